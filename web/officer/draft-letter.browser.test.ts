import axe from 'axe-core';
import { afterEach, expect, it } from 'vitest';
import { page as screen, userEvent } from 'vitest/browser';
import type { SaveDraft } from '../../shared/contract/drafting.ts';
import type { SendingReply } from '../../shared/contract/letterhead.ts';
import { NUMBER } from '../client/office-under-test.ts';
import '../styles/office.css';
import './draft-page.ts';
import { DeviceUnderTest, drafting, draftPage, WHOLE_DRAFT } from './draft-under-test.ts';

const SENDING: SendingReply = {
  agencyId: 1,
  facts: {
    ...{ agencyHead: '해솔시장', unitHead: '늘봄과장', unitHeadPersonId: null, partnerHeads: [] },
    contact: { zipCode: '01234', address: '해솔시 늘봄로 1', homepage: '', phone: '02-1', fax: '', email: '' },
    ...{ motto: '', footer: '', logo: null, symbol: null },
  },
  hasSeal: true,
  hasSignature: false,
  agencies: [{ id: 1, name: '해솔시', head: '해솔시장' }],
};

afterEach(() => {
  document.body.replaceChildren();
  return screen.viewport(1280, 800);
});

const words = (selector: string) => document.querySelector(selector)?.textContent?.replace(/\s+/g, ' ').trim() ?? '';

it.each([1280, 390])('a letter is written by keyboard alone, and the sheet shows it, at %i px', async (width) => {
  await screen.viewport(width, 844);
  const { office, asked } = drafting(WHOLE_DRAFT, { 'GET /api/letters/sending': { body: SENDING } });
  draftPage(office, new DeviceUnderTest());
  await expect.poll(() => document.querySelector('.document-editor')).not.toBeNull();
  document.querySelector<HTMLElement>('input[name="letter-form"]')?.focus();
  await userEvent.keyboard('{ArrowRight}');
  await expect.poll(() => document.querySelector('#letter-recipient')).not.toBeNull();
  expect(words('.letter-lines dd')).toBe('내부결재');

  document.querySelector<HTMLElement>('#letter-recipient')?.focus();
  await userEvent.keyboard('가람');
  await expect.poll(() => words('[role="option"][aria-selected="true"] span')).toBe('가람과장');
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => words('.sender-name')).toBe('늘봄과장');
  // Nobody has registered the unit head's signature, so the letter goes without it.
  expect(words('.letter-sender')).toContain('서명생략');

  await userEvent.keyboard('행정안전부장관(정보공개과장){Enter}');
  await expect.poll(() => words('.letter-recipients dd')).toBe('가람과장, 행정안전부장관(정보공개과장)');
  await expect.poll(() => words('.sender-name')).toBe('해솔시장');
  expect(words('.letter-lines dd')).toBe('수신자 참조');
  await userEvent.keyboard('행정안전부장관(정보공개과장){Enter}');
  await expect.poll(() => words('draft-letter [role="status"]')).toContain('이미 수신자에 있습니다');

  // The same key again moves the same recipient; at the end only the way back is left.
  const acts = () => document.querySelectorAll<HTMLElement>('.recipients button');
  acts()[1]?.focus();
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => words('.letter-recipients dd')).toBe('행정안전부장관(정보공개과장), 가람과장');
  await expect.poll(() => document.activeElement?.getAttribute('aria-label')).toBe('가람과장 위로');
  expect(words('draft-letter section > [role="status"]')).toBe('가람과장: 2번째로 옮겼습니다.');
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => words('.letter-recipients dd')).toBe('가람과장, 행정안전부장관(정보공개과장)');
  await expect.poll(() => document.activeElement?.getAttribute('aria-label')).toBe('가람과장 아래로');

  await userEvent.keyboard('{Control>}s{/Control}');
  await expect.poll(() => asked.some(({ method }) => method === 'PUT')).toBe(true);
  const saved = asked.findLast(({ path }) => path === `/api/drafts/${NUMBER}`)?.body as SaveDraft;
  expect(saved.letter).toMatchObject({
    recipients: [
      { name: '가람과장', place: { agencyId: 1, unitId: 'unit-가람과' } },
      { name: '행정안전부장관', handledBy: '정보공개과장' },
    ],
    mark: 'stamped',
  });
  const { violations } = await axe.run(document.querySelector('draft-letter') as Element);
  expect(violations.map(({ id }) => id)).toEqual([]);
});
