/** 붙임: how much one document takes (architecture 4.11). */
export const ATTACHMENT_LIMITS = {
  fileBytes: 200 * 1024 * 1024,
  documentBytes: 1024 * 1024 * 1024,
} as const;

/** `200MB`, `1GB`: a limit in the words of a message. */
export function inWords(bytes: number): string {
  const gigabyte = 1024 ** 3;
  return bytes >= gigabyte ? `${bytes / gigabyte}GB` : `${Math.floor(bytes / 1024 ** 2)}MB`;
}
