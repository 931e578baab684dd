/** A body of our own sentences that the product has never met, in the editor's JSON, and what must come out of it. */
export type WrittenCell = {
  readonly type: 'tableHeader' | 'tableCell';
  /** Without white space; each text of the table stands in it once. */
  readonly text: string;
  readonly colspan: number;
  readonly rowspan: number;
};

export const LONG_TABLE_ROWS = 120;
const ROWS_OF_GROUP = 3;
const LEVELS = ['첫째', '둘째', '셋째', '넷째', '다섯째', '여섯째', '일곱째', '여덟째'];

/** Eight levels down and up again, hanja and symbols, a merged table over pages, and three enclosures. */
export function longBody() {
  const table = longTable();
  const down = LEVELS.map((name, level) => item(level, `${name} 단계의 가쪽 항목`));
  const up = LEVELS.map((name, level) => item(level, `${name} 단계의 나쪽 항목`)).reverse();
  return {
    type: 'doc',
    table,
    content: [
      { type: 'heading', content: [text('점검 개요')] },
      ...down,
      ...up,
      paragraph('專決 規定에 따라 處理함. 면적 1,234㎡, ☐ 미완 ☑ 완료, ※ 참고, 09:00∼14:00'),
      { type: 'table', content: table.map((row) => ({ type: 'tableRow', content: row.map(cellNode) })) },
      {
        type: 'enclosures',
        content: ['점검표 1부.', '사진첩 1권.', '공간목록 1부.'].map((words) => ({
          type: 'enclosure',
          content: [text(words)],
        })),
      },
    ],
  };
}

/** What is sent: the editor's JSON without our own notes. */
export function editorJsonOf({ type, content }: ReturnType<typeof longBody>) {
  return { type, content };
}

export function longTableTexts({ table }: ReturnType<typeof longBody>) {
  const texts = (type: WrittenCell['type']) => table.flat().flatMap((cell) => (cell.type === type ? [cell.text] : []));
  return { head: texts('tableHeader'), cells: texts('tableCell') };
}

function longTable(): WrittenCell[][] {
  const groups = Array.from({ length: LONG_TABLE_ROWS / ROWS_OF_GROUP }, (_, group) => group + 1);
  return [
    [
      cell('점검구역', { head: true, rowspan: 2 }),
      cell('살펴본것', { head: true, colspan: 2 }),
      cell('맡은곳', { head: true, colspan: 2 }),
    ],
    ['공간이름', '본결과', '맡은부서', '맞출기한'].map((words) => cell(words, { head: true })),
    ...groups.flatMap(groupRows),
  ];
}

/** Three rows whose cells span down, across, and down beside across. */
function groupRows(group: number): WrittenCell[][] {
  const name = String(group).padStart(3, '0');
  return [
    [
      cell(`구역${name}번`, { rowspan: 3 }),
      cell(`하나${name}실`),
      cell(`성함${name}점`),
      cell(`고칠것${name}건은다음달까지마치고그결과를따로알림${name}끝`, { colspan: 2 }),
    ],
    [cell(`두칸을합친${name}실`, { colspan: 2 }), cell(`부서${name}과`, { rowspan: 2 }), cell(`기한${name}일`)],
    [cell(`셋${name}실`), cell(`漢字${name}點`), cell(`뒷날${name}까지`)],
  ];
}

function cell(words: string, more: { head?: boolean; colspan?: number; rowspan?: number } = {}): WrittenCell {
  const { head = false, colspan = 1, rowspan = 1 } = more;
  return { type: head ? 'tableHeader' : 'tableCell', text: words, colspan, rowspan };
}

function cellNode({ type, text: words, colspan, rowspan }: WrittenCell) {
  return { type, attrs: { colspan, rowspan }, content: [paragraph(words)] };
}

function item(level: number, words: string) {
  return { type: 'item', attrs: { kind: 'number', level }, content: [text(words)] };
}

function paragraph(words: string) {
  return { type: 'paragraph', content: [text(words)] };
}

function text(words: string) {
  return { type: 'text', text: words };
}
