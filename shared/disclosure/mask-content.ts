import type { Block, Body, ClosedGrounds, Run, TableBlock } from '../document/body.ts';
import { recipientText } from '../document/letter.ts';
import type { DocumentContent } from '../document/official-document.ts';
import { withMarkedGrounds } from './closed-passages.ts';
import type { FalseFinding } from './false-findings.ts';
import { looseText, placesOf } from './loose-text.ts';
import { redactLetter, redactName, redactText } from './redact.ts';
import { allGrounds } from './withheld.ts';

/**
 * 공개본 가림: what the disclosure officer closes in the public copy after the approval. The record itself stays as it was
 * signed; only what citizens are handed is made of the masked text.
 */
export type PublicMasks = {
  readonly words: readonly { readonly text: string; readonly grounds: ClosedGrounds }[];
  /** Attachments that are closed whole. */
  readonly attachments: readonly { readonly id: string; readonly grounds: ClosedGrounds }[];
  /** 공개용 제목 in the place of the approved one. */
  readonly publicTitle?: string;
  /** 잘못 찾은 것: shown again although a check finds them, until they are masked anew. */
  readonly falseFindings?: readonly FalseFinding[];
};

export function masksNothing({ words, attachments, publicTitle }: PublicMasks): boolean {
  return words.length + attachments.length === 0 && publicTitle === undefined;
}

/** `words` of one act, `all` of a document. */
export const MASK_LIMITS = { words: 50, word: 200, all: 300 } as const;

/** What was masked before together with what is masked now; the same word or file is there once, on all its grounds. */
export function withMasks(known: PublicMasks | undefined, asked: PublicMasks): PublicMasks {
  const words = [...(known?.words ?? []), ...asked.words];
  const files = [...(known?.attachments ?? []), ...asked.attachments];
  const publicTitle = asked.publicTitle ?? known?.publicTitle;
  const falseFindings = known?.falseFindings ?? [];
  return {
    words: onceEach(words, ({ text }) => looseText(text).text),
    attachments: onceEach(files, ({ id }) => id),
    ...(publicTitle === undefined ? {} : { publicTitle }),
    ...(falseFindings.length === 0 ? {} : { falseFindings }),
  };
}

/** 가림 풀기: which masks are taken back, words and files by what they are. */
export type MasksToLift = {
  readonly words: readonly string[];
  readonly attachments: readonly string[];
  readonly publicTitle: boolean;
};

/** What stays masked and what was taken back; nothing where one of them is masked no more. */
export function liftMasks(
  known: PublicMasks,
  asked: MasksToLift,
): { readonly left: PublicMasks; readonly lifted: Omit<PublicMasks, 'falseFindings'> } | undefined {
  const { publicTitle, falseFindings, ...masks } = known;
  const words = new Set(asked.words.map((word) => looseText(word).text));
  const files = new Set(asked.attachments);
  const title = publicTitle === undefined ? {} : { publicTitle };
  const part = (isLifted: boolean) => ({
    words: masks.words.filter(({ text }) => words.has(looseText(text).text) === isLifted),
    attachments: masks.attachments.filter(({ id }) => files.has(id) === isLifted),
    ...(asked.publicTitle === isLifted ? title : {}),
  });
  const [left, lifted] = [{ ...part(false), ...(falseFindings ? { falseFindings } : {}) }, part(true)];
  const isThere =
    lifted.words.length === words.size &&
    lifted.attachments.length === files.size &&
    (publicTitle !== undefined || !asked.publicTitle);
  return isThere ? { left, lifted } : undefined;
}

function onceEach<Mask extends { readonly grounds: ClosedGrounds }>(
  masks: readonly Mask[],
  nameOf: (mask: Mask) => string,
) {
  const found = new Map<string, Mask>();
  for (const mask of masks) {
    const same = found.get(nameOf(mask));
    found.set(nameOf(mask), same ? { ...same, grounds: allGrounds([same.grounds, mask.grounds]) } : mask);
  }
  return [...found.values()];
}

/** What words are looked for in. */
type SearchedContent = Pick<DocumentContent, 'publicTitle' | 'summary' | 'keywords' | 'body' | 'letter'> & {
  readonly attachments: readonly Pick<DocumentContent['attachments'][number], 'name' | 'disclosure'>[];
};

type Word = { readonly word: string; readonly grounds: ClosedGrounds };

/** The words as texts are compared: without spaces and signs, so that a number is found however it is written. */
function wordsOf({ words }: PublicMasks): readonly Word[] {
  return words.flatMap(({ text, grounds }) => {
    const word = looseText(text).text;
    return word === '' ? [] : [{ word, grounds }];
  });
}

/**
 * The content as if its drafter had closed these words wherever they stand, in title, summary, keywords and letter too,
 * where nobody can put a mark. All that is made of it goes the way of every closed passage, the search for leaks too.
 */
export function maskContent(content: DocumentContent, masks: PublicMasks): DocumentContent {
  const words = wordsOf(masks);
  const body = maskBody(content.body, words);
  const closed = new Map(masks.attachments.map(({ id, grounds }) => [id, grounds]));
  const masked = {
    ...content,
    title: redactText(content.title, words),
    publicTitle: redactText(masks.publicTitle ?? content.publicTitle, words),
    summary: redactText(content.summary, words),
    keywords: content.keywords.filter((keyword) => redactText(keyword, words) === keyword),
    body,
    ...(content.letter ? { letter: redactLetter(content.letter, words) } : {}),
    attachments: content.attachments.map(({ name, disclosure, ...attachment }) => {
      const grounds = closed.get(attachment.id);
      const shown = grounds ? { level: 'closed' as const, grounds } : disclosure;
      return { ...attachment, name: redactName(name, words), disclosure: shown };
    }),
  };
  const { disclosure, bodyOpen } = withMarkedGrounds(masked, body);
  const grounds = allGrounds([disclosure.grounds, ...masks.attachments.map((each) => each.grounds)]);
  const isWhole = disclosure.level === 'open' && grounds.length === 0;
  return {
    ...masked,
    ...(isWhole
      ? { disclosure, bodyOpen }
      : {
          disclosure: { level: disclosure.level === 'open' ? ('partiallyOpen' as const) : disclosure.level, grounds },
          bodyOpen: bodyOpen || disclosure.level === 'open',
        }),
  };
}

/** How often the words stand in what citizens are shown: text, title, letter and the names of files. */
export function countMasked(content: SearchedContent, text: string): number {
  const word = looseText(text).text;
  if (word === '') return 0;
  const lines = [
    content.publicTitle,
    content.summary,
    ...content.keywords,
    ...content.body.blocks.flatMap(linesOfBlock),
    ...(content.letter ? [...content.letter.recipients.map(recipientText), content.letter.via ?? ''] : []),
    ...content.attachments.filter(({ disclosure }) => disclosure.level === 'open').map(({ name }) => name),
  ];
  return lines.reduce((sum, line) => sum + placesOf(looseText(line), word).length, 0);
}

function linesOfBlock(block: Block): string[] {
  const text = (runs: readonly Run[]) => runs.map((run) => (run.closed ? ' ' : run.text)).join('');
  switch (block.type) {
    case 'heading':
    case 'paragraph':
    case 'item':
      return [text(block.content)];
    case 'enclosures':
      return block.items.map(text);
    case 'image':
      return block.closed ? [] : [block.alt, text(block.caption)];
    case 'table':
      if (block.closed) return [];
      return block.rows.flatMap(({ cells }) =>
        cells.flatMap((cell) => (cell.closed ? [] : cell.content.map(({ content }) => text(content)))),
      );
  }
}

function maskBody(body: Body, words: readonly Word[]): Body {
  return words.length === 0 ? body : { ...body, blocks: body.blocks.map((block) => maskBlock(block, words)) };
}

function maskBlock(block: Block, words: readonly Word[]): Block {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
    case 'item':
      return { ...block, content: maskRuns(block.content, words) };
    case 'enclosures':
      return { ...block, items: block.items.map((runs) => maskRuns(runs, words)) };
    case 'image': {
      // Words for those who do not see it cannot carry a mark: a picture that is described by a closed word is closed.
      const told = words.filter(({ word }) => looseText(block.alt).text.includes(word));
      if (told.length > 0) return { ...block, closed: allGrounds([block.closed, ...told.map((each) => each.grounds)]) };
      return { ...block, caption: maskRuns(block.caption, words) };
    }
    case 'table':
      return maskTable(block, words);
  }
}

function maskTable(table: TableBlock, words: readonly Word[]): TableBlock {
  return {
    ...table,
    rows: table.rows.map(({ cells }) => ({
      cells: cells.map((cell) => ({
        ...cell,
        content: cell.content.map((paragraph) => ({ ...paragraph, content: maskRuns(paragraph.content, words) })),
      })),
    })),
  };
}

/** A word may stand over several runs (half of it bold): every part of it is closed. */
function maskRuns(runs: readonly Run[], words: readonly Word[]): readonly Run[] {
  const text = runs.map((run) => run.text).join('');
  const loose = looseText(text);
  const places = words.flatMap(({ word, grounds }) => placesOf(loose, word).map((place) => ({ ...place, grounds })));
  if (places.length === 0) return runs;
  let at = 0;
  return runs.flatMap((run) => {
    const from = at;
    at += run.text.length;
    const cuts = new Set([from, at]);
    for (const place of places) for (const edge of [place.from, place.to]) if (edge > from && edge < at) cuts.add(edge);
    const edges = [...cuts].sort((one, other) => one - other);
    return edges.slice(0, -1).map((start, index): Run => {
      const end = edges[index + 1] ?? at;
      const over = places.filter((place) => place.from < end && place.to > start).map((place) => place.grounds);
      const part = { ...run, text: text.slice(start, end) };
      return over.length === 0 ? part : { ...part, closed: allGrounds([run.closed, ...over]) };
    });
  });
}
