import { type Static, Type } from 'typebox';
import { BodyShape } from './body.ts';
import { Day, DisclosureGround, DisclosureShape, Instant, LicenceShape, ManagementNumber } from './document-parts.ts';

const exact = { additionalProperties: false } as const;

/** An attachment as citizens see it: a closed one has no name, type or size, but the grounds on which it is closed. */
const PublicAttachment = Type.Union([
  Type.Object(
    {
      shown: Type.Literal(true),
      id: Type.String(),
      name: Type.String(),
      mediaType: Type.String(),
      size: Type.Integer(),
      url: Type.String(),
      /** 바로 보기: the content as a page of text. */
      viewUrl: Type.Union([Type.String(), Type.Null()]),
      /** The file itself where it is a PDF, else one drawn of its content (보기용 사본). */
      pdfUrl: Type.Union([Type.String(), Type.Null()]),
    },
    exact,
  ),
  Type.Object(
    {
      shown: Type.Literal(false),
      name: Type.Union([Type.Literal('비공개 문서'), Type.Literal('개인정보 신고로 확인 중인 문서')]),
      /** 제9조제1항 각 호; none while a report is being looked into. */
      grounds: Type.Array(DisclosureGround),
    },
    exact,
  ),
]);

/** What every open form of an approved document tells: the public copy's, and the whole one of the office. */
export const OPEN_FIELDS = {
  managementNumber: ManagementNumber,
  title: Type.String(),
  agencyName: Type.String(),
  departmentName: Type.String(),
  documentNumber: Type.String(),
  /** 문서 종류 (영 제4조): 일반문서, 공고문서 … */
  kind: Type.String(),
  /** 고시·공고 number and the like, where the kind of the document brings one and the body is open. */
  furtherNumber: Type.Union([Type.String(), Type.Null()]),
  producedOn: Day,
  disclosure: DisclosureShape,
  /** 검토 종료 예정일 of what ground 5 closes, where somebody has said one. */
  reviewUntil: Type.Union([Day, Type.Null()]),
  retention: Type.String(),
  author: Type.String(),
  classificationPath: Type.Array(Type.String()),
  licence: LicenceShape,
  summary: Type.String(),
  keywords: Type.Array(Type.String()),
  /** 수신, 발신명의 … of a 시행문 by their names on the form; null for what is not sent or has its body closed. */
  letter: Type.Union([Type.Array(Type.Object({ name: Type.String(), value: Type.String() }, exact)), Type.Null()]),
  /** The pictures (그림) that the body names by their hash, each once. */
  pictures: Type.Array(Type.Object({ sha256: Type.String(), url: Type.String() }, exact)),
} as const;

/** GET /documents/:managementNumber.json: the document as open data. */
export const PublicDocument = Type.Object(
  {
    ...OPEN_FIELDS,
    publishedAt: Instant,
    /** 목록만 공개: why no more than the list's facts are here; null for a document that can be read. */
    listedBecause: Type.Union([
      Type.Literal('closed'),
      Type.Literal('waiting'),
      Type.Literal('rankBelow'),
      Type.Literal('checking'),
      Type.Null(),
    ]),
    /** From which day on the original will be public, where that is known. */
    originalOn: Type.Union([Day, Type.Null()]),
    /** Null when the drafter left the body of a partly public document closed. */
    body: Type.Union([BodyShape, Type.Null()]),
    text: Type.Union([Type.String(), Type.Null()]),
    attachments: Type.Array(PublicAttachment),
  },
  { ...exact, title: 'PublicDocument' },
);
export type PublicDocument = Static<typeof PublicDocument>;
