import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DocumentReply } from '../../shared/contract/approval.ts';
import { findApprovalRecord, paperOf } from '../approval/index.ts';
import { CHECKOUT } from '../platform/checkout.ts';
import { makersOf } from '../testing/paper-makers.ts';
import { ENDLESS, GREEDY, HOARDING } from '../testing/poisoned-painter.ts';
import { openTestOffice, type TestOffice } from '../testing/test-office.ts';
import { approveDocument, editorText, writeDraft } from '../testing/written-document.ts';
import { paperFreezer } from './freeze-paper.ts';
import { type Renderer, RenderingPool } from './rendering-pool.ts';
import { findFrozenRow } from './store.ts';

const testing = (name: string) => path.join(CHECKOUT, 'server/testing', name);

let office: TestOffice;
beforeAll(async () => {
  office = await openTestOffice();
});
afterAll(() => office.close());

const stateOf = async (managementNumber: string) =>
  (await (await office.as('drafter')).get<DocumentReply>(`/api/documents/${managementNumber}`)).frozenPaper;

async function approved(title: string): Promise<string> {
  const managementNumber = await writeDraft(office, { title });
  await approveDocument(office, managementNumber);
  return managementNumber;
}

test('among many approvals the paper that never ends and those that eat all memory fail alone, each with its reason', async () => {
  const titles = ['첫째 보고', ENDLESS, GREEDY, HOARDING, '둘째 보고'];
  const numbers: string[] = [];
  for (const title of titles) numbers.push(await approved(title));
  for (const number of numbers) expect(await stateOf(number)).toMatchObject({ state: 'waiting', reason: null });

  const program = testing('poisoned-painter.ts');
  const patient = new RenderingPool({ program, heapMb: 200, mostMemoryMb: 700, niceness: 0 });
  const strict = new RenderingPool({ program, timeoutMs: 1_500, niceness: 0 });
  const renderer: Renderer = {
    render: (...asked) => (asked[0].title === ENDLESS ? strict : patient).render(...asked),
    packHwpx: (paper, pictures) => patient.packHwpx(paper, pictures),
    close: async () => undefined,
  };
  await office.services.outbox.drain(paperFreezer(office.services, makersOf(office, renderer)));
  await Promise.all([patient.close(), strict.close()]);

  const states = await Promise.all(numbers.map(stateOf));
  expect(states.map(({ state }) => state)).toEqual(['ready', 'failed', 'failed', 'failed', 'ready']);
  expect(states[1]?.reason).toContain('시간이 너무 오래 걸려');
  expect(states[2]?.reason).toContain('메모리가 모자라거나');
  expect(states[3]?.reason).toContain('메모리가 너무 많이 들어');

  // What the button of the document page does: the mended painter draws it.
  for (const number of numbers.slice(1, 4)) {
    await (await office.as('drafter')).post(`/api/documents/${number}/paper`);
    expect(await stateOf(number)).toMatchObject({ state: 'ready', reason: null });
  }
});

test('drawn in another process and another zone, a record has the same bytes, and the fonts are written down with it', async () => {
  const managementNumber = await writeDraft(office, { editorJson: editorText('ᄒᆞᆫ글로 적은 점검 결과입니다.') });
  await approveDocument(office, managementNumber);
  await office.services.outbox.drainAll();
  const { sql } = office.services.database;
  const record = await findApprovalRecord(sql, office.agencyId, managementNumber);
  const row = record && (await findFrozenRow(sql, record));
  if (!record || row?.state !== 'ready') throw new Error('no frozen paper');
  expect(row.fontsSha256).toMatch(/^[0-9a-f]{64}$/);
  // This painter has drawn another paper before; the other begins with this one.
  const pool = new RenderingPool({ niceness: 0 });
  await pool.render({ ...paperOf(record), title: '다른 종이' });
  const here = await pool.render(paperOf(record));
  await pool.close();
  if ('refused' in here) throw new Error('refused');
  const sha256 = createHash('sha256').update(here.bytes).digest('hex');
  const zone = 'Pacific/Kiritimati';
  const run = spawnSync(
    process.execPath,
    ['--import', testing('typescript-in-workers.mjs'), testing('draw-again.ts')],
    {
      input: JSON.stringify(paperOf(record)),
      encoding: 'utf8',
      env: { ...process.env, TZ: zone, LANG: 'C', LC_ALL: 'C' },
    },
  );
  expect(run.stderr).not.toContain('Error');
  expect(JSON.parse(run.stdout)).toEqual({ sha256, fontsSha256: row.fontsSha256, zone });
});
