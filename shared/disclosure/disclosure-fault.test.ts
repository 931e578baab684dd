import { describe, expect, it } from 'vitest';
import type { Body, Run } from '../document/body.ts';
import type { Disclosure } from './disclosure.ts';
import { disclosureFault } from './disclosure-fault.ts';

const BODY: Body = { v: 1, blocks: [{ type: 'paragraph', align: 'left', content: [{ text: '결과를 알립니다.' }] }] };
const partly = (publicTitle: string, bodyOpen = true) =>
  disclosureFault({
    ...{ title: '김하늘 씨 지원 결정', publicTitle, body: BODY, bodyOpen, attachments: [] },
    disclosure: { level: 'partiallyOpen', grounds: [6] },
  })?.refused;

describe('부분공개', () => {
  it.each(['김하늘 씨 지원 결정', '김하늘 씨 지원 결정.', '김하늘씨 지원결정 알림'])(
    'hides nothing by the public title %s',
    (title) => {
      expect(partly(title)).toBe('nothing-closed');
      expect(partly(title, false)).toBeUndefined();
    },
  );

  it('hides a word of the title by another public title', () => {
    expect(partly('지원 결정')).toBeUndefined();
  });
});

const FILE = { id: 'f', mediaType: 'application/octet-stream', size: 1, sha256: '' };

describe('a file whose 붙임 line is closed', () => {
  const OPEN = { level: 'open', grounds: [] } as const;
  const CLOSED = { level: 'closed', grounds: [6] } as const;
  const withLine = (runs: Run[], name: string, disclosure: Disclosure = OPEN) =>
    disclosureFault({
      ...{ title: '지원 결정', publicTitle: '지원 결정', bodyOpen: true },
      body: { v: 1, blocks: [...BODY.blocks, { type: 'enclosures', items: [[{ text: '안내문 1부.' }], runs] }] },
      disclosure: { level: 'partiallyOpen', grounds: [6] },
      attachments: [{ ...FILE, name, disclosure }],
    });
  const closed = (text: string): Run => ({ text, closed: [6] });

  it.each([
    [[closed('신청자 명단 1부.')], '신청자 명단.hwpx'],
    [[closed('신청자 명단'), { text: ' 1부.  끝.' }], '2026 신청자명단(최종).xlsx'],
    [[closed('신청자 명단(주소 포함) 각 2부.')], '신청자_명단.pdf'],
    [[closed('신청자 명단 1부.')], '신청자 명단(비공개용).pdf'],
  ])('is closed as well: %j', (runs, name) => {
    expect(withLine(runs, name)).toMatchObject({ refused: 'closed-enclosure-open', facts: { name } });
    expect(withLine(runs, name, CLOSED)).toBeUndefined();
  });

  it.each([
    [[{ text: '신청자 명단 1부.' }], '신청자 명단.hwpx'],
    // A name in the line is closed, not the list.
    [[closed('김하늘'), { text: ' 면담 기록 1부.' }], '김하늘 면담 기록.hwpx'],
    [[closed('신청자 명단 1부.')], '안내문.hwpx'],
    [[closed('표 1부.')], '발표 자료.hwpx'],
    [[closed('평가결과 및 심사위원 명단 1부.')], '평가결과.hwp'],
    [[closed('신청자 명단 1부.')], '신청자 명단(공개본).pdf'],
  ])('is nothing to ask about: %j %s', (runs, name) => {
    expect(withLine([...runs, closed(' ')], name)?.refused).toBeUndefined();
  });
});
