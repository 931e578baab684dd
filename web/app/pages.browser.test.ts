import axe from 'axe-core';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { AXE_RULES, RULES_OF_A_LOOK } from '../../shared/testing/axe-rules.ts';
import { HANDOVER_ID } from '../client/handover-under-test.ts';
import { LEAD_TIMES_ANSWERS } from '../client/lead-times-under-test.ts';
import { LETTERHEAD_ANSWERS } from '../client/letterhead-under-test.ts';
import { NUMBERING_ANSWERS } from '../client/numbering-under-test.ts';
import { MORNING, NUMBER, officeUnderTest, SESSION } from '../client/office-under-test.ts';
import { PEOPLE_ANSWERS } from '../client/people-under-test.ts';
import { RECORD_FILES_ANSWERS } from '../client/record-files-under-test.ts';
import { PLACE, REGISTER_ANSWERS } from '../client/register-under-test.ts';
import { structureNow } from '../journeys/structure-now.ts';
import '../styles/office.css';
import './office-frame.ts';
import { PASSWORD_PAGE, type Page, pageOf, SIGN_IN_PAGE } from './routes.ts';

const MODES = ['light', 'dark', 'high-contrast'];
const WIDTHS = [1280, 390];

type Shown = { readonly name: string; readonly page: () => Page; readonly unfold?: string; readonly signedOut?: true };

const PAGES: readonly Shown[] = [
  { name: 'sign-in', page: () => SIGN_IN_PAGE, signedOut: true },
  { name: 'the waiting box', page: () => pageOf('/office/boxes/waiting') },
  { name: 'a document', page: () => pageOf(`/office/documents/${NUMBER}`) },
  {
    name: 'a document with the question of its approval',
    page: () => pageOf(`/office/documents/${NUMBER}`),
    unfold: '[data-kind=sign]',
  },
  { name: 'a document that cannot be found', page: () => pageOf('/office/documents/D0000000009999') },
  { name: 'an empty box', page: () => pageOf('/office/boxes/drafted') },
  { name: 'settings', page: () => pageOf('/office/settings') },
  { name: 'absences', page: () => pageOf('/office/settings/absence') },
  {
    name: 'absences with the question of an ending',
    page: () => pageOf('/office/settings/absence'),
    unfold: 'absence-table .button.small',
  },
  { name: 'groups for circulation', page: () => pageOf('/office/settings/circulation-groups') },
  {
    name: 'a group for circulation in its form',
    page: () => pageOf('/office/settings/circulation-groups'),
    unfold: '.row-acts .button',
  },
  {
    name: 'handovers with a new one',
    page: () => pageOf('/office/handovers'),
    unfold: 'handovers-page .button.primary',
  },
  {
    name: 'a handover with the question of its refusal',
    page: () => pageOf(`/office/handovers/${HANDOVER_ID}`),
    unfold: '[aria-expanded=false]',
  },
  { name: 'the administrator page', page: () => pageOf('/office/administrator') },
  {
    name: 'accounts, roles and sessions',
    page: () => pageOf('/office/administrator/people'),
    unfold: 'accounts-section [aria-expanded]',
  },
  {
    name: 'roles',
    page: () => pageOf('/office/administrator/people'),
    unfold: '#tab-roles',
  },
  {
    name: 'the administrator page with the question of a repair',
    page: () => pageOf('/office/administrator'),
    unfold: 'stuck-section .button.small',
  },
  { name: 'formats and series of numbers', page: () => pageOf('/office/administrator/numbering') },
  { name: 'letterheads', page: () => pageOf('/office/administrator/letterhead') },
  {
    name: 'the register of seals',
    page: () => pageOf('/office/administrator/letterhead'),
    unfold: '#tab-seals',
  },
  { name: 'the register', page: () => pageOf('/office/register') },
  { name: 'a registration', page: () => pageOf(`/office/register/${PLACE}`) },
  {
    name: 'record files with the days of an export',
    page: () => pageOf('/office/record-files'),
    unfold: '[aria-expanded=false]',
  },
  { name: 'the proof of numbers', page: () => pageOf('/office/number-proof') },
  { name: 'lead times', page: () => pageOf('/office/lead-times') },
  { name: 'the search with what is kept', page: () => pageOf('/office/search') },
  { name: 'stopped publications', page: () => pageOf('/office/stopped-publications') },
  { name: 'the password page', page: () => PASSWORD_PAGE },
  { name: 'the first set-up', page: () => pageOf('/office/setup/link'), signedOut: true },
];

const answers = {
  ...MORNING,
  ...PEOPLE_ANSWERS,
  ...RECORD_FILES_ANSWERS,
  ...REGISTER_ANSWERS,
  ...NUMBERING_ANSWERS,
  ...LEAD_TIMES_ANSWERS,
  ...LETTERHEAD_ANSWERS,
  'GET /api/publication-stops': {
    body: {
      documents: [
        {
          ...{ managementNumber: NUMBER, title: '작은도서관 겨울 운영 계획 보고' },
          ...{ kinds: ['residentNumber', 'mobilePhone'], leaks: [], unread: [], stoppedAt: '2026-11-20T01:00:00Z' },
        },
      ],
      more: false,
    },
  },
  'GET /api/boxes/drafted': { body: { rows: [], next: null } },
};

beforeAll(() => {
  document.documentElement.lang = 'ko';
  document.title = '결';
});

afterEach(() => {
  document.body.replaceChildren();
  delete document.documentElement.dataset.krdsMode;
});

describe.each(WIDTHS)('at %i px', (width) => {
  it.each(PAGES)('$name has no accessibility fault in any mode', async (shown) => {
    await page.viewport(width, 844);
    document.documentElement.dataset.krdsMode = 'light';
    await show(shown);
    let asked = '';
    for (const mode of MODES) {
      document.documentElement.dataset.krdsMode = mode;
      await atRest();
      const structure = structureNow();
      expect({ mode, faults: await faultsOf(structure === asked ? RULES_OF_A_LOOK : AXE_RULES) }).toEqual({
        mode,
        faults: [],
      });
      asked = structure;
    }
  });
});

/** Every rule is asked once of what stands there; what a mode changes of it is asked in each. */
async function faultsOf(rules: readonly string[]): Promise<string[]> {
  const { violations } = await axe.run(document, { runOnly: [...rules], resultTypes: ['violations'] });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
}

async function show({ page: find, unfold, signedOut }: Shown): Promise<void> {
  const { office } = officeUnderTest(answers);
  const shown = find();
  await shown.load();
  if (!signedOut) {
    office.session.set(SESSION);
    office.live.set({ status: 'connected' });
    await office.refreshCounts();
    await office.refreshNotices();
  }
  const frame = document.createElement('office-frame');
  frame.office = office;
  frame.frame = shown.frame;
  frame.path = '/office/boxes/waiting';
  document.body.append(frame);
  await frame.show(shown);
  await settled();
  if (unfold) {
    document.querySelector<HTMLElement>(unfold)?.click();
    await settled();
  }
  expect(document.querySelectorAll('h1').length).toBeGreaterThan(0);
}

/** Waits until nothing is being fetched or drawn: answers come at once, so a short rest is the end of it. */
async function settled(): Promise<void> {
  let before = '';
  for (let round = 0; round < 50; round += 1) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    const now = document.body.innerHTML;
    if (now === before) break;
    before = now;
  }
  await atRest();
}

/** A colour on its way from one state to the next is neither: contrast is measured where it comes to rest. */
async function atRest(): Promise<void> {
  await Promise.all(document.getAnimations().map((animation) => animation.finished));
}
