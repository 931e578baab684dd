import { afterAll, describe, expect, test } from 'vitest';
import type { DocumentReply } from '../../shared/contract/approval.ts';
import type { LineSeat } from '../../shared/contract/document-parts.ts';
import type { DraftReply, SaveDraft } from '../../shared/contract/drafting.ts';
import { type Cast, openTestOffice, Refused } from '../testing/test-office.ts';
import { approveDocument, sentBack, signAs, submitDraft, writeDraft } from '../testing/written-document.ts';

const office = await openTestOffice();
afterAll(office.close);

type Wish = Omit<LineSeat, 'postId' | 'personId'> & { readonly who: Cast };

async function lineOf(...wishes: readonly Wish[]): Promise<LineSeat[]> {
  return Promise.all(
    wishes.map(async ({ who, ...seat }) => {
      const { postId, personId } = await office.officer(who);
      return { ...seat, postId, personId };
    }),
  );
}

/** A draft whose window sends exactly this line. */
async function draftWith(line: readonly LineSeat[], marks: SaveDraft['drafterMarks'] = []): Promise<string> {
  const number = await writeDraft(office);
  const drafter = await office.as('drafter');
  const draft = sentBack(await drafter.get<DraftReply>(`/api/drafts/${number}`));
  await drafter.put(`/api/drafts/${number}`, { ...draft, line, drafterMarks: marks });
  return number;
}

const read = async (number: string) => (await office.as('drafter')).get<DocumentReply>(`/api/documents/${number}`);
const refusalOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof Refused ? `${error.code}: ${error.problem.message}` : String(error)),
  );

describe('a planned line', () => {
  test('is kept as it was planned: 병렬, 협조부서, 생략, marks and 후열', async () => {
    const line = await lineOf(
      { act: 'review', who: 'team-leader', group: 1, marks: ['reporter'] },
      { act: 'cooperate', who: 'cooperator', group: 1, toBeNamed: true },
      { act: 'delegatedApprove', who: 'section-chief' },
      { act: 'afterRead', who: 'director' },
    );
    const number = await draftWith(line, ['initiator']);
    const draft = await (await office.as('drafter')).get<DraftReply>(`/api/drafts/${number}`);
    expect(draft.line).toEqual(line);
    expect(draft.drafterMarks).toEqual(['initiator']);
  });

  test('goes up whole: the group in one turn, the unit waiting for its person, the marks on the paper', async () => {
    const number = await draftWith(
      await lineOf(
        { act: 'review', who: 'team-leader', group: 1, marks: ['reporter'] },
        { act: 'cooperate', who: 'cooperator', group: 1, toBeNamed: true },
        { act: 'delegatedApprove', who: 'section-chief' },
        { act: 'afterRead', who: 'director' },
      ),
      ['initiator'],
    );
    await submitDraft(office, number);
    const { line, paper } = await read(number);
    expect(line.map(({ act, state, group, toBeNamed }) => ({ act, state, group, toBeNamed }))).toEqual([
      { act: 'draft', state: 'signed', group: null, toBeNamed: false },
      { act: 'review', state: 'turn', group: 1, toBeNamed: false },
      { act: 'cooperate', state: 'turn', group: 1, toBeNamed: true },
      { act: 'delegatedApprove', state: 'waiting', group: null, toBeNamed: false },
      { act: 'afterRead', state: 'waiting', group: null, toBeNamed: false },
    ]);
    expect(paper.boxes.signRow.map(({ postTitle, origin }) => `${origin ?? ''}${postTitle}`)).toEqual([
      '★주무관',
      '⊙동혁신팀장',
      '자치행정과장',
    ]);
    expect(paper.boxes.cooperation.map(({ postTitle }) => postTitle)).toEqual(['지역돌봄복지과']);
  });

  test('passes over a reviewer who is away, with the reason in the box', async () => {
    const number = await draftWith(
      await lineOf(
        { act: 'review', who: 'team-leader', skipReason: ' 출장 ' },
        { act: 'approve', who: 'section-chief' },
      ),
    );
    await submitDraft(office, number);
    const { line, paper } = await read(number);
    expect(line[1]).toMatchObject({ state: 'skipped', skipReason: '출장' });
    expect(paper.boxes.signRow[1]).toMatchObject({ postTitle: '동혁신팀장', absence: '출장' });
    expect((await signAs(office, 'section-chief', number)).status).toBe('approved');
  });

  test.each<[string, readonly Wish[], string]>([
    [
      'a reader before the decision',
      [
        { act: 'afterRead', who: 'team-leader' },
        { act: 'approve', who: 'director' },
      ],
      'line-out-of-order',
    ],
    [
      'a group that is torn apart',
      [
        { act: 'review', who: 'team-leader', group: 1 },
        { act: 'review', who: 'colleague' },
        { act: 'cooperate', who: 'cooperator', group: 1 },
        { act: 'approve', who: 'director' },
      ],
      'line-out-of-order',
    ],
    [
      'a cooperator passed over',
      [
        { act: 'cooperate', who: 'cooperator', skipReason: '휴가' },
        { act: 'approve', who: 'director' },
      ],
      'line-out-of-order',
    ],
    ['nobody who decides', [{ act: 'review', who: 'team-leader' }], 'line-needs-one-final-seat-at-its-end'],
  ])('with %s is saved and refused in words at the submission', async (_what, wishes, code) => {
    const number = await draftWith(await lineOf(...wishes));
    const refusal = await refusalOf(submitDraft(office, number));
    expect(refusal).toMatch(new RegExp(`^${code}: 결재.*주십시오`));
    expect((await read(number).catch(() => undefined))?.status).not.toBe('inApproval');
  });

  test('of a draft from before there were marks opens and goes up', async () => {
    const number = await writeDraft(office);
    const draft = await (await office.as('drafter')).get<DraftReply>(`/api/drafts/${number}`);
    expect([draft.drafterMarks, draft.line.length]).toEqual([[], 2]);
    expect((await approveDocument(office, number)).status).toBe('approved');
  });
});
