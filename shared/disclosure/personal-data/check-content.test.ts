import { describe, expect, test } from 'vitest';
import type { Block, Run } from '../../document/body.ts';
import type { Letter } from '../../document/letter.ts';
import { CLOSED_TITLES } from '../../testing/closed-titles.ts';
import { type CheckedContent, certainFindings, checkContent, kindsToAnswer } from './check-content.ts';
import { NO_PUBLIC_CONTACTS } from './personal-finding.ts';

const found = (...content: Run[]) => {
  const blocks: Block[] = [
    { type: 'paragraph', content: [{ text: '안내' }] },
    { type: 'paragraph', content },
  ];
  const open = { level: 'open', grounds: [] } as const;
  const text = { publicTitle: '안내', summary: '', keywords: [], disclosure: open, bodyOpen: true, attachments: [] };
  return checkContent({ ...text, body: { v: 1, blocks } }, NO_PUBLIC_CONTACTS);
};

test('the address under the words of a link is published with them, so it is read as well', () => {
  for (const href of [
    'https://example.com/find?no=900101-1234568',
    'https://example.com/find?no=900101%2D1234568',
    'https://example.com/%ED%99%8D/900101-1234568',
    'https://example.com/%/900101-1234568',
  ]) {
    const [finding, ...more] = certainFindings(found({ text: '누리집', href }));
    expect(finding).toMatchObject({ kind: 'residentNumber', place: { part: 'body', block: 1 } });
    expect(finding?.words.replace('%2D', '-')).toBe('900101-1234568');
    expect(more).toEqual([]);
  }
});

test('an address that only repeats the words of its link is told once', () => {
  const mail = 'hong.gildong@example.com';
  const kinds = found({ text: mail, href: `mailto:${mail}` }).map(({ kind, words }) => [kind, words]);
  expect(kinds).toEqual([['email', mail]]);
});

test('the end of one address and the beginning of the next are no number together', () => {
  const link = (href: string) => ({ text: '누리집', href });
  const hrefs = ['https://example.com/900101', 'https://1234568.example.com/', 'mailto:1234568@korea.kr'];
  expect(found(...hrefs.map(link))).toEqual([]);
});

test('the title of a closed document may be listed and is read, its body is not', () => {
  const closed = { level: 'closed', grounds: [6] } as const;
  const text = { summary: '', keywords: [], disclosure: closed, bodyOpen: false, attachments: [] };
  const body = { v: 1, blocks: [{ type: 'paragraph', content: [{ text: '900101-1234568' }] }] } as const;
  const kinds = (publicTitle: string) =>
    checkContent({ ...text, publicTitle, body }, NO_PUBLIC_CONTACTS).map(({ kind, place }) => [kind, place.part]);
  expect(kinds('아동학대 신고 접수')).toEqual([]);
  expect(kinds('민원인 홍길동(900101-1234568) 신고')).toEqual([
    ['personName', 'publicTitle'],
    ['residentNumber', 'publicTitle'],
  ]);
});

test('a name that a closed number gave away is told for as long as it stands', () => {
  const names = (...content: Run[]) => found(...content).map(({ kind, words, from }) => [kind, words, from]);
  const closed = { closed: [6] } as const;
  const number = { text: '010-1234-5678' };
  const name = [{ text: '대표 ' }, { text: '홍길동' }, { text: '(' }, number, { text: ')에게 지급' }];
  expect(names(...name).map(([, words]) => words)).toEqual(['홍길동', '010-1234-5678']);
  expect(names(...name.map((run) => (run === number ? { ...run, ...closed } : run)))).toEqual([
    ['personName', '홍길동', 3],
  ]);
  expect(names(...name.map((run, at) => (at === 1 || at === 3 ? { ...run, ...closed } : run)))).toEqual([]);
});

describe('a letter is read as citizens read it:', () => {
  const NUMBER = '900101-1234568';
  const check = (letter: Letter, closed?: string, kind?: CheckedContent['kind']) => {
    const run: Run = closed === undefined ? { text: '안내' } : { text: closed, closed: [6] };
    const body = { v: 1, blocks: [{ type: 'paragraph', content: [run] }] } as const;
    const disclosure = { level: 'partiallyOpen', grounds: [6] } as const;
    const text = { publicTitle: '안내', summary: '', keywords: [], disclosure, bodyOpen: true, attachments: [] };
    const content = { ...text, body, letter, ...(kind ? { kind } : {}) };
    return certainFindings(checkContent(content, NO_PUBLIC_CONTACTS)).map(({ place }) => place.part);
  };
  const to = (name: string, more: Partial<Letter> = {}): Letter => ({
    recipients: [{ name }],
    mark: 'omitted',
    ...more,
  });

  test('수신자, who handles it there, and 경유', () => {
    expect(check(to(`홍길동(${NUMBER})`))).toEqual(['recipients']);
    expect(check(to('솔내도지사', { recipients: [{ name: '솔내도지사', handledBy: NUMBER }] }))).toEqual([
      'recipients',
    ]);
    expect(check(to('솔내도지사', { via: NUMBER }))).toEqual(['via']);
    expect(check(to('솔내도지사', { via: '한빛군수' }))).toEqual([]);
  });

  test('what the text closes is closed there too, and a 민원인 has no name', () => {
    expect(check(to('솔내도지사', { via: NUMBER }), NUMBER)).toEqual([]);
    expect(check(to(NUMBER), undefined, { kind: 'civilPetition', seriesId: null })).toEqual([]);
  });
});

test('of a closed document a likely name or address in its title is answered for too, and nowhere else', () => {
  const asked = (publicTitle: string, level: 'closed' | 'partiallyOpen' = 'closed') => {
    const texts = {
      publicTitle,
      summary: '민원인 박영희',
      keywords: [],
      bodyOpen: level !== 'closed',
      attachments: [],
    };
    const body = { v: 1 as const, blocks: [] };
    return kindsToAnswer([{ ...texts, body, disclosure: { level, grounds: [6] } }], NO_PUBLIC_CONTACTS);
  };
  expect(asked('민원인 박영희 소음 신고 처리')).toEqual(['personName']);
  expect(asked('민원(가온시 맑은동 한빛로 12, 101동 302호) 처리')).toEqual(['homeAddress']);
  expect(asked('민원인 박영희 소음 신고 처리', 'partiallyOpen')).toEqual([]);
  expect(asked('민원(박*희) 처리')).toEqual([]);
  expect(CLOSED_TITLES.filter((title) => asked(title).length > 0)).toEqual([]);
});
