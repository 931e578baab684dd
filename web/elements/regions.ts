/** The regions of a page from the top, as the eye takes them; a page has only some of them. */
const REGIONS = '.top-bar, .nav, .list, .preview, .page-bar, .stage, .desk, .page, .alone, .phone-tabs';
const REACHED = 'a[href], button:not(:disabled), input:not(:disabled), select, textarea, [tabindex], [contenteditable]';
const lastFocus = new WeakMap<Element, HTMLElement>();

/** F6: takes the focus to the next region, to where it last stood there; `step` -1 goes back. */
export function moveToRegion(root: HTMLElement, step: 1 | -1): void {
  const regions = outermost([...root.querySelectorAll<HTMLElement>(REGIONS)].filter((one) => one.checkVisibility()));
  const focused = document.activeElement;
  const at = regions.findIndex((region) => region.contains(focused));
  const from = regions[at];
  if (from && focused instanceof HTMLElement) lastFocus.set(from, focused);
  const to = regions[at < 0 ? 0 : (at + step + regions.length) % regions.length];
  if (to) standIn(to);
}

function outermost(regions: readonly HTMLElement[]): readonly HTMLElement[] {
  return regions.filter((region) => !regions.some((other) => other !== region && other.contains(region)));
}

function standIn(region: HTMLElement): void {
  const last = lastFocus.get(region);
  const known = last && region.contains(last) && last.checkVisibility() ? last : undefined;
  const first = [...region.querySelectorAll<HTMLElement>(REACHED)].find(
    (one) => one.tabIndex >= 0 && one.checkVisibility(),
  );
  const target = known ?? region.querySelector<HTMLElement>('[aria-current]') ?? first ?? region;
  // A sheet without links can still be scrolled by the one who stands in it.
  if (target === region) region.tabIndex = -1;
  target.focus();
}
