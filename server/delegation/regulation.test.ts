import { afterAll, describe, expect, test } from 'vitest';
import type {
  DelegatedLineReply,
  DelegationImportPreview,
  DelegationRulesReply,
  DelegationVersionDone,
  DelegationVersionReply,
  DelegationVersionsReply,
  MattersReply,
} from '../../shared/contract/delegation.ts';
import { readSheet } from '../platform/sheet/read-sheet.ts';
import { openTestOffice } from '../testing/test-office.ts';

const office = await openTestOffice();
afterAll(office.close);

let administrator = await office.as('administrator');
const VERSIONS = '/api/delegation/versions';
const HEAD = '코드,분류,단위사무,이상,미만,전결권자,검토,협조,중요,근거';
const TABLE = `${HEAD}
1-1,공통 > 서무,일반 서무,,,팀장,,,,별표 1 제1호
1-2,공통 > 회계,물품 구매,,500만원,팀장,,,,별표 1 제2호
1-2,공통 > 회계,물품 구매,500만원,5000만원,과장,,,,별표 1 제2호
1-2,공통 > 회계,물품 구매,5000만원,,국장,,지역돌봄복지과,Y,별표 1 제2호
2-1,자치,마을모임 지원,,,과장,,,,별표 2 제1호`;

async function makeDraft(title = '시험시 사무전결처리규칙', copyFrom: number | null = null): Promise<number> {
  return (await administrator.post<DelegationVersionDone>(VERSIONS, { title, copyFrom })).version;
}

function upload(version: number, what: string, table: string | Buffer, headers = {}) {
  const form = new FormData();
  form.append('file', new File([typeof table === 'string' ? table : new Uint8Array(table)], '전결.csv'));
  return administrator.attempt('POST', `${VERSIONS}/${version}/${what}`, form, headers);
}

const preview = async (version: number, table: string | Buffer) =>
  (await upload(version, 'import-preview', table)).json<DelegationImportPreview>();

async function fill(version: number, table: string | Buffer): Promise<number> {
  const shown = await preview(version, table);
  const done = await upload(version, `import?preview=${shown.preview}`, table);
  expect(done.statusCode).toBe(200);
  return done.json<DelegationVersionDone>().revision;
}

const detail = (version: number) => administrator.get<DelegationVersionReply>(`${VERSIONS}/${version}`);
const publish = (version: number, revision: number, validFrom: string) =>
  administrator.attempt('POST', `${VERSIONS}/${version}/publication`, { revision, validFrom });
const codeOf = (response: { json: () => { code: string } }) => response.json().code;

describe('the regulation of an agency', () => {
  test('is imported after a dry run that shows what would change, and from its day on it gives the line', async () => {
    const version = await makeDraft();
    const shown = await preview(version, TABLE);
    expect(shown).toMatchObject({ problems: [], counts: { rules: 5, added: 5, removed: 0, changed: 0 } });
    expect((await detail(version)).version.rules).toBe(0);
    const revision = await fill(version, TABLE);
    expect((await detail(version)).version).toMatchObject({ rules: 5, status: 'draft', inForce: false });
    expect((await publish(version, revision, '2026-03-10')).statusCode).toBe(200);

    const drafter = await office.as('drafter');
    expect(await drafter.get<MattersReply>('/api/delegation/matters')).toMatchObject({ regulation: null, matters: [] });
    office.clock.set('2026-03-09T15:00:00Z');
    administrator = await office.signIn('administrator');
    const { regulation, matters } = await (await office.as('drafter')).get<MattersReply>(
      `/api/delegation/matters?q=${encodeURIComponent('회계 구매')}`,
    );
    expect(regulation).toMatchObject({ version, title: '시험시 사무전결처리규칙' });
    expect(matters).toEqual([{ code: '1-2', name: '물품 구매', path: ['공통', '회계'], hasBands: true }]);
    const line = await (await office.as('drafter')).get<DelegatedLineReply>(
      '/api/delegation/line?matter=1-2&amount=5000000',
    );
    expect(line.seats.map(({ act, officer, reason }) => [act, officer.name, reason])).toEqual([
      ['review', '백이든', '시험시 사무전결처리규칙 별표 1 제2호, 500만원 이상 5,000만원 미만: 팀장 검토'],
      ['delegatedApprove', '한가람', '시험시 사무전결처리규칙 별표 1 제2호, 500만원 이상 5,000만원 미만: 과장 전결'],
    ]);
  });

  test('is tried out with any drafter, and says in words what it cannot answer', async () => {
    const { personId, postId } = await office.officer('cooperator');
    const line = (query: string) =>
      administrator.get<DelegatedLineReply>(`${VERSIONS}/1/line?${query}&personId=${personId}&postId=${postId}`);
    const high = await line('matter=1-2&amount=50000000');
    expect(high.important).toBe(true);
    expect(high.seats.map(({ officer }) => officer.name)).toEqual(['윤서담']);
    expect(high.omitted.map(({ seat }) => seat)).toEqual(['과장 검토', '지역돌봄복지과 협조']);
    expect((await line('matter=2-1')).refusal).toMatchObject({ code: 'deciding-post-vacant' });
    expect((await line('matter=1-2')).refusal?.text).toContain('금액을 적어 주십시오');
    expect((await line('matter=9-9')).refusal?.code).toBe('matter-unknown');
  });

  test('is not changed any more once it is published, whatever the way', async () => {
    const { revision, ladder } = await detail(1);
    const change = { revision, title: '다른 이름', matterRequired: true, ladder };
    expect(codeOf(await administrator.attempt('PUT', `${VERSIONS}/1`, change))).toBe('delegation-not-draft');
    expect(codeOf(await administrator.attempt('DELETE', `${VERSIONS}/1`))).toBe('delegation-not-draft');
    expect(codeOf(await upload(1, 'import-preview', TABLE))).toBe('delegation-not-draft');
    expect(codeOf(await upload(1, `import?preview=${'0'.repeat(64)}`, TABLE))).toBe('delegation-not-draft');
    expect(codeOf(await publish(1, revision, '2026-04-01'))).toBe('delegation-not-draft');
  });

  test('is copied into a new draft, of which there is one at a time', async () => {
    const both = await Promise.all(
      [1, 2].map(() => administrator.attempt('POST', VERSIONS, { title: '개정 규칙', copyFrom: 1 })),
    );
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
    expect(codeOf(both.find(({ statusCode }) => statusCode === 409) ?? both[0] ?? never())).toBe(
      'delegation-draft-exists',
    );
    const { rules, total } = await administrator.get<DelegationRulesReply>(`${VERSIONS}/2/rules`);
    expect([rules.length, total]).toEqual([5, 5]);
    const found = await administrator.get<DelegationRulesReply>(
      `${VERSIONS}/2/rules?q=${encodeURIComponent('구매 국장')}`,
    );
    expect(found.rules.map(({ fromWon }) => fromWon)).toEqual([50_000_000]);
  });

  test('shows rows added, removed and changed, and takes exactly what was shown', async () => {
    const changed = TABLE.replace('2-1,자치,마을모임 지원,,,과장', '2-2,자치,마을계획 수립,,,국장').replace(
      '1-1,공통 > 서무,일반 서무,,,팀장',
      '1-1,공통 > 서무,일반 서무,,,과장',
    );
    const shown = await preview(2, changed);
    expect(shown.counts).toEqual({ rules: 5, added: 1, removed: 1, changed: 1 });
    expect(shown.changed.map(({ before, after }) => [before.decidedBy, after.decidedBy])).toEqual([['팀장', '과장']]);
    const apply = (table: string) => upload(2, `import?preview=${shown.preview}`, table);
    expect(codeOf(await apply(TABLE))).toBe('delegation-preview-stale');
    const both = await Promise.all([apply(changed), apply(changed)]);
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
    expect(codeOf(await apply(changed))).toBe('delegation-preview-stale');
    expect((await preview(2, changed)).counts).toEqual({ rules: 5, added: 0, removed: 0, changed: 0 });
  });

  test('comes out as CSV and XLSX that change nothing when they are imported again', async () => {
    for (const format of ['csv', 'xlsx']) {
      const sheet = await administrator.attempt('GET', `${VERSIONS}/2/sheet?format=${format}`);
      expect(sheet.headers['content-disposition']).toContain(encodeURIComponent('개정 규칙'));
      expect(await readSheet(sheet.rawPayload)).toMatchObject({ records: { length: 6 } });
      expect((await preview(2, sheet.rawPayload)).counts).toEqual({ rules: 5, added: 0, removed: 0, changed: 0 });
    }
  });

  test('with faults in the file is told line by line and not taken', async () => {
    const bad = `${HEAD}\n,,가,,,과장,,,,\n1,,가,많이,,과장,,,,`;
    const shown = await preview(2, bad);
    expect(shown.preview).toBeNull();
    expect(shown.problems.map(({ row }) => row)).toEqual([2, 3]);
    expect(codeOf(await upload(2, `import?preview=${'0'.repeat(64)}`, bad))).toBe('sheet-row-bad');
    expect(codeOf(await upload(2, 'import-preview', Buffer.from([1, 0, 2])))).toBe('sheet-unreadable');
    expect(codeOf(await upload(2, 'import-preview', '가,"나\n'))).toBe('sheet-unreadable');
    expect(codeOf(await upload(2, 'import-preview', ''))).toBe('file-empty');
    expect(codeOf(await administrator.attempt('POST', `${VERSIONS}/2/import-preview`, {}))).toBe(
      'unsupported-media-type',
    );
  });

  test('with bands that overlap, posts nobody knows, or no row at all is not put into force', async () => {
    const revision = await fill(2, `${TABLE}\n1-1,공통 > 서무,일반 서무,10만원,,동장,,,,`);
    const { findings } = await detail(2);
    expect(findings.filter(({ blocks }) => blocks).map(({ code }) => code)).toEqual(['1-1', '1-1']);
    expect(findings.find(({ blocks }) => !blocks)).toBeUndefined();
    expect(codeOf(await publish(2, revision, '2026-04-01'))).toBe('delegation-blocked');
    const mended = await fill(2, `${TABLE}\n3-1,예산,예산 편성,,,기관장,,없는과,,`);
    expect((await detail(2)).findings.map(({ blocks }) => blocks)).toEqual([false, false]);
    expect(codeOf(await publish(2, mended, '2026-03-10'))).toBe('delegation-day-past');
    expect(codeOf(await publish(2, mended, '2026-02-30'))).toBe('delegation-day-past');
    expect(codeOf(await publish(2, mended - 1, '2026-04-01'))).toBe('delegation-stale');
    await administrator.delete(`${VERSIONS}/2`);
    const empty = await makeDraft();
    expect(codeOf(await publish(empty, 1, '2026-04-01'))).toBe('delegation-empty');
    await administrator.delete(`${VERSIONS}/${empty}`);
  });

  test('knows its posts by the ladder of the agency, which a draft may change', async () => {
    const version = await makeDraft('개정', 1);
    const { revision, ladder } = await detail(version);
    const own = ladder.map((rung) => (rung.name === '기관장' ? { ...rung, titles: ['행정국장'] } : rung));
    const change = { revision, title: ' 개정 규칙 ', matterRequired: true, ladder: own };
    await administrator.put(`${VERSIONS}/${version}`, change);
    expect(codeOf(await administrator.attempt('PUT', `${VERSIONS}/${version}`, change))).toBe('delegation-stale');
    expect(await detail(version)).toMatchObject({ matterRequired: true, version: { title: '개정 규칙' } });
    const twice = { ...change, revision: revision + 1, ladder: [...own, ...own] };
    expect(codeOf(await administrator.attempt('PUT', `${VERSIONS}/${version}`, twice))).toBe('ladder-bad');
    await administrator.delete(`${VERSIONS}/${version}`);
    const { versions } = await administrator.get<DelegationVersionsReply>(VERSIONS);
    expect(versions.map((each) => [each.version, each.inForce])).toEqual([[1, true]]);
  });

  test('is kept by an administrator of the agency, and is nothing to another agency', async () => {
    const drafter = await office.as('drafter');
    expect(codeOf(await drafter.attempt('GET', VERSIONS))).toBe('not-permitted');
    expect(codeOf(await drafter.attempt('POST', VERSIONS, { title: '규칙', copyFrom: null }))).toBe('not-permitted');
    const outside = await office.as('outside-administrator');
    expect((await outside.get<DelegationVersionsReply>(VERSIONS)).versions).toEqual([]);
    expect(codeOf(await outside.attempt('GET', `${VERSIONS}/1`))).toBe('not-found');
    expect(codeOf(await outside.attempt('GET', `${VERSIONS}/1/rules`))).toBe('not-found');
    expect(codeOf(await outside.attempt('GET', `${VERSIONS}/1/sheet?format=csv`))).toBe('not-found');
    expect(codeOf(await outside.attempt('POST', VERSIONS, { title: '규칙', copyFrom: 1 }))).toBe('not-found');
    const outsider = await office.as('outsider');
    expect((await outsider.get<MattersReply>('/api/delegation/matters')).regulation).toBeNull();
    expect(codeOf(await outsider.attempt('GET', '/api/delegation/line?matter=1-1'))).toBe('not-found');
  });
});

function never(): never {
  throw new Error('nothing was answered');
}
