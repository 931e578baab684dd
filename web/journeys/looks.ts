import type { Page } from 'playwright-core';
import { faultsOf, faultsOfLook } from './axe.ts';
import { structureNow } from './structure-now.ts';

const LOOKS = [
  { mode: 'light', width: 1280 },
  { mode: 'dark', width: 1280 },
  { mode: 'high-contrast', width: 1280 },
  { mode: 'light', width: 390 },
] as const;
type Look = (typeof LOOKS)[number];
/** What is wrong in one look; without a fault all of it is empty. */
type Seen = Look & { readonly faults: readonly string[]; readonly tooWide: number };

const HEIGHT = 900;
export const DESK = { width: LOOKS[0].width, height: HEIGHT };
export const FLAWLESS: readonly Seen[] = LOOKS.map((look) => ({ ...look, faults: [], tooWide: 0 }));

/** The page as it stands, as somebody sees it who switches the mode or turns the device. */
export async function lookAtAll(page: Page): Promise<Seen[]> {
  const asked = new Set<string>();
  const seen: Seen[] = [];
  for (const look of LOOKS) seen.push(await lookAt(page, look, asked));
  await switchMode(page, 'light');
  return seen;
}

/** Asks every rule of a width once, and again in another mode where that mode shows or hides anything. */
async function lookAt(page: Page, look: Look, asked: Set<string>): Promise<Seen> {
  await page.setViewportSize({ width: look.width, height: HEIGHT });
  await switchMode(page, look.mode);
  const structure = `${look.width} ${await page.evaluate(structureNow)}`;
  const faults = await (asked.has(structure) ? faultsOfLook(page) : faultsOf(page));
  asked.add(structure);
  const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  return { ...look, faults, tooWide: Math.max(0, tooWide) };
}

/** As the page shows a mode that was chosen on it; one frame later its colours are there. */
async function switchMode(page: Page, mode: Look['mode']): Promise<void> {
  await page.evaluate(async (chosen) => {
    document.documentElement.dataset.krdsMode = chosen;
    await new Promise((shown) => requestAnimationFrame(() => requestAnimationFrame(shown)));
  }, mode);
}
