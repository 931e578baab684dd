import { afterEach, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { RequestReply } from '../../shared/contract/requests.ts';
import { officeUnderTest } from '../client/office-under-test.ts';
import './request-decision-form.ts';

afterEach(() => document.body.replaceChildren());

const PARTY: RequestReply['parties'][number] = {
  ...{ party: 1, name: '(주)한결건설', contact: null, notifiedOn: '2026-11-02', answerBy: '2026-11-05' },
  ...{ opposes: true, opinion: null, toldOn: '2026-11-09', toldBefore: null },
  objection: {
    ...{ filedOn: '2026-11-12', against: 'request', isExtended: false, text: null, dueOn: '2026-11-20' },
    ...{ isReviewed: true, skippedReview: null, decision: null },
  },
};
const REQUEST: RequestReply = {
  ...{ receiptNumber: '2026-1-00001', filedAt: '2026-11-02T00:00:00Z', status: 'decided', dueOn: '2026-11-20' },
  ...{ daysLeft: 1, requesterKind: 'person', requester: null, wanted: null, form: 'file', method: 'network' },
  ...{ documentNumber: null, handler: null, parties: [PARTY], reviews: [], skippedReview: null },
  ...{ earliestOpeningOn: '2026-12-21', proposed: null, notTaken: null, decision: null },
  objection: { filedOn: '2026-11-12', isExtended: false, text: null, decision: null },
  ...{ deleteOn: null, steps: [], may: ['propose'], mayAssignOthers: false, readings: [] },
};

it('of two objections that wait either is decided, and a wish that is followed needs no thirty days', async () => {
  const { office, asked } = officeUnderTest({
    'POST /api/requests/2026-1-00001/decision': { status: 409, body: { code: 'x', message: '다시', requestId: 'r' } },
  });
  const form = document.createElement('request-decision-form');
  form.office = office;
  form.request = REQUEST;
  document.body.append(form);
  await form.updateComplete;
  const field = (name: string) => form.querySelector(`[name=${name}]`) as HTMLSelectElement & HTMLInputElement;
  await userEvent.selectOptions(field('outcome'), '부분인용');
  expect(field('opensOn').value).toBe('2026-12-21');
  await userEvent.click(field('againstWish'));
  await expect.poll(() => field('opensOn').value).toBe('2026-11-20');
  await userEvent.selectOptions(field('waiting'), '제3자((주)한결건설)');
  await expect.poll(() => field('opensOn')).toBeNull();
  await userEvent.selectOptions(field('outcome'), '기각');
  await userEvent.fill(field('reason'), '공익');
  form.querySelector<HTMLButtonElement>('button.primary')?.click();
  await expect.poll(() => asked.length).toBe(1);
  expect(asked[0]?.body).toMatchObject({ matter: 'partyObjection', party: 1, terms: { outcome: 'dismissed' } });
  expect(asked[0]?.body).not.toHaveProperty('terms.againstWish');
});
