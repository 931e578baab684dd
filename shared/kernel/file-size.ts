/** `512 B`, `25.9 KB`, `1.8 MB`. */
export function fileSizeText(bytes: number): string {
  if (bytes < 1_024) return `${bytes} B`;
  const inKilobytes = bytes / 1_024;
  return inKilobytes < 1_024 ? `${inKilobytes.toFixed(1)} KB` : `${(inKilobytes / 1_024).toFixed(1)} MB`;
}
