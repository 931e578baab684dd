import { certainFindings } from '../../shared/disclosure/personal-data/check-content.ts';
import { findPersonalData } from '../../shared/disclosure/personal-data/find-personal-data.ts';
import type { PersonalFinding } from '../../shared/disclosure/personal-data/personal-finding.ts';
import { type FileFinding, type FilePlace, MOST_FILE_FINDINGS } from '../../shared/originals/file-finding.ts';
import { type PlacedLine, placedLines } from '../../shared/originals/plain-text.ts';
import type { PersonalDataCount, ReadDocument } from '../../shared/originals/read-document.ts';
import type { Read } from './read.ts';

/** 개인정보 점검 of a file that has been read: what is certain counted by kind, and each finding with its place. */
export function findInFile(
  read: Read,
): Pick<ReadDocument, 'personalData'> & Required<Pick<ReadDocument, 'findings' | 'moreFindings'>> {
  const aside = (read.aside ?? []).map(({ text, spot, unlessShown }): PlacedLine & { readonly again: boolean } => ({
    ...{ text, place: { part: '', spot }, hidden: [] },
    again: unlessShown ?? false,
  }));
  const first = [...placedLines(read), ...aside.filter(({ again }) => !again)];
  const lines = [...first, ...aside.filter(({ again }) => again)];
  // As one text: what a column is called tells what the numbers below it are.
  const text = lines.map((line) => line.text).join('\n');
  const firstEnds = first.reduce((sum, line) => sum + line.text.length + 1, 0);
  const found = toldOnce(findPersonalData(text), firstEnds, text);
  const certain = certainFindings(found);
  const likely = found.filter(({ confidence }) => confidence !== 'certain');
  const told = new Set([...certain, ...likely].slice(0, MOST_FILE_FINDINGS));
  return {
    personalData: countsOf(certain),
    findings: placed(
      found.filter((finding) => told.has(finding)),
      lines,
      text,
    ),
    moreFindings: found.length - told.size,
  };
}

/** Of what stands in the file a second time as a rule (from an offset on), only what is told nowhere before. */
function toldOnce(found: readonly PersonalFinding[], from: number, text: string): readonly PersonalFinding[] {
  const told = new Set<string>();
  return found.filter((finding) => {
    // A number over two lines is the same one where these are one, and one with dashes is the same without them.
    const said = text.slice(finding.from, finding.to).replace(/\s/g, '');
    const words = `${finding.kind} ${said.replace(/(?<=\d)-(?=\d)/g, '')}`;
    // What was likely elsewhere may be certain here.
    const isTold = told.has(`certain ${words}`) || told.has(`${finding.confidence} ${words}`);
    if (finding.from >= from && isTold) return false;
    told.add(`${finding.confidence} ${words}`);
    return true;
  });
}

/** What is certain depends on no agency's own addresses, so one reading serves all who ask. */
function countsOf(certain: readonly PersonalFinding[]): readonly PersonalDataCount[] {
  const counts = new Map<PersonalDataCount['kind'], number>();
  for (const { kind } of certain) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].map(([kind, count]) => ({ kind, count }));
}

/** Findings come in the order of the text, so the lines are gone through once. */
function placed(findings: readonly PersonalFinding[], lines: readonly PlacedLine[], text: string): FileFinding[] {
  let line = 0;
  let start = 0;
  return findings.map(({ kind, confidence, ground, from, to }) => {
    for (let length = lines[line]?.text.length ?? 0; line < lines.length - 1 && from > start + length; ) {
      start += length + 1;
      line += 1;
      length = lines[line]?.text.length ?? 0;
    }
    return { kind, confidence, ground, words: text.slice(from, to), place: placeOf(lines[line], from - start) };
  });
}

function placeOf(line: PlacedLine | undefined, at: number): FilePlace {
  if (!line) return { part: '', spot: 'text' };
  const isHidden = line.hidden.some(({ from, to }) => at >= from && at < to);
  const isShown = line.place.spot === 'text' || line.place.spot === 'table';
  return isHidden && isShown ? { ...line.place, spot: 'hiddenText' } : line.place;
}
