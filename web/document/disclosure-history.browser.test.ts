import { afterEach, expect, it } from 'vitest';
import type { DisclosureHistory } from '../../shared/contract/reclassification.ts';
import { officeUnderTest } from '../client/office-under-test.ts';
import './disclosure-history.ts';

afterEach(() => document.body.replaceChildren());

const NUMBER = 'D0000052310001';
const HISTORY: DisclosureHistory = {
  standing: { disclosure: { level: 'open', grounds: [] }, bodyOpen: true, liftedGrounds: [], attachments: [] },
  ...{ mayDecide: true, markGrounds: [], reviewOn: null, decisions: [] },
};

function show(history: DisclosureHistory, known?: DisclosureHistory) {
  const { office, asked } = officeUnderTest({ [`GET /api/documents/${NUMBER}/disclosure`]: { body: history } });
  const list = document.createElement('disclosure-history');
  Object.assign(list, { office, managementNumber: NUMBER, known });
  document.body.append(list);
  return { list, asked };
}

it('whoever decides on disclosure goes from the document to a decision on it, before its day too', async () => {
  const { list } = show(HISTORY);
  await expect
    .poll(() => list.querySelector('a')?.getAttribute('href'))
    .toBe('/office/reclassification/D0000052310001');
  expect(list.textContent?.replace(/\s+/g, ' ')).toContain('지금 공개 공개구분 다시 정하기');
});

it('others see nothing where nothing was decided, and the console itself sends nobody to itself', async () => {
  const { list, asked } = show({ ...HISTORY, mayDecide: false });
  await expect.poll(() => asked.length).toBe(1);
  await list.updateComplete;
  expect(list.querySelector('section')).toBeNull();
  expect(show(HISTORY, HISTORY).list.querySelector('a')).toBeNull();
});
