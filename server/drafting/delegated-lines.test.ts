import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BoxCounts, BoxPage, DocumentReply } from '../../shared/contract/approval.ts';
import type { DraftReply } from '../../shared/contract/drafting.ts';
import type { NotificationsReply } from '../../shared/contract/live.ts';
import { publishDelegationTable } from '../testing/delegation-table.ts';
import { openTestOffice } from '../testing/test-office.ts';
import {
  approveDocument,
  type PlannedSeat,
  saveDraft,
  signAs,
  submitDraft,
  writeDraft,
} from '../testing/written-document.ts';

const office = await openTestOffice();
afterAll(office.close);

const TABLE = `코드,분류,단위사무,이상,미만,전결권자,검토,협조,중요,근거
1-2,회계,물품 구매,,500만원,과장,,,,별표 1 제2호
1-2,회계,물품 구매,500만원,,국장,,,Y,별표 1 제2호
2-1,돌봄,돌봄 시범사업,,,기관장,,,,별표 2 제1호`;

beforeAll(() => publishDelegationTable(office, TABLE, { validFrom: '2026-03-03' }));

const matter = (changes: object = {}) => ({
  code: '1-2',
  name: '물품 구매',
  amountWon: 1_000_000,
  reason: '',
  ...changes,
});
const AS_RULED: readonly PlannedSeat[] = [
  ['review', 'team-leader'],
  ['delegatedApprove', 'section-chief'],
];
const RAISED: readonly PlannedSeat[] = [
  ['review', 'section-chief'],
  ['delegatedApprove', 'director'],
];

const refusalOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (refused: { code: string; problem: { message: string } }) => `${refused.code}: ${refused.problem.message}`,
  );
const documentAs = async (who: 'drafter' | 'section-chief' | 'director', number: string) =>
  (await office.as(who)).get<DocumentReply>(`/api/documents/${number}`);

describe('a draft whose matter is chosen', () => {
  test('keeps its matter, and every seat that the table gives carries its reason to the record', async () => {
    const number = await writeDraft(office, { matter: matter(), line: AS_RULED });
    const draft = await (await office.as('drafter')).get<DraftReply>(`/api/drafts/${number}`);
    expect(draft.matter).toEqual(matter());
    await submitDraft(office, number);
    await signAs(office, 'team-leader', number);
    await signAs(office, 'section-chief', number);
    const { line, deviation, status } = await documentAs('section-chief', number);
    expect(line.map(({ basis }) => basis)).toEqual([
      null,
      '전결규칙 별표 1 제2호, 500만원 미만: 팀장 검토',
      '전결규칙 별표 1 제2호, 500만원 미만: 과장 전결',
    ]);
    expect([status, deviation]).toEqual(['approved', null]);
  });

  test('is not submitted to another approver without a reason, whatever the browser sent', async () => {
    const number = await writeDraft(office, { matter: matter({ reason: '  ' }), line: RAISED });
    expect(await refusalOf(submitDraft(office, number))).toBe(
      'departure-reason-missing: 전결규칙 별표 1 제2호, 500만원 미만: 과장 전결인데 행정국장 전결로 상향하였습니다.' +
        ' 결재선에 규정과 다르게 정한 사유를 적어 주십시오(행정업무규정 제67조).',
    );
    await saveDraft(office, number, { matter: matter({ amountWon: 5_000_000 }), line: AS_RULED });
    expect(await refusalOf(submitDraft(office, number))).toContain('자치행정과장 전결로 하향');
    await saveDraft(office, number, { matter: matter(), line: [['approve', 'section-chief']] });
    expect(await refusalOf(submitDraft(office, number))).toContain('departure-reason-missing');
    const { status } = await (await office.as('drafter')).get<DraftReply>(`/api/drafts/${number}`);
    expect(status).toBe('drafting');
  });

  test('goes to another approver with a reason that everybody who signs later reads', async () => {
    const reason = '의회에서 국장의 답변을 요구한 사안임';
    const number = await writeDraft(office, { matter: matter({ reason }), line: RAISED });
    await submitDraft(office, number);
    const deviation = { rule: '전결규칙 별표 1 제2호, 500만원 미만: 과장 전결 → 행정국장 전결로 상향', reason };
    for (const who of ['drafter', 'section-chief', 'director'] as const) {
      const document = await documentAs(who, number);
      expect(document.deviation).toEqual(deviation);
      expect(document.line.at(-1)?.basis).toBe('규정과 다름: 행정국장 전결로 상향');
      expect(document.history[0]?.text).toContain(reason);
    }
    await signAs(office, 'section-chief', number);
    await signAs(office, 'director', number);
    expect((await documentAs('drafter', number)).deviation).toEqual(deviation);
  });

  test('needs a reason where the table names a post that nobody holds', async () => {
    const number = await writeDraft(office, { matter: matter({ code: '2-1', amountWon: null }), line: RAISED });
    expect(await refusalOf(submitDraft(office, number))).toContain('기관장 결재인데 행정국장 전결로 정함');
    const given = matter({ code: '2-1', amountWon: null, reason: '시장이 공석임' });
    await saveDraft(office, number, { matter: given, line: RAISED });
    await submitDraft(office, number);
    expect((await documentAs('drafter', number)).deviation?.reason).toBe('시장이 공석임');
  });

  test('is mended where its matter is no longer in the table or lacks its amount', async () => {
    const number = await writeDraft(office, { matter: matter({ code: '9-9' }), line: AS_RULED });
    expect(await refusalOf(submitDraft(office, number))).toContain('matter-unknown');
    await saveDraft(office, number, { matter: matter({ amountWon: null }), line: AS_RULED });
    expect(await refusalOf(submitDraft(office, number))).toContain('matter-amount-missing');
  });

  test('is reported afterwards where the table calls the matter important and another decided in the place', async () => {
    const asRuled = [
      ['review', 'section-chief'],
      ['delegatedApprove', 'director'],
    ] as const;
    const number = await writeDraft(office, { matter: matter({ amountWon: 5_000_000 }), line: asRuled });
    const small = await writeDraft(office, { matter: matter({ reason: '국장 지시 사항' }), line: asRuled });
    const [director, chief] = [await office.as('director'), await office.as('section-chief')];
    const days = { fromOn: '2026-03-03', toOn: '2026-03-05', basis: '출장 명령 제7호' };
    const standInPersonId = office.account('section-chief').personId;
    const { id } = await director.post<{ id: string }>('/api/absences', { kind: 'trip', standInPersonId, ...days });
    for (const each of [number, small]) {
      await submitDraft(office, each);
      await signAs(office, 'section-chief', each);
      await signAs(office, 'section-chief', each);
    }
    const decided = await documentAs('section-chief', number);
    expect(decided.paper.boxes.signRow.map(({ name, mark, date }) => [name, mark, date])).toEqual([
      ['정노을', undefined, undefined],
      ['한가람', '대결', '03/03'],
      [undefined, '전결', undefined],
    ]);
    const owed = { by: { name: '한가람' }, to: { name: '윤서담' }, reportedAt: null, note: null };
    expect(decided.postReports).toMatchObject([owed]);
    expect((await documentAs('section-chief', small)).postReports).toEqual([]);
    const reports = async () => (await chief.get<BoxPage>('/api/boxes/reports')).rows;
    expect(await reports()).toMatchObject([{ managementNumber: number, doneAt: null }]);
    expect((await chief.get<BoxCounts>('/api/boxes')).reports).toBe(1);

    await director.post(`/api/absences/${id}/cancellation`, {});
    const note = '출장 중 대결한 물품 구매를 보고드립니다.';
    expect(await refusalOf(director.post(`/api/documents/${number}/report`, { note }))).toContain('nothing-to-report');
    await chief.post(`/api/documents/${number}/report`, { note });
    const reportedAt = office.clock.now().toISOString();
    expect(await documentAs('director', number)).toMatchObject({ postReports: [{ ...owed, note, reportedAt }] });
    expect(await reports()).toMatchObject([{ managementNumber: number, doneAt: reportedAt }]);
    expect((await chief.get<BoxCounts>('/api/boxes')).reports).toBe(0);
    expect(await refusalOf(chief.post(`/api/documents/${number}/report`, { note }))).toContain('nothing-to-report');
    await office.services.outbox.drainAll();
    const { items } = await director.get<NotificationsReply>('/api/notifications?after=0');
    const [last] = items.slice(-1);
    expect(last).toMatchObject({ kind: 'changed', managementNumber: number, at: reportedAt });
  });
});

describe('a draft without a matter', () => {
  test('goes as its drafter plans it', async () => {
    const number = await writeDraft(office);
    await approveDocument(office, number);
    expect((await documentAs('drafter', number)).line.map(({ basis }) => basis)).toEqual([null, null, null]);
  });

  test('is not submitted where the regulation demands one, from its day on', async () => {
    await publishDelegationTable(office, TABLE, { validFrom: '2026-03-05', matterRequired: true });
    const number = await writeDraft(office);
    office.clock.set('2026-03-04T15:00:00Z');
    expect(await refusalOf(submitDraft(office, number))).toContain('matter-missing: 전결규칙에 따라');
    await saveDraft(office, number, { matter: matter(), line: AS_RULED });
    await submitDraft(office, number);
  });
});
