import { afterAll, describe, expect, test } from 'vitest';
import type { LineSeat } from '../../shared/contract/document-parts.ts';
import { SAVED_LINE_LIMITS, type SavedLineDone, type SavedLinesReply } from '../../shared/contract/saved-lines.ts';
import { type Cast, openTestOffice } from '../testing/test-office.ts';
import { submitDraft, writeDraft } from '../testing/written-document.ts';

const office = await openTestOffice();
afterAll(office.close);

const PLACE = '/api/saved-lines';

async function everydayLine(): Promise<LineSeat[]> {
  const [leader, chief] = await Promise.all([office.officer('team-leader'), office.officer('section-chief')]);
  return [
    { act: 'review', postId: leader.postId, personId: leader.personId, skipReason: '출장', marks: ['reporter'] },
    { act: 'approve', postId: chief.postId, personId: chief.personId },
  ];
}

const keep = async (who: Cast, name: string) =>
  (await office.as(who)).post<SavedLineDone>(PLACE, { name, line: await everydayLine() });
const linesOf = async (who: Cast) => (await office.as(who)).get<SavedLinesReply>(PLACE);
const namesOf = async (who: Cast) => (await linesOf(who)).saved.map(({ name }) => name);

describe('내 결재선', () => {
  test('is kept under a name, without who was away that day, and begins another draft', async () => {
    const { id } = await keep('drafter', ' 과장\t결재 ');
    const { saved } = await linesOf('drafter');
    const [leader, chief] = await everydayLine();
    const { skipReason: _away, ...reviewer } = leader ?? { act: 'review', postId: '', personId: '' };
    expect(saved).toEqual([{ id, name: '과장 결재', line: [reviewer, chief] }]);
  });

  test('is seen, renamed and thrown away by nobody else', async () => {
    const { id } = await keep('drafter', '나만 보는 것');
    expect(await namesOf('colleague')).toEqual([]);
    const colleague = await office.as('colleague');
    for (const response of [
      await colleague.attempt('PATCH', `${PLACE}/${id}`, { name: '남의 것' }),
      await colleague.attempt('DELETE', `${PLACE}/${id}`),
    ]) {
      expect([response.statusCode, response.json().code]).toEqual([404, 'not-found']);
    }
    const mine = await office.as('drafter');
    expect((await mine.attempt('PATCH', `${PLACE}/${id}`, { name: '새 이름' })).statusCode).toBe(200);
    expect(await namesOf('drafter')).toContain('새 이름');
    expect((await mine.attempt('DELETE', `${PLACE}/${id}`)).statusCode).toBe(200);
    expect(await namesOf('drafter')).not.toContain('새 이름');
  });

  test.each([
    ['without a name', '  ', 'line-name-missing'],
    ['with too long a name', '가'.repeat(SAVED_LINE_LIMITS.name + 1), 'line-name-too-long'],
    ['with a name twice', '두 번', 'line-name-taken'],
  ])('%s is refused in words', async (_what, name, code) => {
    const client = await office.as('team-leader');
    const line = await everydayLine();
    if (code === 'line-name-taken') await client.attempt('POST', PLACE, { name, line });
    const response = await client.attempt('POST', PLACE, { name, line });
    expect([response.statusCode, response.json().code]).toEqual([409, code]);
    expect(response.json().message).toMatch(/주십시오\.$/);
  });

  test('takes no name that another of one’s lines has, and no empty line', async () => {
    const client = await office.as('section-chief');
    await keep('section-chief', '가');
    const { id } = await keep('section-chief', '나');
    const renamed = await client.attempt('PATCH', `${PLACE}/${id}`, { name: '가' });
    expect([renamed.statusCode, renamed.json().code]).toEqual([409, 'line-name-taken']);
    const empty = await client.attempt('POST', PLACE, { name: '빈 것', line: [] });
    expect([empty.statusCode, empty.json().code]).toEqual([409, 'line-is-empty']);
  });

  test('ends at its limit, also for two windows that save at the same moment', async () => {
    const client = await office.as('director');
    const line = await everydayLine();
    for (let count = 1; count < SAVED_LINE_LIMITS.lines; count += 1) await keep('director', `결재선 ${count}`);
    const answers = await Promise.all(
      ['가', '나', '다', '라'].map((name) => client.attempt('POST', PLACE, { name, line })),
    );
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409, 409, 409]);
    expect(answers.find(({ statusCode }) => statusCode === 409)?.json().code).toBe('too-many-lines');
    expect(await namesOf('director')).toHaveLength(SAVED_LINE_LIMITS.lines);
  });
});

describe('최근 결재선', () => {
  test('shows each line of one’s last submissions once, the newest first', async () => {
    const first = await writeDraft(office, { title: '처음' });
    await submitDraft(office, first);
    office.clock.advanceMs(60_000);
    const other = await writeDraft(office, { title: '다른 결재선', line: [['approve', 'director']] });
    await submitDraft(office, other);
    office.clock.advanceMs(60_000);
    await submitDraft(office, await writeDraft(office, { title: '처음과 같은 결재선' }));
    const { recent } = await linesOf('drafter');
    expect(recent.map(({ title, line }) => `${title}: ${line.length}`)).toEqual([
      '처음과 같은 결재선: 2',
      '다른 결재선: 1',
    ]);
    expect((await linesOf('cooperator')).recent).toEqual([]);
  });
});
