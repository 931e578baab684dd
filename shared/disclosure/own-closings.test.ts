import { describe, expect, it } from 'vitest';
import type { Block, Body, Closing, Run, TableCell } from '../document/body.ts';
import { closedPassages } from './closed-passages.ts';
import { closedPlaces, closingWords, ownClosings, passageDayFault, placesWords } from './own-closings.ts';
import { approvedMarks, marksBeside, withoutMarks } from './standing-disclosure.ts';

const REVIEW: Closing = { until: '2026-12-31' };
const shut = (text: string, closing?: Closing): Run => ({ text, closed: [5], ...(closing ? { closing } : {}) });
const line = (...content: readonly Run[]): Block => ({ type: 'paragraph', content });
const body = (...blocks: readonly Block[]): Body => ({ v: 1, blocks });
const cell = (run: Run, mark: Pick<Run, 'closed' | 'closing'> = {}): TableCell => ({
  ...mark,
  ...{ colspan: 1, rowspan: 1, content: [{ type: 'paragraph', content: [run] }] },
});
const told = (written: Body) =>
  ownClosings(written).map((one) => `${placesWords(one)} ${one.grounds.join()} ${closingWords(one.closing)}`);

describe('passages with a reason or an expected end of their own', () => {
  it('are told once for all that are closed alike, in their order; one that goes with the document is not among them', () => {
    const why = { reason: '이름이 있음' };
    const written = body(
      line(
        shut('예정'),
        { text: '은 ' },
        shut('예정', REVIEW),
        { ...shut('가격', REVIEW), bold: true },
        shut('나비', why),
      ),
      { type: 'enclosures', items: [[shut('설계안', REVIEW)]] },
    );
    expect(told(written)).toEqual([
      '‘예정가격’ 등 2곳 5 검토 종료 예정일: 2026. 12. 31.',
      '‘나비’ 5 사유: 이름이 있음',
    ]);
  });

  it('of a table, a cell and a picture are one with the text in them, which was closed along with them', () => {
    const own = { closed: [5] as const, closing: REVIEW };
    const name = { ...shut('홍길동', { reason: '이름이 있음' }) };
    const rows = [{ cells: [cell(shut('단가', REVIEW)), cell(name)] }];
    expect(told(body({ type: 'table', ...own, columns: [0.5, 0.5], rows }))).toEqual([
      '표 ‘단가 홍길동’ 5 검토 종료 예정일: 2026. 12. 31.',
      '‘홍길동’ 5 사유: 이름이 있음',
    ]);
    const apart = [{ cells: [cell(shut('단가', REVIEW), own), cell({ text: '열림' })] }];
    expect(told(body({ type: 'table', columns: [0.5, 0.5], rows: apart }))).toEqual([
      '칸 ‘단가’ 5 검토 종료 예정일: 2026. 12. 31.',
    ]);
    const picture: Block = {
      ...{ type: 'image', ...own, sha256: '', mediaType: 'image/png', width: 1, height: 1, share: 50, align: 'left' },
      ...{ alt: '도면', caption: [shut('도면 1', REVIEW)] },
    };
    expect(told(body(picture))).toEqual(['그림 ‘도면’ 5 검토 종료 예정일: 2026. 12. 31.']);
  });

  it('are places of their own too, after all that is closed alike: one is opened without the others', () => {
    const own = { closed: [5] as const, closing: REVIEW };
    const rows = [{ cells: [cell(shut('단가', REVIEW)), cell(shut('이름'))] }];
    const written = body(line(shut('가격'), { text: '은 ' }, shut('가격'), { ...shut('표'), bold: true }), {
      type: 'table',
      ...own,
      columns: [0.5, 0.5],
      rows,
    });
    expect(closedPlaces(written)).toEqual([
      { at: 1, grounds: [5], words: '‘가격’' },
      { at: 2, grounds: [5], words: '‘가격표’' },
      { at: 3, grounds: [5], alike: 0, words: '표 ‘단가 이름’' },
      { at: 4, grounds: [5], words: '‘이름’' },
    ]);
    const closedAfter = (...opened: readonly number[]) =>
      closedPassages(
        withoutMarks(
          written,
          [],
          opened.map((at) => ({ at, grounds: [] })),
        ),
      ).map(({ text }) => text);
    expect(closedAfter(2)).toEqual(['가격', '단가', '이름']);
    // What was closed along with the table is opened along with it.
    for (const at of [0, 3]) expect(closedAfter(at)).toEqual(['가격', '가격표', '이름']);
    expect(closedAfter(3, 4)).toEqual(['가격', '가격표']);
    expect(marksBeside(approvedMarks(written), [{ at: 2 }])).toMatchObject({
      markGrounds: [5],
      passages: [{ at: 0 }, { at: 2, grounds: [5] }],
    });
    expect(
      marksBeside(
        approvedMarks(written),
        [1, 2, 4].map((at) => ({ at })),
      ).markGrounds,
    ).toEqual([]);
  });

  it('end on a day to come, but for one that stood in the version before', () => {
    const written = body(line(shut('예정가격', { until: '2026-03-03' })));
    const late = { refused: 'passage-review-not-in-time', facts: { place: '‘예정가격’', years: 5 } };
    expect(passageDayFault(written, { today: '2026-03-03' })).toEqual(late);
    expect(passageDayFault(written, { today: '2026-03-03', before: body(line(shut('가', REVIEW))) })).toEqual(late);
    expect(passageDayFault(written, { today: '2026-03-03', before: written })).toBeUndefined();
    expect(passageDayFault(written, { today: '2026-03-02' })).toBeUndefined();
  });
});
