import { expect, test } from 'vitest';
import type { Block, Run } from '../../document/body.ts';
import { certainFindings, checkContent } from './check-content.ts';
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
