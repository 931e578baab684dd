import { describe, expect, it } from 'vitest';
import type { Body } from '../document/body.ts';
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
