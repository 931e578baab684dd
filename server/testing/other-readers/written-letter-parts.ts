import type { SignatureBox } from '../../../shared/approval/signature-boxes.ts';
import { officialDate } from '../../../shared/kernel/calendar-day.ts';
import { jointSenders, type NumberAndDay, type StandardDraft } from '../../../shared/paper/paper-document.ts';
import { squeezed } from '../../../shared/testing/paper-words.ts';
import { type ReadPart, type ReadTable, writtenBody } from './written-body.ts';

/**
 * 별지 제1호서식 as every reader of its .hwpx must find it, written from the form: the head, the three lines of
 * 수신·경유·제목, the text, then 발신명의, 수신자, the band, the sign row, 협조자, 시행·접수, the addresses and 꼬리말 in the
 * rows of the foot's table. A cell of the head is one place; its first row reaches over its three.
 */
export function letterParts(paper: StandardDraft): {
  readonly head: ReadTable[];
  readonly body: ReadPart[];
  readonly foot: readonly (readonly string[])[];
} {
  const { letter, title, body, boxes } = paper;
  const { motto = '', footer = '' } = letter.letterhead;
  const agencies = jointSenders(paper);
  const names = agencies.length > 0 ? agencies : [paper.agencyName];
  const head = [
    { ...table([[motto], ['', names.join(''), '']]), columns: 3 },
    table([
      ...(paper.furtherNumber?.printed ? [[paper.furtherNumber.printed]] : []),
      ['수신', letter.recipientLine],
      ['(경유)', letter.viaLine ?? ''],
      ['제목', title],
    ]),
  ];
  const foot = [
    ...senders(paper),
    ...(letter.recipientList ? [table([['수신자', letter.recipientList.join(', ')]])] : []),
    ...[table([['']]), signs(boxes.signRow), cooperators(boxes.cooperation)],
    ...(boxes.joint ?? []).flatMap((each) => [table([[each.agencyName]]), signs(each.signRow)]),
    ...contact(paper),
    table([[footer]]),
  ];
  return { head, body: writtenBody(body), foot: rowsOfWords(foot) };
}

/** The words of the cells, row by row. */
export function rowsOfWords(tables: readonly ReadTable[]): string[][] {
  return tables.flatMap(({ rows, cells }) =>
    Array.from({ length: rows }, (_, at) =>
      cells
        .filter(({ row }) => row === at)
        .sort((one, other) => one.column - other.column)
        .map(({ words }) => words),
    ),
  );
}

function table(rows: readonly (readonly string[])[]): ReadTable {
  const columns = Math.max(...rows.map((row) => row.length));
  const cells = rows.flatMap((row, at) =>
    row.map((words, column) => {
      const colspan = row.length === 1 && columns > 1 ? columns : 1;
      return { row: at, column, rowspan: 1, colspan, words: squeezed(words) };
    }),
  );
  return { rows: rows.length, columns, cells };
}

function senders({ letter }: StandardDraft): ReadTable[] {
  const { senderName, mark, coSenderNames = [] } = letter;
  if (senderName === undefined) return [];
  const note = { seal: '(관인)', signature: '(서명)', omitted: '' } as const;
  const shown = mark && (mark.kind === 'omitted' || mark.image) ? '' : mark && note[mark.kind];
  const typed = mark?.kind === 'signature' && !mark.image ? (mark.name ?? '(서명)') : (shown ?? '');
  const first = ['', senderName, typed, mark?.kind === 'omitted' ? mark.label : ''];
  return [table([first, ...coSenderNames.map((name) => ['', name, '', ''])])];
}

const IN_ROW = 4;

/** Mark and day stand over the name, the post beside it. */
function signs(boxes: readonly SignatureBox[]): ReadTable {
  const rows = Math.max(1, Math.ceil(boxes.length / IN_ROW));
  const inRow = Math.max(1, Math.ceil(boxes.length / rows));
  const places = Math.max(3, inRow);
  const lines = Array.from({ length: rows }, (_, row) => {
    const own = Array.from({ length: places }, (__, at) => (at < inRow ? boxes[row * inRow + at] : undefined));
    const days = own.flatMap((box) => ['', [box?.mark, box?.date].filter(Boolean).join('')]);
    return [days, own.flatMap((box) => [box ? post(box) : '', box ? signature(box) : ''])];
  });
  return table(lines.flat());
}

const COOPERATORS = 3;

function cooperators(boxes: readonly SignatureBox[]): ReadTable {
  const rows = Math.max(1, Math.ceil(boxes.length / COOPERATORS));
  const cells = Array.from({ length: rows * COOPERATORS }, (_, at) => {
    const [box, place] = [boxes[at], { row: Math.floor(at / COOPERATORS), column: 1 + (at % COOPERATORS) * 2 }];
    const words = box ? [post(box), signature(box)] : ['', ''];
    return words.map((each, index) => {
      return { ...place, column: place.column + index, rowspan: 1, colspan: 1, words: squeezed(each) };
    });
  });
  const label = { row: 0, column: 0, rowspan: rows, colspan: 1, words: '협조자' };
  return { rows, columns: 1 + COOPERATORS * 2, cells: [label, ...cells.flat()] };
}

function contact({ letter, disclosureLabel }: StandardDraft): ReadTable[] {
  const { enforcement, receipt } = letter;
  const { zipCode, address, homepage, phone, fax, email } = letter.contact;
  const day = (known: NumberAndDay | undefined) => ['(', known ? officialDate(known.day) : '', ')'];
  return [
    table([['시행', enforcement?.number ?? '', ...day(enforcement), '접수', receipt?.number ?? '', ...day(receipt)]]),
    table([['우', zipCode, address, homepage]]),
    table([['전화', phone, '전송', fax, email, disclosureLabel]]),
  ];
}

function post(box: SignatureBox): string {
  return `${box.origin ?? ''}${box.postTitle}${box.hasOpinion ? '(의견 있음)' : ''}`;
}

function signature(box: SignatureBox): string {
  return box.absence ?? (box.name === undefined ? '' : `${box.prefix ?? ''}${box.name}`);
}
