/**
 * 관리번호: `D`, the agency's four-digit ordinal, nine digits of the agency's own sequence. It exists from
 * the first draft and never changes; gaps are allowed here (abandoned drafts keep theirs).
 */
export type ManagementNumber = string;

const PATTERN = /^D\d{13}$/;

export const HIGHEST_MANAGEMENT_SERIAL = 999_999_999;

export function managementNumber(agencyOrdinal: number, serial: number): ManagementNumber {
  return `D${String(agencyOrdinal).padStart(4, '0')}${String(serial).padStart(9, '0')}`;
}

/** The ordinal of the agency that keeps the document, whoever asks for it (공동기안). */
export function agencyOrdinalOf(number: ManagementNumber): number {
  return Number(number.slice(1, 5));
}

export function isManagementNumber(text: string): boolean {
  return PATTERN.test(text);
}
