import { type SheetColumn, writeSheet } from '../platform/sheet/write-sheet.ts';

export type IndexedFile = { readonly path: string; readonly size: number; readonly sha256: string };

/** One document of the archive as its list tells it. */
export type IndexedDocument = {
  readonly order: number;
  readonly documentNumber: string;
  readonly managementNumber: string;
  readonly registeredOn: string;
  readonly title: string;
  readonly unitName: string;
  readonly drafter: string;
  readonly approver: string;
  /** 공개구분 as it was approved. */
  readonly disclosure: string;
  /** As it stood when the archive was made, and the day of the last decision on it, where that says something else. */
  readonly disclosureNow: string | null;
  readonly disclosureNowSince: string | null;
  readonly retention: string;
  readonly pages: number | null;
  readonly files: readonly IndexedFile[];
  /** What could not be put in, in words. */
  readonly faults: readonly string[];
};

/** What the archive says about itself. */
export type ExportFacts = {
  readonly agencyName: string;
  readonly unitName: string;
  readonly path: readonly string[];
  readonly retention: string;
  readonly fromOn: string;
  readonly toOn: string;
  readonly askedBy: string;
  readonly askedAt: string;
  readonly hidden: number;
};

type Row = { readonly document: IndexedDocument; readonly file: IndexedFile | undefined };

const COLUMNS: readonly SheetColumn<Row>[] = [
  { title: '순번', width: 6, value: ({ document }) => document.order },
  { title: '등록번호', width: 24, value: ({ document }) => document.documentNumber },
  { title: '등록일자', width: 12, value: ({ document }) => document.registeredOn },
  { title: '제목', width: 60, value: ({ document }) => document.title },
  { title: '처리과', width: 20, value: ({ document }) => document.unitName },
  { title: '기안자', width: 12, value: ({ document }) => document.drafter },
  { title: '결재자', width: 12, value: ({ document }) => document.approver },
  { title: '공개구분', width: 14, value: ({ document }) => document.disclosure },
  { title: '바뀐 공개구분', width: 14, value: ({ document }) => document.disclosureNow ?? '' },
  { title: '공개구분을 바꾼 날', width: 12, value: ({ document }) => document.disclosureNowSince ?? '' },
  { title: '보존기간', width: 10, value: ({ document }) => document.retention },
  { title: '관리번호', width: 18, value: ({ document }) => document.managementNumber },
  { title: '쪽수', width: 6, value: ({ document }) => document.pages ?? '' },
  { title: '파일', width: 70, value: ({ file }) => file?.path ?? '' },
  { title: '크기', width: 12, value: ({ file }) => file?.size ?? '' },
  { title: 'SHA-256', width: 66, value: ({ file }) => file?.sha256 ?? '' },
  { title: '넣지 못한 것', width: 50, value: ({ document }) => document.faults.join(' / ') },
];

/** 목록.xlsx: one row for each file of each document, so that nothing has to be unfolded. */
export function indexSheet(documents: readonly IndexedDocument[]): Promise<Uint8Array> {
  const rows = documents.flatMap((document): Row[] =>
    document.files.length === 0 ? [{ document, file: undefined }] : document.files.map((file) => ({ document, file })),
  );
  return writeSheet('목록', COLUMNS, rows);
}

/** 목록.json: the same for programs. */
export function indexJson(facts: ExportFacts, documents: readonly IndexedDocument[]): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify({ version: 1, ...facts, documents }, null, 2)}\n`);
}

/** 읽어 주십시오.txt: what this archive is, what it leaves out and what could not be put in. */
export function exportReport(facts: ExportFacts, documents: readonly IndexedDocument[]): Uint8Array {
  const faults = documents.flatMap((document) => document.faults.map((fault) => ({ document, fault })));
  const lines = [
    `${facts.agencyName} ${facts.unitName} 기록물철 내보내기`,
    '',
    `기록물철: ${facts.path.join(' > ')}`,
    `보존기간: ${facts.retention}`,
    `등록일자: ${facts.fromOn} ~ ${facts.toOn}`,
    `내보낸 사람: ${facts.askedBy}`,
    `내보낸 때: ${facts.askedAt}`,
    '',
    `문서 ${documents.length}건을 담았습니다. 각 파일의 SHA-256은 목록.xlsx와 목록.json에 있습니다.`,
    ...(facts.hidden === 0
      ? []
      : [`읽을 권한이 없는 문서 ${facts.hidden}건은 담지 않았습니다. 권한이 있는 사람에게 요청하여 주십시오.`]),
    '이 파일은 사본입니다. 기록물 원본은 시스템에 그대로 있습니다.',
    '',
    ...(faults.length === 0
      ? ['넣지 못한 파일이 없습니다.']
      : [
          `넣지 못한 파일 ${faults.length}개:`,
          ...faults.map(({ document, fault }) => `- ${document.order}번 ${document.documentNumber} ${fault}`),
        ]),
  ];
  // With the mark and the line ends that the oldest editor of Windows needs to read Korean.
  return new TextEncoder().encode(`\ufeff${lines.join('\r\n')}\r\n`);
}
