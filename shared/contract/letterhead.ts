import { type Static, Type } from 'typebox';
import { LETTERHEAD_LIMITS } from '../document/letterhead.ts';
import { AgencyId, Day, Id, Instant } from './document-parts.ts';
import { LetterContactShape } from './paper-letter.ts';

const exact = { additionalProperties: false } as const;

const PictureShape = Type.Object(
  { sha256: Type.String(), mediaType: Type.Literal('image/png'), width: Type.Integer(), height: Type.Integer() },
  exact,
);
const Reason = Type.String({ minLength: 1, maxLength: 500 });
/** A PNG file in base64. */
const Png = Type.String({ minLength: 1, maxLength: Math.ceil(LETTERHEAD_LIMITS.pictureBytes / 3) * 4 + 4 });
const By = Type.String({ description: '정한 사람' });

const texts = {
  /** 발신명의, as 한빛시장; empty for the usual one. Only of the agency. */
  headTitle: Type.String({ maxLength: 1_000 }),
  zipCode: Type.String({ maxLength: 1_000 }),
  address: Type.String({ maxLength: 1_000 }),
  homepage: Type.String({ maxLength: 1_000 }),
  phone: Type.String({ maxLength: 1_000 }),
  fax: Type.String({ maxLength: 1_000 }),
  /** 머리말, 꼬리말. */
  motto: Type.String({ maxLength: 1_000 }),
  footer: Type.String({ maxLength: 1_000 }),
};

/** GET /api/letterheads (administrator): 발신 정보 of the agency and its units, and the 관인대장. */
export const LetterheadsReply = Type.Object(
  {
    /** What the agency was opened with; counts where nothing else is said. */
    usual: Type.Object(
      { headTitle: Type.String(), zipCode: Type.String(), address: Type.String(), homepage: Type.String() },
      exact,
    ),
    rows: Type.Array(
      Type.Object(
        {
          sequence: Type.Integer(),
          unitId: Type.Union([Type.String(), Type.Null()]),
          unitName: Type.String(),
          validFrom: Day,
          state: Type.Union([Type.Literal('past'), Type.Literal('valid'), Type.Literal('future')]),
          ...texts,
          logo: Type.Union([PictureShape, Type.Null()]),
          symbol: Type.Union([PictureShape, Type.Null()]),
          reason: Type.String(),
          at: Instant,
          by: By,
        },
        exact,
      ),
    ),
    seals: Type.Array(
      Type.Object(
        {
          sequence: Type.Integer(),
          /** Whose signature it is; null for a seal of the agency. */
          person: Type.Union([Type.Object({ personId: Type.String(), name: Type.String() }, exact), Type.Null()]),
          name: Type.String(),
          sizeMm: Type.Integer(),
          picture: PictureShape,
          reason: Type.String(),
          registeredAt: Instant,
          by: By,
          retiredAt: Type.Union([Instant, Type.Null()]),
        },
        exact,
      ),
    ),
  },
  { ...exact, title: 'Letterheads' },
);
export type LetterheadsReply = Static<typeof LetterheadsReply>;

/** POST /api/letterheads (administrator): from a day on. A picture is kept, taken away (null) or a new one. */
const PictureChoice = Type.Union([
  Type.Object({ sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }) }, exact),
  Type.Object({ png: Png }, exact),
  Type.Null(),
]);
export const SetLetterhead = Type.Object(
  {
    unitId: Type.Union([Id, Type.Null()]),
    validFrom: Day,
    ...texts,
    logo: PictureChoice,
    symbol: PictureChoice,
    reason: Reason,
  },
  { ...exact, title: 'SetLetterhead' },
);
export type SetLetterhead = Static<typeof SetLetterhead>;
export const LetterheadSet = Type.Object({ validFrom: Day }, exact);
export type LetterheadSet = Static<typeof LetterheadSet>;

/** POST /api/seals (administrator): 관인 or 전자이미지서명 등록, 재등록. */
export const RegisterSeal = Type.Object(
  {
    personId: Type.Union([Id, Type.Null()]),
    name: Type.String({ maxLength: 1_000 }),
    sizeMm: Type.Integer({ minimum: 1, maximum: 1_000 }),
    png: Png,
    reason: Reason,
  },
  { ...exact, title: 'RegisterSeal' },
);
export type RegisterSeal = Static<typeof RegisterSeal>;
export const SealRegistered = Type.Object({ sequence: Type.Integer() }, exact);
export type SealRegistered = Static<typeof SealRegistered>;

/** GET /api/letters/sending: what a letter of the reader would print today, for the drafting screen. */
export const SendingReply = Type.Object(
  {
    agencyId: AgencyId,
    facts: Type.Object(
      {
        agencyHead: Type.String(),
        unitHead: Type.String(),
        unitHeadPersonId: Type.Union([Type.String(), Type.Null()]),
        partnerHeads: Type.Array(Type.Object({ agencyName: Type.String(), head: Type.String() }, exact)),
        contact: LetterContactShape,
        motto: Type.String(),
        footer: Type.String(),
        logo: Type.Union([PictureShape, Type.Null()]),
        symbol: Type.Union([PictureShape, Type.Null()]),
      },
      exact,
    ),
    /** A seal is registered; the unit head's signature is. */
    hasSeal: Type.Boolean(),
    hasSignature: Type.Boolean(),
    /** 발신명의 of every agency of the installation: whom a letter to one of them names. */
    agencies: Type.Array(Type.Object({ id: AgencyId, name: Type.String(), head: Type.String() }, exact)),
  },
  { ...exact, title: 'Sending' },
);
export type SendingReply = Static<typeof SendingReply>;

export const LETTER_PICTURE_PARAMS = Type.Object({ sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }) }, exact);
