/**
 * Everything that rules of structure judge, for comparison with itself: all elements with what they say, without the
 * mode of the screen itself, which of them are seen, and which are there for ears alone. Runs in the page, so it takes
 * nothing from around it.
 */
export function structureNow(): string {
  const said = document.documentElement.outerHTML.replace(/ data-krds-mode="[^"]*"/, '');
  const seen = [...document.querySelectorAll('*')].map((each) => {
    if (!each.checkVisibility({ visibilityProperty: true })) return '0';
    const { clip, clipPath } = getComputedStyle(each);
    return clip === 'auto' && clipPath === 'none' ? '1' : '2';
  });
  return said + seen.join('');
}
