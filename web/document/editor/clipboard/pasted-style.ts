/**
 * One declaration of a pasted `style` attribute. It is read as text, because the CSP keeps the browser from applying
 * it: `element.style` of anything pasted is empty.
 */
export function pastedStyle(element: Element, property: string): string {
  const declarations = (element.getAttribute('style') ?? '').toLowerCase().split(';');
  const found = declarations.map((each) => each.split(':')).find(([name]) => name?.trim() === property);
  return found?.[1]?.trim() ?? '';
}

const ALIGNS = ['left', 'center', 'right'];

/** How pasted text stood; left is how text stands anyway. */
export function pastedAlign(element: Element): 'center' | 'right' | null {
  const align =
    element.getAttribute('data-align') ?? (pastedStyle(element, 'text-align') || element.getAttribute('align'));
  const known = ALIGNS.find((each) => each === align?.toLowerCase());
  return known === 'center' || known === 'right' ? known : null;
}
