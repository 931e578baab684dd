const PATTERN = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether a text from outside can name anything of ours: PostgreSQL throws on a text that is no uuid. */
export function isUuid(text: string): boolean {
  return PATTERN.test(text);
}
