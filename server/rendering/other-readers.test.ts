import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it, type TestContext } from 'vitest';
import type { Body } from '../../shared/document/body.ts';
import type { BriefDraft } from '../../shared/paper/paper-document.ts';
import { holdsForFittingBodies } from '../../shared/testing/fitting-bodies.ts';
import { GOLDEN_PAPERS } from '../../shared/testing/golden-papers/golden-papers.ts';
import { squeezed } from '../../shared/testing/paper-words.ts';
import { writtenPaper } from '../../shared/testing/written-paper.ts';
import {
  KORDOC_IS_MISSING,
  kordocFaults,
  openKordoc,
  PICTURE_BY_KORDOC,
  readByKordoc,
} from '../testing/other-readers/kordoc.ts';
import { readByRhwp } from '../testing/other-readers/rhwp.ts';
import { type ReadPart, writtenBody } from '../testing/other-readers/written-body.ts';
import { nth } from '../testing/pdf-conformance/breaking.ts';
import { packHwpx } from './pack-hwpx.ts';

/** 간이기안문: what both readers find in one order (a picture is no text to either). */
const PAPERS = GOLDEN_PAPERS.flatMap(({ name, paper, pictures }) =>
  paper.form === 'briefDraft' ? [{ name, paper, pictures }] : [],
);
const RANDOM_PAPERS = process.env.TEST_LONG === 'on' ? 1_000 : 12;

const kordoc = await openKordoc();

/** The parts before the body: the running head, the table of the form's head, other agencies', and the title's. */
function partsOfHead({ boxes }: BriefDraft): number {
  return 3 + (boxes.joint?.length ?? 0);
}

async function byKordoc(context: TestContext, file: Uint8Array): Promise<readonly ReadPart[]> {
  const parts = kordoc ? await readByKordoc(kordoc, file) : context.skip(KORDOC_IS_MISSING);
  return parts.filter((part) => isTable(part) || !PICTURE_BY_KORDOC.test(part));
}

/** kordoc shows where words lead, as Markdown does: so it has read the address, too. */
function withAddresses(body: Body): Body {
  return JSON.parse(JSON.stringify(body), (_, value) =>
    value?.href === undefined ? value : { ...value, text: `[${value.text}](${value.href})` },
  );
}

const isTable = (part: ReadPart): part is Exclude<ReadPart, string> => typeof part !== 'string';

describe('kordoc reads back from the .hwpx what was written, paragraph by paragraph and cell by cell:', () => {
  it.for(PAPERS)('$name', async ({ paper, pictures }, context) => {
    const parts = await byKordoc(context, packHwpx(paper, pictures));
    expect(parts[0]).toBe(squeezed([paper.title, paper.documentNumber]));
    expect(parts.slice(1, partsOfHead(paper)).every(isTable)).toBe(true);
    expect(parts.slice(partsOfHead(paper))).toEqual(writtenBody(withAddresses(paper.body)));
  });

  it('and finds no fault in any of the files', async (context) => {
    if (!kordoc) return context.skip(KORDOC_IS_MISSING);
    for (const { name, paper, pictures } of PAPERS)
      expect([name, await kordocFaults(kordoc, packHwpx(paper, pictures))]).toEqual([name, []]);
  });
});

/** The words of the body, then its tables. */
function writtenForRhwp({ body }: BriefDraft) {
  const written = writtenBody(body);
  const words = written.map((part) =>
    typeof part === 'string' ? part : squeezed(part.cells.map((cell) => cell.words)),
  );
  return { words: squeezed(words), tables: written.filter(isTable) };
}

describe('rhwp reads back from the .hwpx what was written, words and tables:', () => {
  it.for(PAPERS)('$name', ({ paper, pictures }) => {
    const { words, tables } = readByRhwp(packHwpx(paper, pictures));
    const written = writtenForRhwp(paper);
    expect(words.endsWith(written.words)).toBe(true);
    expect(tables.slice(partsOfHead(paper) - 1)).toEqual(written.tables);
  });
});

describe('both readers', () => {
  it(`read ${RANDOM_PAPERS} papers of any body as they were written`, async () => {
    await holdsForFittingBodies(async (body) => {
      const paper = writtenPaper([], { body });
      const file = packHwpx(paper);
      const byRhwp = readByRhwp(file);
      const written = writtenForRhwp(paper);
      expect(byRhwp.words.endsWith(written.words)).toBe(true);
      expect(byRhwp.tables.slice(partsOfHead(paper) - 1)).toEqual(written.tables);
      if (kordoc) expect((await readByKordoc(kordoc, file)).slice(partsOfHead(paper))).toEqual(writtenBody(body));
    }, RANDOM_PAPERS);
  });

  it.for([
    ['a span that is one column too narrow', (xml: string) => lastChanged(xml, 'colSpan="2"', 'colSpan="1"')],
    ['a paragraph that is lost', (xml: string) => xml.replace(/<hp:p (?:(?!<hp:p ).)*?표 아래의 글.*?<\/hp:p>/s, '')],
    ['a cell that has lost its words', (xml: string) => xml.replace('추후 확정', '')],
  ] as const)('would see %s', async ([, change], context) => {
    const paper = paperNamed('table-with-merged-cells');
    const file = withSection(packHwpx(paper), change);
    const { words, tables } = readByRhwp(file);
    const written = writtenForRhwp(paper);
    expect([words.endsWith(written.words), tables.slice(2)]).not.toEqual([true, written.tables]);
    expect((await byKordoc(context, file)).slice(3)).not.toEqual(writtenBody(paper.body));
  });
});

const paperNamed = (name: string) =>
  nth(
    PAPERS.filter((golden) => golden.name === name),
    0,
  ).paper;

/** The file with its section written otherwise. */
function withSection(file: Uint8Array, change: (xml: string) => string): Uint8Array {
  const entries = unzipSync(file);
  const section = strFromU8(entries['Contents/section0.xml'] ?? new Uint8Array());
  const changed = change(section);
  if (changed === section) throw new Error('nothing was changed');
  return zipSync({ ...entries, 'Contents/section0.xml': strToU8(changed) });
}

function lastChanged(text: string, from: string, to: string): string {
  const at = text.lastIndexOf(from);
  return `${text.slice(0, at)}${to}${text.slice(at + from.length)}`;
}
