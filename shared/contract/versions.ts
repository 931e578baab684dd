import { type Static, Type } from 'typebox';
import { DOCUMENT_LIMITS } from '../document/official-document.ts';
import { BodyShape } from './body.ts';
import {
  AttachmentShape,
  ClosedReason,
  ContentHash,
  Day,
  DisclosureShape,
  Id,
  Instant,
  LicenceShape,
  ManagementNumber,
} from './document-parts.ts';
import { SeatIndex } from './in-turn.ts';

const exact = { additionalProperties: false } as const;

const disclosedFields = {
  publicTitle: Type.String({ maxLength: 1_000 }),
  disclosure: DisclosureShape,
  closedReason: ClosedReason,
  bodyOpen: Type.Boolean(),
  licence: LicenceShape,
  embargoUntil: Type.Union([Day, Type.Null()]),
  reviewUntil: Type.Union([Day, Type.Null()]),
  isVerbatim: Type.Boolean(),
};

/** 공개구분 as whoever is in turn decides it, whole; of the attachments those that shall stand otherwise. */
export const DecidedDisclosure = Type.Object(
  {
    ...disclosedFields,
    attachments: Type.Array(
      Type.Object(
        {
          id: Id,
          disclosure: DisclosureShape,
          closedReason: ClosedReason,
          reviewUntil: Type.Union([Day, Type.Null()]),
          isVerbatim: Type.Boolean(),
        },
        exact,
      ),
      {
        maxItems: DOCUMENT_LIMITS.attachments,
      },
    ),
  },
  { ...exact, title: 'DecidedDisclosure' },
);
export type DecidedDisclosure = Static<typeof DecidedDisclosure>;

/** POST /api/documents/:managementNumber/edition (검토자 수정): the whole text as it shall stand. */
export const EditDocument = Type.Object(
  {
    /** The hash of the content that was on the screen: a text that has changed meanwhile is not overwritten. */
    baseHash: ContentHash,
    seat: Type.Optional(SeatIndex),
    title: Type.String({ maxLength: 1_000 }),
    /** The editor's own JSON, validated node by node like that of a draft. */
    editorJson: Type.Unknown(),
    /** Absent where the 공개구분 stays as it is. */
    decided: Type.Optional(DecidedDisclosure),
  },
  { ...exact, title: 'EditDocument' },
);
export type EditDocument = Static<typeof EditDocument>;

export const VERSION_PARAMS = Type.Object(
  { managementNumber: ManagementNumber, version: Type.String({ pattern: '^[1-9][0-9]{0,5}$' }) },
  exact,
);

/** GET /api/documents/:managementNumber/versions/:version: one version's text (판); who made it tells the history. */
export const VersionReply = Type.Object(
  {
    version: Type.Integer(),
    title: Type.String(),
    body: BodyShape,
    contentHash: ContentHash,
    ...disclosedFields,
    attachments: Type.Array(AttachmentShape),
  },
  { ...exact, title: 'DocumentVersion' },
);
export type VersionReply = Static<typeof VersionReply>;

/** POST /api/documents/:managementNumber/opening (열람): the page shows this version to the person. */
export const OpenDocument = Type.Object(
  { version: Type.Integer({ minimum: 1, maximum: 1_000_000 }) },
  { ...exact, title: 'OpenDocument' },
);
export type OpenDocument = Static<typeof OpenDocument>;

export const OpeningReply = Type.Object(
  {
    managementNumber: ManagementNumber,
    /** The newest version the person had opened before; null if none. */
    seenVersion: Type.Union([Type.Integer(), Type.Null()]),
  },
  { ...exact, title: 'Opening' },
);
export type OpeningReply = Static<typeof OpeningReply>;

/** GET /api/documents/:managementNumber/openings (열람 이력): the newest first, for whom the policy allows. */
export const OpeningsReply = Type.Object(
  {
    openings: Type.Array(
      Type.Object(
        {
          name: Type.String(),
          /** Of today; empty for who has left. */
          postTitle: Type.String(),
          unitName: Type.String(),
          /** 공동기안: the agency of a reader who is of another than the document's. */
          agencyName: Type.Optional(Type.String()),
          version: Type.Integer(),
          at: Instant,
        },
        exact,
      ),
    ),
    /** There are older ones that are not shown. */
    more: Type.Boolean(),
  },
  { ...exact, title: 'Openings' },
);
export type OpeningsReply = Static<typeof OpeningsReply>;
