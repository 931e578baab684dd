import type { SignatureBoxes } from '../../shared/approval/signature-boxes.ts';
import type { Disclosure } from '../../shared/disclosure/disclosure.ts';
import type { Block, Body, Run, TableCell } from '../../shared/document/body.ts';
import type { DocumentContent } from '../../shared/document/official-document.ts';
import { box } from '../../shared/testing/written-paper.ts';
import type { StoredFile } from '../platform/files/file-store.ts';
import type { ApprovedRecord } from '../publication/public-copy.ts';

/** An approved document of chance with what of it citizens may find and what nobody may, word by word. */
export type RandomPublication = {
  readonly record: ApprovedRecord;
  readonly isWithdrawn: boolean;
  readonly isShown: boolean;
  readonly bodyShown: boolean;
  /** Words of the page and of the search; none where nothing is shown. */
  readonly open: readonly string[];
  readonly hidden: readonly string[];
  readonly attachments: readonly { readonly id: string; readonly isShown: boolean }[];
};

export type Throw = (below: number) => number;

/** No word is thrown twice, and none is a part of another: whatever shows one of them shows what it stands for. */
export class Words {
  readonly #dice: Throw;
  readonly #thrown = new Set<string>();

  constructor(dice: Throw) {
    this.#dice = dice;
  }

  next(): string {
    for (;;) {
      const word = Array.from({ length: 4 }, () => String.fromCharCode(0xac00 + this.#dice(11_172))).join('');
      if (this.#thrown.has(word)) continue;
      this.#thrown.add(word);
      return word;
    }
  }
}

type Ink = { readonly open: string[]; readonly closed: string[]; readonly words: Words; readonly dice: Throw };

const CLOSED = [6] as const;
const OPEN: Disclosure = { level: 'open', grounds: [] };

export type Drawing = { readonly dice: Throw; readonly words: Words; readonly file: StoredFile };

export function drawPublication({ dice, words, file }: Drawing, place: number): RandomPublication {
  const level = (['open', 'partiallyOpen', 'partiallyOpen', 'closed'] as const)[dice(4)] ?? 'open';
  const disclosure: Disclosure = level === 'open' ? OPEN : { level, grounds: [...CLOSED] };
  const bodyOpen = level === 'open' || dice(3) > 0;
  const isShown = level !== 'closed';
  const ink: Ink = { open: [], closed: [], words, dice };
  const body = drawBody(ink, level === 'partiallyOpen');
  const [title, publicTitle, summary, keyword] = [words.next(), words.next(), words.next(), words.next()];
  // What is closed in the body stands again where nobody can put a mark on it.
  const again = ink.closed.length > 0 && dice(2) === 0 ? ` ${ink.closed[dice(ink.closed.length)]}` : '';
  const files = Array.from({ length: dice(3) }, () => ({ word: words.next(), isOpen: dice(2) === 0 }));
  const content: DocumentContent = {
    ...{
      title,
      publicTitle: publicTitle + again,
      summary: summary + again,
      keywords: [keyword, ...again.split(' ').slice(1)],
    },
    ...{ body, disclosure, bodyOpen, licence: 'none', unitTaskId: null },
    attachments: files.map(({ word, isOpen }, at) => ({
      ...{ id: `00000000-0000-4000-8000-${String(place * 10 + at).padStart(12, '0')}`, name: `${word}${again}.txt` },
      ...{ mediaType: 'text/plain', size: file.size, sha256: file.sha256 },
      disclosure: isOpen ? OPEN : { level: 'closed', grounds: [...CLOSED] },
    })),
  };
  const isWithdrawn = isShown && dice(4) === 0;
  const bodyShown = isShown && bodyOpen;
  const inText = [...ink.open, summary, keyword];
  const named = (wanted: boolean) => files.flatMap(({ word, isOpen }) => (isOpen === wanted ? [word] : []));
  // The whole name of a file goes where a part of it is closed.
  const names = again === '' ? named(true) : [];
  const open = isShown && !isWithdrawn ? [publicTitle, ...names, ...(bodyShown ? inText : [])] : [];
  const all = [title, publicTitle, ...inText, ...ink.closed, ...files.map(({ word }) => word)];
  return {
    record: recordOf(content, place, file),
    ...{ isWithdrawn, isShown: isShown && !isWithdrawn, bodyShown, open },
    hidden: all.filter((word) => !open.includes(word)),
    attachments: content.attachments.map(({ id, disclosure: own }) => ({
      id,
      isShown: isShown && !isWithdrawn && own.level === 'open',
    })),
  };
}

function recordOf(content: DocumentContent, place: number, { storageName }: StoredFile): ApprovedRecord {
  const boxes: SignatureBoxes = { signRow: [box('주무관', { name: '강서윤' })], cooperation: [] };
  return {
    ...{ agencyId: 1, managementNumber: `D0001${String(place).padStart(9, '0')}`, content },
    ...{ documentNumber: `자치행정과-${place}`, furtherNumber: undefined, approvedOn: '2026-03-03' },
    ...{ agencyName: '시험시', upperUnitName: null, unitName: '자치행정과', drafterName: '강서윤' },
    ...{ drafterPhone: '2133-5835', classificationPath: ['행정'], retention: 'y10', boxes, letterFacts: null },
    attachments: content.attachments.map((attachment) => ({ ...attachment, storageName })),
  } as ApprovedRecord;
}

function drawBody(ink: Ink, mayClose: boolean): Body {
  const blocks = Array.from({ length: 2 + ink.dice(4) }, () => drawBlock(ink, mayClose));
  if (ink.dice(3) === 0) blocks.push({ type: 'enclosures', items: [drawRuns(ink, mayClose), drawRuns(ink, mayClose)] });
  return { v: 1, blocks };
}

function drawBlock(ink: Ink, mayClose: boolean): Block {
  const content = () => drawRuns(ink, mayClose);
  switch (ink.dice(5)) {
    case 0:
      return { type: 'heading', content: content() };
    case 1:
      return { type: 'item', kind: 'number', level: 1, content: content() };
    case 2:
      return drawTable(ink, mayClose);
    case 3:
      return drawPicture(ink, mayClose);
    default:
      return { type: 'paragraph', content: content() };
  }
}

function drawTable(ink: Ink, mayClose: boolean): Block {
  const isClosed = mayClose && ink.dice(4) === 0;
  const cell = (): TableCell => {
    const isCellClosed = !isClosed && mayClose && ink.dice(3) === 0;
    const content = isClosed || isCellClosed ? [written(ink, true)] : drawRuns(ink, mayClose);
    const closed = isCellClosed ? { closed: CLOSED } : {};
    return { ...closed, colspan: 1, rowspan: 1, content: [{ type: 'paragraph', content }] };
  };
  const rows = [{ cells: [cell(), cell()] }, { cells: [cell(), cell()] }];
  return { ...(isClosed ? { closed: CLOSED } : {}), type: 'table', columns: [0.5, 0.5], rows };
}

function drawPicture(ink: Ink, mayClose: boolean): Block {
  const isClosed = mayClose && ink.dice(2) === 0;
  return {
    ...(isClosed ? { closed: CLOSED } : {}),
    ...{ type: 'image', sha256: '0'.repeat(64), mediaType: 'image/png', width: 9, height: 9, share: 50 },
    ...{ align: 'center', alt: written(ink, isClosed).text, caption: [written(ink, isClosed)] },
  };
}

/** Words open and, where the document may have them, closed ones between them. */
function drawRuns(ink: Ink, mayClose: boolean): Run[] {
  return Array.from({ length: 1 + ink.dice(3) }, () => {
    const run = written(ink, mayClose && ink.dice(2) === 0);
    // Spaces part it from the next, for two closed words side by side would be one.
    const text = ` ${run.text} `;
    if (!ink.closed.includes(run.text)) return { text };
    return { text, closed: CLOSED, ...(ink.dice(3) === 0 ? { href: `https://example.kr/${run.text}` } : {}) };
  });
}

function written({ open, closed, words }: Ink, isClosed: boolean): { readonly text: string } {
  const text = words.next();
  (isClosed ? closed : open).push(text);
  return { text };
}
