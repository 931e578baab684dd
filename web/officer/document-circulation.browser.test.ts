import { afterEach, beforeEach, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { DocumentReply } from '../../shared/contract/approval.ts';
import { GROUPS } from '../client/circulation-groups-under-test.ts';
import {
  type Answers,
  DOCUMENT,
  MORNING,
  NUMBER,
  officeUnderTest,
  problem,
  SESSION,
} from '../client/office-under-test.ts';
import './document-page.ts';
import { UNITS } from './draft-under-test.ts';

const READER = { ...(DOCUMENT as DocumentReply).line[1]?.officer, personId: 'reader', name: '서바다' };
const PLACE = { postTitle: '주무관', unitName: '늘봄과' };
const SHOWN = {
  officer: READER,
  by: READER,
  at: '2026-11-20T00:50:00Z',
  dueOn: '2026-11-25',
  note: null,
  readAt: null,
};
const APPROVED = {
  ...DOCUMENT,
  status: 'approved',
  may: { ...DOCUMENT.may, sign: null, reject: false, circulate: true },
  readings: [SHOWN],
};
const ACT = { managementNumber: NUMBER, status: 'approved', version: 1, documentNumber: '늘봄과-413' };

beforeEach(() => localStorage.clear());
afterEach(() => document.body.replaceChildren());

async function open(body: object, answers: Answers = {}) {
  const { office, asked } = officeUnderTest({
    ...MORNING,
    'GET /api/organization': { body: { units: UNITS } },
    [`GET /api/documents/${NUMBER}`]: { body },
    ...answers,
  });
  office.session.set(SESSION);
  const page = document.createElement('document-page');
  page.office = office;
  page.managementNumber = NUMBER;
  document.body.append(page);
  await expect.poll(() => page.querySelector('.sheet h1')?.textContent).toBe(DOCUMENT.paper.title);
  return { page, posted: () => asked.filter((one) => one.method === 'POST' && !one.path.endsWith('/opening')) };
}

it('opening a document that was circulated says once that it has been read', async () => {
  const unread = { ...APPROVED, may: { ...APPROVED.may, read: true } };
  const { posted } = await open(unread, { [`POST /api/documents/${NUMBER}/reading`]: { body: ACT } });
  await expect.poll(() => posted().map((one) => one.path)).toEqual([`/api/documents/${NUMBER}/reading`]);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(posted()).toHaveLength(1);
});

it('people are picked from the tree and shown the document by keyboard, with a day and a word', async () => {
  const { page, posted } = await open(APPROVED, { [`POST /api/documents/${NUMBER}/circulation`]: { body: ACT } });
  page.querySelector<HTMLElement>('#circulate')?.focus();
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => page.querySelector('[role=treeitem].is-person')).not.toBeNull();
  await expect.poll(() => document.activeElement?.getAttribute('type')).toBe('search');
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{Enter}');
  await expect.poll(() => page.querySelectorAll('.chosen-people li')).toHaveLength(1);
  page.querySelector<HTMLTextAreaElement>('.circulation textarea')?.focus();
  await userEvent.keyboard('살펴 주십시오.');
  page.querySelector<HTMLElement>('.circulation .primary')?.focus();
  await userEvent.keyboard('{Enter}');
  await expect.poll(posted).toMatchObject([{ body: { note: '살펴 주십시오.', to: [{}] } }]);
});

it('a group is asked who it is now, adds its people once, and each of them can be taken out before it is sent', async () => {
  const [group] = GROUPS;
  const reader = (personId: string, name: string) => ({ personId, name, postId: `post-${personId}`, ...PLACE });
  const self = reader(SESSION.person.id, SESSION.person.name);
  const readers = [self, reader('person-1', '한여울'), reader('person-2', '고은결'), reader('reader', '서바다')];
  let listed = 0;
  const { page, posted } = await open(APPROVED, {
    'GET /api/circulation-groups': () => {
      listed += 1;
      return { body: { groups: GROUPS } };
    },
    [`GET /api/circulation-groups/${group?.id}/readers`]: { body: { name: '과장단', readers, lost: 1 } },
    [`POST /api/documents/${NUMBER}/circulation`]: { body: ACT },
  });
  page.querySelector<HTMLElement>('#circulate')?.click();
  await expect.poll(() => page.querySelector('.group-choices button')?.textContent).toContain('과장단');
  const press = () => page.querySelector<HTMLElement>('.group-choices button')?.click();
  press();
  const said = () => page.querySelector('circulation-group-choice + [role=status]')?.textContent;
  await expect
    .poll(said)
    .toBe(
      '‘과장단’에서 2명을 더했습니다. 이미 고르거나 공람한 1명은 뺐습니다. 본인은 뺐습니다. 아무도 가리키지 않는 규칙이 1개 있습니다.',
    );
  press();
  await expect.poll(said).toContain('더할 사람이 없습니다.');
  // Groups are mended in another window; whoever comes back from there has the list as it is now.
  window.dispatchEvent(new Event('focus'));
  await expect.poll(() => listed).toBe(2);
  expect(page.querySelectorAll('.chosen-people li')).toHaveLength(2);
  page.querySelector<HTMLElement>('[aria-label="한여울 빼기"]')?.focus();
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => document.activeElement?.getAttribute('aria-label')).toBe('고은결 빼기');
  page.querySelector<HTMLElement>('.circulation .primary')?.click();
  await expect.poll(posted).toMatchObject([{ body: { to: [{ personId: 'person-2', postId: 'post-person-2' }] } }]);
});

it('what was picked and typed stays when the server says no', async () => {
  const no = problem(409, 'already-circulated', '이미 모두 공람으로 지정된 사람입니다.');
  const { page } = await open(APPROVED, { [`POST /api/documents/${NUMBER}/circulation`]: no });
  page.querySelector<HTMLElement>('#circulate')?.click();
  await expect.poll(() => page.querySelector('[role=treeitem].is-person')).not.toBeNull();
  page.querySelector<HTMLElement>('[role=treeitem].is-person')?.click();
  await expect.poll(() => page.querySelectorAll('.chosen-people li').length).toBe(1);
  page.querySelector<HTMLElement>('.circulation .primary')?.click();
  await expect.poll(() => page.querySelector('.circulation [role=alert]')?.textContent).toContain('이미 모두 공람');
  expect(page.querySelectorAll('.chosen-people li')).toHaveLength(1);
});

it('the log tells who has read it when, and who has not', async () => {
  const readings = [SHOWN, { ...SHOWN, officer: { ...READER, name: '나루' }, readAt: '2026-11-20T01:05:00Z' }];
  const { page } = await open({ ...APPROVED, readings });
  page.querySelector<HTMLElement>('#tab-readings')?.click();
  await expect.poll(() => page.querySelectorAll('.readings tbody tr').length).toBe(2);
  const words = [...page.querySelectorAll('.readings tbody tr')].map((row) => row.textContent?.replace(/\s+/g, ' '));
  expect(words[0]).toContain('안 읽음');
  expect(words[1]).toContain('10:05');
  expect(words[0]).toContain('2026. 11. 25.');
});
