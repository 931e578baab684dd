import { describe, expect, test } from 'vitest';
import { unreadReason } from '../../../shared/originals/unread-file.ts';
import { withoutHidden } from '../../../shared/originals/without-hidden.ts';
import { writtenPaper } from '../../../shared/testing/written-paper.ts';
import { packHwpx } from '../../rendering/pack-hwpx.ts';
import {
  control,
  counted,
  listHead,
  paragraph,
  recordsOf,
  standsHere,
  u16,
  u32,
  withRecords,
} from '../../testing/hwp-file.ts';
import { partLines, readBytes } from '../../testing/read-files.ts';
import { hwpOf } from './hwp-converter.ts';
import { pagesOfMemos } from './hwp-memos.ts';
import type { HwpRecord } from './hwp-records.ts';

const NUMBER = '900101-1234568';
const base = hwpOf(packHwpx(writtenPaper([{ type: 'paragraph', content: [{ text: '본문' }] }])));

/** The paper with more paragraphs at its end. */
const read = (...records: readonly HwpRecord[]) =>
  readBytes('hwp', withRecords(base, [...recordsOf(base), ...records]));
const last = async (...records: readonly HwpRecord[]) => partLines(await read(...records)).at(-1);

const field = (name: string, command: string) =>
  control(1, name, u32(0), Buffer.from([0]), counted(command), u32(77), u32(1));
const marked = (name: string, words: string) => [standsHere(3, name), words, standsHere(4, name)];
const memoOf = (deep: 0 | 1, ...paragraphs: readonly HwpRecord[]): readonly HwpRecord[] => [
  { tag: 93, level: 1, body: u32(1) },
  listHead(1 + deep),
  ...paragraphs,
];
const memo = (words: string, deep: 0 | 1) => memoOf(deep, ...paragraph(1 + deep, [words]));
const asked = paragraph(
  0,
  ['담당자는 ', ...marked('%unk', '한가람'), '이다.'],
  [field('%unk', 'MEMO/65535/1/3929787472/30641593/norae/\\;;')],
);

describe('a .hwp', () => {
  test('shows letters in one another (글자 겹침) and words above others (덧말) in their places', async () => {
    const overlapped = control(1, 'tcps', counted('겹'), Buffer.from([1, 0xf9, 1, 1]), u32(0));
    const ruby = control(1, 'tdut', counted('漢江'), counted('한강'), Buffer.alloc(20));
    expect(await last(...paragraph(0, ['앞', standsHere(23, 'tcps'), '뒤'], [overlapped]))).toBe('앞겹뒤');
    expect(await last(...paragraph(0, ['앞 ', standsHere(23, 'tdut'), '은'], [ruby]))).toBe('앞 漢江(한강)은');
  });

  test.each([0, 1] as const)(
    'shows its 메모 as comments and as nothing else, wherever their records stand',
    async (deep) => {
      const document = await read(...asked, ...memo('연락처를 확인', deep), ...memo(`번호는 ${NUMBER}`, deep));
      expect(partLines(document).slice(-3)).toEqual([
        '담당자는 한가람이다.',
        '[comment ] 연락처를 확인',
        `[comment ] 번호는 ${NUMBER}`,
      ]);
      expect(JSON.stringify(document.parts).split(NUMBER)).toHaveLength(2);
      expect(document.personalData).toEqual([{ kind: 'residentNumber', count: 1 }]);
      expect(document.leftOut).toEqual([]);
      expect(JSON.stringify(withoutHidden(document))).not.toContain('연락처');
    },
  );

  test('tells 메모 at the level of the text as comments that end, and that it is not sure of them', async () => {
    const top = [{ tag: 93, level: 0, body: u32(1) }, listHead(0), ...paragraph(0, ['전화할 것'])];
    const document = await read(...asked, ...top, ...paragraph(0, ['뒤의 글']));
    expect(partLines(document).slice(-2)).toEqual(['뒤의 글', '[comment ] 전화할 것']);
    expect(document.leftOut).toEqual([{ reason: 'unreadablePart', count: 1 }]);
  });

  test.each<readonly [string, readonly (string | Buffer)[], readonly HwpRecord[]]>([
    ['a hyphen', [u16(24), '뒤'], []],
    ['spaces that keep together', [u16(30), u16(31), '뒤'], []],
    ['글자 겹침', [standsHere(23, 'tcps')], [control(2, 'tcps', counted('겹'), Buffer.from([1, 0xf9, 1, 1]), u32(0))]],
    ['덧말', [standsHere(23, 'tdut')], [control(2, 'tdut', counted('漢江'), counted('한강'), Buffer.alloc(20))]],
    ['숨은 설명', [standsHere(15, 'tcmt')], [control(2, 'tcmt'), listHead(3), ...paragraph(3, [NUMBER])]],
    [
      'a formula',
      [standsHere(11, 'eqed')],
      [control(2, 'eqed', Buffer.alloc(42)), { tag: 88, level: 3, body: Buffer.concat([u32(0), counted('x over y')]) }],
    ],
  ])('shows no 메모 to citizens that holds %s', async (_what, letters, controls) => {
    const document = await read(...asked, ...memoOf(0, ...paragraph(1, [`번호는 ${NUMBER}`, ...letters], controls)));
    expect(partLines(document).at(-1)).toContain(`[comment ] 번호는 ${NUMBER}`);
    expect(JSON.stringify(withoutHidden(document))).not.toContain(NUMBER);
  });

  test('keeps a 바탕쪽 of its own that says the same as a 메모', async () => {
    const records = recordsOf(base);
    const end = records.findIndex(({ level }, at) => at > records.findIndex(({ tag }) => tag === 71) && level === 1);
    const list = { ...listHead(2), body: Buffer.concat([listHead(2).body, Buffer.alloc(20)]) };
    const own = [...records.slice(0, end), list, ...paragraph(2, ['대외비']), ...records.slice(end)];
    const document = await readBytes('hwp', withRecords(base, [...own, ...asked, ...memo('대외비', 0)]));
    expect(partLines(withoutHidden(document)).filter((line) => line.includes('대외비'))).toEqual(['[header ] 대외비']);
    expect(partLines(document).at(-1)).toBe('[comment ] 대외비');
    expect(document.leftOut).toEqual([]);
  });

  test('of several sections shows no 바탕쪽 where some are 메모 and nobody can say which', () => {
    const said = { texts: [], memos: [['메모']], memoPages: 1, memosInText: 0 };
    expect(pagesOfMemos(2, said, 1)).toEqual({ count: 1, isGuessed: false });
    expect(pagesOfMemos(2, said, 2)).toEqual({ count: 2, isGuessed: true });
    expect(pagesOfMemos(1, said, 2)).toEqual({ count: 1, isGuessed: false });
    expect(pagesOfMemos(1, { ...said, memoPages: 2 }, 1)).toEqual({ count: 1, isGuessed: true });
    expect(pagesOfMemos(2, { ...said, memos: [], memoPages: 0 }, 2)).toEqual({ count: 0, isGuessed: false });
  });

  test.each<readonly [string, readonly HwpRecord[]]>([
    [
      'a control that nobody knows',
      paragraph(
        0,
        ['앞', standsHere(23, 'zzzz'), '뒤'],
        [control(1, 'zzzz', Buffer.alloc(16)), listHead(2), ...paragraph(2, [NUMBER])],
      ),
    ],
    [
      'drawn letters (글맵시)',
      [...paragraph(0, ['앞']), { tag: 90, level: 1, body: Buffer.concat([Buffer.alloc(32), counted(NUMBER)]) }],
    ],
  ])('whose words the converter loses in %s says so, and they are checked', async (_place, records) => {
    const document = await read(...records);
    expect(JSON.stringify(document.parts)).not.toContain(NUMBER);
    expect(document.personalData).toEqual([{ kind: 'residentNumber', count: 1 }]);
    expect(document.leftOut).toEqual([{ reason: 'unreadablePart', count: 1 }]);
    expect(unreadReason(document)).toBe('unreadable-part');
  });

  test.each<readonly [string, readonly HwpRecord[]]>([
    [
      '숨은 설명',
      paragraph(0, ['앞', standsHere(15, 'tcmt')], [control(1, 'tcmt'), listHead(2), ...paragraph(2, [NUMBER])]),
    ],
    [
      'a word for the index',
      paragraph(
        0,
        ['앞', standsHere(22, 'idxm')],
        [control(1, 'idxm', counted(NUMBER), counted('둘'), Buffer.alloc(2))],
      ),
    ],
  ])('is checked in %s, which is not lost', async (_place, records) => {
    const document = await read(...records);
    expect(document.personalData).toEqual([{ kind: 'residentNumber', count: 1 }]);
    expect(document.leftOut).toEqual([]);
  });
});

describe('what a .hwp says of itself', () => {
  const summary = (entries: readonly (readonly [number, string])[]) => {
    const values = entries.map(([, words]) =>
      Buffer.concat([u32(0x1f), u32(words.length + 1), Buffer.from(`${words}\0`, 'utf16le')]),
    );
    let at = 8 + entries.length * 8;
    const places = entries.map(([id], index) => {
      const place = Buffer.concat([u32(id), u32(at)]);
      at += values[index]?.length ?? 0;
      return place;
    });
    return Buffer.concat([Buffer.alloc(44), u32(48), u32(at), u32(entries.length), ...places, ...values]);
  };
  const saying = (stream: Buffer, preview = '') =>
    readBytes(
      'hwp',
      withRecords(base, recordsOf(base), {
        '\u0005HwpSummaryInformation': stream,
        PrvText: Buffer.from(preview, 'utf16le'),
      }),
    );

  test('is told and checked; the converter is not its author', async () => {
    const told = summary([
      [4, '정노을'],
      [8, NUMBER],
      [9, '판 번호'],
    ]);
    const document = await saying(told);
    expect(document.properties).toEqual([
      { name: '작성자', value: '정노을' },
      { name: '마지막으로 저장한 사람', value: NUMBER },
    ]);
    expect(document.personalData).toEqual([{ kind: 'residentNumber', count: 1 }]);
    for (const broken of [told.subarray(0, 60), Buffer.alloc(48, 0xff), Buffer.alloc(3)]) {
      expect((await saying(broken)).properties).toEqual([]);
    }
  });

  test('is checked also where it is not told: behind its first letters, behind a zero, under another name', async () => {
    for (const told of [
      summary([[6, `${'가'.repeat(495)}${NUMBER}`]]),
      summary([[6, `설명\0${NUMBER}`]]),
      summary([[20, NUMBER]]),
    ]) {
      expect((await saying(told)).personalData).toEqual([{ kind: 'residentNumber', count: 1 }]);
    }
  });

  test('in an old preview is checked', async () => {
    const document = await saying(Buffer.alloc(0), `<본문><담당 ${NUMBER}>\r\n`);
    expect(document.personalData).toEqual([{ kind: 'residentNumber', count: 1 }]);
  });
});
