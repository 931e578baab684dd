/** Conjoining jamo (U+1100…, extensions A and B) and the tone marks (방점), with the modern syllable they go on. */
const RUN = /[\uac00-\ud7a3]?[\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff\u302e\u302f]+/g;
const NEEDED = new RegExp(RUN.source);

/** True where a text has letters whose outline hangs on their neighbours. Modern Korean has none. */
export function needsShaping(text: string): boolean {
  return NEEDED.test(text);
}

/** A text as runs in their order, those of old Hangul apart from all others. */
export function splitRuns(text: string): { readonly run: string; readonly isOldHangul: boolean }[] {
  const runs: { run: string; isOldHangul: boolean }[] = [];
  let from = 0;
  for (const match of text.matchAll(RUN)) {
    if (match.index > from) runs.push({ run: text.slice(from, match.index), isOldHangul: false });
    runs.push({ run: match[0], isOldHangul: true });
    from = match.index + match[0].length;
  }
  if (from < text.length) runs.push({ run: text.slice(from), isOldHangul: false });
  return runs;
}
