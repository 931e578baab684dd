import { describe, expect, it } from 'vitest';
import type { Run } from '../document/body.ts';
import type { Disclosure } from './disclosure.ts';
import { NO_HANDLER, shownHandler } from './shown-handler.ts';

const HANDLER = { name: '정노을', phone: '02-000-1102' };
const OPEN: Disclosure = { level: 'open', grounds: [] };
const CLOSED: Disclosure = { level: 'closed', grounds: [6] };

function handled(given: { text?: Run; disclosure?: Disclosure; title?: string; file?: string } = {}) {
  const { text = { text: '정노을이 적습니다.' }, disclosure = CLOSED, title = '점검 결과', file } = given;
  return shownHandler(
    {
      ...{
        disclosure,
        title,
        publicTitle: '점검 결과',
        body: { v: 1, blocks: [{ type: 'paragraph', content: [text] }] },
      },
      attachments: file
        ? [{ id: '1', name: file, mediaType: 'text/plain', size: 1, sha256: '', disclosure: CLOSED }]
        : [],
    },
    HANDLER,
  );
}

describe('업무담당자 as citizens are told of them', () => {
  it('is named with the telephone of the paper, also where the whole document is closed', () => {
    expect(handled()).toEqual(HANDLER);
    expect(handled({ disclosure: OPEN })).toEqual(HANDLER);
  });

  it.each([
    ['the passage', { text: { text: '정 노을', closed: [6] } satisfies Run }],
    [
      'a passage that says more',
      { text: { text: '피진정인 정노을 주무관에 관하여 조사한 것', closed: [6] } satisfies Run },
    ],
    ['a part of the name', { text: { text: '노을', closed: [6] } satisfies Run }],
    ['the title', { title: '정노을 점검 결과' }],
    ['the name of a closed attachment', { file: '정노을 진술서.hwpx' }],
  ])('is named nowhere where %s keeps the name back', (_, given) => {
    expect(handled({ disclosure: OPEN, ...given })).toEqual(NO_HANDLER);
    expect(handled(given)).toEqual(NO_HANDLER);
  });

  it('is named without a telephone that is closed, and not at all of what an investigation or a life closes', () => {
    expect(handled({ text: { text: '02-000-1102', closed: [6] } })).toEqual({ name: '정노을', phone: '' });
    for (const ground of [3, 4] as const) {
      expect(handled({ disclosure: { level: 'closed', grounds: [ground, 6] } })).toEqual(NO_HANDLER);
      expect(handled({ disclosure: { level: 'partiallyOpen', grounds: [ground] } })).toEqual(HANDLER);
    }
  });
});
