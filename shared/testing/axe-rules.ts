/** What axe is asked on every page. */
export const AXE_RULES = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'] as const;

/**
 * The rules of these whose answer depends on how things look: on colours and lines, and on where and how large they
 * are. All others ask what the elements are, what they are called and which of them can be seen, their structure:
 * while that stays, so does their answer, and another mode of the screen need not be asked about it again.
 */
export const RULES_OF_A_LOOK = [
  'color-contrast',
  'link-in-text-block',
  'target-size',
  'scrollable-region-focusable',
] as const;
