import axe from 'axe-core';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { AXE_RULES, RULES_OF_A_LOOK } from '../../shared/testing/axe-rules.ts';
import { HANDOVER_ID } from '../client/handover-under-test.ts';
import { MORNING, officeUnderTest, SESSION } from '../client/office-under-test.ts';
import { structureNow } from '../journeys/structure-now.ts';
import '../styles/office.css';
import './office-frame.ts';
import { type Page, pageOf } from './routes.ts';

const MODES = ['light', 'dark', 'high-contrast'];
const WIDTHS = [1280, 390];

/** States of pages that web/journeys/accessibility.test.ts does not come by in the demonstration office. */
type Shown = { readonly name: string; readonly page: () => Page; readonly unfold: string };

const PAGES: readonly Shown[] = [
  {
    name: 'absences with the question of an ending',
    page: () => pageOf('/office/settings/absence'),
    unfold: 'absence-table .button.small',
  },
  {
    name: 'a group for circulation in its form',
    page: () => pageOf('/office/settings/circulation-groups'),
    unfold: '.row-acts .button',
  },
  {
    name: 'a handover with the question of its refusal',
    page: () => pageOf(`/office/handovers/${HANDOVER_ID}`),
    unfold: '[aria-expanded=false]',
  },
  {
    name: 'the administrator page with the question of a repair',
    page: () => pageOf('/office/administrator'),
    unfold: 'stuck-section .button.small',
  },
];

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

async function show({ page: find, unfold }: Shown): Promise<void> {
  const { office } = officeUnderTest(MORNING);
  const shown = find();
  await shown.load();
  office.session.set(SESSION);
  office.live.set({ status: 'connected' });
  await office.refreshCounts();
  await office.refreshNotices();
  const frame = document.createElement('office-frame');
  frame.office = office;
  frame.frame = shown.frame;
  frame.path = '/office/boxes/waiting';
  document.body.append(frame);
  await frame.show(shown);
  await settled();
  await expect.poll(() => document.querySelector(unfold)).not.toBeNull();
  document.querySelector<HTMLElement>(unfold)?.click();
  await settled();
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
