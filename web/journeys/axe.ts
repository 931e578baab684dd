import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { AXE_RULES, RULES_OF_A_LOOK } from '../../shared/testing/axe-rules.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds on the page as it stands: rule, place and what to see there. Empty is good. */
export function faultsOf(page: Page): Promise<string[]> {
  return find(page, { type: 'tag', values: [...AXE_RULES] });
}

/** What a look can change on a page that is otherwise the one that was asked about with every rule. */
export function faultsOfLook(page: Page): Promise<string[]> {
  return find(page, { type: 'rule', values: [...RULES_OF_A_LOOK] });
}

async function find(page: Page, runOnly: { type: 'tag' | 'rule'; values: string[] }): Promise<string[]> {
  // Given by the test and not by the page: the page's own policy would rightly refuse a script tag. Once for each
  // page, because reading axe and warming it up costs as much as asking it.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  return page.evaluate(async (only) => {
    const axe = (window as unknown as { axe: typeof import('axe-core') }).axe;
    const found = await axe.run(document, { runOnly: only, resultTypes: ['violations'] });
    return found.violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary ?? ''}`),
    );
  }, runOnly);
}
