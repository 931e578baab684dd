import type { ReadBlock } from '../../../shared/originals/read-document.ts';
import { GrowingText } from '../growing-text.ts';
import type { Tally } from '../tally.ts';
import type { PdfPage } from './pdf-pieces.ts';

type Annotation = Readonly<Record<string, unknown>>;

/** Files, sounds and films that hang on a page. */
const HOLDS_A_FILE: ReadonlySet<unknown> = new Set(['FileAttachment', 'Sound', 'Movie', 'Screen', 'RichMedia', '3D']);

/** Comments, and what has been written into the fields of a form; each with the words that its looks have besides. */
export async function annotationsOf(page: PdfPage, tally: Tally): Promise<readonly ReadBlock[]> {
  const annotations = (await page.getAnnotations({ intent: 'any' }).catch(() => [])) as readonly Annotation[];
  return annotations.flatMap((annotation): readonly ReadBlock[] => {
    const { subtype } = annotation;
    if (HOLDS_A_FILE.has(subtype)) tally.leave('embedded');
    if (subtype === 'Popup') return [];
    if (subtype === 'Widget') return fieldBlocks(annotation, tally);
    if (subtype === 'Link') {
      for (const url of [annotation['url'], annotation['unsafeUrl']]) {
        if (typeof url === 'string') tally.leaveAddress(url);
      }
    }
    // A stamp may say anything by its looks, of which no more than the letters is known.
    if (subtype === 'Stamp') tally.leave('drawing');
    return commentBlocks(annotation, tally);
  });
}

function commentBlocks(annotation: Annotation, tally: Tally): readonly ReadBlock[] {
  const growing = new GrowingText(tally);
  // What a link is described by stands on no page; what is written over it does.
  const words = annotation['subtype'] === 'Link' ? '' : wordsOf(annotation['contentsObj']);
  for (const text of saidOnce(words, drawnWords(annotation))) {
    growing.begin({});
    growing.text(text);
  }
  growing.end();
  if (growing.blocks.length === 0) return [];
  const by = wordsOf(annotation['titleObj']);
  return [{ type: 'frame', kind: 'comment', ...(by === '' ? {} : { by }), content: growing.blocks }];
}

function fieldBlocks(annotation: Annotation, tally: Tally): readonly ReadBlock[] {
  const { fieldName, annotationFlags, fieldType, checkBox, radioButton } = annotation;
  // Hidden, or shown on paper alone.
  const isHidden = typeof annotationFlags === 'number' && (annotationFlags & (2 | 32)) !== 0;
  // What is drawn into a box to tick says no more than whether it is ticked.
  const drawn = checkBox === true || radioButton === true ? '' : drawnWords(annotation);
  const texts = saidOnce(fieldWords(annotation), drawn);
  // A signature without letters is a picture of a seal, as a rule.
  if (fieldType === 'Sig' && drawn === '' && annotation['hasAppearance'] === true) tally.leave('drawing');
  if (texts.length === 0) return [];
  const growing = new GrowingText(tally);
  for (const [at, text] of texts.entries()) {
    growing.begin({});
    const name = at === 0 && typeof fieldName === 'string' && fieldName !== '' ? `${fieldName}: ` : '';
    growing.text(`${name}${text}`, isHidden ? { hidden: true } : {});
  }
  growing.end();
  return growing.blocks;
}

/** What is written and what is drawn, where the one does not say the other. */
function saidOnce(written: string, drawn: string): readonly string[] {
  const bare = (text: string) => text.replace(/\s+/g, '');
  if (bare(written).includes(bare(drawn))) return written === '' ? [] : [written];
  return written === '' ? [drawn] : [written, drawn];
}

/** What is written into a field, or chosen from its list as the list calls it; several may be. */
function fieldWords({ fieldValue, options }: Annotation): string {
  const chosen: readonly unknown[] = Array.isArray(fieldValue) ? fieldValue : [fieldValue];
  const choices: readonly unknown[] = Array.isArray(options) ? options : [];
  const named = chosen.map((value) => {
    const choice = choices.find((each) => isChoice(each) && each.exportValue === value);
    return isChoice(choice) ? choice.displayValue : value;
  });
  return named
    .filter((value) => typeof value === 'string')
    .join(', ')
    .trim();
}

type Choice = { readonly exportValue: unknown; readonly displayValue: unknown };

function isChoice(each: unknown): each is Choice {
  return typeof each === 'object' && each !== null && 'exportValue' in each && 'displayValue' in each;
}

/** The words of its looks. */
function drawnWords({ textContent }: Annotation): string {
  const lines: readonly unknown[] = Array.isArray(textContent) ? textContent : [];
  return lines
    .filter((line) => typeof line === 'string')
    .join('\n')
    .trim();
}

function wordsOf(object: unknown): string {
  const words = typeof object === 'object' && object !== null && 'str' in object ? object.str : '';
  return typeof words === 'string' ? words.trim() : '';
}
