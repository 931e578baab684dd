import { fileSizeText } from '../../../shared/kernel/file-size.ts';
import type { ReadCell, ReadPart, ReadRow } from '../../../shared/originals/read-document.ts';
import { UNREAD_REASON_LABELS, type UnreadReason } from '../../../shared/originals/unread-file.ts';
import { GrowingText } from '../growing-text.ts';
import type { Tally } from '../tally.ts';

/** A file of an archive: its path, the size that is stated of it, and why it was not read, or not wholly. */
export type ListedEntry = {
  readonly name: string;
  readonly size: number;
  readonly unread?: UnreadReason;
  readonly partly?: true;
};

/** The first part of an archive: what is in it, and what became of each file. */
export function contentsPart(entries: readonly ListedEntry[], tally: Tally): ReadPart {
  const head: ReadRow = {
    cells: ['이름', '크기', '읽은 결과'].map((name) => ({ ...cell(name, tally), header: true })),
  };
  const rows = entries.map(
    (entry): ReadRow => ({
      cells: [entry.name, fileSizeText(entry.size), outcome(entry)].map((text) => cell(text, tally)),
    }),
  );
  const name = `들어 있는 파일 ${entries.length}개`;
  return { kind: 'text', name, blocks: rows.length === 0 ? [] : [{ type: 'table', rows: [head, ...rows] }] };
}

function outcome({ unread, partly }: ListedEntry): string {
  if (unread === undefined) return '읽음';
  return `${partly ? '일부만 읽음' : '읽지 못함'}: ${UNREAD_REASON_LABELS[unread]}`;
}

function cell(text: string, tally: Tally): ReadCell {
  const growing = new GrowingText(tally);
  growing.text(text);
  growing.end();
  return { colspan: 1, rowspan: 1, content: growing.blocks };
}
