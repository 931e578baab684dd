/**
 * Everything that rules of structure judge, for comparison with itself: all elements with what they say, without the
 * mode of the screen itself, and which of them are seen. Runs in the page, so it takes nothing from around it.
 */
export function structureNow(): string {
  const said = document.documentElement.outerHTML.replace(/ data-krds-mode="[^"]*"/, '');
  const seen = [...document.querySelectorAll('*')].map((each) =>
    each.checkVisibility({ visibilityProperty: true }) ? '1' : '0',
  );
  return said + seen.join('');
}
