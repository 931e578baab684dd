import { readFileSync } from 'node:fs';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { FIXED_CLOCK, type Product } from './product.ts';

/** How long a page may take to show anything: on a loaded machine it is long, and nothing here is a measurement. */
const PATIENCE_MS = 60_000;

let opened: Browser | undefined;

/**
 * The browser `npm test` has found; journeys do not start without one. All journeys of a process use the same, each in
 * contexts of its own, and it ends with the process.
 */
export async function openBrowser(): Promise<Browser> {
  if (!opened?.isConnected()) {
    opened = await chromium.launch({ executablePath: process.env.GYEOL_CHROMIUM ?? '/usr/bin/chromium' });
  }
  return opened;
}

/** Closes whatever a journey has opened in it. */
export async function leaveBrowser(browser: Browser | undefined): Promise<void> {
  await Promise.all((browser?.contexts() ?? []).map((context) => context.close()));
}

/** A session of its own, in a browser that waits as long as a loaded machine needs. */
export async function openContext(browser: Browser, options: BrowserContextOptions): Promise<BrowserContext> {
  const context = await browser.newContext(options);
  context.setDefaultTimeout(PATIENCE_MS);
  return context;
}

/** The pages of a context live at the moment at which a product was started (`ProductOptions.clock`). */
export async function moveClock(context: BrowserContext, clock: string): Promise<void> {
  const content = readFileSync(FIXED_CLOCK, 'utf8');
  await context.addInitScript({
    content: `((process) => {${content}})({ env: { JOURNEY_CLOCK: ${JSON.stringify(clock)} } });`,
  });
}

/** A page of its own session, at the size of a desk or a phone; anything the page throws fails the journey. */
export async function openPage(browser: Browser, size = { width: 1280, height: 900 }): Promise<Page> {
  const context = await openContext(browser, { viewport: size, locale: 'ko-KR', timezoneId: 'Asia/Seoul' });
  const page = await context.newPage();
  page.on('pageerror', (error) => {
    throw error;
  });
  return page;
}

export async function signIn(page: Page, product: Product, login: string, password: string): Promise<void> {
  await page.goto(`${product.origin}/office/`);
  await page.getByRole('textbox', { name: '아이디' }).first().fill(login);
  await page.locator('input[type=password]').first().fill(password);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '결재대기', level: 1 }).waitFor();
}
