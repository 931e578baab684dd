import { type Static, Type } from 'typebox';
import { BodyShape } from './body.ts';
import { Day, DisclosureShape } from './document-parts.ts';
import { OPEN_FIELDS } from './publication.ts';

const exact = { additionalProperties: false } as const;

/** GET /api/documents/:managementNumber/document.json: an approved document whole, as the office reads it. */
export const OfficeDocument = Type.Object(
  {
    ...OPEN_FIELDS,
    body: BodyShape,
    text: Type.String(),
    /** SHA-256 of the content as it was approved, in canonical spelling (RFC 8785). */
    contentHash: Type.String(),
    /** 비공개 사유 as it was approved; null where nothing is closed, or the text is from before there was one. */
    closedReason: Type.Union([Type.String(), Type.Null()]),
    attachments: Type.Array(
      Type.Object(
        {
          name: Type.String(),
          mediaType: Type.String(),
          size: Type.Integer(),
          sha256: Type.String(),
          disclosure: DisclosureShape,
          closedReason: Type.Union([Type.String(), Type.Null()]),
          /** 검토 종료 예정일 of this file by itself. */
          reviewUntil: Type.Union([Day, Type.Null()]),
          url: Type.String(),
        },
        exact,
      ),
    ),
  },
  { ...exact, title: 'OfficeDocument' },
);
export type OfficeDocument = Static<typeof OfficeDocument>;
