import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { closedWords } from '../../shared/disclosure/closed-passages.ts';
import { redactBody, redactText } from '../../shared/disclosure/redact.ts';
import type { Block, Body, ClosedGrounds, Run, TableCell } from '../../shared/document/body.ts';
import type { PaperDocument } from '../../shared/paper/paper-document.ts';
import type { GoldenPaper } from '../../shared/testing/golden-papers/golden-paper.ts';
import { GOLDEN_PAPERS } from '../../shared/testing/golden-papers/golden-papers.ts';
import { LETTERS_OF_EVERY_KIND } from '../../shared/testing/letters-of-every-kind.ts';
import { squeezed } from '../../shared/testing/paper-words.ts';
import { LETTER_PICTURES, LOGO_PICTURE, writtenLetter } from '../../shared/testing/written-letter.ts';
import { cell, head, heading, item, paragraph, writtenPaper } from '../../shared/testing/written-paper.ts';
import { drawnPdf, laidOut } from '../testing/golden-papers/drawn-papers.ts';
import { textByPoppler } from '../testing/golden-papers/pages-by-poppler.ts';
import { spokenWords, structureWords } from '../testing/golden-papers/spoken-words.ts';
import { conformanceFaults } from '../testing/pdf-conformance/check-conformance.ts';
import { ARCHIVED } from '../testing/pdf-conformance/telling-papers.ts';
import { readPdf } from './read-pdf.ts';

/** Letters that stand in closed passages and nowhere else: one of them in a public copy is a leak. */
const SECRET = '쀍뜱쫼퀡홿꿻뷁쒧';
const GROUNDS: readonly ClosedGrounds[] = [[6], [5], [5, 6], [7], [1]];
const secret = (at: number): Run => ({
  text: SECRET,
  closed: GROUNDS[at % GROUNDS.length] ?? [6],
  ...(at % 2 === 0 ? { bold: true as const } : {}),
  ...(at % 3 === 0 ? { href: `https://example.go.kr/${encodeURIComponent(SECRET)}` } : {}),
});

type Odd = Pick<GoldenPaper, 'name' | 'paper' | 'pictures'>;

/** Closes something of every block, each time at another place: before, behind, within, all of it, nothing. */
class OddMarks {
  #at = 0;

  body({ blocks, ...body }: Body): Body {
    return { ...body, blocks: blocks.map((block) => this.#block(block)) };
  }

  #block(block: Block): Block {
    switch (block.type) {
      case 'enclosures':
        return { ...block, items: block.items.map((runs) => this.#runs(runs)) };
      case 'table':
        return { ...block, rows: block.rows.map(({ cells }) => ({ cells: cells.map((each) => this.#cell(each)) })) };
      case 'image':
        return { ...block, caption: block.caption.length === 0 ? [] : this.#runs(block.caption) };
      default:
        return { ...block, content: this.#runs(block.content) };
    }
  }

  #cell(of: TableCell): TableCell {
    this.#at += 1;
    // What a cell says is closed with its header mark and its span; beside it one of which a word is.
    if (this.#at % 4 === 0) return { ...of, closed: [6], content: [{ type: 'paragraph', content: [secret(0)] }] };
    if (this.#at % 4 !== 1) return of;
    return { ...of, content: of.content.map((block) => ({ ...block, content: this.#runs(block.content) })) };
  }

  #runs(runs: readonly Run[]): readonly Run[] {
    this.#at += 1;
    const [first, ...others] = runs;
    switch (this.#at % 5) {
      case 1:
        return [secret(this.#at), ...runs];
      case 2:
        return [...runs, secret(this.#at)];
      case 3:
        return [secret(this.#at)];
      case 4: {
        const words = (first?.text ?? '').split(' ');
        const half = Math.ceil(words.length / 2);
        const [before, behind] = [words.slice(0, half).join(' '), words.slice(half).join(' ')];
        return [{ ...first, text: before }, secret(this.#at), { ...first, text: behind }, ...others];
      }
      default:
        return runs;
    }
  }
}

/** A paper as citizens get it when odd things of it are closed: in its title and its recipients by their words. */
function publicCopyOf({ name, paper, pictures }: Odd) {
  const body = new OddMarks().body(paper.body);
  const words = closedWords(body);
  // Where nothing of the text is closed no word is.
  const open = (text: string) => (words.length === 0 ? text : redactText(`${text} ${SECRET}`, words));
  const shown = { title: open(paper.title), body: redactBody(body, words), disclosureLabel: '부분공개(1,5,6,7)' };
  const copy: PaperDocument =
    paper.form === 'briefDraft'
      ? { ...paper, ...shown }
      : {
          ...paper,
          ...shown,
          letter: {
            ...paper.letter,
            ...{ recipientLine: open(paper.letter.recipientLine), viaLine: open(paper.letter.viaLine ?? '') },
            ...(paper.letter.recipientList ? { recipientList: paper.letter.recipientList.map(open) } : {}),
          },
        };
  return { name, paper: copy, pictures: pictures ?? LETTER_PICTURES, issued: { ...ARCHIVED, files: [] } };
}

const merged: Block = {
  type: 'table',
  columns: [0.1, 0.2, 0.3, 0.4],
  rows: [
    { cells: [head('구분', { rowspan: 3 }), head('사업', { colspan: 2, rowspan: 2 }), head('금액')] },
    { cells: [head('천원')] },
    { cells: [cell('가'), cell('나'), cell('다')] },
    { cells: [cell('합계', { colspan: 4 })] },
    { cells: [cell('', { colspan: 3 }), cell('끝 칸', { rowspan: 2 })] },
    { cells: [cell('라'), cell('마'), cell('바')] },
  ],
};
const photo: Block = {
  ...{ type: 'image', ...LOGO_PICTURE, share: 50, align: 'center', alt: '표지' },
  caption: [{ text: '그림 1. 마을 도서관의 표지' }],
};
const ODD: readonly Odd[] = [
  { name: 'tables with merges alone', paper: writtenPaper([merged, merged, merged]) },
  { name: 'headings alone', paper: writtenPaper(['하나', '둘', '셋', '넷', '다섯'].map(heading)) },
  {
    name: 'items with labels before a colon',
    paper: writtenPaper(
      ['일 시 : 3. 3.', '곳 : 시청', '연락처 : 없음', '비고 :', ': '].map((text) => item('circle', 1, text)),
    ),
  },
  {
    name: 'enclosures alone',
    paper: writtenPaper([
      { type: 'enclosures', items: ['명단', '예산', '계획', '지도', '사진'].map((text) => [{ text }]) },
    ]),
  },
  { name: 'pictures with captions', paper: writtenPaper([paragraph('앞'), photo, photo, photo, photo, photo]) },
  {
    name: 'a word without end',
    paper: writtenPaper([paragraph('가'.repeat(2_000)), paragraph('a'.repeat(900)), merged]),
  },
  { name: 'nothing', paper: writtenPaper([]) },
];
const LETTERS: readonly Odd[] = LETTERS_OF_EVERY_KIND.map(([letter, more], at) => {
  const blocks = [merged, paragraph('알림'), item('number', 0, '가')];
  return { name: `letter ${at + 1}`, paper: writtenLetter(blocks, letter, more) };
});
const isLong = process.env.TEST_LONG === 'on';
/** Some of the papers, and all of them where there is time. */
const some = (papers: readonly Odd[], each: number) => papers.filter((_, at) => isLong || at % each === 0);
const COPIES = [...ODD, ...some(LETTERS, 2), ...some(GOLDEN_PAPERS, 4)].map(publicCopyOf);
const ARCHIVES = [...ODD, ...some(GOLDEN_PAPERS, 6)].map(({ name, paper, ...more }) => {
  return { name, paper: { ...paper }, pictures: LETTER_PICTURES, ...more, issued: ARCHIVED };
});

const folder = mkdtempSync(path.join(tmpdir(), 'gyeol-odd-'));
afterAll(() => rmSync(folder, { recursive: true }));

const QPDF = { tool: 'qpdf', options: ['--check'] };
const checked = (file: string) => spawnSync(QPDF.tool, [...QPDF.options, file], { encoding: 'utf8' });

describe('a public copy of which odd things are closed conforms, says what is left, and has no letter of the rest:', () => {
  it.concurrent.for(COPIES)('$name', async (copy, context) => {
    const pdf = drawnPdf(copy);
    expect(await conformanceFaults(pdf)).toEqual([]);
    expect(structureWords(await textByPoppler(context, pdf, 'structure'))).toBe(spokenWords(copy, 'drawn'));
    const furniture = laidOut(copy).sheets.length > 1;
    const copied = squeezed(await textByPoppler(context, pdf, 'content'));
    if (!furniture) expect(copied).toBe(spokenWords(copy, 'spoken'));
    const { texts, codes } = readPdf(pdf);
    for (const letter of SECRET) {
      expect([...texts, ...codes, copied].filter((text) => decoded(text).includes(letter))).toEqual([]);
    }
  });

  it('and the check would see one', () => {
    const { texts } = readPdf(drawnPdf({ paper: writtenPaper([paragraph(SECRET)]) }));
    expect(texts.join('')).toContain(SECRET);
  });
});

const decoded = (text: string) => (/^https?:/.test(text) ? decodeURIComponent(text) : text).normalize('NFC');

describe('the archive copy of every paper, with its record inside (PDF/A-3a), conforms and says all of it:', () => {
  it.concurrent.for(ARCHIVES)('$name', async (archive, context) => {
    const pdf = drawnPdf(archive);
    expect(await conformanceFaults(pdf)).toEqual([]);
    expect(structureWords(await textByPoppler(context, pdf, 'structure'))).toBe(spokenWords(archive, 'drawn'));
  });
});

it('qpdf finds no fault in any of them', (context) => {
  for (const [at, each] of [...COPIES, ...ARCHIVES].entries()) {
    const file = path.join(folder, `${at}.pdf`);
    writeFileSync(file, drawnPdf(each));
    const { error, status, stdout, stderr } = checked(file);
    if (error) return context.skip('qpdf is missing');
    expect([each.name, status, status === 0 ? '' : `${stdout}${stderr}`]).toEqual([each.name, 0, '']);
  }
});
