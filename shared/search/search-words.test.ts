import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  containsPattern,
  findable,
  initialsOf,
  isLongWord,
  isSurelyFound,
  joinedAtDots,
  markHits,
  markTitle,
  queryWords,
  searchable,
  snippet,
  textTokens,
  tokenQuery,
} from './search-words.ts';

/** What PostgreSQL does with the query, in a line: every term is among the tokens. */
function finds(text: string, query: string): boolean {
  const tokens = textTokens(text);
  const terms = tokenQuery(queryWords(query)).split(' & ');
  return terms.every((term) => {
    const token = /'(.*)'/u.exec(term)?.[1] ?? '';
    return term.endsWith(':*') ? tokens.some((other) => other.startsWith(token)) : tokens.includes(token);
  });
}

describe('searching Korean text', () => {
  it('finds a part of a word, a number of a document and a single letter', () => {
    const text = '찾아가는 동주민센터 운영위원회 결과보고 자치행정과-27733';
    for (const query of ['동주민센터', '주민', '주민 결과', '자치행정과-27733', '27733', '회', '운영위원회 찾아가는']) {
      expect(finds(text, query), query).toBe(true);
    }
    for (const query of ['주민 예산', '센타', '27734']) expect(finds(text, query), query).toBe(false);
  });

  it('finds every word that stands in a text, whatever its letters', () => {
    const letters = fc.string({
      unit: fc.constantFrom('가', '나', '다', 'a', 'B', '1', '專', '-', ' ', "'", '%', '\\', 'ㆍ', '😀'),
    });
    fc.assert(
      fc.property(letters, fc.nat(), fc.integer({ min: 1, max: 6 }), (text, from, length) => {
        const whole = searchable(text);
        const query = whole.slice(from % (whole.length + 1)).slice(0, length);
        const words = queryWords(query);
        fc.pre(words.length > 0);
        expect(finds(text, query)).toBe(true);
      }),
    );
  });

  it('reads NFD text, three middle dots and quotation marks alike', () => {
    expect(finds('결재'.normalize('NFD'), '결재')).toBe(true);
    expect(queryWords('‘현장 조치권’ ㆍ')).toEqual(['‘현장', '조치권’']);
    expect(searchable('가ㆍ나・다')).toBe('가·나·다');
  });

  it('finds a word whether middle dots part it or not, in the text and in the question', () => {
    const dotted = fc
      .array(fc.tuple(fc.constantFrom(...'이통장교육3절ab'), fc.constantFrom('', '', '·', 'ㆍ')), {
        minLength: 2,
        maxLength: 8,
      })
      .map((letters) => letters.map(([letter, dot], at) => letter + (at < letters.length - 1 ? dot : '')));
    fc.assert(
      fc.property(dotted, fc.nat(7), fc.nat(7), (letters, one, other) => {
        const part = letters.slice(Math.min(one, other), Math.max(one, other) + 1).join('');
        const text = findable(`앞의 ${letters.join('')}, 뒤의 말`);
        for (const query of [part, part.replace(/[·ㆍ]/g, '')].filter((each) => /[^·ㆍ]/.test(each))) {
          for (const word of queryWords(query).map(joinedAtDots)) expect(text).toContain(word);
        }
      }),
      { seed: 20261123 },
    );
    expect(findable('말·없이 그대로')).toBe('말·없이 그대로 말없이');
    expect(findable('점 · 하나')).toBe('점 · 하나');
    expect(findable('점이 없음')).toBe('점이 없음');
    expect(joinedAtDots('이·통장 회의')).toBe('이·통장 회의');
    expect(markHits('이·통장과 이통장', ['이통장']).filter(({ hit }) => hit)).toHaveLength(2);
  });

  it('takes what stands in quotation marks as one word, its spaces included', () => {
    expect(queryWords('“현장  조치권” 예산 "" "한 쪽만')).toEqual(['현장 조치권', '예산', '한', '쪽만']);
    expect(markHits('현장 조치권과 조치권 현장', queryWords('"현장 조치권"'))).toEqual([
      { text: '현장 조치권', hit: true },
      { text: '과 조치권 현장', hit: false },
    ]);
  });

  it('finds a title by its first consonants, also where the keyboard has joined two of them', () => {
    const title = '운영위원회 4차 회의 결과보고';
    expect(initialsOf(title)).toBe('ㅇㅇㅇㅇㅎ 4ㅊ ㅎㅇ ㄱㄱㅂㄱ');
    for (const query of ['ㅇㅇㅇㅎ', 'ㄱㄱㅂㄱ', '4ㅊ', 'ㄱㅂㄱ 회의']) {
      expect(finds(`${title} ${initialsOf(title)}`, query), query).toBe(true);
    }
    expect(queryWords('ㄳㅄ')).toEqual(['ㄱㅅㅂㅅ']);
    const marked = markTitle(title, queryWords('ㅇㅇㅎ'));
    expect(marked.filter((part) => part.hit).map((part) => part.text)).toEqual(['위원회']);
  });

  it('knows which words need no second look', () => {
    for (const word of ['회', '회의', '1차']) expect(isSurelyFound(word), word).toBe(true);
    for (const word of ['회의록', '가-', '가 나', '.']) expect(isSurelyFound(word), word).toBe(false);
  });

  it('takes percent signs and quotes of a query as letters', () => {
    expect(containsPattern('50%_\\')).toBe('%50\\%\\_\\\\%');
    expect(tokenQuery(queryWords("' | 'ab"))).toBe("'ab'");
  });

  it('shows the place of the hit and marks nothing else', () => {
    const text = `${'앞선 글 '.repeat(30)}현장 조치권 ${'뒤의 글 '.repeat(60)}`;
    const parts = snippet(text, queryWords('조치권'));
    expect(parts.filter((part) => part.hit).map((part) => part.text)).toEqual(['조치권']);
    expect(parts.at(0)?.text).toBe('… ');
    expect(parts.at(-1)?.text).toBe(' …');
    expect(snippet('', ['가'])).toEqual([]);
    expect(markHits('a.b', ['.'])).toEqual([
      { text: 'a', hit: false },
      { text: '.', hit: true },
      { text: 'b', hit: false },
    ]);
  });
});

it('a word of four syllables and more may be written apart', () => {
  expect(['직무교육계획', '제출 행정정보', '행정정보'.normalize('NFD')].map(isLongWord)).toEqual([true, true, true]);
  expect(['직무 교육 계획', '27733', 'ㅈㅁㄱㅇ', ''].map(isLongWord)).toEqual([false, false, false, false]);
});
