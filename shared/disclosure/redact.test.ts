import { describe, expect, it } from 'vitest';
import type { Block, Body, Run } from '../document/body.ts';
import type { DocumentContent } from '../document/official-document.ts';
import { plainText } from '../document/plain-text.ts';
import { hwpxParts } from '../hwpx/hwpx-parts.ts';
import { bodyMarkup } from '../markup/body.ts';
import { bodyMarkdown } from '../markup/markdown.ts';
import { holdsForMarkedBodies, OPEN_LETTER, SECRET_LETTER } from '../testing/marked-bodies.ts';
import { cell, paragraph, writtenPaper } from '../testing/written-paper.ts';
import { closedPassages, closedWords, marksFault, openElsewhere, withMarkedGrounds } from './closed-passages.ts';
import { checkContent } from './personal-data/check-content.ts';
import { NO_PUBLIC_CONTACTS } from './personal-data/personal-finding.ts';
import { redactBody, redactContent } from './redact.ts';

const MARK = '[제9조제1항제6호에 따라 비공개]';
const body = (...blocks: readonly Block[]): Body => ({ v: 1, blocks });
const runs = (...content: readonly Run[]): Block => ({ type: 'paragraph', content });
const closed = (text: string, grounds: Run['closed'] = [6]): Run => ({ text, ...(grounds ? { closed: grounds } : {}) });

const CONTENT: DocumentContent = {
  title: '민원 처리 결과',
  publicTitle: '민원 처리 결과',
  body: body(runs({ text: '민원인 ' }, closed('홍길동'), { text: ' 씨의 요청' })),
  summary: '',
  keywords: [],
  disclosure: { level: 'partiallyOpen', grounds: [6] },
  bodyOpen: true,
  licence: 'none',
  unitTaskId: null,
  attachments: [],
};

describe('the public copy of a text with closed passages', () => {
  it('breaks its lines as the document does', () => {
    expect(redactBody({ ...CONTENT.body, breaking: 'syllable' }).breaking).toBe('syllable');
    expect(redactBody(CONTENT.body)).not.toHaveProperty('breaking');
  });

  it('has one mark with its ground for each, whatever its length, and the rest as it was', () => {
    const shown = (text: string) => plainText(redactBody(body(runs({ text: '앞 ' }, closed(text), { text: ' 뒤' }))));
    expect(shown('홍')).toBe(`앞 ${MARK} 뒤  끝.`);
    expect(shown('홍길동과 김철수와 그 이웃')).toBe(shown('홍'));
  });

  it('makes one mark of neighbours, of words parted by spaces only, and of whole paragraphs', () => {
    const names = runs(closed('홍길동'), { text: ' ' }, { ...closed('김철수', [5]), bold: true }, { text: '의 뜻' });
    expect(plainText(redactBody(body(names)))).toContain('[제9조제1항제5호·제6호에 따라 비공개]의 뜻');
    const paragraphs = body(runs(closed('하나')), runs(closed('둘')), runs(closed('셋')), paragraph('끝말'));
    expect(redactBody(paragraphs).blocks).toHaveLength(2);
  });

  it('tells neither the rows of a closed table nor whether a closed cell is empty', () => {
    const table = (rows: number): Block => ({
      type: 'table',
      columns: [1],
      closed: [7],
      rows: Array.from({ length: rows }, () => ({ cells: [cell('단가')] })),
    });
    expect(redactBody(body(table(2)))).toEqual(redactBody(body(table(9))));
    const cells: Block = {
      type: 'table',
      columns: [0.5, 0.5],
      rows: [{ cells: [cell('홍길동', { closed: [6] }), cell('', { closed: [6] })] }],
    };
    expect(plainText(redactBody(body(cells)))).toContain(`${MARK}\t${MARK}`);
  });

  it('takes the words that are closed throughout out of every line beside the body too, however they are written', () => {
    const redacted = redactContent({
      ...CONTENT,
      publicTitle: '민원인 홍 길동 관련',
      summary: `${'홍길동'.normalize('NFD')}의 요청`,
      keywords: ['민원', '홍길동'],
      body: body(
        runs({ text: '민원인 ' }, closed('홍길동'), { text: ' 씨' }),
        runs({ text: '경위', href: `https://example.kr/?q=${encodeURIComponent('홍길동')}` }),
      ),
      attachments: [
        { id: '1', name: '홍길동 신청서.hwpx', mediaType: '', size: 1, sha256: '', disclosure: CONTENT.disclosure },
      ],
    });
    expect(redacted.publicTitle).toBe(`민원인 ${MARK} 관련`);
    expect(redacted.summary).toBe(`${MARK}의 요청`);
    expect(redacted.keywords).toEqual(['민원']);
    expect(redacted.attachments[0]?.name).toBe('비공개.hwpx');
    expect(JSON.stringify(redacted.body)).not.toContain('href');
  });

  it('takes them out of all that a letter prints of those it goes to', () => {
    const recipients = [{ name: '가람시장', handledBy: '홍길동 민원과장' }, { name: '홍 길동' }];
    const { letter } = redactContent({ ...CONTENT, letter: { recipients, via: '홍길동법률사무소', mark: 'omitted' } });
    expect(letter).toEqual({
      recipients: [{ name: '가람시장', handledBy: `${MARK} 민원과장` }, { name: MARK }],
      via: `${MARK}법률사무소`,
      mark: 'omitted',
    });
  });

  it('leaves a word that its drafter left open elsewhere, because the place was closed and not the word', () => {
    const twice = body(runs(closed('가람시'), { text: '와 가람시장' }));
    expect(closedWords(twice)).toEqual([]);
    expect(redactContent({ ...CONTENT, body: twice, summary: '가람시의 일' }).summary).toBe('가람시의 일');
    expect(openElsewhere(twice)).toEqual([{ word: '가람시', count: 1 }]);
    expect(openElsewhere(CONTENT.body)).toEqual([]);
    expect(closedPassages(twice)).toMatchObject([{ text: '가람시', after: '와 가람시장' }]);
  });

  it('keeps of what stands around a passage only what is near, however many are closed in one paragraph', () => {
    const list = Array.from({ length: 5_000 }, (_, at) => [{ text: `${at} 사람 ` }, closed(`번호 ${at}`)]).flat();
    const passages = closedPassages(body(runs(...list, { text: ' 끝' })));
    expect(passages).toHaveLength(5_000);
    const [first, second] = passages;
    expect([first?.before, first?.after.slice(0, 11)]).toEqual(['0 사람 ', '1 사람 2 사람 3']);
    expect([second?.before, second?.text]).toEqual(['0 사람 1 사람 ', '번호 1']);
    expect(passages.at(-1)?.before.endsWith('4998 사람 4999 사람 ')).toBe(true);
    expect(passages.at(-1)?.after).toBe(' 끝');
    expect(passages.reduce((sum, { before, after }) => sum + before.length + after.length, 0)).toBeLessThan(10_000_001);
    const parted = closedPassages(body(runs({ text: '앞' }, closed('가'), closed('나'), { text: '뒤' }, closed('다'))));
    expect(parted.map(({ before, text, after }) => [before, text, after])).toEqual([
      ['앞', '가나', '뒤'],
      ['앞뒤', '다', ''],
    ]);
  });

  it('holds no personal data that stands in a closed passage', () => {
    const number = '900101-1234568';
    const check = (run: Run) => checkContent({ ...CONTENT, body: body(runs(run)) }, NO_PUBLIC_CONTACTS);
    expect(check({ text: number })).toHaveLength(1);
    expect(check(closed(number))).toEqual([]);
  });
});

describe('marks and 공개구분', () => {
  it('do not go together on an open document, nor on grounds the document does not have', () => {
    expect(marksFault({ ...CONTENT, disclosure: { level: 'open', grounds: [] } })).toEqual({
      refused: 'closed-in-open',
      facts: { grounds: '6' },
    });
    expect(marksFault({ ...CONTENT, disclosure: { level: 'closed', grounds: [5] } })).toMatchObject({
      refused: 'closed-ground-missing',
    });
    expect(marksFault(CONTENT)).toBeUndefined();
    expect(
      marksFault({ disclosure: { level: 'open', grounds: [] }, body: body(paragraph('열린 글')) }),
    ).toBeUndefined();
  });

  it('open what is not marked only where the document was open before', () => {
    const open = withMarkedGrounds({ disclosure: { level: 'open', grounds: [] }, bodyOpen: false }, CONTENT.body);
    expect(open).toEqual({ disclosure: { level: 'partiallyOpen', grounds: [6] }, bodyOpen: true });
    const shut = { disclosure: { level: 'partiallyOpen', grounds: [5] }, bodyOpen: false } as const;
    expect(withMarkedGrounds(shut, CONTENT.body)).toEqual({
      disclosure: { level: 'partiallyOpen', grounds: [5, 6] },
      bodyOpen: false,
    });
  });
});

describe('random texts with random marks', () => {
  it('leave no letter of a closed passage in any rendering, and every letter of the others', () => {
    return holdsForMarkedBodies((written) => {
      const redacted = redactBody(written);
      const renderings = [
        JSON.stringify(redacted),
        plainText(redacted),
        bodyMarkup(redacted).toString(),
        bodyMarkdown(redacted),
        ...hwpxParts(writtenPaper(redacted.blocks)).map(({ content }) => content),
      ];
      for (const rendering of renderings) expect(rendering.normalize('NFC')).not.toMatch(SECRET_LETTER);
      const openOf = (text: string) => (text.match(OPEN_LETTER) ?? []).join('');
      expect(openOf(plainText(redacted))).toBe(openOf(plainText(written)));
    }, 150);
  });
});
