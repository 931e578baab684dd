import { afterAll, describe, expect, test } from 'vitest';
import type { BoxPage, DocumentReply } from '../../shared/contract/approval.ts';
import type { DraftMade, DraftReply, TextsReply } from '../../shared/contract/drafting.ts';
import { readyAct, readySubmission } from '../testing/act-requests.ts';
import { type Cast, openTestOffice } from '../testing/test-office.ts';
import {
  EVERYDAY_LINE,
  editorText,
  saveDraft,
  shownBy,
  signAs,
  submitDraft,
  writeBundle,
  writeDraft,
} from '../testing/written-document.ts';
import { verifyProjections } from './index.ts';

const office = await openTestOffice();
afterAll(office.close);
const { sql } = office.services.database;

/** A page that sends its request twice. */
const BOTH = '5d4f4c9e-6a3c-4b52-9a0e-0d3f1f6c7a11';
const TITLES = ['모임공간 지정', '모임공간 운영 지침 통보', '예산 재배정'];
const open = async (who: Cast, number: string) => (await office.as(who)).get<DocumentReply>(`/api/documents/${number}`);
const draftOf = async (number: string) => (await office.as('drafter')).get<DraftReply>(`/api/drafts/${number}`);
const numbersOf = async (lead: string) => (await open('drafter', lead)).bundle.map((text) => text.documentNumber);
const serialOf = (number: string | null | undefined) => Number(String(number).split('-').at(-1));
const box = async (who: Cast, name: string) => (await (await office.as(who)).get<BoxPage>(`/api/boxes/${name}`)).rows;
const attempt = async (who: Cast, method: 'POST' | 'PUT' | 'DELETE', url: string, body?: object) => {
  const response = await (await office.as(who)).attempt(method, url, body);
  return { status: response.statusCode, body: response.json() };
};

async function submittedBundle(titles: readonly string[] = TITLES, line = EVERYDAY_LINE) {
  const numbers = await writeBundle(office, titles, line);
  await submitDraft(office, numbers[0]);
  return numbers;
}

async function projectionFaults() {
  return (await verifyProjections(sql, { repair: false })).faults;
}

describe('a draft with several texts', () => {
  test('is written text by text, each with its own words, and listed once', async () => {
    const [lead, second, third] = await writeBundle(office, TITLES);
    const draft = await draftOf(third ?? '');
    expect(draft.bundle.map((text) => text.title)).toEqual(TITLES);
    expect(draft).toMatchObject({ title: '예산 재배정', line: [], unitTaskId: office.unitTaskId });
    const listed = (await box('drafter', 'saved')).filter((row) =>
      [lead, second, third].includes(row.managementNumber),
    );
    expect(listed.map((row) => [row.managementNumber, row.texts])).toEqual([[lead, 3]]);
    const copy = await (await office.as('drafter')).post<DraftMade>(`/api/drafts/${third}/texts`, { copyOf: second });
    expect(await draftOf(copy.managementNumber)).toMatchObject({ title: '모임공간 운영 지침 통보', line: [] });
    expect((await attempt('colleague', 'POST', `/api/drafts/${lead}/texts`, { copyOf: null })).status).toBe(404);
    expect((await attempt('drafter', 'POST', `/api/drafts/${lead}/texts`, { copyOf: '9-1' })).status).toBe(400);
  });

  test('changes its order, and the line goes with the first text', async () => {
    const [lead, second, third] = await writeBundle(office, TITLES);
    const { line } = await draftOf(lead);
    const order = { managementNumbers: [third, lead, second] };
    expect((await attempt('drafter', 'PUT', `/api/drafts/${lead}/texts`, order)).body).toEqual({ lead: third });
    expect((await draftOf(third ?? '')).line).toEqual(line);
    expect((await draftOf(lead)).line).toEqual([]);
    const missing = { managementNumbers: [third, lead] };
    expect((await attempt('drafter', 'PUT', `/api/drafts/${lead}/texts`, missing)).body.code).toBe('stale-draft');
    const left = await attempt('drafter', 'DELETE', `/api/drafts/${third}/bundle`);
    expect(left.body).toEqual({ lead });
    expect((await draftOf(lead)).bundle.map((text) => text.managementNumber)).toEqual([lead, second]);
    expect((await draftOf(lead)).line).toEqual(line);
    expect((await attempt('drafter', 'DELETE', `/api/drafts/${second}/bundle`)).body).toEqual({ lead });
    expect((await draftOf(lead)).bundle).toEqual([]);
    expect((await attempt('drafter', 'DELETE', `/api/drafts/${lead}/bundle`)).body.code).toBe('text-alone');
  });

  test('has twenty texts at most, however many are added at once', async () => {
    const lead = await writeDraft(office);
    const added = await Promise.all(
      Array.from({ length: 22 }, () => attempt('drafter', 'POST', `/api/drafts/${lead}/texts`, { copyOf: lead })),
    );
    expect(added.filter(({ status }) => status === 201)).toHaveLength(19);
    expect(new Set(added.filter(({ status }) => status === 409).map(({ body }) => body.code))).toEqual(
      new Set(['bundle-too-long']),
    );
    expect((await attempt('drafter', 'DELETE', `/api/drafts/${lead}`)).status).toBe(200);
    expect((await box('drafter', 'saved')).some((row) => row.managementNumber === lead)).toBe(false);
  });

  test('goes up whole or not at all: what is missing is told of the text that misses it', async () => {
    const [lead, second, third] = await writeBundle(office, TITLES);
    await saveDraft(office, third ?? '', { title: '예산 재배정', unitTaskId: null, line: [] });
    const body = async () => {
      const { revision, bundle } = await draftOf(lead);
      return {
        revision,
        texts: bundle.slice(1).map(({ managementNumber, revision }) => ({ managementNumber, revision })),
      };
    };
    const url = `/api/drafts/${lead}/submission`;
    const unfiled = await attempt('drafter', 'POST', url, await body());
    expect(unfiled.body).toMatchObject({ code: 'unit-task-missing', message: expect.stringMatching(/^제3안: /) });
    await saveDraft(office, third ?? '', { title: '', line: [] });
    expect((await attempt('drafter', 'POST', url, await body())).body.code).toBe('title-missing');
    const seen = await body();
    await saveDraft(office, third ?? '', { title: '예산 재배정', line: [] });
    expect((await attempt('drafter', 'POST', url, seen)).body.code).toBe('stale-draft');
    expect((await attempt('drafter', 'POST', url, { revision: seen.revision })).body.code).toBe('stale-draft');
    const alone = await attempt('drafter', 'POST', `/api/drafts/${second}/submission`, { revision: 2 });
    expect(alone.body.code).toBe('decided-with-the-lead');
    expect((await submitDraft(office, lead)).version).toBe(1);
  });
});

describe('one approval', () => {
  test('makes several documents, each with a number of its own, neighbours in the order of the texts', async () => {
    const numbers = await submittedBundle();
    const [lead, second, third] = numbers;
    expect((await box('team-leader', 'waiting')).filter((row) => numbers.includes(row.managementNumber))).toMatchObject(
      [{ managementNumber: lead, texts: 3, title: TITLES[0] }],
    );
    await signAs(office, 'team-leader', lead);
    await signAs(office, 'section-chief', lead);
    const serials = (await numbersOf(lead)).map(serialOf);
    expect(serials).toEqual([0, 1, 2].map((step) => (serials[0] ?? 0) + step));
    const papers = await Promise.all(numbers.map((number) => open('drafter', number)));
    expect(papers.map(({ status }) => status)).toEqual(['approved', 'approved', 'approved']);
    expect(papers.map(({ paper }) => paper.title)).toEqual(TITLES);
    expect(new Set(papers.map(({ paper }) => JSON.stringify(paper.boxes))).size).toBe(1);
    expect(new Set(papers.map(({ paper }) => paper.approvedOn)).size).toBe(1);
    expect(papers.map(({ paper }) => paper.documentNumber)).toEqual(await numbersOf(third ?? ''));
    const filed = await sql`select from filings f join documents d on d.id = f.document_id
      where d.management_number = any(${numbers as string[]})`;
    expect(filed).toHaveLength(3);
    expect((await box('drafter', 'drafted')).filter((row) => numbers.includes(row.managementNumber))).toHaveLength(1);
    await office.services.outbox.drainAll();
    for (const number of numbers) {
      const frozen = await (await office.as('drafter')).attempt('GET', `/api/documents/${number}/paper.pdf`);
      expect([frozen.statusCode, frozen.rawPayload.subarray(0, 4).toString()]).toEqual([200, '%PDF']);
      expect((await open('drafter', number)).publication.state).toBe('public');
    }
    expect(await projectionFaults()).toEqual([]);
    expect(
      (await attempt('outsider', 'POST', `/api/documents/${second}/signature`, papers[1] && shownBy(papers[1]))).status,
    ).toBe(404);
  });

  test('binds to every text on the screen: after a change of one of them it is refused, and names which', async () => {
    const [lead, second] = await submittedBundle();
    const before = await open('section-chief', lead);
    const { contentHash: baseHash } = await open('team-leader', second ?? '');
    const body = { baseHash, title: '운영 지침', editorJson: editorText('고친 지침') };
    expect((await attempt('section-chief', 'POST', `/api/documents/${second}/edition`, body)).body.code).toBe(
      'not-your-turn',
    );
    expect((await attempt('team-leader', 'POST', `/api/documents/${second}/edition`, body)).status).toBe(200);
    await signAs(office, 'team-leader', lead);
    const sign = `/api/documents/${lead}/signature`;
    const stale = await attempt('section-chief', 'POST', sign, shownBy(before));
    expect([stale.status, stale.body]).toMatchObject([
      409,
      { code: 'content-changed', facts: { text: 2, version: 2 } },
    ]);
    const unseen = await attempt('section-chief', 'POST', sign, { contentHash: before.contentHash });
    expect(unseen.body.code).toBe('bundle-not-shown');
    const corrected = await open('section-chief', second ?? '');
    expect(corrected).toMatchObject({ version: 2, paper: { title: '운영 지침' } });
    expect(corrected.history.map((row) => row.act)).toEqual(['submitted', 'edited', 'reviewed']);
    expect((await open('drafter', lead)).history[1]).toMatchObject({
      act: 'otherTextEdited',
      text: '제2안',
      version: 1,
    });
    const alone = await attempt('section-chief', 'POST', `/api/documents/${second}/signature`, shownBy(corrected));
    expect(alone.body.code).toBe('decided-with-the-lead');
    await signAs(office, 'section-chief', lead);
    expect((await open('drafter', second ?? '')).paper.title).toBe('운영 지침');
    expect(await projectionFaults()).toEqual([]);
  });

  test('is one act however often it is sent, and one of two that meet', async () => {
    const [lead] = await submittedBundle(TITLES, [['approve', 'section-chief']]);
    const act = await readyAct(office, 'section-chief', 'signature', lead, shownBy(await open('section-chief', lead)));
    const reject = await readyAct(office, 'section-chief', 'rejection', lead, {
      ...shownBy(await open('section-chief', lead)),
      reason: '다시',
    });
    const key = 'one-act-of-a-bundle';
    const answers = await Promise.all([act(key), act(key), act(key), reject()]);
    const statuses = (await Promise.all([lead].map((number) => open('drafter', number))))[0]?.bundle;
    expect([1, 3]).toContain(answers.filter(({ status }) => status === 200).length);
    expect(new Set(statuses?.map((text) => text.documentNumber === null)).size).toBe(1);
    expect(await projectionFaults()).toEqual([]);
  });
});

describe('a bundle that comes back', () => {
  test('comes back whole; a text may leave it, and both go up again', async () => {
    const numbers = await submittedBundle();
    const [lead, second, third] = numbers;
    const shown = shownBy(await open('team-leader', lead));
    await (await office.as('team-leader')).post(`/api/documents/${lead}/rejection`, {
      ...shown,
      reason: '예산은 따로',
    });
    for (const number of numbers) expect((await draftOf(number)).rejection).toMatchObject({ reason: '예산은 따로' });
    const moved = { managementNumbers: [second, lead, third] };
    expect((await attempt('drafter', 'PUT', `/api/drafts/${lead}/texts`, moved)).body.code).toBe(
      'lead-keeps-its-place',
    );
    const left = await (await office.as('drafter')).delete<TextsReply>(`/api/drafts/${third}/bundle`);
    expect(left).toEqual({ lead });
    const { postId, personId } = await office.officer('section-chief');
    expect(postId && personId).toBeTruthy();
    await saveDraft(office, third ?? '', { title: '예산 재배정', line: [['approve', 'section-chief']] });
    await submitDraft(office, third ?? '');
    await signAs(office, 'section-chief', third ?? '');
    expect((await open('drafter', third ?? '')).bundle).toEqual([]);
    await submitDraft(office, lead);
    expect((await open('drafter', second ?? '')).version).toBe(2);
    await signAs(office, 'team-leader', lead);
    await signAs(office, 'section-chief', lead);
    expect((await numbersOf(lead)).map((number) => number !== null)).toEqual([true, true]);
    expect(await projectionFaults()).toEqual([]);
  });

  test('is recalled by its drafter whole, and what is still written is nobody else’s', async () => {
    const [lead, second] = await submittedBundle();
    await (await office.as('drafter')).post(`/api/documents/${lead}/recall`, {});
    expect((await open('drafter', second ?? '')).status).toBe('recalled');
    await saveDraft(office, second ?? '', { title: '아직 쓰는 제목', line: [] });
    const { managementNumber } = await (await office.as('drafter')).post<DraftMade>(`/api/drafts/${lead}/texts`, {
      copyOf: lead,
    });
    expect((await open('team-leader', lead)).bundle.map((text) => text.title)).toEqual(TITLES);
    expect(
      (await attempt('team-leader', 'POST', `/api/documents/${managementNumber}/opening`, { version: 1 })).status,
    ).toBe(404);
    const up = await readySubmission(office, lead, {
      texts: (await draftOf(lead)).bundle
        .slice(1)
        .map(({ managementNumber, revision }) => ({ managementNumber, revision })),
    });
    const answers = await Promise.all([up(BOTH), up(BOTH), up()]);
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(1);
    expect((await open('drafter', lead)).bundle).toHaveLength(4);
    expect(await projectionFaults()).toEqual([]);
  });
});

describe('bundles and single documents that are approved at the same moment', () => {
  test('wait for one another in one direction: all are approved, each with its numbers side by side', async () => {
    const line = [['approve', 'section-chief']] as const;
    const bundles: string[] = [];
    for (const count of [2, 5, 3, 4, 2, 3]) {
      const [lead] = await submittedBundle(
        Array.from({ length: count }, (_, at) => `글 ${at + 1}`),
        line,
      );
      bundles.push(lead);
    }
    for (let single = 0; single < 4; single += 1) {
      const number = await writeDraft(office, { line });
      await submitDraft(office, number);
      bundles.push(number);
    }
    const acts = await Promise.all(
      bundles.map(async (lead) =>
        readyAct(office, 'section-chief', 'signature', lead, shownBy(await open('section-chief', lead))),
      ),
    );
    const answers = await Promise.all(acts.map((act) => act()));
    expect(answers.map(({ status }) => status)).toEqual(bundles.map(() => 200));
    for (const lead of bundles.slice(0, 6)) {
      const serials = (await numbersOf(lead)).map(serialOf);
      expect(serials).toEqual(serials.map((_, step) => (serials[0] ?? 0) + step));
    }
    const [row] = await sql<{ gaps: number }[]>`
      select max(last_serial) - (select count(*)::int from registrations) as gaps from series`;
    expect(row?.gaps).toBe(0);
    expect(await projectionFaults()).toEqual([]);
  });
});
