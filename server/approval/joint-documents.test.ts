import { afterAll, describe, expect, test } from 'vitest';
import type { AbsencesAlongReply } from '../../shared/contract/absence.ts';
import type { ActReply, BoxCounts, BoxName, BoxPage, DocumentReply } from '../../shared/contract/approval.ts';
import type { LineSeat } from '../../shared/contract/document-parts.ts';
import type { DraftReply } from '../../shared/contract/drafting.ts';
import type { NotificationsReply } from '../../shared/contract/live.ts';
import type { AgenciesReply, OrganizationReply } from '../../shared/contract/organization.ts';
import type { OpeningsReply } from '../../shared/contract/versions.ts';
import { readOrganizationCsv } from '../../shared/organization/organization-csv.ts';
import { hashPassword, openAgency } from '../identity/index.ts';
import { listPostsOf } from '../organization/index.ts';
import { readyAct } from '../testing/act-requests.ts';
import { type Cast, openTestOffice, PASSWORD } from '../testing/test-office.ts';
import { type PlannedSeat, sentBack, signAs, submitDraft, writeDraft } from '../testing/written-document.ts';
import { verifyProjections } from './verify-projections.ts';

const office = await openTestOffice();
afterAll(office.close);

const THEIRS = office.account('outsider').agencyId;
const there = (act: LineSeat['act'], who: Cast): PlannedSeat => [act, who, { agencyId: THEIRS }];

/** The city's section chief decides first, then the foundation's head. */
const JOINT: readonly PlannedSeat[] = [
  ['review', 'team-leader'],
  ['delegatedApprove', 'section-chief'],
  there('approve', 'outside-head'),
];

async function submitted(line: readonly PlannedSeat[] = JOINT): Promise<string> {
  const number = await writeDraft(office, { line, title: '마을돌봄 공동 운영 계획' });
  await submitDraft(office, number);
  return number;
}

async function listed(who: Cast, box: BoxName): Promise<string[]> {
  const { rows } = await (await office.as(who)).get<BoxPage>(`/api/boxes/${box}`);
  return rows.map((row) => row.managementNumber);
}

async function opens(who: Cast, number: string): Promise<number> {
  return (await (await office.as(who)).attempt('GET', `/api/documents/${number}`)).statusCode;
}

async function told(who: Cast): Promise<string[]> {
  const { items } = await (await office.as(who)).get<NotificationsReply>('/api/notifications?after=0');
  return items.flatMap((item) => ('managementNumber' in item ? [`${item.managementNumber} ${item.kind}`] : []));
}

async function read(who: Cast, number: string): Promise<DocumentReply> {
  return (await office.as(who)).get<DocumentReply>(`/api/documents/${number}`);
}

/** Nobody of the other agency but those on the line ever meets the document. */
async function isHiddenFrom(who: Cast, number: string): Promise<void> {
  expect(await opens(who, number)).toBe(404);
  const client = await office.as(who);
  const counts = await client.get<BoxCounts>('/api/boxes');
  expect([counts.waiting, counts.progress, counts.done, counts.circulated, counts.consultations]).toEqual([
    0, 0, 0, 0, 0,
  ]);
  for (const box of ['waiting', 'upcoming', 'progress', 'done', 'circulated'] as const)
    expect(await listed(who, box)).toEqual([]);
  expect(await told(who)).toEqual([]);
}

async function projectionsHold(): Promise<void> {
  expect((await verifyProjections(office.services.database.sql, { repair: false })).faults).toEqual([]);
}

describe('a document of two agencies (공동기안)', () => {
  test('is decided by the lead agency, then by the other, and gets the lead agency’s number with the last decision', async () => {
    const number = await submitted();
    expect(await opens('outside-head', number)).toBe(404);
    await signAs(office, 'team-leader', number);
    const first = await signAs(office, 'section-chief', number);
    expect(first).toMatchObject({ status: 'inApproval', documentNumber: null });
    await office.services.outbox.drainAll();

    expect(await listed('outside-head', 'waiting')).toEqual([number]);
    const { rows } = await (await office.as('outside-head')).get<BoxPage>('/api/boxes/waiting');
    expect(rows).toMatchObject([{ leadAgencyName: '시험시', drafter: { name: '정노을' } }]);
    expect(await told('outside-head')).toContain(`${number} turn`);
    await isHiddenFrom('outsider', number);
    await isHiddenFrom('outside-administrator', number);
    await projectionsHold();

    office.clock.set('2026-03-04T00:00:00Z');
    const last = await signAs(office, 'outside-head', number);
    expect(last).toMatchObject({ status: 'approved', documentNumber: '자치행정과-1' });
    await office.services.outbox.drainAll();
    const { paper, history, line } = await read('outside-head', number);
    expect(paper).toMatchObject({ agencyName: '시험시', documentNumber: '자치행정과-1', approvedOn: '2026-03-04' });
    const dates = (row: readonly { name?: string; mark?: string; date?: string }[]) =>
      row.map(({ name, mark, date }) => [name, mark, date]);
    expect(dates(paper.boxes.signRow)).toEqual([
      ['정노을', undefined, undefined],
      ['백이든', undefined, undefined],
      ['한가람', '전결', '03/03'],
    ]);
    expect(paper.boxes.joint?.map(({ agencyName, signRow }) => [agencyName, dates(signRow)])).toEqual([
      ['시험복지재단', [['한이음', undefined, '03/04']]],
    ]);
    expect(line.at(-1)?.officer.agency).toEqual({ id: THEIRS, name: '시험복지재단' });
    expect(history.at(-1)).toMatchObject({ act: 'approved', by: { name: '한이음', agencyName: '시험복지재단' } });
    expect(await listed('outside-head', 'done')).toEqual([number]);
    expect(await listed('drafter', 'done')).toContain(number);
    await (await office.as('outside-head')).post(`/api/documents/${number}/opening`, { version: 1 });
    const { openings } = await (await office.as('drafter')).get<OpeningsReply>(`/api/documents/${number}/openings`);
    expect(openings).toMatchObject([{ name: '한이음', postTitle: '돌봄실장', agencyName: '시험복지재단' }]);
    await isHiddenFrom('outsider', number);
    await projectionsHold();
  });

  test('goes back to its drafter when the other agency’s head rejects it, and is never numbered', async () => {
    const number = await submitted();
    await signAs(office, 'team-leader', number);
    await signAs(office, 'section-chief', number);
    const head = await office.as('outside-head');
    const { contentHash, may } = await read('outside-head', number);
    expect(may.inTurn).toMatchObject([{ sign: true, reject: true, edit: false, returnTo: [2, 1] }]);
    const answer = await head.post<ActReply>(`/api/documents/${number}/rejection`, {
      contentHash,
      reason: '분담금을 적어 주십시오.',
    });
    expect(answer).toMatchObject({ status: 'rejected', documentNumber: null });
    await office.services.outbox.drainAll();
    expect(await listed('drafter', 'returned')).toContain(number);
    expect(await told('drafter')).toContain(`${number} changed`);
    expect(await listed('outside-head', 'waiting')).toEqual([]);

    // What the drafter writes anew is nothing to the other agency, not by its title either.
    const drafter = await office.as('drafter');
    const draft = await drafter.get<DraftReply>(`/api/drafts/${number}`);
    await drafter.put(`/api/drafts/${number}`, { ...sentBack(draft), title: '아직 쓰는 운영 계획' });
    const { rows } = await head.get<BoxPage>('/api/boxes/returned');
    expect(rows.map((row) => [row.managementNumber, row.title])).toEqual([[number, '마을돌봄 공동 운영 계획']]);

    await submitDraft(office, number);
    // Until it comes to them again, the new version is the lead agency's alone.
    expect(await opens('outside-head', number)).toBe(404);
    await signAs(office, 'team-leader', number);
    await signAs(office, 'section-chief', number);
    expect(await signAs(office, 'outside-head', number)).toMatchObject({ documentNumber: '자치행정과-2' });
    await projectionsHold();
  });

  test('goes back to the lead agency’s head, who decides again', async () => {
    const number = await submitted();
    await signAs(office, 'team-leader', number);
    await signAs(office, 'section-chief', number);
    const { contentHash } = await read('outside-head', number);
    const head = await office.as('outside-head');
    await head.post(`/api/documents/${number}/rejection`, { contentHash, reason: '기한을 살펴 주십시오.', to: 2 });
    expect(await listed('section-chief', 'waiting')).toEqual([number]);
    await signAs(office, 'section-chief', number);
    expect(await signAs(office, 'outside-head', number)).toMatchObject({ status: 'approved' });
  });

  test('is decided once by each of two heads who press at the same moment, the lead agency’s first', async () => {
    const number = await submitted([['approve', 'section-chief'], there('approve', 'outside-head')]);
    const lead = await readyAct(office, 'section-chief', 'signature', number);
    const { contentHash } = await read('section-chief', number);
    const other = await office.as('outside-head');
    const press = () => other.attempt('POST', `/api/documents/${number}/signature`, { contentHash });
    const [first, second] = await Promise.all([lead(), press()]);
    expect(first.status).toBe(200);
    // Before the lead agency has decided the document does not exist for them; afterwards they decide.
    expect([200, 404]).toContain(second.statusCode);
    const pressed = await Promise.all([press(), press(), press()]);
    const done = [second, ...pressed].filter((response) => response.statusCode === 200);
    expect(done).toHaveLength(1);
    const { history } = await read('drafter', number);
    expect(history.filter(({ act }) => act === 'approved').map(({ by }) => by.name)).toEqual(['한가람', '한이음']);
    await projectionsHold();
  });

  test('is decided in the absent head’s place by a stand-in of the same agency, who owes the report there', async () => {
    const number = await submitted();
    await signAs(office, 'team-leader', number);
    await signAs(office, 'section-chief', number);
    const head = await office.as('outside-head');
    const standInPersonId = office.account('outsider').personId;
    const absence = {
      kind: 'trip',
      fromOn: '2026-03-04',
      toOn: '2026-03-06',
      standInPersonId,
      basis: '출장',
    };
    await head.post('/api/absences', absence);
    expect(await listed('outsider', 'waiting')).toEqual([number]);
    expect(await opens('outside-administrator', number)).toBe(404);
    await signAs(office, 'outsider', number);
    const { paper } = await read('outsider', number);
    expect(paper.boxes.joint?.[0]?.signRow).toMatchObject([{ name: '나그네', mark: '대결' }]);
    expect(await listed('outsider', 'done')).toEqual([number]);
    await projectionsHold();
  });
});

describe('the line of such a document', () => {
  test('says before it goes up who of the other agency will be away, and who acts there, and nothing else of them', async () => {
    const [chief, head] = [office.account('section-chief').personId, office.account('outside-head').personId];
    const standInPersonId = office.account('outsider').personId;
    const absence = { kind: 'leave', fromOn: '2026-03-09', toOn: '2026-03-10', standInPersonId, basis: '연가' };
    await (await office.as('outside-head')).post('/api/absences', absence);
    const drafter = await office.as('drafter');
    const url = `/api/absences/along?people=${chief},${head}`;
    const along = async (more: string) => (await drafter.get<AbsencesAlongReply>(`${url}${more}`)).absences;
    const soon = (absences: AbsencesAlongReply['absences']) => absences.filter(({ from }) => from > '2026-03-08');
    expect(soon(await along(''))).toEqual([]);
    expect(soon(await along(`&agencies=${THEIRS}`))).toEqual([
      {
        ...{ personId: head, from: '2026-03-08T15:00:00.000Z', until: '2026-03-10T15:00:00.000Z' },
        acting: expect.objectContaining({ name: '나그네' }),
      },
    ]);
    expect((await drafter.attempt('GET', `${url}&agencies=x`)).statusCode).toBe(400);
  });

  test('names people of another agency from its own tree, and the installation’s other agencies are listed', async () => {
    const drafter = await office.as('drafter');
    const { agencies } = await drafter.get<AgenciesReply>('/api/agencies');
    expect(agencies).toEqual([{ id: THEIRS, name: '시험복지재단' }]);
    const { units } = await drafter.get<OrganizationReply>(`/api/agencies/${THEIRS}/organization`);
    expect(units.flatMap(({ posts }) => posts).flatMap(({ holders }) => holders.map(({ name }) => name))).toContain(
      '한이음',
    );
    expect((await drafter.attempt('GET', '/api/agencies/9999/organization')).statusCode).toBe(404);
  });

  test.each<[string, readonly PlannedSeat[]]>([
    ['joint-line-out-of-order', [there('approve', 'outside-head'), ['approve', 'section-chief']]],
    ['joint-line-out-of-order', [['approve', 'section-chief'], there('cooperate', 'outside-head')]],
    ['line-needs-one-final-seat-at-its-end', [there('approve', 'outside-head')]],
    [
      'seat-unknown',
      [
        ['approve', 'section-chief'],
        ['approve', 'outside-head'],
      ],
    ],
    [
      'seat-unknown',
      [
        ['approve', 'section-chief'],
        ['approve', 'outside-head', { agencyId: 77 }],
      ],
    ],
  ])('is refused: %s', async (code, line) => {
    const number = await writeDraft(office, { line });
    await expect(submitDraft(office, number)).rejects.toMatchObject({ code });
  });
});

test('one of three agencies that came back is open to whoever was signed for in the second, and to nobody besides', async () => {
  const plan = readOrganizationCsv(
    '부서코드,부서,상위부서코드,직위,부서장,이름,아이디,전화번호,전자우편\n1,시험문화원,,원장,Y,고마루,third-head,,',
  );
  if (!('plan' in plan)) throw new Error(JSON.stringify(plan.problems));
  const hash = await hashPassword(PASSWORD);
  const { agencyId, accounts } = await office.services.database.sql.begin((tx) =>
    openAgency(
      tx,
      {
        agency: { name: '시험문화원', zipCode: '', address: '', homepage: '' },
        plan: plan.plan,
        administrator: { name: '고마루', login: 'third-head', passwordHash: hash },
        firstPassword: () => ({ hash, mustChange: false }),
      },
      office.clock.now(),
    ),
  );
  const personId = accounts.find(({ login }) => login === 'third-head')?.personId ?? '';
  const [post] = await listPostsOf(office.services.database.sql, agencyId, personId, '2026-03-04');
  const number = await submitted([
    ['cooperate', 'cooperator'],
    ['delegatedApprove', 'section-chief'],
    there('approve', 'outside-head'),
    ['approve', 'outside-head', { personId, postId: post?.postId ?? '', agencyId }],
  ]);
  // Two are away, one of each agency; whoever acts for them does so in their place (대결).
  const away = async (who: Cast, standIn: Cast) => {
    const period = { kind: 'trip', fromOn: '2026-03-04', toOn: '2026-03-06', basis: '출장' };
    await (await office.as(who)).post('/api/absences', {
      ...period,
      standInPersonId: office.account(standIn).personId,
    });
  };
  await away('cooperator', 'director');
  await signAs(office, 'director', number);
  await signAs(office, 'section-chief', number);
  await signAs(office, 'outsider', number);
  const third = await office.signIn('third-head');
  const { contentHash } = await third.get<DocumentReply>(`/api/documents/${number}`);
  const back = { contentHash, reason: '맡을 일을 나누어 적어 주십시오.' };
  await third.post<ActReply>(`/api/documents/${number}/rejection`, back);
  for (const who of ['cooperator', 'director', 'outside-head', 'outsider'] as const) {
    expect([who, await opens(who, number)]).toEqual([who, 200]);
  }
  expect((await third.attempt('GET', `/api/documents/${number}`)).statusCode).toBe(200);
  expect(await opens('outside-administrator', number)).toBe(404);
  const { status, history } = await read('outside-head', number);
  expect([status, history.at(-1)?.act, history.at(-1)?.by.agencyName]).toEqual(['rejected', 'rejected', '시험문화원']);
  await projectionsHold();
});
