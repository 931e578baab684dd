import { afterAll, beforeAll, expect, test } from 'vitest';
import { citizensPaper } from '../rendering/index.ts';
import { RenderingPool } from '../rendering/rendering-pool.ts';
import { makersOf } from '../testing/paper-makers.ts';
import { openTestOffice, type TestOffice } from '../testing/test-office.ts';
import { approveDocument, writeDraft } from '../testing/written-document.ts';
import { CopyReader } from './read-copy.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await openTestOffice();
});
afterAll(() => office.close());

async function publish(): Promise<string> {
  const managementNumber = await writeDraft(office);
  await approveDocument(office, managementNumber);
  await office.services.outbox.drainAll();
  return managementNumber;
}

function readerOf(pool: RenderingPool): CopyReader {
  const makers = makersOf(office, pool);
  return new CopyReader(office.services, {
    issue: (copy) => citizensPaper(office.services, makers, copy),
    packHwpx: (paper, pictures) => pool.packHwpx(paper, pictures),
  });
}

test('a paper that stops the painter stops it once, however many citizens ask for it', async () => {
  const number = await publish();
  let started = 0;
  const pool = new RenderingPool({
    onStart(worker) {
      started += 1;
      void worker.terminate();
    },
  });
  const reader = readerOf(pool);
  for (let asked = 0; asked < 3; asked += 1) {
    await expect(reader.paper(number)).rejects.toMatchObject({ code: 'unavailable' });
  }
  // The pool gives a paper two threads; the second and the third reader cost none.
  expect(started).toBe(2);
  await pool.close();
});

test('citizens who ask for many papers at once leave room for the officials’ own', async () => {
  const numbers = [];
  for (let count = 0; count < 10; count += 1) numbers.push(await publish());
  const pool = new RenderingPool();
  const reader = readerOf(pool);
  const asked = await Promise.allSettled(numbers.map((number) => reader.paper(number)));
  expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(8);
  expect(asked.filter(({ status }) => status === 'rejected')).toMatchObject([
    { reason: { code: 'unavailable' } },
    { reason: { code: 'unavailable' } },
  ]);
  const again = await Promise.allSettled(numbers.map((number) => reader.paper(number)));
  expect(again.every(({ status }) => status === 'fulfilled')).toBe(true);
  await pool.close();
});
