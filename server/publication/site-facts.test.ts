import { expect, test } from 'vitest';
import type { Sql } from '../platform/database/connect.ts';
import { SiteFacts } from './site-facts.ts';

/** A database that only counts: every question takes so long on the given clock, and answers how often it was asked. */
function countingSite(tookMs: number) {
  const site = { now: 0, asked: 0 };
  const sql = async () => {
    site.asked += 1;
    site.now += tookMs / 3;
    return [{ unitName: '총무과', count: site.asked }];
  };
  return { site, facts: new SiteFacts(sql as unknown as Sql, () => site.now) };
}

test('where counting is cheap, what this process publishes is counted with the next reader', async () => {
  const { site, facts } = countingSite(3);
  await facts.read();
  await facts.read();
  expect(site.asked).toBe(3);
  facts.forget();
  await facts.read();
  expect(site.asked).toBe(6);
  site.now += 5_000;
  await facts.read();
  expect(site.asked).toBe(9);
});

test('where it is dear, it takes a twentieth of the time at most, and no reader waits for it', async () => {
  const { site, facts } = countingSite(900);
  const first = await facts.read();
  for (let reader = 0; reader < 100; reader += 1) {
    facts.forget();
    expect(await facts.read()).toBe(first);
    site.now += 100;
  }
  expect(site.asked).toBe(3);
  site.now += 18_000;
  // The one who comes too late is told what was counted before, and the next one what is so now.
  expect(await facts.read()).toBe(first);
  await new Promise((resolve) => setImmediate(resolve));
  expect(site.asked).toBe(6);
  expect(await facts.read()).not.toBe(first);
});
