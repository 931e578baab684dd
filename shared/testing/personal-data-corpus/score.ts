import type { PersonalDataKind, PersonalFinding } from '../../disclosure/personal-data/personal-finding.ts';
import type { CorpusLine, CorpusMark } from './corpus.ts';

/** What was looked for of one kind: how much of it there was, how much was told, and what was told wrongly. */
export type KindScore = { there: number; told: number; found: number; right: number };

export type Score = {
  readonly byKind: ReadonlyMap<PersonalDataKind, KindScore>;
  /** What stops a publication, of all kinds: found so, and found so rightly. */
  readonly certain: KindScore;
  readonly missed: readonly { readonly line: CorpusLine; readonly mark: CorpusMark }[];
  readonly wrong: readonly { readonly line: CorpusLine; readonly finding: PersonalFinding }[];
};

export function scoreOf(lines: readonly CorpusLine[], find: (text: string) => readonly PersonalFinding[]): Score {
  const byKind = new Map<PersonalDataKind, KindScore>();
  const certain = noScore();
  const missed: Score['missed'][number][] = [];
  const wrong: Score['wrong'][number][] = [];
  const of = (kind: PersonalDataKind) => byKind.get(kind) ?? byKind.set(kind, noScore()).get(kind) ?? noScore();
  for (const line of lines) {
    const findings = find(line.text);
    for (const mark of line.marks) {
      if (mark.optional) continue;
      const told = findings.some((finding) => tells(finding, mark, line.text));
      of(mark.kind).there += 1;
      if (told) of(mark.kind).told += 1;
      else missed.push({ line, mark });
    }
    for (const finding of findings) {
      const right = line.marks.some((mark) => touches(finding, mark));
      const scores = finding.confidence === 'certain' ? [of(finding.kind), certain] : [of(finding.kind)];
      for (const score of scores) {
        score.found += 1;
        if (right) score.right += 1;
      }
      if (!right) wrong.push({ line, finding });
    }
  }
  return { byKind, certain, missed, wrong };
}

const noScore = (): KindScore => ({ there: 0, told: 0, found: 0, right: 0 });

/** A key masks what was found: all of the number has to be in it, but not the dot behind it. */
function tells(finding: PersonalFinding, mark: CorpusMark, text: string): boolean {
  if (!named(finding, mark)) return false;
  // Where a home's address begins and ends is a matter of taste: the door that tells it from others must be in it.
  if (mark.kind === 'homeAddress') return finding.from < mark.to && finding.to > mark.from;
  const written = text.slice(mark.from, mark.to);
  const lead = written.length - written.replace(/^[^\p{L}\p{N}]+/u, '').length;
  const end = mark.from + written.replace(/[^\p{L}\p{N}\p{M}]+$/u, '').length;
  return finding.from <= mark.from + lead && finding.to >= end;
}

const touches = (finding: PersonalFinding, mark: CorpusMark): boolean =>
  named(finding, mark) && finding.from < mark.to && finding.to > mark.from;

const named = (finding: PersonalFinding, mark: CorpusMark): boolean =>
  finding.kind === mark.kind || mark.or.includes(finding.kind);

export const recallOf = (score: KindScore): number => (score.there === 0 ? 1 : score.told / score.there);
export const precisionOf = (score: KindScore): number => (score.found === 0 ? 1 : score.right / score.found);

/** The table that a test prints. */
export function scoreTable(score: Score): string {
  const rows = [...score.byKind].sort(([one], [other]) => one.localeCompare(other));
  const lines = rows.map(([kind, of]) => {
    const figures = `${of.told}/${of.there} ${recallOf(of).toFixed(3)}`.padEnd(18);
    return `${kind.padEnd(18)} recall ${figures} precision ${of.right}/${of.found} ${precisionOf(of).toFixed(3)}`;
  });
  const { right, found } = score.certain;
  return [
    ...lines,
    `what stops a publication: precision ${right}/${found} ${precisionOf(score.certain).toFixed(3)}`,
  ].join('\n');
}
