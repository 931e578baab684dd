import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { isRefusal } from '../../shared/kernel/refusal.ts';
import type { ReadBlock, ReadCell, ReadDocument } from '../../shared/originals/read-document.ts';
import { withoutHidden } from '../../shared/originals/without-hidden.ts';
import type { PaperPictures } from '../../shared/paper/paper-document.ts';
import type { RenderedPaper } from '../../shared/paper/render-paper.ts';
import { renderView } from '../../shared/paper/render-view.ts';
import type { ViewPaper } from '../../shared/paper/view-paper.ts';
import { paperFonts } from './golden-papers/drawn-papers.ts';

const ATTACHED = { agencyName: '한빛시', attachedTo: '자치행정과-27733' };

/** The PDF of what was read out of a file, by the real painter. */
export function drawnView(
  document: ReadDocument,
  fileName: string,
  more: Partial<ViewPaper> = {},
  pictures?: PaperPictures,
): RenderedPaper {
  const view = { ...ATTACHED, fileName, document: withoutHidden(document), ...more };
  const deflate = (bytes: Uint8Array) => deflateSync(bytes);
  const drawn = renderView(view, { fonts: paperFonts, deflate, ...(pictures ? { pictures } : {}) });
  if (isRefusal(drawn)) throw new Error(`refused: ${JSON.stringify(drawn)}`);
  return drawn;
}

/** A document of these blocks, as the readers make them. */
function readOf(blocks: readonly ReadBlock[]): ReadDocument {
  const nothing = { facts: [], properties: [], leftOut: [], personalData: [] };
  return { v: 1, format: 'xlsx', ...nothing, parts: [{ kind: 'sheet', name: '시트', blocks }] };
}

const words = fc.constantFrom(
  '돌봄',
  '1,200',
  'CO₂',
  '',
  '추진 결과\n둘째 줄',
  '가나다라마바사아자차카타파하',
  'longwordwithoutspaces'.repeat(4),
);
/** Whatever a file may hold, tables in cells of tables with spans that do not fit too. */
const { block: anyBlock } = fc.letrec<{ block: ReadBlock; cell: ReadCell; blocks: ReadBlock[] }>((tie) => ({
  blocks: fc.array(tie('block'), { maxLength: 3, depthIdentifier: 'blocks' }),
  cell: fc.record({
    ...{ colspan: fc.integer({ min: 1, max: 4 }), rowspan: fc.integer({ min: 1, max: 3 }), content: tie('blocks') },
  }),
  block: fc.oneof(
    { depthIdentifier: 'blocks', maxDepth: 3 },
    words.map((text): ReadBlock => ({ type: 'paragraph', content: [{ text }] })),
    fc
      .tuple(words, fc.integer({ min: 0, max: 9 }), fc.constantFrom('1.', '가.', '•', ''))
      .map(([text, depth, label]): ReadBlock => ({ type: 'paragraph', label, depth, content: [{ text }] })),
    fc
      .tuple(words, fc.integer({ min: 1, max: 9 }))
      .map(([text, level]): ReadBlock => ({ type: 'heading', level, content: [{ text }, { text: '', note: 1 }] })),
    tie('blocks').map((content): ReadBlock => ({ type: 'frame', kind: 'footnote', number: 1, content })),
    fc.constant<ReadBlock>({ type: 'object', kind: 'picture', text: '약도' }),
    fc
      .tuple(fc.array(fc.array(tie('cell'), { maxLength: 5 }), { maxLength: 5 }), words, fc.integer({ min: 0, max: 2 }))
      .map(([rows, text, heads]): ReadBlock => {
        const head = (cell: ReadCell, at: number) => (at < heads ? { ...cell, header: true as const } : cell);
        return {
          type: 'table',
          caption: [{ text }],
          rows: rows.map((cells, at) => ({ cells: cells.map((cell) => head(cell, at)) })),
        };
      }),
  ),
}));

/** Documents of up to six blocks, always the same ones for a seed. */
export function anyDocuments(count: number, seed: number): readonly ReadDocument[] {
  return fc.sample(fc.array(anyBlock, { minLength: 1, maxLength: 6 }), { numRuns: count, seed }).map(readOf);
}

/** Tries a property with as many documents of any blocks; a failure says which blocks and the seed. */
export function holdsForAnyDocument(holds: (document: ReadDocument) => Promise<void>, runs: number): Promise<void> {
  const blocks = fc.array(anyBlock, { minLength: 1, maxLength: 6 });
  return fc.assert(
    fc.asyncProperty(blocks, (each) => holds(readOf(each))),
    { numRuns: runs },
  );
}
