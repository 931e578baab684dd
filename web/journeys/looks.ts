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
type SeenAtAll = { readonly looks: readonly Seen[]; readonly tooWideAtNarrowest: number };

const HEIGHT = 900;
export const DESK = { width: LOOKS[0].width, height: HEIGHT };
/** The width at which nothing may have to be read by scrolling sideways (WCAG 2.2, 1.4.10). */
const NARROWEST = 320;
export const FLAWLESS: SeenAtAll = {
  looks: LOOKS.map((look) => ({ ...look, faults: [], tooWide: 0 })),
  tooWideAtNarrowest: 0,
};

/** The page as it stands, as somebody sees it who switches the mode or turns the device. */
export async function lookAtAll(page: Page): Promise<SeenAtAll> {
  const asked = new Set<string>();
  const looks: Seen[] = [];
  // A colour that is still on its way from one mode to the next is neither's.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const look of LOOKS) looks.push(await lookAt(page, look, asked));
  await page.setViewportSize({ width: NARROWEST, height: HEIGHT });
  await switchMode(page, 'light');
  return { looks, tooWideAtNarrowest: await tooWide(page) };
}

/** Asks every rule once, and again in another mode or width where that one shows or hides anything. */
async function lookAt(page: Page, look: Look, asked: Set<string>): Promise<Seen> {
  await page.setViewportSize({ width: look.width, height: HEIGHT });
  await switchMode(page, look.mode);
  const structure = await page.evaluate(structureNow);
  const faults = await (asked.has(structure) ? faultsOfLook(page) : faultsOf(page));
  asked.add(structure);
  return { ...look, faults, tooWide: await tooWide(page) };
}

function tooWide(page: Page): Promise<number> {
  return page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - innerWidth));
}

/** As the page shows a mode that was chosen on it; one frame later its colours are there. */
async function switchMode(page: Page, mode: Look['mode']): Promise<void> {
  await page.evaluate(async (chosen) => {
    document.documentElement.dataset.krdsMode = chosen;
    await new Promise((shown) => requestAnimationFrame(() => requestAnimationFrame(shown)));
  }, mode);
}
