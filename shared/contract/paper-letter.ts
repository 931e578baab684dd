import { Type } from 'typebox';
import { Day } from './document-parts.ts';

const exact = { additionalProperties: false } as const;

const PaperPictureShape = Type.Object(
  {
    sha256: Type.String(),
    mediaType: Type.Union([Type.Literal('image/png'), Type.Literal('image/jpeg')]),
    width: Type.Integer(),
    height: Type.Integer(),
  },
  exact,
);

const NumberAndDayShape = Type.Object({ number: Type.String(), day: Day }, exact);

const SenderMarkShape = Type.Union([
  Type.Object({ kind: Type.Literal('seal'), image: Type.Optional(PaperPictureShape), sizeMm: Type.Number() }, exact),
  Type.Object(
    {
      kind: Type.Literal('signature'),
      image: Type.Optional(PaperPictureShape),
      name: Type.Optional(Type.String()),
    },
    exact,
  ),
  Type.Object(
    { kind: Type.Literal('omitted'), label: Type.Union([Type.Literal('관인생략'), Type.Literal('서명생략')]) },
    exact,
  ),
]);

/** 우편번호, 주소 …: what a letter prints of its sender besides names; empty where there is none. */
export const LetterContactShape = Type.Object(
  {
    zipCode: Type.String(),
    address: Type.String(),
    homepage: Type.String(),
    phone: Type.String(),
    fax: Type.String(),
    email: Type.String(),
  },
  exact,
);

/** 두문 and 결문 of the standard form (별지 제1호서식) as they are printed. */
export const PaperLetterShape = Type.Object(
  {
    recipientLine: Type.String(),
    viaLine: Type.Optional(Type.String()),
    senderName: Type.Optional(Type.String()),
    coSenderNames: Type.Optional(Type.Array(Type.String())),
    mark: Type.Optional(SenderMarkShape),
    recipientList: Type.Optional(Type.Array(Type.String())),
    enforcement: Type.Optional(NumberAndDayShape),
    receipt: Type.Optional(NumberAndDayShape),
    contact: LetterContactShape,
    letterhead: Type.Object(
      {
        motto: Type.Optional(Type.String()),
        logo: Type.Optional(PaperPictureShape),
        symbol: Type.Optional(PaperPictureShape),
        footer: Type.Optional(Type.String()),
      },
      exact,
    ),
  },
  exact,
);
