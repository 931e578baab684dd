import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { deflateSync } from 'node:zlib';
import { PDFDict, PDFDocument, PDFHexString, PDFName, PDFNumber } from 'pdf-lib';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Block } from '../document/body.ts';
import { plainText } from '../document/plain-text.ts';
import { isRefusal } from '../kernel/refusal.ts';
import { PAPER_FONTS } from '../testing/paper-fonts.ts';
import { box, cell, item, paragraph, writtenPaper } from '../testing/written-paper.ts';
import type { BriefDraft, PaperDocument } from './paper-document.ts';
import { renderPaper } from './render-paper.ts';

// A loaded machine draws many pages slowly; nothing here is a measurement.
vi.setConfig({ testTimeout: 60_000 });

const parts = {
  fonts: PAPER_FONTS,
  deflate: (bytes: Uint8Array): Uint8Array => deflateSync(bytes),
};

const everyKind: Block[] = [
  paragraph('한빛시 동 단위 통합돌봄의 추진 결과와 앞으로의 계획을 보고드림'),
  { type: 'heading', content: [{ text: '추진 개요' }] },
  item('square', 0, '일 시 : 2026. 11. 19.(목), 14:00∼16:10'),
  item('square', 0, '참 석 자 : 12명'),
  item(
    'circle',
    1,
    '담당자의 하루를 관찰하여 어느 단계에서 손이 두 번 가는지부터 확인하고, 그 결과를 다음 회의에 보고하기로 함',
  ),
  item('dash', 2, '확인할 것: ☐ 미완 ☑ 완료 ❍ 보류 ∙ 기타, 전결(專決) 규정과 면적 1,234㎡'),
  item('dash', 2, 'CO₂ 10⁻⁹ xⁿ ⅓ Łódź ✔ ▸ ✅ ⬜, 글꼴에 없는 😀 𐌰'),
  item('note', 2, '별도 논의 사항 없음'),
  item('circled', 1, '첫째 안건'),
  item('circled', 1, '둘째 안건'),
  { type: 'heading', content: [{ text: '사업비' }] },
  ...([0, 1, 2, 3, 4, 5, 6, 7] as const).map((level) => item('number', level, `${level + 1}단계 항목`)),
  ...([7, 6, 5, 4, 3, 2, 1, 0] as const).map((level) => item('number', level, `${level + 1}단계 둘째 항목`)),
  paragraph(
    '사업비는 금113,560원(금일십일만삼천오백육십원)이며 아래 표와 같음. 보조금 누리집(https://example.go.kr/grants)에서 신청함',
  ),
  {
    type: 'paragraph',
    content: [
      { text: '굵은 글', bold: true },
      { text: '과 ' },
      { text: '밑줄 친 글', underline: true },
      { text: '이 있음' },
    ],
  },
  {
    type: 'table',
    columns: [0.2, 0.3, 0.5],
    rows: [
      { cells: [cell('구분', { header: true }), cell('금액', { header: true }), cell('산출 근거', { header: true })] },
      { cells: [cell('운영비', { rowspan: 2 }), cell('1,200'), cell('3회 × 400')] },
      { cells: [cell('800'), cell('2회 × 400')] },
      { cells: [cell('합계', { colspan: 2 }), cell('2,000')] },
    ],
  },
  { type: 'enclosures', colon: true, items: [[{ text: '회의 자료 1부.' }], [{ text: '속기록 1부.' }]] },
];

const paper = (blocks: readonly Block[], more: Partial<BriefDraft> = {}): BriefDraft =>
  writtenPaper(blocks, { disclosureLabel: '부분공개(5,6)', ...more });

function render(document: PaperDocument): Uint8Array {
  const rendered = renderPaper(document, parts);
  if (isRefusal(rendered)) throw new Error(`refused: ${JSON.stringify(rendered)}`);
  return rendered.bytes;
}

describe('the paper as a file', () => {
  it('has the same bytes whenever the same document is drawn', () => {
    expect(Buffer.compare(render(paper(everyKind)), render(paper(everyKind)))).toBe(0);
    expect(Buffer.compare(render(paper(everyKind)), render(paper([])))).not.toBe(0);
  });

  it('opens with its pages, language, title, structure and bookmarks', async () => {
    const file = await PDFDocument.load(render(paper(everyKind)), { updateMetadata: false });
    expect(file.getPageCount()).toBe(2);
    expect(file.getTitle()).toBe('동 단위 통합돌봄 추진 결과 보고');
    expect(String(file.catalog.get(PDFName.of('Lang')))).toBe('(ko-KR)');
    expect(file.catalog.get(PDFName.of('StructTreeRoot'))).toBeDefined();
    const outline = file.catalog.lookup(PDFName.of('Outlines'), PDFDict);
    expect(outline.lookup(PDFName.of('Count'), PDFNumber).asNumber()).toBe(3);
    const last = outline.lookup(PDFName.of('Last'), PDFDict).lookup(PDFName.of('Title'), PDFHexString);
    expect(last.decodeText()).toBe('Ⅱ 사업비');
  });
});

/** Debian's poppler-utils and qpdf look at the file with other eyes; where they are missing this says so. */
const missingTools = ['pdftotext', 'pdfinfo', 'pdftoppm', 'qpdf'].filter(
  (tool) => spawnSync(tool, [tool === 'qpdf' ? '--version' : '-v']).error !== undefined,
);
if (missingTools.length > 0) {
  const line = `paper: tests not run, missing: ${missingTools.join(', ')} (Debian: poppler-utils, qpdf)`;
  if (process.env.GYEOL_SHARED === 'require') throw new Error(line);
  console.log(line);
}

describe.skipIf(missingTools.length > 0)('the paper seen by other programs', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'gyeol-paper-'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  function run(tool: string, options: readonly string[], document: PaperDocument): { stdout: string; stderr: string } {
    const file = path.join(folder, 'paper.pdf');
    writeFileSync(file, render(document));
    const { status, stdout, stderr } = spawnSync(
      tool,
      options.map((option) => (option === 'FILE' ? file : option)),
      {
        encoding: 'latin1',
        maxBuffer: 1 << 28,
      },
    );
    expect({ tool, status, stderr }).toEqual({ tool, status: 0, stderr: '' });
    return { stdout: Buffer.from(stdout, 'latin1').toString('utf8'), stderr };
  }

  const squeezed = (text: string): string => text.replace(/\s+/gu, '');

  /** The text of the body alone: without head and title, runner and page number. */
  function bodyText(document: PaperDocument, order: readonly string[]): string {
    const pages = run('pdftotext', [...order, 'FILE', '-'], document)
      .stdout.split('\f')
      .slice(0, -1);
    const bodies = pages.map((page, index) => {
      const text = squeezed(page);
      const number = pages.length > 1 ? `${pages.length}-${index + 1}` : '';
      const opening =
        index === 0 ? `(${document.unitName})` : squeezed(document.title) + (document.documentNumber ?? '');
      const start = text.indexOf(opening);
      expect(start, `page ${index + 1} begins with its furniture`).toBeGreaterThanOrEqual(0);
      expect(text.endsWith(number)).toBe(true);
      return text.slice(start + opening.length, text.length - number.length);
    });
    return bodies.join('');
  }

  it('is free of errors for qpdf, with many pages and with none of text', () => {
    const long = Array.from({ length: 300 }, (_, index) => item('number', 0, `점검 사항 ${index + 1}`));
    for (const blocks of [everyKind, long, []]) {
      expect(run('qpdf', ['--check', 'FILE'], paper(blocks)).stdout).toContain('No syntax or stream encoding errors');
    }
  });

  it('is copied as the text of the record, labels and end mark included', () => {
    const document = paper(everyKind);
    expect(bodyText(document, ['-raw'])).toBe(squeezed(plainText(document.body)));
    // Without -raw pdftotext guesses columns from the picture, which works where no merged cell stands.
    const withoutTable = paper(everyKind.filter(({ type }) => type !== 'table'));
    expect(bodyText(withoutTable, [])).toBe(squeezed(plainText(withoutTable.body)));
  });

  it('shows number, date, disclosure and names in the head, the date only once', () => {
    const text = run('pdftotext', ['-raw', 'FILE', '-'], paper([paragraph('본문')])).stdout;
    const head = squeezed(text);
    expect(head).toContain('문서번호자치행정과-31052결재일자2026.12.24.공개여부부분공개(5,6)방침번호');
    expect(head).toContain('시민주무관과장강서윤12/24오재민협조복지정보팀장(의견있음)서지우');
    expect(head).toContain('2026.12.행정국(자치행정과)');
  });

  it('names the fourth row of the head after the number that the kind of the document brings', () => {
    const furtherNumber = { label: '공고번호', printed: '해솔시 공고 제2026-282호' };
    const notice = paper([paragraph('본문')], { furtherNumber });
    const head = squeezed(run('pdftotext', ['-raw', 'FILE', '-'], notice).stdout);
    expect(head).toContain('부분공개(5,6)공고번호해솔시공고제2026-282호시민');
  });

  it('leaves number, date and boxes empty while the document is in approval', () => {
    const {
      documentNumber: _,
      approvedOn: __,
      ...draft
    } = paper([paragraph('본문')], {
      boxes: { signRow: [box('주무관', { name: '강서윤' }), box('과장', { inTurn: true })], cooperation: [] },
    });
    const head = squeezed(run('pdftotext', ['-raw', 'FILE', '-'], draft).stdout);
    expect(head).toContain('문서번호결재일자공개여부부분공개(5,6)방침번호시민주무관과장강서윤협조');
  });

  it('is read aloud in order: title, heading, list items with their labels, table cells', () => {
    const text = run('pdfinfo', ['-struct-text', 'FILE'], paper(everyKind)).stdout;
    const places = [
      'H1',
      '"동 단위 통합돌봄 추진 결과 보고"',
      'H2',
      'Lbl',
      '"□"',
      'LBody',
      'Table',
      '"합계"',
      '"속기록 1부. 끝."',
    ];
    let from = 0;
    for (const place of places) {
      const at = text.indexOf(place, from);
      expect(at, place).toBeGreaterThanOrEqual(from);
      from = at;
    }
  });

  it('has glyphs that draw: a page of two thousand different syllables is as dark as it must be and no renderer complains', () => {
    const syllables = Array.from({ length: 2000 }, (_, index) => String.fromCodePoint(0xac00 + index * 5)).join('');
    const drawn = spawnSync('pdftoppm', ['-r', '40', '-f', '2', '-l', '2', '-gray', '-'], {
      input: render(paper([paragraph(syllables)])),
      maxBuffer: 1 << 28,
    });
    expect(drawn.stderr.toString()).toBe('');
    const image = drawn.stdout;
    const header = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(image.subarray(0, 40).toString('latin1'));
    const [width, height] = [Number(header?.[1]), Number(header?.[2])];
    const pixels = image.subarray(header?.[0].length ?? 0);
    let ink = 0;
    for (const pixel of pixels) ink += 255 - pixel;
    // Measured: 0.071 of the sheet for these syllables, 0.039 for as many empty boxes.
    expect(ink / 255 / (width * height)).toBeGreaterThan(0.06);
  });
});
