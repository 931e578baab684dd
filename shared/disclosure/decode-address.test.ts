import { expect, it } from 'vitest';
import type { Run } from '../document/body.ts';
import { decodeAddress } from './decode-address.ts';
import { redactBody } from './redact.ts';

it('an address is read however often it was escaped, and beside a sign that escapes nothing', () => {
  const once = encodeURIComponent('https://b.example/나비솔');
  for (const address of [once, encodeURIComponent(once), encodeURIComponent(`%/${once}`)]) {
    expect(decodeAddress(`https://a.example/?to=${address}`)).toContain('/나비솔');
  }
  expect(decodeAddress('https://a.example/100%25')).toBe('https://a.example/100%');
});

/** 김철수 as sites of Korea and old scripts write it, and in UTF-8 beside a byte of nothing. */
const ESCAPED = [
  '%B1%E8%C3%B6%BC%F6',
  '%uAE40%uCCA0%uC218',
  '%25B1%25E8%25C3%25B6%25BC%25F6',
  '%EA%B9%80%EC%B2%A0%EC%88%98%FF',
];

it.each(ESCAPED)('a name in it is read as it was meant: %s', (name) => {
  expect(decodeAddress(`https://a.example/?to=${name}`)).toContain('김철수');
  const runs: Run[] = [
    { text: '김철수', closed: [6] },
    { text: ' 씨의 글', href: `https://a.example/?to=${name}` },
  ];
  const shown = redactBody({ v: 1, blocks: [{ type: 'paragraph', content: runs }] });
  expect(JSON.stringify(shown)).not.toContain('a.example');
});
