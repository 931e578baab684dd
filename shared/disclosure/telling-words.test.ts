import { describe, expect, it } from 'vitest';
import { suspectedInShortTexts, suspectedList } from './suspected-words.ts';
import { suspectedWords, tellingWords } from './telling-words.ts';

/** All but the passage itself. */
const telling = (text: string) => tellingWords(text).slice(1);

describe('the words by which a closed passage is told', () => {
  it.each([
    ['김철수가', ['김철수']],
    ['김철수씨에게는', ['김철수씨', '김철수']],
    ['홍길동이', ['홍길동']],
    ['남궁민수와', ['남궁민수']],
    // A particle follows the sound before it: these are whole names and posts.
    ['김가은', []],
    ['이수과', []],
    ['박한이는', ['박한이']],
  ])('%s without its particle', (text, words) => {
    expect(telling(text)).toEqual(words);
  });

  it('are those of each item of a list, with what stands in brackets left to the detectors', () => {
    const names = ['김철수', '박영희', '이영수', '최민수'];
    expect(telling('김철수, 박영희, 이영수, 최민수')).toEqual(names);
    expect(telling('김철수·박영희·이영수·최민수')).toEqual(names);
    expect(telling('김철수(남, 45세), 박영희(여, 30세), 이영수, 최민수(남)')).toEqual(names);
    expect(telling('위원 김철수 / 위원 박영희 / 간사 이영수')).toEqual(
      expect.arrayContaining(['김철수', '박영희', '이영수']),
    );
    expect(telling('위원 김철수 / 위원 박영희 / 간사 이영수')).not.toContain('위원');
  });

  it('are those of a list with a name that ends like a clause', () => {
    const names = ['김철수', '박정임', '이영희'];
    expect(telling('위원장 김철수, 간사 박정임, 위원 이영희')).toEqual(expect.arrayContaining(names));
    expect(telling('위원장 김철수, 간사 박정임, 위원 이영희를 위촉하였다')).toEqual(names);
  });

  it('are not the short common words of a list, nor what is left of one without its particle', () => {
    expect(telling('교육·문화·체육')).toEqual([]);
    expect(telling('도로, 하천, 공원, 주차장')).toEqual([]);
    expect(telling('위원회의 의견')).toEqual(['위원회의', '의견']);
    expect(telling('도로, 하천, 매립장, 도시계획')).toEqual(['도시계획']);
  });

  it('are not the common words of a sentence, with commas or without', () => {
    expect(telling('현장 확인 결과 소음이 기준을 넘어 조치하기로 함')).toEqual([]);
    expect(telling('예산이 부족하여, 사업을 축소함, 추후 다시 검토')).toEqual([]);
    expect(telling('1,200,000원과 3,400,000원을 나누어 지급함')).toEqual([]);
    expect(telling('참석한 사람은 모두 넷이며, 박영희, 이영수는 반대함')).toEqual(['박영희', '이영수']);
    expect(telling('사업비를 조정함, 인력을 배정함')).toEqual([]);
    expect(telling('민원인 김철수(남, 45세)가 위층 이웃을 신고함')).toEqual(['김철수']);
  });
});

describe('the words that only may be what is hidden', () => {
  it('are made like names and are none of the words that offices write every day', () => {
    expect(suspectedWords('신청한 사람이 위층 박영희에게 사업비와 공개된 문서를 주었다고 신고함')).toEqual(['박영희']);
    expect(suspectedWords('허준은')).toContain('허준');
    expect(suspectedWords('제1차 회의에서 예산을 정함')).toEqual([]);
    expect(suspectedWords('홍보를 위한 자료')).toEqual([]);
    expect(suspectedWords('위층에 사는 이주민에게 정수장에서 장학금을 주었다고 함')).toEqual([]);
    expect(suspectedWords('김태만')).toEqual(['김태만']);
    expect(suspectedWords('도로, 하천, 매립장, 도시계획')).toEqual(['하천', '매립장']);
  });

  const left = (closed: string, publicTitle: string, open = '처리함', bodyOpen = true) =>
    suspectedInShortTexts({
      ...{ publicTitle, summary: '', keywords: [], attachments: [], bodyOpen },
      disclosure: { level: 'partiallyOpen', grounds: [6] },
      body: { v: 1, blocks: [{ type: 'paragraph', content: [{ text: closed, closed: [6] }, { text: open }] }] },
    });

  it('are told with where they are left, and not where they stand open in the body too', () => {
    const closed = '위층에 사는 박영희에게 소음으로 욕설을 하였다고 함';
    expect(suspectedList(left(closed, '박영희 소음 신고'))).toBe('‘박영희’(공개용 제목)');
    expect(left(closed, '박영희 소음 신고', '박영희 씨의 요청')).toEqual([]);
    expect(left(closed, '층간소음 신고')).toEqual([]);
    // Nothing in a body that citizens are not shown makes it open.
    expect(suspectedList(left(closed, '박영희 소음 신고', '박영희 씨의 요청', false))).toBe('‘박영희’(공개용 제목)');
  });

  it('of two letters are words by themselves', () => {
    expect(suspectedList(left('허준은', '허준의 요청'))).toBe('‘허준’(공개용 제목)');
    expect(left('허준은', '허준공원 정비')).toEqual([]);
    expect(left('교육·문화·체육', '교육지원청 협의 결과')).toEqual([]);
  });
});
