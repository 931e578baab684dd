import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { DocumentReply } from '../../shared/contract/approval.ts';
import type { DraftReply } from '../../shared/contract/drafting.ts';
import type {
  HandoverDone,
  HandoverItemsReply,
  HandoverReply,
  HandoversReply,
  ProposeHandover,
} from '../../shared/contract/handover.ts';
import type { NotificationsReply } from '../../shared/contract/live.ts';
import type { SavedLinesReply } from '../../shared/contract/saved-lines.ts';
import { verifyProjections } from '../approval/index.ts';
import { Follower } from '../testing/follower.ts';
import { type Cast, openTestOffice } from '../testing/test-office.ts';
import { signAs, submitDraft, writeDraft } from '../testing/written-document.ts';

const office = await openTestOffice();
afterAll(office.close);
const { sql } = office.services.database;
const idOf = (who: Cast) => office.account(who).personId;
const NOTES = { duties: '마을모임 공간 점검', progress: '열두 곳 가운데 여덟 곳', pending: '', goods: '', others: '' };

beforeEach(async () => {
  // Seats and drafts of earlier tests stand on lines that nobody here asks for.
  await sql`update approval_seats set status = 'recalled', in_turn = false`;
  await sql`update documents set drafter_person_id = gen_random_uuid()`;
  await sql`delete from saved_lines`;
  await sql`delete from unit_task_charges`;
  await sql`update post_holdings set to_on = null`;
});

const itemsOf = async (who: Cast, to?: Cast) => {
  const receiver = to && (await office.officer(to));
  const query = receiver ? `?personId=${receiver.personId}&postId=${receiver.postId}` : '';
  return (await (await office.as(who)).get<HandoverItemsReply>(`/api/handover-items${query}`)).items;
};

async function asked(from: Cast, to: Cast, leftOut: Readonly<Record<string, string>> = {}): Promise<ProposeHandover> {
  const { personId, postId } = await office.officer(to);
  const items = (await itemsOf(from)).map(({ key }) => ({ key, leftOut: leftOut[key] ?? null }));
  return { receiver: { personId, postId }, reason: '2026년 3월 인사발령', notes: NOTES, items };
}

async function propose(from: Cast, to: Cast, leftOut: Readonly<Record<string, string>> = {}): Promise<string> {
  const { id } = await (await office.as(from)).post<HandoverDone>('/api/handovers', await asked(from, to, leftOut));
  return id;
}

const record = async (who: Cast, id: string) => (await office.as(who)).get<HandoverReply>(`/api/handovers/${id}`);
const confirm = async (who: Cast, id: string) =>
  (await office.as(who)).attempt('POST', `/api/handovers/${id}/confirmation`);
const outcomes = ({ items }: HandoverReply) =>
  Object.fromEntries(items.map(({ key, outcome, obstacle }) => [key, obstacle ? `${outcome} ${obstacle}` : outcome]));
const keptLine = async (who: Cast, name: string) => {
  const { personId, postId } = await office.officer('section-chief');
  const line = [{ act: 'approve', personId, postId }];
  return (await office.as(who)).post<{ id: string }>('/api/saved-lines', { name, line });
};
const chargeTask = async (who: Cast) =>
  (await office.as('administrator')).put(`/api/unit-tasks/${office.unitTaskId}/charge`, { personId: idOf(who) });

/** One of everything of the drafter's, and what each is called. */
async function workOfDrafter() {
  const draft = await writeDraft(office);
  const onItsWay = await writeDraft(office);
  await submitDraft(office, onItsWay);
  const { id } = await keptLine('drafter', '늘 쓰는 결재선');
  await chargeTask('drafter');
  const keys = [`draft/${draft}`, `draft/${onItsWay}`, `task/${office.unitTaskId}`, `line/${id}`];
  return { draft, onItsWay, lineId: id, keys };
}

describe('a handover', () => {
  test('moves drafts, unit tasks and kept lines when both sides have confirmed, and nothing before', async () => {
    const { draft, onItsWay, keys } = await workOfDrafter();
    await keptLine('colleague', '늘 쓰는 결재선');
    expect((await itemsOf('drafter')).map(({ key }) => key)).toEqual(keys);
    const id = await propose('drafter', 'colleague');
    const colleague = await office.as('colleague');
    expect((await colleague.attempt('GET', `/api/drafts/${draft}`)).statusCode).toBe(404);
    const waiting = await colleague.get<HandoversReply>('/api/handovers');
    expect(waiting.handovers[0]).toMatchObject({ id, status: 'proposed', waitsOnMe: true, madeBy: null });
    expect((await confirm('drafter', id)).json()).toMatchObject({ code: 'handover-not-yours' });
    expect((await confirm('colleague', id)).json()).toEqual({ id, status: 'done' });
    const kept = await record('drafter', id);
    expect(Object.values(outcomes(kept))).toEqual(keys.map(() => 'moved'));
    expect(kept).toMatchObject({
      status: 'done',
      notes: NOTES,
      giver: { name: '정노을' },
      receiver: { name: '오하늘' },
    });
    expect(kept.items[0]?.title).toBe('마을모임 공간 점검 결과 보고');
    expect((await colleague.get<DraftReply>(`/api/drafts/${draft}`)).managementNumber).toBe(draft);
    expect((await (await office.as('drafter')).attempt('GET', `/api/drafts/${draft}`)).statusCode).toBe(404);
    const lines = await colleague.get<SavedLinesReply>('/api/saved-lines');
    expect(lines.saved.map(({ name }) => name)).toEqual(['늘 쓰는 결재선', '늘 쓰는 결재선 (2)']);
    expect(await itemsOf('drafter')).toEqual([]);
    // What was on its way comes back to the new drafter.
    const leader = await office.as('team-leader');
    const { contentHash } = await leader.get<DocumentReply>(`/api/documents/${onItsWay}`);
    await leader.post(`/api/documents/${onItsWay}/rejection`, { contentHash, reason: '금액을 고쳐 주십시오' });
    expect((await colleague.get<DraftReply>(`/api/drafts/${onItsWay}`)).managementNumber).toBe(onItsWay);
  });

  test('moves seats in turn and to come, and who takes over signs', async () => {
    const number = await writeDraft(office, {
      line: [
        ['review', 'team-leader'],
        ['approve', 'section-chief'],
      ],
    });
    await submitDraft(office, number);
    const id = await propose('team-leader', 'director');
    expect((await confirm('director', id)).statusCode).toBe(200);
    await signAs(office, 'director', number);
    const document = await (await office.as('drafter')).get<DocumentReply>(`/api/documents/${number}`);
    expect(document.line[1]).toMatchObject({ officer: { name: '윤서담' }, state: 'signed' });
    expect(document.history).toContainEqual(
      expect.objectContaining({ act: 'reassigned', text: '인계·인수: 2026년 3월 인사발령' }),
    );
    const { faults } = await verifyProjections(sql, { repair: false });
    expect(faults.filter(({ managementNumber }) => managementNumber === number)).toEqual([]);
  });

  test('chooses no approver: a deciding seat goes to who holds its post, and nobody sits twice', async () => {
    const number = await writeDraft(office, {
      line: [
        ['review', 'team-leader'],
        ['approve', 'section-chief'],
      ],
    });
    await submitDraft(office, number);
    const key = `seat/${number}/2`;
    const seat = async (to: Cast) => (await itemsOf('section-chief', to)).find((item) => item.key === key)?.obstacle;
    expect(await seat('director')).toBe('postDiffers');
    expect(await seat('team-leader')).toBe('sitsOnLine');
    const chief = await office.officer('section-chief');
    await sql`
      insert into post_holdings (agency_id, id, post_id, person_id, kind, from_on, to_on)
      values (${office.agencyId}, gen_random_uuid(), ${chief.postId}, ${idOf('director')}, 'acting', '2026-03-03', '2026-03-04')`;
    expect(await seat('director')).toBeNull();
    const id = await propose('section-chief', 'director');
    await sql`delete from post_holdings where person_id = ${idOf('director')} and post_id = ${chief.postId}`;
    expect((await confirm('director', id)).statusCode).toBe(200);
    expect(outcomes(await record('director', id))).toEqual({ [key]: 'stayed postDiffers' });
  });

  test('leaves out with a reason, lists what is gone and what came later, and doubles nothing', async () => {
    const { draft, onItsWay, lineId, keys } = await workOfDrafter();
    const [, , taskKey = ''] = keys;
    const id = await propose('drafter', 'colleague', { [taskKey]: '후임이 따로 있음' });
    const drafter = await office.as('drafter');
    await drafter.delete(`/api/drafts/${draft}`);
    await drafter.delete(`/api/saved-lines/${lineId}`);
    const later = await writeDraft(office);
    const expected = {
      [`draft/${draft}`]: 'gone',
      [`draft/${onItsWay}`]: 'moved',
      [taskKey]: 'leftOut',
      [`line/${lineId}`]: 'gone',
      [`draft/${later}`]: 'cameLater',
    };
    expect(outcomes(await record('colleague', id))).toEqual(expected);
    expect((await confirm('colleague', id)).statusCode).toBe(200);
    const kept = await record('colleague', id);
    expect(outcomes(kept)).toEqual(expected);
    expect(kept.items.find(({ key }) => key === taskKey)?.leftOut).toBe('후임이 따로 있음');
    expect((await itemsOf('drafter')).map(({ key }) => key)).toEqual([`draft/${later}`, taskKey]);
  });

  test('names everything there is: a list that has changed is shown again, and some reason is given', async () => {
    await workOfDrafter();
    const body = await asked('drafter', 'colleague');
    await writeDraft(office);
    const drafter = await office.as('drafter');
    const code = async (given: object) => (await drafter.attempt('POST', '/api/handovers', given)).json().code;
    expect(await code(body)).toBe('handover-items-changed');
    const now = await asked('drafter', 'colleague');
    expect(await code({ ...now, reason: ' ' })).toBe('reason-missing');
    expect(await code({ ...now, items: now.items.map((item) => ({ ...item, leftOut: '남김' })) })).toBe(
      'handover-empty',
    );
    const { personId, postId } = await office.officer('drafter');
    expect(await code({ ...now, receiver: { personId, postId } })).toBe('handover-to-oneself');
    const outside = office.account('outsider').personId;
    expect(await code({ ...now, receiver: { personId: outside, postId } })).toBe('handover-receiver-gone');
  });

  test('is refused or taken back with a reason, and then moves nothing any more', async () => {
    const { draft } = await workOfDrafter();
    const id = await propose('drafter', 'colleague');
    const [drafter, colleague] = await Promise.all([office.as('drafter'), office.as('colleague')]);
    await colleague.post(`/api/handovers/${id}/refusal`, { reason: '담당이 아님' });
    expect(await record('drafter', id)).toMatchObject({ status: 'refused', endReason: '담당이 아님' });
    expect((await confirm('colleague', id)).json()).toMatchObject({ code: 'handover-ended' });
    const second = await propose('drafter', 'colleague');
    await drafter.post(`/api/handovers/${second}/withdrawal`, { reason: '빠뜨린 것이 있음' });
    expect((await confirm('colleague', second)).json()).toMatchObject({ code: 'handover-ended' });
    expect((await drafter.get<DraftReply>(`/api/drafts/${draft}`)).managementNumber).toBe(draft);
  });
});

describe('two at once', () => {
  test('the receiver who presses twice, and the giver who takes back: one thing happens, once', async () => {
    for (let round = 0; round < 4; round += 1) {
      const { draft } = await workOfDrafter();
      const id = await propose('drafter', 'colleague');
      const drafter = await office.as('drafter');
      const answers = await Promise.all([
        confirm('colleague', id),
        drafter.attempt('POST', `/api/handovers/${id}/withdrawal`, { reason: '다시 적음' }),
        confirm('colleague', id),
      ]);
      expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1);
      const { status } = await record('drafter', id);
      const owner = status === 'done' ? 'colleague' : 'drafter';
      expect((await (await office.as(owner)).attempt('GET', `/api/drafts/${draft}`)).statusCode).toBe(200);
      await sql`update documents set drafter_person_id = gen_random_uuid()`;
      await sql`delete from saved_lines`;
    }
  });

  test('a signature and a confirmation: the seat is signed by its old officer or taken by the new one', async () => {
    for (let round = 0; round < 4; round += 1) {
      const numbers = await Promise.all([writeDraft(office), writeDraft(office)]);
      for (const number of numbers) await submitDraft(office, number);
      const id = await propose('team-leader', 'director');
      const signs = numbers.map((number) => signAs(office, 'team-leader', number).catch(() => undefined));
      const [confirmed] = await Promise.all([confirm('director', id), ...signs]);
      expect(confirmed?.statusCode).toBe(200);
      const told = outcomes(await record('director', id));
      for (const number of numbers) {
        const { line } = await (await office.as('drafter')).get<DocumentReply>(`/api/documents/${number}`);
        expect([line[1]?.officer.name, told[`seat/${number}/1`]]).toEqual(
          line[1]?.state === 'signed' ? ['백이든', 'gone'] : ['윤서담', 'moved'],
        );
      }
      await sql`update approval_seats set status = 'recalled', in_turn = false`;
    }
  });
});

describe('a leaver', () => {
  const onBehalf = async (who: Cast, body: object) =>
    (await office.as(who)).attempt('POST', `/api/people/${idOf('team-leader')}/handovers`, body);

  test('is handed over for by the administrator with a reason, who sees no titles and receives nothing', async () => {
    const number = await writeDraft(office);
    await submitDraft(office, number);
    const url = `/api/people/${idOf('team-leader')}/handover-items`;
    const here = await (await office.as('administrator')).attempt('GET', url);
    expect(here.json()).toMatchObject({ code: 'handover-giver-is-here' });
    await sql`update post_holdings set to_on = '2026-03-04' where person_id = ${idOf('team-leader')}`;
    office.clock.set('2026-03-04T00:00:00Z');
    const { items } = await (await office.as('administrator')).get<HandoverItemsReply>(url);
    expect(items).toMatchObject([{ key: `seat/${number}/1`, title: null, managementNumber: number }]);
    const { personId, postId } = await office.officer('director');
    const body = {
      receiver: { personId, postId },
      reason: '퇴직하여 스스로 인계할 수 없음',
      notes: NOTES,
      items: items.map(({ key }) => ({ key, leftOut: null })),
    };
    expect((await onBehalf('drafter', body)).statusCode).toBe(403);
    const { id } = (await onBehalf('administrator', body)).json<HandoverDone>();
    expect((await confirm('administrator', id)).json()).toMatchObject({ code: 'handover-not-yours' });
    expect((await confirm('director', id)).statusCode).toBe(200);
    const kept = await record('administrator', id);
    expect(kept).toMatchObject({
      status: 'done',
      madeBy: '문지기',
      giver: { name: '백이든', postTitle: '동혁신팀장', unitName: '자치행정과' },
      items: [{ title: null, outcome: 'moved' }],
    });
    await signAs(office, 'director', number);
  });
});

describe('live', () => {
  test('each side hears what the other has done with the record, in its gap-free log, and nobody else does', async () => {
    const url = `${(await office.app.listen({ host: '127.0.0.1', port: 0 })).replace('http', 'ws')}/api/live`;
    const follow = async (who: Cast) => {
      const client = await office.as(who);
      const { epoch, last } = await client.get<NotificationsReply>('/api/notifications?after=0');
      const follower = new Follower(url, client.cookie(), { epoch, last });
      await follower.connect();
      return follower;
    };
    const [giver, receiver, other] = [await follow('drafter'), await follow('colleague'), await follow('cooperator')];
    const heard = ({ rows }: Follower) =>
      rows.flatMap((row) => ('handoverId' in row ? [`${row.handoverId} ${row.status}`] : []));
    await workOfDrafter();
    const refused = await propose('drafter', 'colleague');
    await receiver.until(() => heard(receiver).length === 1);
    await (await office.as('colleague')).post(`/api/handovers/${refused}/refusal`, { reason: '담당이 아님' });
    await giver.until(() => heard(giver).length === 1);
    const taken = await propose('drafter', 'colleague');
    expect((await confirm('colleague', taken)).statusCode).toBe(200);
    await giver.until(() => heard(giver).length === 2);
    await receiver.until(() => heard(receiver).length === 2);
    expect(heard(giver)).toEqual([`${refused} refused`, `${taken} done`]);
    expect(heard(receiver)).toEqual([`${refused} proposed`, `${taken} proposed`]);
    expect(heard(other)).toEqual([]);
    const { items } = await (await office.as('drafter')).get<NotificationsReply>('/api/notifications?after=0');
    expect(items.filter((row) => 'handoverId' in row).slice(-2)).toMatchObject([
      { handoverId: refused, status: 'refused' },
      { handoverId: taken, status: 'done' },
    ]);
    // A second confirmation does nothing, and is told to nobody.
    expect((await confirm('colleague', taken)).statusCode).toBe(409);
    expect(heard(giver)).toHaveLength(2);
    for (const follower of [giver, receiver, other]) follower.cut();
  });
});

describe('the record', () => {
  test('is kept for both sides and the records officers of their units, and is not there for anybody else', async () => {
    await workOfDrafter();
    const id = await propose('drafter', 'colleague');
    const status = async (who: Cast) =>
      (await (await office.as(who)).attempt('GET', `/api/handovers/${id}`)).statusCode;
    expect(await Promise.all((['drafter', 'colleague', 'administrator'] as const).map(status))).toEqual([
      200, 200, 200,
    ]);
    expect(await status('cooperator')).toBe(404);
    expect(await status('outside-administrator')).toBe(404);
    const { unitId } = await office.officer('drafter');
    await office.giveRoles('cooperator', ['unitRecordsOfficer'], unitId);
    expect(await status('cooperator')).toBe(200);
    const kept = await (await office.as('cooperator')).get<HandoversReply>('/api/handovers/kept');
    expect(kept.handovers.map((head) => head.id)).toContain(id);
    await office.giveRoles('cooperator', []);
    const none = await (await office.as('cooperator')).get<HandoversReply>('/api/handovers/kept');
    expect(none.handovers).toEqual([]);
  });
});

test('a server that dies in the middle has moved nothing, and confirming again moves everything', async () => {
  const { draft, lineId, keys } = await workOfDrafter();
  const number = await writeDraft(office, {
    line: [
      ['cooperate', 'cooperator'],
      ['approve', 'section-chief'],
    ],
  });
  await submitDraft(office, number);
  const id = await propose('drafter', 'colleague');
  let dying: Promise<unknown> = Promise.resolve();
  // Somebody holds the last thing that would move: the transaction waits with everything else written, and is killed.
  await sql.begin(async (tx) => {
    await tx`select from saved_lines where id = ${lineId} for update`;
    dying = confirm('colleague', id).then((response) => expect(response.statusCode).toBeGreaterThanOrEqual(500));
    const waiting = async () =>
      sql<{ pid: number }[]>`
        select pid from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock' and query like '%update saved_lines%'`;
    let found = await waiting();
    while (found.length === 0) found = await waiting();
    await sql`select pg_terminate_backend(${found[0]?.pid ?? 0})`;
  });
  await dying;
  // The dead connection may cost one more query.
  await Promise.allSettled(Array.from({ length: 16 }, () => sql`select`));
  expect((await record('colleague', id)).status).toBe('proposed');
  expect((await (await office.as('drafter')).get<DraftReply>(`/api/drafts/${draft}`)).managementNumber).toBe(draft);
  expect((await confirm('colleague', id)).statusCode).toBe(200);
  const told = outcomes(await record('colleague', id));
  expect(keys.map((key) => told[key])).toEqual(keys.map(() => 'moved'));
});
