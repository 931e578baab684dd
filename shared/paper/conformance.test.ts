import { deflateSync } from 'node:zlib';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { broken, type NegativeControl } from '../../server/testing/pdf-conformance/breaking.ts';
import { conformanceFaults, RULES } from '../../server/testing/pdf-conformance/check-conformance.ts';
import { CONTENT_CONTROLS } from '../../server/testing/pdf-conformance/content-controls.ts';
import { FILE_CONTROLS } from '../../server/testing/pdf-conformance/file-controls.ts';
import { ISSUED_CONTROLS } from '../../server/testing/pdf-conformance/issued-controls.ts';
import { LINK_CONTROLS } from '../../server/testing/pdf-conformance/link-controls.ts';
import { STRUCTURE_CONTROLS } from '../../server/testing/pdf-conformance/structure-controls.ts';
import { TELLING_LETTERS } from '../../server/testing/pdf-conformance/telling-letters.ts';
import { ARCHIVED, PAPER_TO_BREAK, TELLING_PAPERS } from '../../server/testing/pdf-conformance/telling-papers.ts';
import { isRefusal } from '../kernel/refusal.ts';
import { FONT_FILES } from '../testing/paper-fonts.ts';
import { holdsForAnyBody } from '../testing/random-bodies.ts';
import { LETTER_PICTURES } from '../testing/written-letter.ts';
import { readPaperFonts } from './font/face.ts';
import type { IssuedCopy } from './issued-copy.ts';
import type { PaperDocument } from './paper-document.ts';
import { renderPaper } from './render-paper.ts';

// A loaded machine draws many pages slowly; nothing here is a measurement.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const readFonts = () => readPaperFonts(FONT_FILES);
const fonts = readFonts();

const EVERY_PAPER = { ...TELLING_PAPERS, ...TELLING_LETTERS };

function render(document: PaperDocument, faces = fonts, issued?: IssuedCopy): Uint8Array {
  const deflate = (bytes: Uint8Array) => deflateSync(bytes);
  const parts = { fonts: faces, deflate, pictures: LETTER_PICTURES, ...(issued ? { issued } : {}) };
  const rendered = renderPaper(document, parts);
  if (isRefusal(rendered)) throw new Error(`refused: ${JSON.stringify(rendered)}`);
  return rendered.bytes;
}

describe('the paper keeps every rule of PDF/A-2a and PDF/UA-1 that our checker knows:', () => {
  it.each(Object.entries(EVERY_PAPER))('%s', async (_, document) => {
    expect(await conformanceFaults(render(document))).toEqual([]);
  });

  it.each(Object.entries(EVERY_PAPER))('%s, issued for the citizens and archived', async (_, document) => {
    expect(await conformanceFaults(render(document, fonts, { ...ARCHIVED, files: [] }))).toEqual([]);
    expect(await conformanceFaults(render(document, fonts, ARCHIVED))).toEqual([]);
  });

  it('bodies of any blocks, with tables whose spans do not fit', async () => {
    const papers: Uint8Array[] = [];
    holdsForAnyBody((body) => {
      papers.push(render({ ...PAPER_TO_BREAK, body }));
    }, 5);
    for (const paper of papers) expect(await conformanceFaults(paper)).toEqual([]);
  });

  it('drawn again by the same painter with the fonts read anew, it has the same bytes', () => {
    const again = readFonts();
    for (const document of Object.values(EVERY_PAPER)) {
      expect(Buffer.compare(render(document), render(document, again))).toBe(0);
      const issued = render(document, fonts, ARCHIVED);
      expect(Buffer.compare(issued, render(document, again, ARCHIVED))).toBe(0);
    }
  });
});

describe('the checker refuses a paper that is broken in just one way:', () => {
  const controls: readonly NegativeControl[] = [...FILE_CONTROLS, ...CONTENT_CONTROLS, ...STRUCTURE_CONTROLS];
  let good: Uint8Array;
  let issued: Uint8Array;
  beforeAll(() => {
    good = render(PAPER_TO_BREAK);
    issued = render(PAPER_TO_BREAK, fonts, ARCHIVED);
  });

  it('taken apart and put together again without a fault, it is accepted', async () => {
    const control = { rule: 'none', how: 'nothing', objects: () => {} };
    expect(await conformanceFaults(await broken(good, control))).toEqual([]);
    expect(await conformanceFaults(await broken(issued, control))).toEqual([]);
  });

  it('every rule has a way to break it', () => {
    const tried = new Set([...controls, ...ISSUED_CONTROLS, ...LINK_CONTROLS].map(({ rule }) => rule));
    expect(RULES.filter(({ name }) => !tried.has(name)).map(({ name }) => name)).toEqual([]);
    expect(new Set(RULES.map(({ name }) => name)).size).toBe(RULES.length);
  });

  it.each(controls)('$rule: $how', async (control) => {
    const rules = new Set((await conformanceFaults(await broken(good, control))).map(({ rule }) => rule));
    expect([...rules].sort()).toEqual([control.rule, ...(control.also ?? [])].sort());
  });

  it.each([...ISSUED_CONTROLS, ...LINK_CONTROLS])('issued: $rule: $how', async (control) => {
    const rules = new Set((await conformanceFaults(await broken(issued, control))).map(({ rule }) => rule));
    expect([...rules].sort()).toEqual([control.rule, ...(control.also ?? [])].sort());
  });

  it('a file that is none is refused too', async () => {
    expect((await conformanceFaults(good.subarray(0, 2000))).map(({ rule }) => rule)).toEqual(['opens']);
  });
});
