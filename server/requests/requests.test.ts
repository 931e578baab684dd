import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DraftReply } from '../../shared/contract/drafting.ts';
import type { HandoverDone, HandoverItemsReply } from '../../shared/contract/handover.ts';
import type { NotificationsReply } from '../../shared/contract/live.ts';
import type { RequestStatisticsReply } from '../../shared/contract/request-statistics.ts';
import type { DecisionProposed, RequestsReply } from '../../shared/contract/requests.ts';
import { FIRST_POLICY } from '../../shared/disclosure/publication-plan.ts';
import { insertPolicy } from '../publication/queue/policy-store.ts';
import { CLOSED, numberOf, openRequestDesk, secretOf, TERMS } from '../testing/request-desk.ts';
import { type Cast, openTestOffice } from '../testing/test-office.ts';
import { approveDocument, writeDraft } from '../testing/written-document.ts';
import { DueDays } from './due-days.ts';

// A Monday; the officer of the day is the section chief, who also approves.
const office = await openTestOffice({ at: '2026-11-02T00:00:00Z' });
afterAll(office.close);
const { sql } = office.services.database;
beforeAll(() => office.giveRoles('cooperator', ['disclosureOfficer']));

const { form: FORM, send, file, as, read, status, act, assign, propose, approve } = openRequestDesk(office);

describe('filing', () => {
  test('what is wrong is told beside its field, and nothing that was typed is lost', async () => {
    const answer = await send('new', { ...FORM, wanted: '', identity: '90년생', name: '<b>홍</b>', phone: '' });
    expect(answer.statusCode).toBe(400);
    expect(answer.body).toContain('고칠 곳이 3군데 있습니다.');
    for (const field of ['wanted', 'identity', 'phone']) expect(answer.body).toContain(`href="#${field}"`);
    expect(answer.body).toContain('value="&lt;b&gt;홍&lt;/b&gt;"');
    expect(answer.body).toContain('value="90년생"');
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  test('a form sent twice is one request; another text under the same secret is another one with its own', async () => {
    const secret = secretOf((await office.app.inject({ method: 'GET', url: '/requests/new' })).body);
    const [one, two] = await Promise.all([send('new', { ...FORM, secret }), send('new', { ...FORM, secret })]);
    expect(numberOf(one.body)).toBe(numberOf(two.body));
    const other = await send('new', { ...FORM, secret, wanted: '다른 문서를 청구합니다' });
    expect(numberOf(other.body)).not.toBe(numberOf(one.body));
    expect(secretOf(other.body)).not.toBe(secret);
    expect(secretOf(other.body)).not.toBe('');
    const [kept] =
      await sql`select secret_hash as hash from information_requests where receipt_number = ${numberOf(one.body)}`;
    expect(String(kept?.hash)).toMatch(/^[0-9a-f]{64}$/);
  });

  test('from a closed document of the list names it in the form, and nothing that the list does not say', async () => {
    const { agencyId } = office;
    const decided = { setByPersonId: office.account('cooperator').personId, setAt: office.clock.now() };
    const policy = { ...FIRST_POLICY, listsClosed: true };
    await sql.begin((tx) => insertPolicy(tx, agencyId, { sequence: 1, validFrom: '2026-11-02', policy, ...decided }));
    const disclosure = { level: 'closed' as const, grounds: [5 as const] };
    const number = await writeDraft(office, { title: '김갑동 징계 의결', publicTitle: '징계 의결', disclosure });
    await approveDocument(office, number);
    await office.services.outbox.drainAll();
    const listed = await office.visitor().attempt('GET', `/documents/${number}`);
    expect(listed.body).toContain(`/requests/new?document=${number}`);
    const form = await office.visitor().attempt('GET', `/requests/new?document=${number}`);
    expect(form.body).toContain('제목: 징계 의결');
    expect(form.body).toContain(`name="document" value="${number}"`);
    expect(form.body).not.toContain('김갑동');
    const keys = await file({ document: number });
    expect((await read('cooperator', keys)).documentNumber).toBe(number);
    // What the list does not have is as if it had never been.
    const unknown = await office.visitor().attempt('GET', '/requests/new?document=D0000999999999');
    expect(unknown.body).toContain('name="document" value=""');
    await sql`delete from publication_policies where agency_id = ${agencyId}`;
  });

  test('the citizens’ role can neither write nor read requests', async () => {
    const { publicSql } = office.services.database;
    await expect(publicSql`select from information_requests`).rejects.toThrow(/permission denied/);
    await expect(publicSql`insert into information_request_counters values (1, 2026, 1)`).rejects.toThrow(
      /permission denied/,
    );
  });
});

describe('who handles it', () => {
  test('reads it; it is not there for anybody else, and each reading is noted', async () => {
    const keys = await file();
    const everybody = async () =>
      Promise.all(
        (['cooperator', 'drafter', 'colleague', 'director', 'outsider'] as const).map((who) => status(who, keys)),
      );
    expect(await everybody()).toEqual([200, 404, 404, 404, 404]);
    // As long as only the unit has it, everybody of the unit may take it.
    expect((await assign(keys, null)).statusCode).toBe(200);
    expect(await everybody()).toEqual([200, 200, 200, 404, 404]);
    const { unitId } = await office.officer('drafter');
    const take = { act: 'assign', unitId, personId: office.account('colleague').personId };
    expect((await act('drafter', keys, take)).statusCode).toBe(403);
    expect((await act('colleague', keys, take)).statusCode).toBe(200);
    expect(await everybody()).toEqual([200, 404, 200, 404, 404]);
    const { readings } = await read('cooperator', keys);
    expect(readings.map(({ name }) => name)).toEqual(expect.arrayContaining(['서바다', '정노을', '오하늘']));
    expect((await read('colleague', keys)).readings).toEqual([]);
  });

  test('every list and count holds what the policy allows, and nothing more', async () => {
    await file();
    for (const who of ['cooperator', 'drafter', 'colleague', 'director', 'outsider'] as const) {
      const { rows, counts } = await (await as(who)).get<RequestsReply>('/api/requests?list=all');
      const all = await sql<{ number: string }[]>`select receipt_number as number from information_requests`;
      const allowed = [];
      for (const { number } of all) if ((await status(who, { number, secret: '' })) === 200) allowed.push(number);
      expect(rows.map((row) => row.receiptNumber).sort()).toEqual(allowed.sort());
      const mine = await (await as(who)).get<RequestsReply>('/api/requests?list=mine');
      expect(mine.rows).toHaveLength(counts.mine);
    }
    expect((await (await as('drafter')).attempt('GET', '/api/requests/file?format=xlsx')).statusCode).toBe(403);
    const sheet = await (await as('cooperator')).attempt('GET', '/api/requests/file?format=csv');
    expect(sheet.body).toContain('2026-11-13');
    expect(sheet.body).not.toContain('홍가람');
  });

  test('is another one when its handler leaves: many at once by the 정보공개담당, or by 인계·인수 that both confirm', async () => {
    const [one, two, gone] = [await file(), await file(), await file()];
    for (const keys of [one, two, gone]) await assign(keys);
    await send('withdrawal', { ...gone, sure: 'yes' });
    const { unitId } = await office.officer('colleague');
    const personId = office.account('colleague').personId;
    const receiptNumbers = [two, one, gone].map(({ number }) => number);
    const all = { receiptNumbers, unitId, personId };
    expect((await (await as('drafter')).attempt('POST', '/api/requests/assignments', all)).statusCode).toBe(403);
    const given = await (await as('cooperator')).post('/api/requests/assignments', all);
    expect(given).toEqual({ assigned: [one.number, two.number].sort(), left: [gone.number] });
    expect([await status('drafter', one), await status('colleague', one)]).toEqual([404, 200]);

    const director = await office.officer('director');
    const receiver = { personId: director.personId, postId: director.postId };
    const giver = await as('colleague');
    const url = `/api/handover-items?personId=${receiver.personId}&postId=${receiver.postId}`;
    const { items } = await giver.get<HandoverItemsReply>(url);
    expect(items.map(({ key }) => key)).toEqual(
      expect.arrayContaining([one, two].map(({ number }) => `request/${number}`)),
    );
    expect(JSON.stringify(items)).not.toMatch(/홍가람|복지센터/);
    const notes = { duties: '', progress: '', pending: '', goods: '', others: '' };
    const asked = items.map(({ key }) => ({ key, leftOut: null }));
    const body = { receiver, reason: '인사발령', notes, items: asked };
    const { id } = await giver.post<HandoverDone>('/api/handovers', body);
    // Given to somebody else meanwhile, it is no longer theirs to hand over.
    await (await as('cooperator')).post('/api/requests/assignments', {
      receiptNumbers: [two.number],
      unitId,
      personId: office.account('drafter').personId,
    });
    expect((await (await as('director')).attempt('POST', `/api/handovers/${id}/confirmation`)).statusCode).toBe(200);
    const who = ['colleague', 'director', 'drafter'] as const;
    expect(await Promise.all(who.map((each) => status(each, one)))).toEqual([404, 200, 404]);
    expect(await Promise.all(who.map((each) => status(each, two)))).toEqual([404, 404, 200]);
    const { handler } = await read('director', one);
    expect(handler?.unit.id).toBe(director.unitId);
  });

  test('two at once: one extension, one decision, and the second is told', async () => {
    const keys = await file();
    await assign(keys);
    const extend = { act: 'extend', ground: 1, reason: '청구가 몰렸습니다.' };
    const extended = await Promise.all([act('drafter', keys, extend), act('cooperator', keys, extend)]);
    expect(extended.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
    expect((await read('drafter', keys)).dueOn).toBe('2026-11-27');
    const decide = async (who: Cast) =>
      (await as(who)).attempt('POST', `/api/requests/${keys.number}/decision`, { matter: 'request', terms: CLOSED });
    const decided = await Promise.all([decide('drafter'), decide('cooperator')]);
    expect(decided.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
    const drafts = await sql`select from documents where title like ${`%${keys.number}%`}`;
    expect(drafts).toHaveLength(1);
  });

  test('보완 stops the clock until the requester answers; officials hear of it without a name', async () => {
    const keys = await file();
    await assign(keys);
    await act('drafter', keys, { act: 'askSupplement', text: '어느 해의 회의록인지 적어 주십시오.' });
    expect((await read('drafter', keys)).dueOn).toBeNull();
    const shown = await send('status', { ...keys });
    expect(shown.body).toContain('어느 해의 회의록인지 적어 주십시오.');
    expect((await send('supplement', { ...keys, text: ' ' })).statusCode).toBe(409);
    office.clock.set('2026-11-05T01:00:00Z');
    expect((await send('supplement', { ...keys, text: '2026년입니다.' })).statusCode).toBe(200);
    expect((await send('supplement', { ...keys, text: '2026년입니다.' })).statusCode).toBe(409);
    const now = await read('drafter', keys);
    expect([now.status, now.dueOn, now.steps.at(-1)?.text]).toEqual(['handling', '2026-11-19', '2026년입니다.']);
    const { items } = await (await as('drafter')).get<NotificationsReply>('/api/notifications?after=0');
    expect(items.at(-1)).toMatchObject({ kind: 'request', news: 'supplemented' });
    expect(JSON.stringify(items)).not.toContain('홍가람');
    office.clock.set('2026-11-02T00:00:00Z');
  });
});

test('a day off of the agency moves the last day of what is open, in the lists and wherever it is asked', async () => {
  const keys = await file();
  const policy = { ...FIRST_POLICY, closedDays: ['2026-11-05', '2026-11-13'] };
  const decided = { setByPersonId: office.account('cooperator').personId, setAt: office.clock.now() };
  const { agencyId } = office;
  await sql.begin((tx) => insertPolicy(tx, agencyId, { sequence: 1, validFrom: '2026-11-02', policy, ...decided }));
  const dueDays = new DueDays(office.services);
  await dueDays.follow();
  const listed = async () => {
    const { rows } = await (await as('cooperator')).get<RequestsReply>('/api/requests?list=all');
    return rows.find(({ receiptNumber }) => receiptNumber === keys.number);
  };
  expect(await listed()).toMatchObject({ dueOn: '2026-11-17', daysLeft: 10 });
  expect((await read('cooperator', keys)).dueOn).toBe('2026-11-17');
  expect((await send('status', { ...keys })).body).toContain('2026. 11. 17.까지');
  // The day that has been decided away again is a working day again; the one of before stays what it was.
  const later = { ...policy, closedDays: [] };
  await sql.begin((tx) =>
    insertPolicy(tx, agencyId, { sequence: 2, validFrom: '2026-11-10', policy: later, ...decided }),
  );
  await dueDays.follow();
  expect((await listed())?.dueOn).toBe('2026-11-16');
  await sql`delete from publication_policies where agency_id = ${agencyId}`;
  await dueDays.follow();
  expect((await listed())?.dueOn).toBe('2026-11-13');
});

describe('the decision', () => {
  test('is a document: at its approval it takes effect, is 비공개(6), and the requester gets the notice and its files', async () => {
    const keys = await file();
    await assign(keys);
    const notice = await propose('drafter', keys, TERMS);
    const drafter = await as('drafter');
    await drafter.inject({
      method: 'POST',
      url: `/api/drafts/${notice}/attachments`,
      headers: { 'content-type': 'multipart/form-data; boundary=b' },
      payload:
        '--b\r\ncontent-disposition: form-data; name="file"; filename="현황.txt"\r\ncontent-type: text/plain\r\n\r\n추진 현황\r\n--b--\r\n',
    });
    const before = await send('status', { ...keys });
    expect(before.body).not.toContain('결정통지서');
    await approve(notice, (draft) => ({ revision: draft.revision }));
    const now = await read('drafter', keys);
    expect([now.status, now.decision?.terms.outcome, now.dueOn]).toEqual(['decided', 'open', null]);
    const listed =
      await sql`select from public_site.documents where management_number = ${notice} and title like '%홍가람%'`;
    expect(listed).toHaveLength(0);
    const early = await send('status', { ...keys });
    expect(early.body).toContain('2026. 11. 4.부터');
    expect(early.body).not.toContain('현황.txt');
    const paper = await send('paper', { ...keys, matter: 'request' });
    expect([paper.statusCode, paper.rawPayload.subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
    // 진위 확인 knows the notice as one, and tells nothing of it to whoever has it.
    const sha256 = createHash('sha256').update(paper.rawPayload).digest('hex');
    const verified = (await office.visitor().attempt('GET', `/verify?sha256=${sha256}`)).body;
    expect(verified).toContain('청구인에게 보낸 결정통지서');
    expect(verified).not.toMatch(new RegExp(`${notice}|홍가람`));
    expect((await send('paper', { ...keys, secret: 'AAAA-BBBB-CCCC-DDDD', matter: 'request' })).statusCode).toBe(404);
    office.clock.set('2026-11-04T00:00:00Z');
    const open = await send('status', { ...keys });
    const id = /name="file" value="([^"]+)"/.exec(open.body)?.[1] ?? '';
    const got = await send('file', { ...keys, file: id });
    expect(got.body).toBe('추진 현황');
    expect(got.headers['content-security-policy']).toContain('sandbox');
    office.clock.set('2026-11-02T00:00:00Z');
  });

  test('names a person, and is not there for the rest of the unit: in no list, search, count or message', async () => {
    const keys = await file();
    await assign(keys);
    const notice = await propose('drafter', keys, CLOSED);
    await approve(notice);
    const open = async (who: Cast, path = '') =>
      (await (await as(who)).attempt('GET', `/api/documents/${notice}${path}`)).statusCode;
    const who = ['drafter', 'section-chief', 'cooperator', 'colleague', 'director'] as const;
    expect(await Promise.all(who.map((each) => open(each)))).toEqual([200, 200, 200, 404, 404]);
    const places = [
      '/api/boxes/waiting',
      '/api/boxes/done',
      '/api/boxes/circulated',
      '/api/notifications?after=0',
      `/api/search?q=${encodeURIComponent(keys.number)}`,
      `/api/search?q=${encodeURIComponent('홍가람')}`,
      '/api/register?from=2026-01-01',
      `/api/documents/${notice}/paper`,
      `/api/documents/${notice}/paper.pdf`,
    ];
    const seen = await Promise.all(
      places.map(async (place) => (await (await as('colleague')).attempt('GET', place)).body.replaceAll(place, '')),
    );
    expect(seen.join('\n')).not.toMatch(new RegExp(`${keys.number}|${notice}|홍가람`));
    // The same question of who drafted it finds it, so that the silence means something.
    const mine = await (await as('drafter')).attempt('GET', `/api/search?q=${encodeURIComponent(keys.number)}`);
    expect(mine.body).toContain(notice);
  });

  test('whose text was written over takes no effect, and says so; a decision that was deleted makes room', async () => {
    const keys = await file();
    await assign(keys);
    const gone = await propose('drafter', keys, CLOSED);
    expect((await (await as('drafter')).attempt('DELETE', `/api/drafts/${gone}`)).statusCode).toBe(200);
    const notice = await propose('drafter', keys, CLOSED);
    expect((await read('drafter', keys)).proposed).toMatchObject({ managementNumber: notice, isGone: false });
    await approve(notice, (draft) => ({
      editorJson: JSON.parse(JSON.stringify(draft.editorJson).replace('결정 구분: 비공개', '결정 구분: 공개')),
    }));
    const now = await read('drafter', keys);
    expect([now.status, now.notTaken?.why, now.decision]).toEqual(['handling', 'text-differs', null]);
  });

  test('against the wish of a third party waits thirty days, and their objection stops it by a notice to them', async () => {
    const keys = await file();
    await assign(keys);
    await act('drafter', keys, { act: 'notifyThirdParty', name: '(주)한결건설', contact: '시험시 공단로 3' });
    await act('drafter', keys, { act: 'recordOpinion', party: 1, opposes: true, opinion: '단가가 드러납니다.' });
    const { earliestOpeningOn } = await read('drafter', keys);
    expect(earliestOpeningOn).toBe('2026-12-03');
    const against = { ...TERMS, opensOn: earliestOpeningOn, reason: '공개할 공익이 더 큽니다.' };
    await approve(await propose('drafter', keys, against));
    await act('drafter', keys, { act: 'tellThirdParty', party: 1, receivedOn: '2026-11-02' });
    const objection = { act: 'recordPartyObjection', party: 1, receivedOn: '2026-11-02', text: '막아 주십시오.' };
    const both = await Promise.all([act('drafter', keys, objection), act('cooperator', keys, objection)]);
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
    const open = await read('drafter', keys);
    expect([open.dueOn, open.parties[0]?.objection?.text]).toEqual(['2026-11-10', '막아 주십시오.']);
    const waiting = await send('status', { ...keys });
    expect(waiting.body).toContain('제3자가 이의신청을 하여');
    expect(waiting.body).not.toMatch(/한결건설|막아 주십시오/);
    const stop = { ...CLOSED, outcome: 'accepted', grounds: [7], reason: '영업상 비밀입니다.' };
    const client = await as('drafter');
    const body = { matter: 'partyObjection', party: 1, terms: stop };
    const unasked = await client.attempt('POST', `/api/requests/${keys.number}/decision`, body);
    expect(unasked.json()).toMatchObject({ code: 'review-missing' });
    await act('drafter', keys, { act: 'referReview', party: 1, reason: '한결건설의 단가가 영업비밀인지 묻습니다.' });
    const opinion = { act: 'recordReview', party: 1, heldOn: '2026-11-02', opinion: 'accepted', text: '영업상 비밀임' };
    expect((await act('drafter', keys, opinion)).statusCode).toBe(200);
    expect((await read('drafter', keys)).reviews).toMatchObject([{ matter: 'partyObjection', party: 1, held: {} }]);
    const told = (await send('status', { ...keys })).body;
    expect(told).toContain('정보공개심의회에 심의를 맡겼습니다');
    expect(told).not.toMatch(/한결건설|영업상 비밀임/);
    const { managementNumber } = await client.post<DecisionProposed>(`/api/requests/${keys.number}/decision`, body);
    const draft = await client.get<DraftReply>(`/api/drafts/${managementNumber}`);
    expect(draft.letter?.recipients[0]?.name).toBe('(주)한결건설');
    expect(JSON.stringify(draft.editorJson)).not.toContain(FORM.wanted);
    await approve(managementNumber);
    const stopped = await read('drafter', keys);
    expect([stopped.decision?.stoppedOn, stopped.dueOn]).toEqual(['2026-11-02', null]);
    expect((await send('status', { ...keys })).body).toMatch(/비공개\(제3자의.*제7호.*영업상 비밀.*이의신청하기/s);
    const [row] = await sql`select outcome from information_requests where receipt_number = ${keys.number}`;
    expect(row?.outcome).toBe('closed');
  });

  test('a refusal is objected to, and the objection decided by a second notice; then it ends and is forgotten', async () => {
    const keys = await file();
    await assign(keys);
    await approve(await propose('drafter', keys, CLOSED));
    expect((await send('withdrawal', { ...keys, sure: 'yes' })).statusCode).toBe(409);
    expect((await send('objection', { ...keys, text: '개인정보를 가리고 공개하여 주십시오.' })).statusCode).toBe(200);
    expect((await read('drafter', keys)).dueOn).toBe('2026-11-10');
    const dismissed = { ...CLOSED, outcome: 'dismissed', grounds: [] };
    const unasked = await (await as('drafter')).attempt('POST', `/api/requests/${keys.number}/decision`, {
      matter: 'objection',
      terms: dismissed,
    });
    expect(unasked.json()).toMatchObject({ code: 'review-missing' });
    await act('drafter', keys, { act: 'referReview', reason: '제6호에 해당하는지 묻습니다.' });
    const opinion = { act: 'recordReview', heldOn: '2026-11-02', opinion: 'dismissed', text: '가릴 수 없음' };
    expect((await act('drafter', keys, opinion)).statusCode).toBe(200);
    expect((await send('status', { ...keys })).body).toContain('정보공개심의회에 심의를 맡겼습니다');
    await approve(await propose('drafter', keys, dismissed, 'objection'));
    const now = await read('drafter', keys);
    expect([now.objection?.decision?.terms.outcome, now.deleteOn]).toEqual(['dismissed', '2032-01-01']);
    const { forgetRequesters } = await import('./index.ts');
    office.clock.set('2032-01-01T00:00:00Z');
    await forgetRequesters(office.services);
    office.clock.set('2026-11-02T00:00:00Z');
    expect((await send('status', { ...keys })).statusCode).toBe(404);
    const kept = await sql`select event, personal from information_request_events e join information_requests r
      on r.agency_id = e.agency_id and r.id = e.request_id where r.receipt_number = ${keys.number}`;
    expect(JSON.stringify(kept)).not.toMatch(/홍가람|010-0000|가리고 공개/);
    const forgotten = await read('cooperator', keys);
    expect([forgotten.requester, forgotten.wanted, forgotten.objection?.decision?.terms.outcome]).toEqual([
      null,
      null,
      'dismissed',
    ]);
  });
});

test('the figures of a year are those of the register, for the 정보공개담당 alone, and name nobody', async () => {
  const officer = await as('cooperator');
  const figures = await officer.get<RequestStatisticsReply>('/api/requests/statistics?year=2026');
  const [kept] = await sql<{ count: number; open: number }[]>`
    select count(*)::int as count, (count(*) filter (where outcome = 'open'))::int as open from information_requests`;
  expect(figures.filed).toBe(kept?.count);
  expect(figures.results.find(({ result }) => result === 'open')?.count).toBe(kept?.open);
  expect(figures.results.reduce((sum, { count }) => sum + count, 0)).toBe(figures.filed);
  expect(figures.units.reduce((sum, { filed }) => sum + filed, 0)).toBe(figures.filed);
  expect((await (await as('drafter')).attempt('GET', '/api/requests/statistics')).statusCode).toBe(403);
  const sheet = await officer.attempt('GET', '/api/requests/statistics/file?year=2026');
  expect(sheet.rawPayload.subarray(0, 2).toString()).toBe('PK');
  expect(sheet.headers['content-disposition']).toContain(encodeURIComponent('운영실적'));
});
