import type { Page } from 'playwright-core';

/** One place where the Tab key stops: what it is called, and whether somebody who cannot use a mouse can see it. */
export type Stop = { readonly name: string; readonly fault: string | undefined };

/** Presses Tab until something of this name has the focus; answers every stop on the way, this one last. */
export async function tabTo(page: Page, wanted: string | RegExp, most = 80): Promise<Stop[]> {
  const stops: Stop[] = [];
  for (let presses = 0; presses < most; presses += 1) {
    await page.keyboard.press('Tab');
    const stop = await focusedStop(page);
    stops.push(stop);
    if (stop.fault !== undefined) throw new Error(`${stop.name} has the focus and ${stop.fault}`);
    if (typeof wanted === 'string' ? stop.name === wanted : wanted.test(stop.name)) return stops;
  }
  throw new Error(`Tab never comes to ${wanted}: ${stops.map(({ name }) => name).join(' | ')}`);
}

export function focusedStop(page: Page): Promise<Stop> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement) || element === document.body)
      return { name: 'the page itself', fault: undefined };
    const words = (each: Element | null | undefined) => (each?.textContent ?? '').replace(/\s+/g, ' ').trim();
    const field = element as HTMLInputElement;
    // The label's own words, without what it holds: options of a select, hints in small print.
    const labelWords = [...(field.labels?.[0]?.childNodes ?? [])].find(
      (node) => node.nodeType === Node.TEXT_NODE && words(node as unknown as Element) !== '',
    );
    const name =
      element.getAttribute('aria-label') ??
      (labelWords ? words(labelWords as unknown as Element) : words(field.labels?.[0] ?? element));
    const style = getComputedStyle(element);
    const ringed = (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none';
    const box = element.getBoundingClientRect();
    const x = Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1);
    const y = Math.min(Math.max(box.top + Math.min(box.height, 40) / 2, 0), innerHeight - 1);
    const top = document.elementFromPoint(x, y);
    const seen = top !== null && (element.contains(top) || top.contains(element));
    const within = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth && box.width > 0;
    const fault = !ringed
      ? 'shows no sign of it'
      : !within
        ? 'is out of sight'
        : seen
          ? undefined
          : `is covered by ${top?.outerHTML.slice(0, 80)}`;
    return { name, fault };
  });
}
