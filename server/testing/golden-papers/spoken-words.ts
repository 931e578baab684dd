import type { GoldenPaper } from '../../../shared/testing/golden-papers/golden-paper.ts';
import { letterWords } from '../../../shared/testing/letter-words.ts';
import { paperWords, squeezed } from '../../../shared/testing/paper-words.ts';

/** Of what `pdfinfo -struct-text` shows the words alone, in the order in which they are read aloud. */
export function structureWords(shown: string): string {
  return squeezed([...shown.matchAll(/^ *"(.*)"$/gm)].map(([, text]) => text));
}

/** Every word of a paper in its place; what is issued says at its end where it can be asked about. */
export function spokenWords(
  { paper, issued }: Pick<GoldenPaper, 'paper' | 'issued'>,
  marks: 'spoken' | 'drawn',
): string {
  const words = paper.form === 'briefDraft' ? paperWords(paper, marks) : letterWords(paper, marks);
  return words + squeezed(issued ? `진위 확인 ${issued.address}` : '');
}
