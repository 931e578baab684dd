import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import pino from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { WebSocketServer } from 'ws';
import { Follower, faultsOf } from '../../testing/follower.ts';
import { LiveHub } from './live-hub.ts';
import { LiveSocket, type LogRow, textOf } from './live-socket.ts';

const ACCOUNT = 'account';
const signed = {
  accountId: ACCOUNT,
  agencyId: 1,
  personId: 'person',
  roles: [],
  sessionHash: 'session',
  mustChangePassword: false,
} as const;

/** A log in memory; `pause` is how many turns of the event loop a read takes, `most` bounds the rows it answers. */
const log = { last: 0, reads: 0, pause: 0 };
let server: WebSocketServer;
let hub: LiveHub;
let url: string;

const rowAt = (seq: number): LogRow => ({
  seq,
  message: {
    type: 'notification',
    notification: {
      seq,
      kind: 'changed',
      managementNumber: 'D0001000000001',
      revision: seq,
      at: '2026-03-03T00:00:00Z',
    },
  },
});

const turns = async (count: number): Promise<void> => {
  for (let turn = 0; turn < count; turn += 1) await new Promise(setImmediate);
};

beforeAll(async () => {
  server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  server.on('connection', (socket) => hub.add(socket, signed));
  await once(server, 'listening');
  url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
});
beforeEach(() => openHub());
afterEach(() => hub.close());

function openHub(): void {
  Object.assign(log, { last: 0, reads: 0, pause: 0 });
  hub = new LiveHub(
    {
      position: async () => ({ epoch: 'one', last: log.last }),
      async read(readers, most) {
        log.reads += 1;
        // What is read is what had been committed when the query began.
        const { last, pause } = log;
        await turns(pause);
        return readers.map(({ after }) =>
          Array.from({ length: Math.max(0, Math.min(most, last - after)) }, (_, index) => rowAt(after + index + 1)),
        );
      },
    },
    { stillOpen: async (hashes) => new Set(hashes) },
    pino({ level: 'silent' }),
  );
}

/** A reader whom the hub has welcomed and who is still: the read after the welcome has ended. */
async function follow(): Promise<Follower> {
  const follower = new Follower(url, '', { epoch: 'one', last: log.last });
  await follower.connect();
  await turns(log.pause + 5);
  return follower;
}

const tell = (seq: number) => hub.tell([{ accountId: ACCOUNT, row: { seq, text: textOf(rowAt(seq).message) } }]);
const placesOf = (follower: Follower) => follower.rows.map((row) => row.seq);

describe('a row that was committed on this node', () => {
  test('reaches a reader who is in step without a read of the log, on each of their sockets', async () => {
    const followers = [await follow(), await follow()];
    const before = log.reads;
    for (log.last = 1; log.last <= 3; log.last += 1) tell(log.last);
    for (const follower of followers) {
      await follower.until(() => follower.cursor.last === 3);
      expect(follower.rows).toEqual(
        [1, 2, 3].map((seq) => (rowAt(seq).message as { notification: unknown }).notification),
      );
      follower.cut();
    }
    expect(log.reads).toBe(before);
  });

  test('sends a reader who stands further back to the log', async () => {
    const follower = await follow();
    log.last = 3;
    tell(3);
    await follower.until(() => follower.cursor.last === 3);
    tell(2);
    expect(placesOf(follower)).toEqual([1, 2, 3]);
    follower.cut();
  });

  test('is read from the log, and judged there, where the notifier may not judge its reader', async () => {
    const follower = await follow();
    const before = log.reads;
    log.last = 1;
    hub.tell([{ accountId: ACCOUNT, row: undefined }]);
    await follower.until(() => follower.cursor.last === 1);
    expect(log.reads).toBe(before + 1);
    follower.cut();
  });
});

/** What may happen around a reader, in any order. */
type Step =
  | { readonly type: 'commit' | 'loseTell' | 'wake' | 'cut' }
  | { readonly type: 'tell' | 'turns' | 'pause'; readonly count: number };

const often = (type: 'commit' | 'loseTell' | 'wake' | 'cut') => fc.constant<Step>({ type });
const counted = (type: 'tell' | 'turns' | 'pause', max: number) =>
  fc.nat({ max }).map((count): Step => ({ type, count }));
const steps = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: often('commit') },
    // 0 is the oldest row not told yet: most are told in order, some overtake.
    { weight: 6, arbitrary: counted('tell', 0) },
    { weight: 2, arbitrary: counted('tell', 3) },
    { weight: 4, arbitrary: counted('turns', 4) },
    { weight: 1, arbitrary: counted('pause', 5) },
    { weight: 1, arbitrary: often('loseTell') },
    { weight: 1, arbitrary: often('wake') },
    { weight: 1, arbitrary: often('cut') },
  ),
  { minLength: 20, maxLength: 120 },
);

/**
 * Direct rows, wake-ups, reads under way and cut sockets as the steps say; answers what the reader missed or saw
 * twice.
 */
async function live(plan: readonly Step[]) {
  openHub();
  const follower = await follow();
  const untold: number[] = [];
  for (const step of plan) {
    if (step.type === 'commit') {
      log.last += 1;
      untold.push(log.last);
    } else if (step.type === 'tell') {
      for (const seq of untold.splice(Math.min(step.count, Math.max(0, untold.length - 1)), 1)) tell(seq);
    } else if (step.type === 'loseTell') untold.shift();
    else if (step.type === 'wake') hub.wake([ACCOUNT]);
    else if (step.type === 'turns') await turns(step.count);
    else if (step.type === 'pause') log.pause = step.count;
    else {
      follower.cut();
      await follower.connect();
    }
  }
  log.last += 1;
  hub.wakeAll();
  await follower.until(() => follower.cursor.last >= log.last);
  await turns(log.pause + 5);
  follower.cut();
  await hub.close();
  const places = placesOf(follower);
  const inOrder = places.every((place, index) => index === 0 || place > (places[index - 1] ?? 0));
  return { ...faultsOf(places, log.last), inOrder };
}

async function isSound(plan: readonly Step[]): Promise<void> {
  expect(await live(plan)).toEqual({ missed: [], doubled: [], inOrder: true });
}

describe('rows from memory and rows from the log, mixed at random', () => {
  test('come once each and in order', async () => {
    // A failure prints its seed and its shortest plan.
    await fc.assert(fc.asyncProperty(steps, isSound), { numRuns: 100 });
  });

  const { sendNext } = LiveSocket.prototype;
  afterEach(() => Object.assign(LiveSocket.prototype, { sendNext }));

  test('the check turns red for a hub that sends a row from memory without looking at the cursor', async () => {
    LiveSocket.prototype.sendNext = function blind({ seq, text }) {
      this.send([{ seq, message: JSON.parse(text) as LogRow['message'] }]);
      return true;
    };
    // Always the same plans: here it would be the failure to find nothing.
    const checked = await fc.check(fc.asyncProperty(steps, isSound), {
      numRuns: 100,
      seed: 20_201_224,
      endOnFailure: true,
    });
    expect(checked.failed).toBe(true);
    expect(String(checked.errorInstance)).toContain('missed');
  });
});
