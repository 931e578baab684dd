import { type Static, Type } from 'typebox';
import type { FileSpot } from '../originals/file-finding.ts';
import type { LeftOutReason, OriginalFormat, ReadPart } from '../originals/read-document.ts';
import { DisclosureGround, PersonalDataKindShape } from './document-parts.ts';

const exact = { additionalProperties: false } as const;

const Facts = Type.Array(Type.Object({ name: Type.String(), value: Type.String() }, exact));

/** Blocks hold tables whose cells hold blocks; only their outermost layer is described here. */
const Part = Type.Unsafe<ReadPart>(
  Type.Object(
    {
      kind: Type.Union([Type.Literal('page'), Type.Literal('sheet'), Type.Literal('slide'), Type.Literal('text')]),
      name: Type.String(),
      hidden: Type.Optional(Type.Literal(true)),
      blocks: Type.Array(
        Type.Object(
          {
            type: Type.Union([
              Type.Literal('heading'),
              Type.Literal('paragraph'),
              Type.Literal('table'),
              Type.Literal('frame'),
              Type.Literal('object'),
            ]),
          },
          { additionalProperties: true },
        ),
      ),
    },
    exact,
  ),
);

const ReadDocumentShape = Type.Object(
  {
    v: Type.Literal(1),
    format: Type.Unsafe<OriginalFormat>(Type.String()),
    tagged: Type.Optional(Type.Literal(true)),
    /** Those of the page that was asked for. */
    parts: Type.Array(Part),
    facts: Facts,
    properties: Facts,
    leftOut: Type.Array(
      Type.Object({ reason: Type.Unsafe<LeftOutReason>(Type.String()), count: Type.Integer({ minimum: 1 }) }, exact),
    ),
    /** 개인정보 점검: what is certain in the whole file. */
    personalData: Type.Array(Type.Object({ kind: PersonalDataKindShape, count: Type.Integer({ minimum: 1 }) }, exact)),
  },
  { ...exact, title: 'ReadDocument' },
);

const Reading = Type.Union([
  Type.Object({ state: Type.Literal('waiting') }, exact),
  Type.Object(
    {
      state: Type.Literal('failed'),
      reason: Type.String(),
      mayReadAgain: Type.Boolean(),
      /** What whoever attached the file can do so that it can be read. */
      advice: Type.Optional(Type.String()),
    },
    exact,
  ),
  Type.Object(
    {
      state: Type.Literal('ready'),
      page: Type.Integer({ minimum: 1 }),
      pages: Type.Integer({ minimum: 1 }),
      /** Pages, sheets, slides and files, with the page of this view that begins them; `hidden` says how they are. */
      outline: Type.Array(
        Type.Object(
          { name: Type.String(), page: Type.Integer({ minimum: 1 }), hidden: Type.Optional(Type.String()) },
          exact,
        ),
      ),
      document: ReadDocumentShape,
    },
    exact,
  ),
]);

/** 문서 보기: an attachment as text, or how far its reading is. */
export const ReadingReply = Type.Object(
  { name: Type.String(), mediaType: Type.String(), size: Type.Integer(), reading: Reading },
  { ...exact, title: 'Reading' },
);
export type ReadingReply = Static<typeof ReadingReply>;

/** Which page of a reading; the first without one. */
export const READING_QUERY = Type.Object({ page: Type.Optional(Type.String({ pattern: '^[1-9][0-9]{0,4}$' })) }, exact);

/** 개인정보 점검 of a file: what was found, and where in the file it stands. */
const FileFindingShape = Type.Object(
  {
    kind: PersonalDataKindShape,
    confidence: Type.Union([Type.Literal('certain'), Type.Literal('likely')]),
    ground: DisclosureGround,
    words: Type.String(),
    place: Type.Object(
      { part: Type.String(), spot: Type.Unsafe<FileSpot>(Type.String()), by: Type.Optional(Type.String()) },
      exact,
    ),
  },
  exact,
);

/** How far the check of an attached file is: on its way, without an answer for a reason, or done. */
const FileCheckShape = Type.Union([
  Type.Object({ attachmentId: Type.String(), state: Type.Literal('waiting') }, exact),
  Type.Object(
    {
      attachmentId: Type.String(),
      state: Type.Literal('failed'),
      reason: Type.String(),
      advice: Type.Optional(Type.String()),
    },
    exact,
  ),
  Type.Object(
    {
      attachmentId: Type.String(),
      state: Type.Literal('ready'),
      findings: Type.Array(FileFindingShape),
      /** Found and not told one by one. */
      more: Type.Integer({ minimum: 0 }),
      /** Why not all words of the file are known; absent where they are. */
      unread: Type.Optional(Type.String()),
    },
    exact,
  ),
]);
export type FileCheck = Static<typeof FileCheckShape>;

/** 개인정보 점검 of all files of a draft, in their order. */
export const FileFindingsReply = Type.Object(
  { files: Type.Array(FileCheckShape) },
  { ...exact, title: 'FileFindings' },
);
export type FileFindingsReply = Static<typeof FileFindingsReply>;
