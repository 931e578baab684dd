import { type Static, Type } from 'typebox';
import { Day, Id, Instant } from './document-parts.ts';

const exact = { additionalProperties: false } as const;

/** GET /api/record-files */
export const RecordFilesQuery = Type.Object(
  { year: Type.String({ pattern: '^\\d{4}$' }), find: Type.Optional(Type.String({ maxLength: 100 })) },
  exact,
);
export type RecordFilesQuery = Static<typeof RecordFilesQuery>;

/** 기록물철: what was filed under one unit task in one year (기록령 제23조①: one file a unit task unless told otherwise). */
const RecordFileShape = Type.Object(
  {
    unitTaskId: Type.String(),
    unitName: Type.String(),
    /** From the widest class to the unit task itself. */
    path: Type.Array(Type.String()),
    retentionLabel: Type.String(),
    documents: Type.Integer(),
  },
  { ...exact, title: 'RecordFile' },
);
export type RecordFileShape = Static<typeof RecordFileShape>;

export const RecordFilesReply = Type.Object(
  {
    year: Type.Integer(),
    files: Type.Array(RecordFileShape),
    /** More than are shown: the reader narrows what is looked for. */
    more: Type.Boolean(),
  },
  { ...exact, title: 'RecordFiles' },
);
export type RecordFilesReply = Static<typeof RecordFilesReply>;

/** POST /api/record-files/:unitTaskId/exports: from the first to the last day of filing, both included. */
export const AskExport = Type.Object({ from: Day, to: Day }, { ...exact, title: 'AskExport' });
export type AskExport = Static<typeof AskExport>;

const ExportState = Type.Union([
  Type.Literal('waiting'),
  Type.Literal('running'),
  Type.Literal('ready'),
  Type.Literal('failed'),
  Type.Literal('cancelled'),
  /** Its file has been removed, by the person or by time; who took what stays written down. */
  Type.Literal('removed'),
]);

/** 내보내기: one record file as a ZIP, prepared in the background. */
export const ExportShape = Type.Object(
  {
    id: Type.String(),
    unitTaskId: Type.String(),
    unitName: Type.String(),
    name: Type.String(),
    from: Day,
    to: Day,
    state: ExportState,
    askedBy: Type.String(),
    askedAt: Instant,
    isMine: Type.Boolean(),
    /** Documents of the ZIP, and how many of them are in it by now. */
    total: Type.Integer(),
    done: Type.Integer(),
    /** Documents of the file that this person may not read: counted, never named. */
    hidden: Type.Integer(),
    /** What could not be put in and stands in the ZIP's own report. */
    faults: Type.Integer(),
    /** Why it failed, in words. */
    reason: Type.Union([Type.String(), Type.Null()]),
    size: Type.Union([Type.Integer(), Type.Null()]),
    sha256: Type.Union([Type.String(), Type.Null()]),
    keptUntil: Type.Union([Instant, Type.Null()]),
    downloads: Type.Integer(),
  },
  { ...exact, title: 'RecordExport' },
);
export type ExportShape = Static<typeof ExportShape>;

/** GET /api/record-exports: mine, and everybody's for 기록물관리 전문요원; the newest first. */
export const ExportsReply = Type.Object({ exports: Type.Array(ExportShape) }, { ...exact, title: 'RecordExports' });
export type ExportsReply = Static<typeof ExportsReply>;

export const EXPORT_PARAMS = Type.Object({ exportId: Id }, exact);
export const ExportAsked = Type.Object({ exportId: Type.String() }, { ...exact, title: 'ExportAsked' });
export type ExportAsked = Static<typeof ExportAsked>;
