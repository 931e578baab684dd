import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, type TestContext, test, vi } from 'vitest';
import type { IssuedCopy } from '../../shared/paper/issued-copy.ts';
import type { PaperDocument } from '../../shared/paper/paper-document.ts';
import { GOLDEN_PAPERS } from '../../shared/testing/golden-papers/golden-papers.ts';
import { holdsForAnyBody } from '../../shared/testing/random-bodies.ts';
import { LETTER_PICTURES } from '../../shared/testing/written-letter.ts';
import { PaperSigner } from '../authenticity/paper-signer.ts';
import { SettableClock } from '../platform/clock.ts';
import { readConfig } from '../platform/config.ts';
import { anyDocuments, drawnView } from '../testing/drawn-views.ts';
import { drawnPdf, drawnWith, paperFonts } from '../testing/golden-papers/drawn-papers.ts';
import { type Flavour, judgeByVeraPdf, whyNoVeraPdf } from '../testing/other-readers/verapdf.ts';
import { broken } from '../testing/pdf-conformance/breaking.ts';
import { FILE_CONTROLS } from '../testing/pdf-conformance/file-controls.ts';
import { STRUCTURE_CONTROLS } from '../testing/pdf-conformance/structure-controls.ts';
import { TELLING_LETTERS } from '../testing/pdf-conformance/telling-letters.ts';
import { ARCHIVED, PAPER_TO_BREAK, TELLING_PAPERS } from '../testing/pdf-conformance/telling-papers.ts';

// A loaded machine starts foreign programs slowly; nothing here is a measurement.
vi.setConfig({ hookTimeout: 600_000 });

/** Papers with any blocks in any order: 5 of each form, and many by `npm run test:long`. */
const ANY_BODIES = process.env.TEST_LONG === 'on' ? 150 : 5;

/** Rules of our own checker that are rules of the standards word by word. */
const REFUSED_BY_BOTH = ['table-grid', 'title-shown', 'language', 'no-actions'];

type Files = Readonly<Record<string, Uint8Array>>;

const WHY_NOT = whyNoVeraPdf();

let folder = '';
/** What is asked, by the tests that ask it: all of it is put to one run. */
let papers: Readonly<Record<'golden' | 'issued' | 'any' | 'views' | 'broken', Files>>;
let found: readonly { readonly file: string; readonly flavour: Flavour; readonly faults: readonly string[] }[];

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'gyeol-verapdf-'));
  papers = {
    golden: goldenPapers(),
    issued: await issuedPapers(),
    any: anyPapers(),
    views: viewPapers(),
    broken: await brokenPapers(),
  };
  if (WHY_NOT && process.env.GYEOL_SHARED === 'require') throw new Error(WHY_NOT);
  found = WHY_NOT ? [] : judgeByVeraPdf(Object.entries(papers).flatMap(([group, files]) => writeFiles(group, files)));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Each file is asked about PDF/UA-1 and that PDF/A which it says it is. */
function writeFiles(group: string, files: Files) {
  return Object.entries(files).flatMap(([name, bytes]) => {
    const file = fileOf(group, name);
    writeFileSync(file, bytes);
    const archive: Flavour = Buffer.from(bytes).includes('<pdfaid:part>3<') ? '3a' : '2a';
    return [archive, 'ua1' as const].map((flavour) => ({ file, flavour }));
  });
}

function fileOf(group: string, name: string): string {
  return path.join(folder, `${group} ${name.replaceAll('/', ' ')}.pdf`);
}

/** The faults of a group by the names of its files; none where veraPDF finds none. */
function faultsByVeraPdf(context: TestContext, group: keyof typeof papers): Record<string, string[]> {
  if (WHY_NOT) context.skip(WHY_NOT);
  const faults: Record<string, string[]> = {};
  for (const name of Object.keys(papers[group])) {
    const verdicts = found.filter(({ file }) => file === fileOf(group, name));
    if (verdicts.length !== 2) throw new Error(`veraPDF was not asked about ${name}`);
    const said = verdicts.flatMap((verdict) => verdict.faults.map((fault) => `${verdict.flavour}: ${fault}`));
    if (said.length > 0) faults[name] = [...new Set(said)];
  }
  return faults;
}

test('veraPDF accepts every golden paper as PDF/A-2a and PDF/UA-1', (context) => {
  expect(Object.keys(papers.golden).length).toBeGreaterThan(25);
  expect(faultsByVeraPdf(context, 'golden')).toEqual({});
});

test('it accepts the archive copies as PDF/A-3a with what they carry, the citizens’ ones too, and signed', (context) => {
  expect(faultsByVeraPdf(context, 'issued')).toEqual({});
});

test('it accepts papers of any blocks, with tables whose spans do not fit', (context) => {
  expect(faultsByVeraPdf(context, 'any')).toEqual({});
});

test('it accepts the views of attached files as PDF/A-2a and PDF/UA-1', (context) => {
  expect(faultsByVeraPdf(context, 'views')).toEqual({});
});

test('it refuses what our own checker refuses: the test would see a paper that is broken', (context) => {
  expect(Object.keys(papers.broken).length).toBeGreaterThanOrEqual(REFUSED_BY_BOTH.length);
  expect(Object.keys(faultsByVeraPdf(context, 'broken')).sort()).toEqual(Object.keys(papers.broken).sort());
});

function goldenPapers(): Files {
  return Object.fromEntries(GOLDEN_PAPERS.map((golden) => [golden.name, drawnPdf(golden)]));
}

async function issuedPapers(): Promise<Files> {
  const files: Record<string, Uint8Array> = {};
  const draw = (paper: PaperDocument, issued: IssuedCopy) =>
    drawnWith({ paper, pictures: LETTER_PICTURES, issued }, paperFonts);
  for (const [name, paper] of Object.entries({ ...TELLING_PAPERS, ...TELLING_LETTERS })) {
    files[`archived ${name}`] = draw(paper, ARCHIVED);
    files[`issued ${name}`] = draw(paper, { ...ARCHIVED, files: [] });
  }
  const config = { ...readConfig({}, folder), dataDir: folder };
  const signer = new PaperSigner(config, new SettableClock('2026-11-22T00:00:00Z'), () => undefined);
  const [name, bytes] = Object.entries(files)[0] ?? ['', new Uint8Array()];
  return { ...files, [`signed ${name}`]: (await signer.sign(bytes)).bytes };
}

function anyPapers(): Files {
  const files: Record<string, Uint8Array> = {};
  const letter = Object.values(TELLING_LETTERS)[0] ?? PAPER_TO_BREAK;
  for (const [form, paper] of Object.entries({ report: PAPER_TO_BREAK, letter })) {
    holdsForAnyBody((body) => {
      const drawn = drawnPdf({ paper: { ...paper, body }, pictures: LETTER_PICTURES });
      files[`${form} ${Object.keys(files).length}`] = drawn;
    }, ANY_BODIES);
  }
  return files;
}

/** Views of attached files (decision 37), whatever stands in them. */
function viewPapers(): Files {
  const documents = anyDocuments(ANY_BODIES, 20_261_123);
  return Object.fromEntries(documents.map((each, at) => [`view ${at}`, drawnView(each, `${at}.xlsx`).bytes]));
}

async function brokenPapers(): Promise<Files> {
  const good = drawnPdf({ paper: PAPER_TO_BREAK });
  const controls = [...STRUCTURE_CONTROLS, ...FILE_CONTROLS].filter(({ rule }) => REFUSED_BY_BOTH.includes(rule));
  const files: Record<string, Uint8Array> = {};
  for (const control of controls) files[control.how] = await broken(good, control);
  return files;
}
