import { describe, expect, it } from 'vitest';
import { dayGroup, dueGroup, dueWords, momentWords, tookFrom, waitingFor } from './moments.ts';

const NOW = new Date('2026-11-20T01:42:00Z');

describe('moments in words', () => {
  it.each([
    ['2026-11-20T01:41:30Z', '방금'],
    ['2026-11-20T01:04:00Z', '38분째'],
    ['2026-11-19T22:30:00Z', '3시간째'],
    ['2026-11-18T01:00:00Z', '2일째'],
    ['2026-11-16T23:00:00Z', '3일 2시간째'],
  ])('a document that waits since %s has waited %s', (since, words) => {
    expect(waitingFor(since, NOW)).toBe(words);
  });

  it.each([
    ['2026-11-20T00:30:00Z', '09:30'],
    ['2026-11-18T15:30:00Z', '11. 19.'],
    ['2020-12-23T15:00:00Z', '2020. 12. 24.'],
  ])('%s is said as %s', (at, words) => {
    expect(momentWords(at, NOW)).toBe(words);
  });

  it('a day begins at midnight in Korea', () => {
    expect(dayGroup('2026-11-19T15:00:00Z', NOW)).toBe('오늘');
    expect(dayGroup('2026-11-19T14:59:59Z', NOW)).toBe('어제');
    expect(dayGroup('2026-11-14T00:00:00Z', NOW)).toBe('지난 7일');
    expect(dayGroup('2026-11-12T00:00:00Z', NOW)).toBe('2026. 11.');
    expect(dayGroup('2020-12-31T15:00:00Z', NOW)).toBe('2021. 1.');
  });

  it.each([
    ['2026-11-19', '기한 지남 11. 19.', '기한 지남'],
    ['2026-11-20', '오늘까지', '오늘까지'],
    ['2026-11-21', '내일까지', '7일 안'],
    ['2026-11-27', '11. 27.까지', '7일 안'],
    ['2027-01-02', '2027. 1. 2.까지', '그 뒤'],
  ])('what is due on %s is %s, under %s', (dueOn, words, group) => {
    expect([dueWords(dueOn, NOW), dueGroup(dueOn, NOW)]).toEqual([words, group]);
  });

  it('says how long a seat took', () => {
    expect(tookFrom('2026-11-19T23:52:00Z', '2026-11-20T00:30:00Z')).toBe('38분 걸림');
    expect(tookFrom('2026-11-20T00:30:00Z', '2026-11-20T00:30:05Z')).toBe('바로');
  });
});
