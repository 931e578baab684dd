import postgres from 'postgres';
import { afterAll, expect, test } from 'vitest';
import type { BoxCounts } from '../../../shared/contract/approval.ts';
import type { Problem } from '../../../shared/contract/problem.ts';
import { readyAct } from '../../testing/act-requests.ts';
import { openTestOffice } from '../../testing/test-office.ts';
import { submitDraft, writeDraft } from '../../testing/written-document.ts';

const office = await openTestOffice();
/** Of the test office's pool for acts. */
const CONNECTIONS = 8;
const killer = postgres(office.databaseUrl, { max: 1, onnotice: () => {} });

afterAll(async () => {
  await killer.end();
  await office.close();
});

/** Ends every connection of the office at once, as a restart of PostgreSQL does. */
async function killBackends(): Promise<number> {
  const killed = await killer`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`;
  return killed.count;
}

/** Uses up what is left of dead connections. */
async function untilAllServed(): Promise<void> {
  const drafter = await office.as('drafter');
  for (let round = 0; round <= CONNECTIONS; round += 1) {
    const requests = Array.from({ length: 2 * CONNECTIONS }, () => drafter.attempt('GET', '/api/boxes'));
    const answers = await Promise.all(requests);
    if (answers.every((answer) => answer.statusCode === 200)) return;
  }
  throw new Error('the office does not come back');
}

test('a request after all connections have died answers 503 at worst, and soon requests are served again', async () => {
  const drafter = await office.as('drafter');
  const before = await drafter.get<BoxCounts>('/api/boxes');
  for (let round = 0; round < 3; round += 1) {
    await untilAllServed();
    expect(await killBackends()).toBeGreaterThan(0);
    let answer = await drafter.attempt('GET', '/api/boxes');
    // Each dead connection may cost one request, and no more than that.
    for (let lost = 1; answer.statusCode === 503 && lost <= CONNECTIONS; lost += 1) {
      expect(answer.json<Problem>()).toMatchObject({
        code: 'unavailable',
        message: '지금은 처리할 수 없습니다. 적은 내용은 그대로 있으니 잠시 뒤에 다시 눌러 주십시오.',
      });
      answer = await drafter.attempt('GET', '/api/boxes');
    }
    expect([answer.statusCode, answer.json()]).toEqual([200, before]);
  }
});

test('signatures under way when the connections die are done or not done, and asked again they are done once', async () => {
  await untilAllServed();
  const acts = [];
  for (let count = 0; count < 16; count += 1) {
    const number = await writeDraft(office, { line: [['approve', 'section-chief']] });
    await submitDraft(office, number);
    acts.push({
      key: `death-of-a-backend-${count}`,
      act: await readyAct(office, 'section-chief', 'signature', number),
    });
  }
  const [answers] = await Promise.all([Promise.all(acts.map(({ act, key }) => act(key))), killBackends()]);
  for (const answer of answers) expect([200, 503]).toContain(answer.status);

  const again = [];
  for (const { act, key } of acts) {
    let answer = await act(key);
    for (let lost = 1; answer.status === 503 && lost <= CONNECTIONS; lost += 1) answer = await act(key);
    again.push(answer);
  }
  expect(again.map((answer) => answer.status)).toEqual(Array(16).fill(200));
  for (const [index, answer] of answers.entries()) if (answer.status === 200) expect(again[index]).toEqual(answer);
  const numbers = again.map((answer) => Number(String(answer.body.documentNumber).split('-')[1])).sort((a, b) => a - b);
  expect(numbers).toEqual(Array.from({ length: 16 }, (_, index) => index + 1));
});
