import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { deflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, type TestContext, vi } from 'vitest';
import { TELLING_PAPERS } from '../../server/testing/pdf-conformance/telling-papers.ts';
import { plainText } from '../document/plain-text.ts';
import { isRefusal } from '../kernel/refusal.ts';
import { PAPER_FONTS } from '../testing/paper-fonts.ts';
import { renderPaper } from './render-paper.ts';

// A loaded machine runs foreign programs slowly; nothing here is a measurement.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const papers = Object.values(TELLING_PAPERS);

describe('the telling papers seen by programs that know nothing of ours:', () => {
  let folder = '';
  let files: string[] = [];
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'gyeol-conformance-'));
    files = papers.map((paper, place) => {
      const rendered = renderPaper(paper, { fonts: PAPER_FONTS, deflate: (bytes) => deflateSync(bytes) });
      if (isRefusal(rendered)) throw new Error(`refused: ${JSON.stringify(rendered)}`);
      const file = path.join(folder, `${place}.pdf`);
      writeFileSync(file, rendered.bytes);
      return file;
    });
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  /** Runs a tool; a test whose tool is not installed is counted as not run. */
  function run(
    context: TestContext,
    tool: string,
    options: readonly string[],
  ): { status: number | null; words: string } {
    const { error, status, stdout, stderr } = spawnSync(tool, options, { encoding: 'utf8', maxBuffer: 1 << 26 });
    if (error) return context.skip(`${tool} is missing`);
    return { status, words: `${stdout}${stderr}` };
  }

  it('qpdf finds no fault in them', (context) => {
    for (const file of files) {
      const { status, words } = run(context, 'qpdf', ['--check', file]);
      expect(status, words).toBe(0);
    }
  });

  it('mutool draws every page of them without a warning', (context) => {
    for (const file of files) {
      const page = path.join(folder, 'page-%d.pbm');
      const { status, words } = run(context, 'mutool', ['draw', '-q', '-r', '20', '-F', 'pbm', '-o', page, file]);
      expect(status, words).toBe(0);
      // Debian builds it without profiles of colour, and it says so of every file that has one.
      expect(words.replace('warning: ICC support is not available', '')).not.toMatch(/^(warning|error):/m);
    }
  });

  it('pdffonts finds every font embedded, cut down and with its way back to the text', (context) => {
    for (const file of files) {
      const fontLines = run(context, 'pdffonts', [file]).words.trim().split('\n').slice(2);
      expect(fontLines.length).toBeGreaterThan(0);
      for (const line of fontLines) expect(line).toMatch(/^[A-Z]{6}\+.* yes yes yes +\d+ +0$/);
    }
  });

  it('pdfinfo finds them tagged, titled and with metadata, and no time in them', (context) => {
    files.forEach((file, place) => {
      const { words } = run(context, 'pdfinfo', [file]);
      expect(words).toMatch(/^Title: +/m);
      expect(words).toContain(papers[place]?.title);
      expect(words).toMatch(/^Metadata Stream: yes$/m);
      expect(words).toMatch(/^Tagged: +yes$/m);
      expect(words).not.toMatch(/^(CreationDate|ModDate):/m);
    });
  });

  it('what pdfinfo reads along the structure ends with the text of the record, labels and end mark included', (context) => {
    files.forEach((file, place) => {
      const { words } = run(context, 'pdfinfo', ['-struct-text', file]);
      const read = [...words.matchAll(/^ *"(.*)"$/gm)].map(([, text]) => text).join('');
      const record = plainText(papers[place]?.body ?? { v: 1, blocks: [] });
      expect(squeezed(read).endsWith(squeezed(record)), papers[place]?.title).toBe(true);
    });
  });
});

const squeezed = (text: string): string => text.replace(/\s+/gu, '');
