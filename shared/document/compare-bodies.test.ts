import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Block, Body, Closing, ImageBlock, TableBlock } from './body.ts';
import { type BlockChange, compareBodies, compareTexts, textsOf, type WordChange } from './compare-bodies.ts';

const SEED = Number(process.env.GYEOL_SEED ?? 20_261_121);
const run = (text: string) => [{ text }];
const paragraph = (text: string): Block => ({ type: 'paragraph', content: run(text) });
const item = (text: string): Block => ({ type: 'item', kind: 'number', level: 0, content: run(text) });
const table = (...cells: string[]): Block => ({
  type: 'table',
  columns: [1],
  rows: cells.map((text) => ({
    cells: [{ colspan: 1, rowspan: 1, content: [{ type: 'paragraph', content: run(text) }] }],
  })),
});
const enclosures = (...items: string[]): Block => ({ type: 'enclosures', items: items.map(run) });
const body = (...blocks: Block[]): Body => ({ v: 1, blocks });
const marked = (changes: readonly WordChange[]) =>
  changes.map(({ is, text }) => (is === 'same' ? text : is === 'added' ? `[+${text}]` : `[-${text}]`)).join('');
const told = (changes: readonly BlockChange[]) =>
  changes.map((change) =>
    change.is === 'changed' ? change.texts.map(marked).join(' | ') : `${change.is}: ${textsOf(change.block).join()}`,
  );

describe('what a reviewer has changed', () => {
  test('a corrected word stands within its paragraph, and the others stay as they are', () => {
    const before = body(item('예산은 3백만원입니다.'), item('점검은 3월에 합니다.'));
    const after = body(item('예산은 5백만원입니다.'), item('점검은 3월에 합니다.'));
    expect(told(compareBodies(before, after))).toEqual([
      '예산은 [-3백만원입니다.][+5백만원입니다.]',
      'same: 점검은 3월에 합니다.',
    ]);
  });

  test('a new paragraph is added, a struck one removed, and one of another sense is both', () => {
    const before = body(paragraph('처음'), paragraph('두 곳을 점검함'), paragraph('끝맺음'));
    const after = body(paragraph('처음'), paragraph('예산을 따로 세움'), paragraph('끝맺음'), paragraph('덧붙임'));
    expect(told(compareBodies(before, after))).toEqual([
      'same: 처음',
      'removed: 두 곳을 점검함',
      'added: 예산을 따로 세움',
      'same: 끝맺음',
      'added: 덧붙임',
    ]);
  });

  test('a passage, a cell or a picture that is closed or opened is told in words, not as another look', () => {
    const closed = (grounds?: readonly [6]): Block => ({
      type: 'paragraph',
      content: [{ text: '민원인 ' }, { text: '홍길동', ...(grounds ? { closed: grounds } : {}) }, { text: ' 씨' }],
    });
    expect(told(compareBodies(body(closed([6])), body(closed())))).toEqual([
      '민원인 [-홍길동[비공개 6호]][+홍길동] 씨',
    ]);
    const why = (closing: Closing): Block => ({
      type: 'paragraph',
      content: [{ text: '민원인 ' }, { text: '홍길동', closed: [6], closing }, { text: ' 씨' }],
    });
    expect(told(compareBodies(body(closed([6])), body(why({ reason: '형편이 있음', until: '2026-12-31' }))))).toEqual([
      '민원인 홍길동[비공개 [-6호]][+6호, 사유: 형편이 있음, 검토 종료 예정일: 2026. 12. 31.]] 씨',
    ]);
    const shut: Block = { ...(table('솔숲') as TableBlock), closed: [7] };
    expect(told(compareBodies(body(table('솔숲')), body(shut)))).toEqual(['[-솔숲][+솔숲[비공개 7호]]']);
    const picture: ImageBlock = {
      type: 'image',
      sha256: 'a'.repeat(64),
      mediaType: 'image/png',
      width: 1,
      height: 1,
      share: 50,
      align: 'center',
      alt: '약도',
      caption: [],
    };
    expect(told(compareBodies(body({ ...picture, closed: [6] }), body(picture)))[0]).toContain('비공개');
  });

  test('a table is compared cell by cell while its shape stays, enclosures one by one', () => {
    const before = body(table('솔숲', '09:00~18:00'), enclosures('점검표 1부.'));
    const after = body(table('솔숲', '09:00~20:00'), enclosures('점검표 1부.', '사진 1부.'));
    expect(told(compareBodies(before, after))).toEqual([
      '솔숲 | [-09:00~18:00][+09:00~20:00]',
      '점검표 1부. | [+사진 1부.]',
    ]);
    const wider = body({ ...table('솔숲', '낮', '밤') });
    expect(told(compareBodies(body(table('솔숲', '낮')), wider)).map((line) => line.split(':')[0])).toEqual([
      'removed',
      'added',
    ]);
  });

  test('what is only drawn differently is told as changed with the same words', () => {
    const bold: Block = { type: 'paragraph', content: [{ text: '중요함', bold: true }] };
    expect(told(compareBodies(body(paragraph('중요함')), body(bold)))).toEqual(['중요함']);
  });
});

const words = fc.array(fc.constantFrom('점검', '예산', ' ', '3월', '에', '\n', '공간을', '함.'), { maxLength: 12 });
const text = words.map((each) => each.join(''));
const block: fc.Arbitrary<Block> = fc.oneof(
  text.map(paragraph),
  text.map(item),
  fc.array(text, { minLength: 1, maxLength: 3 }).map((cells) => table(...cells)),
);
const bodies = fc
  .tuple(fc.array(block, { maxLength: 10 }), fc.option(fc.array(text, { minLength: 1, maxLength: 3 })))
  .map(([blocks, items]) => body(...blocks, ...(items ? [enclosures(...items)] : [])));

/** A body and another made of it by a few changes, as a reviewer makes them. */
const corrected = bodies.chain((before) =>
  fc.array(fc.tuple(fc.nat(10), fc.constantFrom('drop', 'add', 'swap'), block), { maxLength: 4 }).map((changes) => {
    const blocks = [...before.blocks];
    for (const [place, how, other] of changes) {
      const at = place % (blocks.length + 1);
      blocks.splice(at, how === 'add' ? 0 : 1, ...(how === 'drop' ? [] : [other]));
    }
    return { before, after: body(...blocks) };
  }),
);

describe('any two bodies', () => {
  const side = (change: BlockChange, left: 'added' | 'removed'): Block[] => {
    if (change.is === left) return [];
    if (change.is === 'changed') return [left === 'removed' ? change.after : change.before];
    return [change.block];
  };
  const spoken = (texts: readonly (readonly WordChange[])[], left: WordChange['is']) =>
    texts.map((changes) => changes.flatMap(({ is, text: words }) => (is === left ? [] : [words])).join(''));
  const filled = (block: Block, count: number) => Array.from({ length: count }, (_, at) => textsOf(block)[at] ?? '');

  test.each([
    ['that have nothing to do with each other', fc.record({ before: bodies, after: bodies })],
    ['of which one is the other corrected', corrected],
  ])('%s: without what was removed it is the new body, without what was added the old one', (_name, pairs) => {
    fc.assert(
      fc.property(pairs, ({ before, after }) => {
        const changes = compareBodies(before, after);
        expect(changes.flatMap((change) => side(change, 'removed'))).toEqual(after.blocks);
        expect(changes.flatMap((change) => side(change, 'added'))).toEqual(before.blocks);
        for (const change of changes) {
          if (change.is !== 'changed') continue;
          expect(spoken(change.texts, 'removed')).toEqual(filled(change.after, change.texts.length));
          expect(spoken(change.texts, 'added')).toEqual(filled(change.before, change.texts.length));
        }
      }),
      { seed: SEED, numRuns: 500 },
    );
  });

  test('the same body has nothing but what is the same', () => {
    fc.assert(
      fc.property(bodies, (one) => {
        expect(compareBodies(one, one).every((change) => change.is === 'same')).toBe(true);
      }),
      { seed: SEED },
    );
  });

  test('texts of any letters: no letter is lost', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (before, after) => {
        const changes = compareTexts(before, after);
        const without = (left: WordChange['is']) =>
          changes.flatMap((change) => (change.is === left ? [] : [change.text])).join('');
        expect([without('added'), without('removed')]).toEqual([before, after]);
      }),
      { seed: SEED },
    );
  });

  test('long texts with nothing in common are told as one old and one new text', () => {
    const before = Array.from({ length: 2_000 }, (_, at) => `옛${at}`).join(' ');
    const after = Array.from({ length: 2_000 }, (_, at) => `새${at}`).join('  ');
    expect(compareTexts(before, after).map(({ is }) => is)).toEqual(['removed', 'added']);
  });
});
