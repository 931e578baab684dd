import { randomUUID } from 'node:crypto';
import pino from 'pino';
import postgres from 'postgres';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { SettableClock } from '../clock.ts';
import type { Sql } from '../database/connect.ts';
import { type Consumer, Outbox } from './outbox.ts';

const DAY_MS = 24 * 60 * 60_000;
const [POISONED, SOUND] = [randomUUID(), randomUUID()];

let database: TestDatabase;
let sql: Sql;
let clock: SettableClock;
let outbox: Outbox;
let handled: string[];
let isPoisoned: boolean;
beforeAll(async () => {
  database = await freshDatabase();
  sql = postgres(database.url, { onnotice: () => undefined }) as unknown as Sql;
});
afterAll(async () => {
  await sql.end({ timeout: 5 });
  await database.drop();
});
beforeEach(async () => {
  await sql`delete from outbox_deliveries`;
  clock = new SettableClock('2026-03-03T00:00:00Z');
  outbox = new Outbox(sql, clock, pino({ level: 'silent' }));
  [handled, isPoisoned] = [[], true];
});

const reader: Consumer = {
  name: 'notification',
  async handle(_tx, event) {
    if (isPoisoned && event.documentId === POISONED) throw new Error('cannot be handled');
    handled.push(`${event.documentId === POISONED ? 'poisoned' : 'sound'} ${event.sequence}`);
  },
};

const happen = (documentId: string, sequence: number) =>
  sql.begin((tx) =>
    outbox.write(tx, {
      eventId: randomUUID(),
      agencyId: 0,
      documentId,
      sequence,
      kind: 'SeatSigned',
      at: clock.now(),
    }),
  );

test('a delivery that fails holds back its own document and no other, and is delivered in order when it is mended', async () => {
  for (const sequence of [1, 2]) {
    await happen(POISONED, sequence);
    await happen(SOUND, sequence);
  }
  await outbox.drain(reader);
  expect(handled).toEqual(['sound 1', 'sound 2']);

  isPoisoned = false;
  clock.advanceMs(1_000);
  await outbox.drain(reader);
  expect(handled).toEqual(['sound 1', 'sound 2', 'poisoned 1', 'poisoned 2']);
});

test('more failing deliveries than one round takes do not stand before a sound one for ever', async () => {
  for (let sequence = 1; sequence <= 120; sequence += 1) {
    const documentId = randomUUID();
    await happen(documentId, sequence);
  }
  await happen(SOUND, 1);
  const failing: Consumer = {
    ...reader,
    async handle(tx, event) {
      if (event.documentId !== SOUND) throw new Error('cannot be handled');
      await reader.handle(tx, event);
    },
  };
  for (let round = 0; round < 3; round += 1) await outbox.drain(failing);
  expect(handled).toEqual(['sound 1']);
});

test('a delivery is forgotten a week after it was done, and never before it is done', async () => {
  await happen(SOUND, 1);
  await happen(POISONED, 1);
  await outbox.drain(reader);
  const left = async () => {
    const rows = await sql<{ documentId: string }[]>`
      select document_id as "documentId" from outbox_deliveries where consumer = 'notification'`;
    return rows.map((row) => (row.documentId === POISONED ? 'poisoned' : 'sound')).sort();
  };
  clock.advanceMs(7 * DAY_MS - 1);
  await outbox.forgetDone();
  expect(await left()).toEqual(['poisoned', 'sound']);
  clock.advanceMs(2);
  await outbox.forgetDone();
  expect(await left()).toEqual(['poisoned']);
});

test('work that can wait stands back while people act, and no longer than a minute after its event', async () => {
  isPoisoned = false;
  await happen(SOUND, 1);
  const acting = setInterval(() => outbox.spareTime.touch(), 10);
  outbox.spareTime.touch();
  const drained = outbox.drain({ ...reader, canWait: true }, outbox.spareTime);
  await outbox.drain({ ...reader, name: 'search' }, outbox.spareTime);
  expect(handled).toEqual(['sound 1']);
  clearInterval(acting);
  await drained;
  expect(handled).toEqual(['sound 1', 'sound 1']);

  await happen(SOUND, 2);
  clock.advanceMs(60_000);
  const actingOn = setInterval(() => outbox.spareTime.touch(), 10);
  outbox.spareTime.touch();
  await outbox.drain({ ...reader, canWait: true }, outbox.spareTime);
  clearInterval(actingOn);
  expect(handled).toEqual(['sound 1', 'sound 1', 'sound 2']);
});
