import { expect, test } from 'vitest';
import { askedRange } from './asked-range.ts';

const asked = (range: string | undefined, given: { method?: string; known?: string; size?: number } = {}) => {
  const headers = { ...(range === undefined ? {} : { range }), ...(given.known ? { 'if-range': given.known } : {}) };
  return askedRange({ method: given.method ?? 'GET', headers }, given.size ?? 10, '"now"');
};

test.each([
  ['bytes=0-3', { start: 0, end: 3 }],
  ['bytes=4-', { start: 4, end: 9 }],
  ['bytes=4-99', { start: 4, end: 9 }],
  ['bytes=9-9', { start: 9, end: 9 }],
  ['bytes=-3', { start: 7, end: 9 }],
  ['bytes=-99', { start: 0, end: 9 }],
  ['bytes=10-', 'beyond'],
  ['bytes=-0', 'beyond'],
])('%s is one part of ten bytes', (range, part) => {
  expect(asked(range)).toEqual(part);
});

test.each(['bytes=-', 'bytes=5-2', 'bytes=0-1,4-5', 'lines=0-3', 'bytes=a-b', 'bytes=0-9999999999999999'])(
  '%s is no part we know, so the whole is sent',
  (range) => {
    expect(asked(range)).toBeUndefined();
  },
);

test('the rest is sent to who has the beginning of this file, and the whole to who has that of another', () => {
  expect(asked('bytes=4-', { known: '"now"' })).toEqual({ start: 4, end: 9 });
  for (const known of ['"before"', 'W/"now"', 'Tue, 03 Mar 2026 00:00:00 GMT']) {
    expect(asked('bytes=4-', { known })).toBeUndefined();
  }
  expect(asked('bytes=4-', { method: 'HEAD' })).toBeUndefined();
  expect(asked('bytes=0-', { size: 0 })).toBe('beyond');
});
