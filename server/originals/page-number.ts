const COUNTED = /^(?:\d{0,4}|[‹<][^‹›<>\d]{0,20}[›>])$/u;

/** Whether a text in a margin does no more than count: `3`, `- 3 -`, `3 / 12`, `‹#›`, `<번호>`. */
export function isPageNumber(text: string): boolean {
  return text.split('/').every((piece) => COUNTED.test(piece.replace(/[\s-]/g, '')));
}
