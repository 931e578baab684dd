import { describe, expect, it } from 'vitest';
import type { Block, Body, Closing, Run, TableCell } from '../document/body.ts';
import { closingWords, ownClosings, passageDayFault, placesWords } from './own-closings.ts';

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

  it('end on a day to come, but for one that stood in the version before', () => {
    const written = body(line(shut('예정가격', { until: '2026-03-03' })));
    const late = { refused: 'passage-review-not-in-time', facts: { place: '‘예정가격’', years: 5 } };
    expect(passageDayFault(written, { today: '2026-03-03' })).toEqual(late);
    expect(passageDayFault(written, { today: '2026-03-03', before: body(line(shut('가', REVIEW))) })).toEqual(late);
    expect(passageDayFault(written, { today: '2026-03-03', before: written })).toBeUndefined();
    expect(passageDayFault(written, { today: '2026-03-02' })).toBeUndefined();
  });
});
