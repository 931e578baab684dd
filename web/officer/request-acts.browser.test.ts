import { afterEach, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { RequestReply } from '../../shared/contract/requests.ts';
import { officeUnderTest } from '../client/office-under-test.ts';
import './request-page.ts';

afterEach(() => document.body.replaceChildren());

const NUMBER = '2026-1-00001';
const OBJECTION: NonNullable<RequestReply['parties'][number]['objection']> = {
  ...{ filedOn: '2026-11-12', against: 'request', isExtended: false, text: null, dueOn: '2026-11-20' },
  ...{ isReviewed: false, skippedReview: null, decision: null },
};
const PARTY: RequestReply['parties'][number] = {
  ...{ party: 1, name: '늘봄돌봄센터', contact: null, notifiedOn: '2026-11-02', answerBy: '2026-11-05' },
  ...{ opposes: true, opinion: '단가는 영업비밀', toldOn: '2026-11-09', toldBefore: null, objection: OBJECTION },
};
const ASKED: RequestReply['parties'][number] = {
  ...PARTY,
  ...{ party: 2, name: '한결건설', opposes: null, opinion: null, toldOn: null, objection: null },
};
const REQUEST: RequestReply = {
  ...{ receiptNumber: NUMBER, filedAt: '2026-11-02T00:00:00Z', status: 'handling', dueOn: '2026-11-20' },
  ...{ daysLeft: 1, requesterKind: 'person', requester: null, wanted: null, form: 'file', method: 'network' },
  ...{ documentNumber: null, handler: null, parties: [PARTY, ASKED], skippedReview: null, decision: null },
  reviews: [{ matter: 'request', referredOn: '2026-11-10', held: null }],
  ...{ earliestOpeningOn: '2026-12-21', proposed: null, notTaken: null, objection: null, deleteOn: null, steps: [] },
  ...{ mayAssignOthers: true, readings: [], may: [] },
};
const UNIT = '00000000-0000-4000-8000-000000000001';
const PERSON = '00000000-0000-4000-8000-000000000002';
const post = {
  id: UNIT,
  title: '주무관',
  isHead: false,
  holders: [{ personId: PERSON, name: '금나리', isActing: false }],
};
const UNITS = [{ id: UNIT, code: '2200', name: '민원여권과', parentId: null, posts: [post] }];

type Act = RequestReply['may'][number];
type Fill = (field: (name: string) => HTMLInputElement & HTMLSelectElement) => Promise<void>;

/** Opens the form of one act as an official does, fills it in, sends it, and answers what was asked of the server. */
async function send(act: Act, title: string, fill: Fill, more: Partial<RequestReply> = {}): Promise<unknown> {
  const { office, asked } = officeUnderTest({
    [`GET /api/requests/${NUMBER}`]: { body: { ...REQUEST, may: [act], ...more } },
    'GET /api/organization': { body: { on: '2026-11-18', units: UNITS } },
    [`POST /api/requests/${NUMBER}/acts`]: { body: { receiptNumber: NUMBER } },
  });
  const page = document.createElement('request-page');
  page.office = office;
  page.receiptNumber = NUMBER;
  document.body.append(page);
  const opener = () => [...page.querySelectorAll('button')].find((button) => button.textContent?.trim() === title);
  await expect.poll(opener).toBeTruthy();
  opener()?.click();
  const form = () => page.querySelector<HTMLFormElement>(`form[aria-label="${title}"]`);
  await expect.poll(form).toBeTruthy();
  await fill((name) => form()?.querySelector(`[name=${name}]`) as HTMLInputElement & HTMLSelectElement);
  form()?.querySelector<HTMLButtonElement>('button.primary')?.click();
  const sent = () => asked.find(({ method }) => method === 'POST');
  await expect.poll(sent).toBeTruthy();
  page.remove();
  return sent()?.body;
}

const write =
  (words: string): Fill =>
  async (field) =>
    userEvent.fill(field('text'), words);

it('a unit, and a person of it, is given the request', async () => {
  const sent = await send('assign', '담당 지정', async (field) => {
    await expect.poll(() => field('handler').options.length).toBe(2);
    await userEvent.selectOptions(field('handler'), '금나리 주무관');
  });
  expect(sent).toEqual({ act: 'assign', unitId: UNIT, personId: PERSON });
  const unit = await send('assign', '담당 지정', async (field) => {
    await expect.poll(() => field('handler').options.length).toBe(2);
  });
  expect(unit).toEqual({ act: 'assign', unitId: UNIT, personId: null });
});

it('more is asked for, the period is extended on a ground, and another agency gets it', async () => {
  expect(await send('askSupplement', '보완 요구', write('어느 동입니까'))).toEqual({
    ...{ act: 'askSupplement', text: '어느 동입니까' },
  });
  const extended = await send('extend', '결정기간 연장', async (field) => {
    await userEvent.selectOptions(field('ground'), '3');
    await userEvent.fill(field('text'), '자료가 많음');
  });
  expect(extended).toEqual({ act: 'extend', ground: 3, reason: '자료가 많음' });
  const transferred = await send('transfer', '다른 기관에 이송', async (field) => {
    await userEvent.fill(field('agencyName'), '솔내도');
    await userEvent.fill(field('text'), '도가 맡은 일');
  });
  expect(transferred).toEqual({ act: 'transfer', agencyName: '솔내도', reason: '도가 맡은 일' });
});

it('a third party is told, only who has not answered is asked for an opinion, and only who opposed objects', async () => {
  const notified = await send('notifyThirdParty', '제3자 통지', async (field) => {
    await userEvent.fill(field('name'), '한결건설');
    await userEvent.fill(field('day'), '2026-11-17');
  });
  expect(notified).toEqual({ act: 'notifyThirdParty', name: '한결건설', contact: '', receivedOn: '2026-11-17' });
  const answered = await send('recordOpinion', '제3자 의견 기록', async (field) => {
    expect([...field('party').options].map(({ text }) => text)).toEqual(['한결건설']);
    await userEvent.selectOptions(field('opposes'), 'no');
    await userEvent.fill(field('text'), '괜찮습니다');
  });
  expect(answered).toEqual({ act: 'recordOpinion', party: 2, opposes: false, opinion: '괜찮습니다' });
  const objected = await send(
    'recordPartyObjection',
    '제3자 이의신청 접수',
    async (field) => {
      expect([...field('party').options].map(({ text }) => text)).toEqual(['늘봄돌봄센터']);
      await userEvent.fill(field('day'), '2026-11-16');
      await userEvent.fill(field('text'), '단가를 빼 주십시오');
    },
    { parties: [{ ...PARTY, objection: null }, ASKED] },
  );
  const words = { receivedOn: '2026-11-16', text: '단가를 빼 주십시오' };
  expect(objected).toEqual({ act: 'recordPartyObjection', party: 1, ...words });
});

it('the board is asked about each objection that waits, answers what it was asked, or is passed over', async () => {
  const referred = await send('referReview', '정보공개심의회에 맡기기', async (field) => {
    // The request itself lies before the board already.
    expect([...field('party').options].map(({ text }) => text)).toEqual(['제3자(늘봄돌봄센터)의 이의신청']);
    await userEvent.fill(field('text'), '영업비밀인가');
  });
  expect(referred).toEqual({ act: 'referReview', party: 1, reason: '영업비밀인가' });
  const held = await send('recordReview', '심의 결과 기록', async (field) => {
    await userEvent.fill(field('day'), '2026-11-16');
    await userEvent.selectOptions(field('opinion'), '부분공개');
    await userEvent.fill(field('text'), '단가만 뺌');
  });
  expect(held).toEqual({ act: 'recordReview', heldOn: '2026-11-16', opinion: 'partiallyOpen', text: '단가만 뺌' });
  const skipped = await send('skipReview', '심의회를 열지 않음', async (field) => {
    await userEvent.selectOptions(field('ground'), '2');
    await userEvent.fill(field('text'), '이미 심의함');
  });
  expect(skipped).toEqual({ act: 'skipReview', party: 1, ground: 2, reason: '이미 심의함' });
});

it('nothing is sent while a field that is needed is empty', async () => {
  const page = send('askSupplement', '보완 요구', async (field) => {
    field('text').form?.querySelector<HTMLButtonElement>('button.primary')?.click();
    expect(field('text').validity.valueMissing).toBe(true);
    await userEvent.fill(field('text'), '기간을 알려 주십시오');
  });
  expect(await page).toEqual({ act: 'askSupplement', text: '기간을 알려 주십시오' });
});
