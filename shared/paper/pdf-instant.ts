const KOREA_MS = 9 * 60 * 60 * 1000;

/** `D:20260303090000+09'00'`: an instant as PDF writes it, by the clock of the office. */
export function pdfInstant(at: Date): string {
  const inKorea = new Date(at.getTime() + KOREA_MS).toISOString();
  return `D:${inKorea.replace(/\D/g, '').slice(0, 14)}+09'00'`;
}
