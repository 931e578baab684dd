import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import WebSocket from 'ws';
import type { DocumentReply } from '../../shared/contract/approval.ts';
import type { NotificationsReply } from '../../shared/contract/live.ts';
import { LIVE_PROTOCOL, SESSION_ENDED } from '../../shared/contract/live-protocol.ts';
import { buildApp } from '../app.ts';
import { findDocument } from '../document/index.ts';
import { type Consumer, Outbox } from '../platform/outbox/outbox.ts';
import type { Services } from '../platform/services.ts';
import { type Cursor, Follower, faultsOf } from '../testing/follower.ts';
import { type Cast, openTestOffice, type TestOffice } from '../testing/test-office.ts';
import { approveDocument, saveDraft, signAs, submitDraft, writeDraft } from '../testing/written-document.ts';
import { notifier } from './notify-participants.ts';
import { appendNotifications } from './store.ts';

let office: TestOffice;
let url: string;
beforeAll(async () => {
  office = await openTestOffice();
  url = `${(await office.app.listen({ host: '127.0.0.1', port: 0 })).replace('http', 'ws')}/api/live`;
});
afterAll(() => office.close());

/** Where this person's log stands now, as their page would know it. */
async function placeOf(who: Cast): Promise<Cursor> {
  const { epoch, last } = await (await office.as(who)).get<NotificationsReply>('/api/notifications?after=0');
  return { epoch, last };
}

async function follow(who: Cast, at = url): Promise<Follower> {
  const follower = new Follower(at, (await office.as(who)).cookie(), await placeOf(who));
  await follower.connect();
  return follower;
}

/** Rows of this document, as `kind revision`. */
const told = (follower: Follower, managementNumber: string) =>
  follower.rows.flatMap((row) =>
    'managementNumber' in row && row.managementNumber === managementNumber ? [`${row.kind} ${row.revision}`] : [],
  );
const logOf = async (who: Cast, after = 0) =>
  (await (await office.as(who)).get<NotificationsReply>(`/api/notifications?after=${after}`)).items;

/** The notifier dies in the middle: its transaction is never committed. */
const dying: Consumer = {
  name: 'notification',
  async handle(tx, event) {
    await notifier(() => undefined).handle(tx, event);
    throw new Error('killed');
  },
};

describe('everybody on the line hears what concerns them', () => {
  test('the next person hears that it is their turn; drafter and signer hear that it has moved', async () => {
    const [drafter, leader, chief] = [
      await follow('drafter'),
      await follow('team-leader'),
      await follow('section-chief'),
    ];
    const draft = await writeDraft(office);
    await submitDraft(office, draft);
    await signAs(office, 'team-leader', draft);
    await signAs(office, 'section-chief', draft);
    await office.services.outbox.drainAll();
    await Promise.all([
      drafter.until(() => told(drafter, draft).length === 3),
      leader.until(() => told(leader, draft).length === 3),
      chief.until(() => told(chief, draft).length === 2),
    ]);
    expect(told(drafter, draft)).toEqual(['changed 1', 'changed 2', 'changed 3']);
    expect(told(leader, draft)).toEqual(['turn 1', 'changed 2', 'changed 3']);
    expect(told(chief, draft)).toEqual(['turn 2', 'changed 3']);
  });

  test('a recalled document leaves the waiting list of the person whose turn it was', async () => {
    const leader = await follow('team-leader');
    const draft = await writeDraft(office);
    await submitDraft(office, draft);
    await (await office.as('drafter')).post(`/api/documents/${draft}/recall`, {});
    await office.services.outbox.drainAll();
    await leader.until(() => told(leader, draft).length === 2);
    expect(told(leader, draft)).toEqual(['turn 1', 'changed 2']);
  });

  test('asking for the log gives the same rows as the socket', async () => {
    const before = await placeOf('drafter');
    const drafter = await follow('drafter');
    const draft = await writeDraft(office);
    await approveDocument(office, draft);
    await office.services.outbox.drainAll();
    await drafter.until(() => told(drafter, draft).length === 3);
    expect(await logOf('drafter', before.last)).toEqual(drafter.rows);
    expect(await logOf('outsider')).toEqual([]);
  });

  test('another node hears of it too, though the notifier ran here', async () => {
    const services: Services = {
      ...office.services,
      outbox: new Outbox(office.services.database.sql, office.clock, office.services.log),
    };
    const node = await buildApp(services);
    const address = await node.listen({ host: '127.0.0.1', port: 0 });
    const drafter = await follow('drafter', `${address.replace('http', 'ws')}/api/live`);
    const draft = await writeDraft(office);
    await submitDraft(office, draft);
    await office.services.outbox.drainAll();
    await drafter.until(() => told(drafter, draft).length === 1);
    expect(told(drafter, draft)).toEqual(['changed 1']);
    await node.close();
  });

  test('a row about a document that one may no longer read keeps its place and names nothing', async () => {
    const draft = await writeDraft(office);
    const before = await placeOf('team-leader');
    await submitDraft(office, draft);
    const { contentHash } = await (await office.as('team-leader')).get<DocumentReply>(`/api/documents/${draft}`);
    await (await office.as('team-leader')).post(`/api/documents/${draft}/rejection`, {
      contentHash,
      reason: '고쳐 주십시오.',
    });
    await office.services.outbox.drainAll();
    await saveDraft(office, draft, { line: [['approve', 'section-chief']] });
    await submitDraft(office, draft);
    await office.services.outbox.drainAll();

    const leader = new Follower(url, (await office.as('team-leader')).cookie(), before);
    await leader.connect();
    await leader.until(() => leader.rows.length === 2);
    const withheld = [1, 2].map((step) => ({ seq: before.last + step, kind: 'withheld' }));
    expect(leader.rows).toEqual(withheld);
    expect(await logOf('team-leader', before.last)).toEqual(withheld);
  });
});

describe('nothing is missed and nothing comes twice', () => {
  test('when the socket is cut between the commit and the delivery', async () => {
    const drafter = await follow('drafter');
    const draft = await writeDraft(office);
    await submitDraft(office, draft);
    drafter.cut();
    await office.services.outbox.drainAll();
    await signAs(office, 'team-leader', draft);
    await drafter.connect();
    await office.services.outbox.drainAll();
    await drafter.until(() => told(drafter, draft).length === 2);
    expect(told(drafter, draft)).toEqual(['changed 1', 'changed 2']);
  });

  test('when the notifier is killed between the outbox and its commit, and another one takes over', async () => {
    const before = await placeOf('drafter');
    const draft = await writeDraft(office);
    await submitDraft(office, draft);
    expect(await office.services.outbox.drain(dying)).toBe(0);
    expect(await logOf('drafter', before.last)).toEqual([]);

    office.clock.advanceMs(10_000);
    const successor = new Outbox(office.services.database.sql, office.clock, office.services.log);
    await successor.drain(notifier(() => undefined));
    await successor.drain(notifier(() => undefined));
    expect((await logOf('drafter', before.last)).map((row) => row.seq)).toEqual([before.last + 1]);
  });

  test('when an event is delivered again after it was told', async () => {
    const draft = await writeDraft(office);
    await submitDraft(office, draft);
    await office.services.outbox.drainAll();
    const before = await placeOf('drafter');
    await office.services.database.sql`
      update outbox_deliveries set done_at = null where consumer = 'notification'`;
    await office.services.outbox.drainAll();
    expect(await placeOf('drafter')).toEqual(before);
  });

  test('when two notifiers tell two documents to the same people at once', async () => {
    const before = await placeOf('drafter');
    const drafts = [await writeDraft(office), await writeDraft(office), await writeDraft(office)];
    for (const draft of drafts) await approveDocument(office, draft);
    const { sql } = office.services.database;
    const nodes = [1, 2, 3].map(() => new Outbox(sql, office.clock, office.services.log));
    await Promise.all(nodes.map((node) => node.drain(notifier(() => undefined))));
    await office.services.outbox.drainAll();
    const places = (await logOf('drafter', before.last)).map((row) => row.seq - before.last);
    expect(faultsOf(places, 9)).toEqual({ missed: [], doubled: [] });
  });
});

describe('two thousand rows over forty cut connections', () => {
  const WHOLE = { rows: 2_000, cuts: 40 };
  /** Enough for a fault to show. */
  const SHORT = { rows: 400, cuts: 12 };

  /** Always the same cuts, so that a failure can be looked at again. */
  function dice(seed: number): (sides: number) => number {
    let state = seed;
    return (sides) => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
      return state % sides;
    };
  }

  /** The next log is a new person's: an account's rows are counted from one. */
  async function newLog(): Promise<{ write: (rows: number) => Promise<void>; follower: Follower }> {
    const { sql } = office.services.database;
    const accountId = office.account('colleague').id;
    await sql`delete from notifications where account_id = ${accountId}`;
    await sql`delete from notification_counters where account_id = ${accountId}`;
    const managementNumber = await writeDraft(office);
    await approveDocument(office, managementNumber);
    await office.services.outbox.drainAll();
    const document = await findDocument(sql, office.agencyId, managementNumber);
    const entry = {
      agencyId: office.agencyId,
      documentId: document?.id ?? '',
      managementNumber,
      at: office.clock.now(),
    };
    const follower = new Follower(url, (await office.as('colleague')).cookie(), await placeOf('colleague'));
    return {
      follower,
      async write(rows) {
        await sql.begin((tx) =>
          Promise.all(
            Array.from({ length: rows }, (_, revision) =>
              appendNotifications(tx, {
                ...entry,
                eventId: randomUUID(),
                revision,
                told: [{ accountId, kind: 'changed' }],
              }),
            ),
          ),
        );
        // As the notifier of another node would.
        await sql`select pg_notify('gyeol_live', ${`other ${accountId}`})`;
      },
    };
  }

  /** Writes all rows while the follower is cut and comes back; `resume` says from where it goes on. */
  async function run({ rows, cuts }: typeof WHOLE, resume: (follower: Follower) => Cursor) {
    const { write, follower } = await newLog();
    const roll = dice(20_201_224);
    await follower.connect();
    const writing = (async () => {
      for (let written = 0; written < rows; written += 50) await write(50);
    })();
    for (let cut = 0; cut < cuts; cut += 1) {
      const goal = Math.min(rows - 1, follower.cursor.last + 1 + roll((2 * rows) / cuts));
      await follower.until(() => follower.cursor.last >= goal);
      follower.cut();
      await follower.connect(resume(follower));
    }
    await writing;
    await follower.until(() => follower.cursor.last >= rows);
    follower.cut();
    return faultsOf(
      follower.rows.map((row) => row.seq),
      rows,
    );
  }

  test('a reader who names the last row it has seen gets every row once', async () => {
    expect(await run(WHOLE, (follower) => follower.cursor)).toEqual({ missed: [], doubled: [] });
  });

  test('the check turns red for a reader who names another row', async () => {
    const early = await run(SHORT, ({ cursor }) => ({ ...cursor, last: Math.max(0, cursor.last - 1) }));
    expect(early.doubled.length).toBeGreaterThan(0);
    const late = await run(SHORT, ({ cursor }) => ({ ...cursor, last: cursor.last + 1 }));
    expect(late.missed.length + late.doubled.length).toBeGreaterThan(0);
  });

  test('the check turns red for a notifier that numbers outside its transaction', async () => {
    const { write, follower } = await newLog();
    const { sql } = office.services.database;
    await follower.connect();
    await write(10);
    // The place is taken at once, and the row is lost with the transaction that should have written it.
    await sql`update notification_counters set last_seq = last_seq + 1 where account_id = ${office.account('colleague').id}`;
    await write(10);
    await follower.until(() => follower.cursor.last >= 21);
    expect(
      faultsOf(
        follower.rows.map((row) => row.seq),
        21,
      ).missed,
    ).toEqual([11]);
  });
});

describe('the door', () => {
  async function knock(headers: Record<string, string>, protocol = LIVE_PROTOCOL): Promise<number> {
    const socket = new WebSocket(url, protocol, { headers });
    return new Promise((resolve) => {
      socket.on('unexpected-response', (_request, response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      });
      socket.on('open', () => {
        socket.terminate();
        resolve(101);
      });
      socket.on('error', () => undefined);
    });
  }

  test('a page of another site is refused before the upgrade, with a session and without', async () => {
    const cookie = (await office.as('drafter')).cookie();
    const own = url.replace('ws', 'http').replace('/api/live', '');
    expect(await knock({ cookie, origin: 'https://elsewhere.example' })).toBe(403);
    expect(await knock({ origin: 'https://elsewhere.example' })).toBe(403);
    expect(await knock({ cookie, origin: 'null' })).toBe(403);
    expect(await knock({ cookie, origin: own })).toBe(101);
  });

  test('nobody without a session comes in, nor anybody who speaks another protocol', async () => {
    expect(await knock({})).toBe(401);
    expect(await knock({ cookie: 'gyeol=something' })).toBe(401);
    expect(await knock({ cookie: (await office.as('drafter')).cookie() }, 'chat')).toBe(400);
  });

  test('the twenty-first socket of one person is told to wait', async () => {
    const cookie = (await office.signIn('director')).cookie();
    const followers = Array.from({ length: 20 }, () => new Follower(url, cookie));
    await Promise.all(followers.map((follower) => follower.connect()));
    expect(await knock({ cookie })).toBe(429);
    for (const follower of followers) follower.cut();
  });

  test('signing out closes the sockets of that session and of no other', async () => {
    const [one, other] = [await office.signIn('drafter'), await office.signIn('drafter')];
    const [leaving, staying] = [new Follower(url, one.cookie()), new Follower(url, other.cookie())];
    await Promise.all([leaving.connect(), staying.connect()]);
    await one.delete('/api/session');
    await leaving.until(() => leaving.closeCode !== undefined);
    expect([leaving.closeCode, staying.closeCode]).toEqual([SESSION_ENDED, undefined]);
    staying.cut();
  });

  test('a log with another name (a restored database) is taken from its end, and so is a place beyond it', async () => {
    const cookie = (await office.as('drafter')).cookie();
    const { epoch, last } = await placeOf('drafter');
    const restored = new Follower(url, cookie, { epoch: randomUUID(), last: 3 });
    const beyond = new Follower(url, cookie, { epoch, last: last + 5 });
    await Promise.all([restored.connect(), beyond.connect()]);
    expect([restored.resets, beyond.resets]).toEqual([[last], [last]]);
    expect(restored.cursor).toEqual({ epoch, last });
  });
});
