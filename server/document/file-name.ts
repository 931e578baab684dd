import { DOCUMENT_LIMITS } from '../../shared/document/official-document.ts';

/** Controls, and the marks that turn the reading direction: `report‮fdp.exe` would be shown as `reportexe.pdf`. */
const UNREADABLE = /[\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffd]/u;

/** The name as the record keeps it (NFC: macOS sends NFD), or undefined where it cannot be kept as it is. */
export function readFileName(sent: string): string | undefined {
  const name = sent.normalize('NFC').trim();
  const isTooLong = [...name].length > DOCUMENT_LIMITS.attachmentName;
  if (name === '' || isTooLong || UNREADABLE.test(name) || /[\\/]/.test(name)) return undefined;
  return /^\.+$|\.$/.test(name) ? undefined : name;
}

/** `hwpx`, in lower case; empty where the name has none. */
export function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? '' : name.slice(dot + 1).toLowerCase();
}
