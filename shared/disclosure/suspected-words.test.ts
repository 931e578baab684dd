import { describe, expect, it } from 'vitest';
import { CLOSED_TITLES, WRITTEN_NAMES } from '../testing/closed-titles.ts';
import type { Disclosure } from './disclosure.ts';
import { leakWords, wordsClosedBesideFiles } from './find-leaks.ts';
import { viewOnceApproved } from './public-view.ts';
import { suspectedInShortTexts, suspectedList } from './suspected-words.ts';

const CLOSED: Disclosure = { level: 'closed', grounds: [6] };
const PARTLY: Disclosure = { level: 'partiallyOpen', grounds: [6] };

type Given = Partial<Parameters<typeof suspectedInShortTexts>[0]> & { readonly text?: string };

/** A document whose text citizens are not shown. */
function shut({ text = '', ...given }: Given) {
  return suspectedList(
    suspectedInShortTexts({
      ...{ publicTitle: '민원 처리', summary: '', keywords: [], attachments: [], bodyOpen: false, disclosure: CLOSED },
      body: { v: 1, blocks: [{ type: 'paragraph', content: [{ text }] }] },
      ...given,
    }),
  );
}

describe('the words of a body that is closed as a whole', () => {
  const text = '위층에 사는 박영희가 욕설을 하였다고 이웃 김철수(45세)가 신고함';

  it.each([CLOSED, PARTLY])('are looked for in the title by which it is listed: $level', (disclosure) => {
    expect(shut({ text, disclosure, publicTitle: '박영희 소음 신고 처리' })).toBe('‘박영희’(공개용 제목)');
    expect(shut({ text, disclosure, publicTitle: '소음 신고 처리(김철수외 1인)' })).toBe('‘김철수’(공개용 제목)');
    expect(shut({ text, disclosure, publicTitle: '위층 이웃 욕설 신고 처리' })).toBe('');
  });

  it('are found however they are written in the title', () => {
    for (const title of ['박 영 희 소음', '박영희씨에게 통지', '박​영희'.normalize('NFD'), '(박영희)']) {
      expect([title, shut({ text, publicTitle: title })]).toEqual([title, '‘박영희’(공개용 제목)']);
    }
  });

  it('are those of its summary, its keywords and the names of its files too', () => {
    const publicTitle = '박영희 소음 신고 처리';
    expect(shut({ publicTitle, summary: '박영희의 요청' })).toBe('‘박영희’(공개용 제목)');
    expect(shut({ publicTitle, keywords: ['박영희'] })).toBe('‘박영희’(공개용 제목)');
    const attachments = [{ name: '박영희 진술서.hwpx', disclosure: CLOSED }];
    expect(shut({ publicTitle, attachments })).toBe('‘박영희’(공개용 제목)');
    expect(shut({ publicTitle, attachments, disclosure: PARTLY, bodyOpen: true })).toBe('‘박영희’(공개용 제목)');
  });

  it('are looked for in the name of an open file beside it', () => {
    const attachments = [{ name: '박영희 확인서.pdf', disclosure: { level: 'open', grounds: [] } as const }];
    expect(shut({ text, attachments, disclosure: PARTLY })).toBe('‘박영희’(붙임 파일 이름)');
    // Of a closed document no file goes out.
    expect(shut({ text, attachments })).toBe('');
  });

  it('stop no title that only says what its text says', () => {
    const stopped = CLOSED_TITLES.filter(
      (publicTitle) => shut({ publicTitle, text: `${publicTitle}를 보고함` }) !== '',
    );
    expect(stopped).toEqual([]);
  });

  it('find most names in a sentence that has no word for whose they are', () => {
    const found = WRITTEN_NAMES.filter((name) => shut({ publicTitle: `${name} 신고`, text: `위층의 ${name} 때문임` }));
    console.log(`names found in closed bodies: ${found.length} of ${WRITTEN_NAMES.length}`);
    expect(found.length / WRITTEN_NAMES.length).toBeGreaterThan(0.85);
    // Behind such a word all are.
    const labelled = WRITTEN_NAMES.filter((name) => shut({ publicTitle: `${name} 신고`, text: `성명: ${name}` }));
    expect(labelled.length / WRITTEN_NAMES.length).toBeGreaterThan(0.98);
  });
});

describe('a name in a closed sentence', () => {
  const closed = '위층에 사는 박영희에게 소음으로 욕설을 하였다고 함';
  const content = {
    ...{ title: '소음 신고', publicTitle: '소음 신고', summary: '', keywords: [], attachments: [] },
    ...({ bodyOpen: true, disclosure: PARTLY, licence: 'none', unitTaskId: null } as const),
    body: { v: 1, blocks: [{ type: 'paragraph', content: [{ text: closed, closed: [6] }] }] } as const,
  };

  it('is looked for in the open files beside it, as one that only may be meant', () => {
    const { closed: certain, suspected } = wordsClosedBesideFiles(content, viewOnceApproved(content));
    expect([...suspected]).toEqual(['박영희']);
    expect(certain.has('박영희')).toBe(false);
    const named = { ...content, publicTitle: '박영희 소음 신고' };
    expect([...wordsClosedBesideFiles(named, viewOnceApproved(named)).suspected]).toEqual([]);
  });

  it('is looked for in every byte of what is handed out', () => {
    expect(leakWords([{ text: closed, before: '', after: '' }], ['소음 신고']).has('박영희')).toBe(true);
    expect(leakWords([{ text: closed, before: '', after: '' }], ['박영희 주무관']).has('박영희')).toBe(false);
  });
});
