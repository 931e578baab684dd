import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, type TestContext, test, vi } from 'vitest';
import { GOLDEN_PAPERS } from '../../shared/testing/golden-papers/golden-papers.ts';
import { holdsForAnyBody } from '../../shared/testing/random-bodies.ts';
import { LETTER_PICTURES } from '../../shared/testing/written-letter.ts';
import { PaperSigner } from '../authenticity/paper-signer.ts';
import { SettableClock } from '../platform/clock.ts';
import { readConfig } from '../platform/config.ts';
import { drawnPdf, drawnWith, paperFonts } from '../testing/golden-papers/drawn-papers.ts';
import { type Flavour, judgeByVeraPdf, whyNoVeraPdf } from '../testing/other-readers/verapdf.ts';
import { broken } from '../testing/pdf-conformance/breaking.ts';
import { FILE_CONTROLS } from '../testing/pdf-conformance/file-controls.ts';
import { STRUCTURE_CONTROLS } from '../testing/pdf-conformance/structure-controls.ts';
import { TELLING_LETTERS } from '../testing/pdf-conformance/telling-letters.ts';
import { ARCHIVED, PAPER_TO_BREAK, TELLING_PAPERS } from '../testing/pdf-conformance/telling-papers.ts';

// A loaded machine runs foreign programs slowly; nothing here is a measurement.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 60_000 });

/** Papers with any blocks in any order: 5 of each form, and many by `npm run test:long`. */
const ANY_BODIES = process.env.TEST_LONG === 'on' ? 150 : 5;

/** Rules of our own checker that are rules of the standards word by word. */
const REFUSED_BY_BOTH = ['table-grid', 'title-shown', 'language', 'no-actions'];

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'gyeol-verapdf-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What veraPDF says of each file, under its name: of PDF/UA-1 and of that PDF/A which the file says it is. */
function faultsByVeraPdf(context: TestContext, files: Readonly<Record<string, Uint8Array>>): Record<string, string[]> {
  const why = whyNoVeraPdf();
  if (why && process.env.GYEOL_SHARED === 'require') throw new Error(why);
  if (why) context.skip(why);
  const asked = Object.entries(files).flatMap(([name, bytes]) => {
    const file = path.join(folder, `${name.replaceAll('/', ' ')}.pdf`);
    writeFileSync(file, bytes);
    const archive: Flavour = Buffer.from(bytes).includes('<pdfaid:part>3<') ? '3a' : '2a';
    return [archive, 'ua1' as const].map((flavour) => ({ file, flavour }));
  });
  const verdicts = judgeByVeraPdf(asked).filter(({ faults }) => faults.length > 0);
  return Object.fromEntries(
    verdicts.map(({ file, flavour, faults }) => [`${path.basename(file, '.pdf')}, ${flavour}`, [...new Set(faults)]]),
  );
}

test('veraPDF accepts every golden paper as PDF/A-2a and PDF/UA-1', (context) => {
  expect(GOLDEN_PAPERS.length).toBeGreaterThan(25);
  const papers = GOLDEN_PAPERS.map((golden) => [golden.name, drawnPdf(golden)]);
  expect(faultsByVeraPdf(context, Object.fromEntries(papers))).toEqual({});
});

test('it accepts the archive copies as PDF/A-3a with what they carry, the citizens’ ones too, and signed', async (context) => {
  const files: Record<string, Uint8Array> = {};
  for (const [name, paper] of Object.entries({ ...TELLING_PAPERS, ...TELLING_LETTERS })) {
    files[`archived ${name}`] = drawnWith({ paper, pictures: LETTER_PICTURES, issued: ARCHIVED }, paperFonts);
    files[`issued ${name}`] = drawnWith(
      { paper, pictures: LETTER_PICTURES, issued: { ...ARCHIVED, files: [] } },
      paperFonts,
    );
  }
  const signer = new PaperSigner(
    { ...readConfig({}, folder), dataDir: folder },
    new SettableClock('2026-11-22T00:00:00Z'),
    () => undefined,
  );
  const [name, bytes] = Object.entries(files)[0] ?? ['', new Uint8Array()];
  files[`signed ${name}`] = (await signer.sign(bytes)).bytes;
  expect(faultsByVeraPdf(context, files)).toEqual({});
});

test('it accepts papers of any blocks, with tables whose spans do not fit', (context) => {
  const files: Record<string, Uint8Array> = {};
  const letter = Object.values(TELLING_LETTERS)[0] ?? PAPER_TO_BREAK;
  for (const [form, paper] of Object.entries({ report: PAPER_TO_BREAK, letter })) {
    holdsForAnyBody((body) => {
      const drawn = drawnPdf({ paper: { ...paper, body }, pictures: LETTER_PICTURES });
      files[`${form} ${Object.keys(files).length}`] = drawn;
    }, ANY_BODIES);
  }
  expect(faultsByVeraPdf(context, files)).toEqual({});
});

test('it refuses what our own checker refuses: the test would see a paper that is broken', async (context) => {
  const good = drawnPdf({ paper: PAPER_TO_BREAK });
  const files: Record<string, Uint8Array> = {};
  const controls = [...STRUCTURE_CONTROLS, ...FILE_CONTROLS].filter(({ rule }) => REFUSED_BY_BOTH.includes(rule));
  for (const control of controls) files[control.how] = await broken(good, control);
  const refused = new Set(Object.keys(faultsByVeraPdf(context, files)).map((name) => name.replace(/, \w+$/, '')));
  expect([...refused].sort()).toEqual(controls.map(({ how }) => how).sort());
});
