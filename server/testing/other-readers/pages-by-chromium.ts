import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { decode } from 'fast-png';
import { chromium } from 'playwright-core';
import { findFonts } from '../../rendering/find-fonts.ts';
import type { GreyPicture } from '../golden-papers/grey-picture.ts';
import { DOTS_PER_INCH } from '../golden-papers/pages-by-poppler.ts';

const A4 = { width: 794, height: 1123 };
const CSS_DOTS = 96;

/**
 * Draws pages of SVG in a browser. The names of Korean fonts in them stand for the two fonts of our paper, so that the
 * letters of a drawing have the ink that they have in our PDF, whatever is installed on the machine.
 */
export async function openSvgPages() {
  const folder = mkdtempSync(path.join(tmpdir(), 'gyeol-svg-'));
  const file = path.join(folder, 'page.html');
  writeFileSync(file, `<meta charset="utf-8"><style>${LOOKS}</style><b class="sans">글</b><i>글</i><main></main>`);
  const browser = await chromium.launch({ executablePath: process.env.GYEOL_CHROMIUM ?? '/usr/bin/chromium' });
  const page = await browser.newPage({ viewport: A4, deviceScaleFactor: DOTS_PER_INCH / CSS_DOTS });
  await page.goto(pathToFileURL(file).href);
  return {
    async draw(svg: string): Promise<GreyPicture> {
      // As text, for this program knows no document of a browser.
      const show =
        '(svg) => { document.querySelector("main").innerHTML = svg; return document.fonts.ready.then(() => 1); }';
      await page.evaluate(`(${show})(${JSON.stringify(svg)})`);
      return greyOf(await page.screenshot());
    },
    async close(): Promise<void> {
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const face = (name: string, file: string) =>
  `@font-face{font-family:${name};font-weight:400 700;src:url(${pathToFileURL(path.join(findFonts(), file)).href})}`;

const LOOKS = [
  face('serif-of-paper', 'NotoSerifKR-Regular.ttf'),
  face('sans-of-paper', 'NotoSansKR-Bold.ttf'),
  'body{margin:0}svg{display:block}b,i{position:absolute;left:-99px;font:400 9px serif-of-paper}',
  'svg text{font-family:serif-of-paper}svg text[font-family*="맑은 고딕"],b.sans{font-family:sans-of-paper}',
].join('');

function greyOf(png: Uint8Array): GreyPicture {
  const { width, height, data, channels } = decode(png);
  const pixels = new Uint8Array(width * height);
  for (let at = 0; at < pixels.length; at += 1) {
    const [red = 0, green = 0, blue = 0] = data.subarray(at * channels, at * channels + 3);
    pixels[at] = Math.round(0.3 * red + 0.59 * green + 0.11 * blue);
  }
  return { width, height, pixels };
}
