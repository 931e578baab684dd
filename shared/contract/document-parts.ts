import { type Static, Type } from 'typebox';
import { MOST_WON } from '../kernel/won.ts';

const exact = { additionalProperties: false } as const;

export const ManagementNumber = Type.String({ pattern: '^D[0-9]{13}$', title: '관리번호' });
/** An id of ours, as a text; PostgreSQL throws on anything else. */
export const Id = Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' });
export const MANAGEMENT_NUMBER_PARAMS = Type.Object({ managementNumber: ManagementNumber }, exact);

/** An instant in UTC, ISO 8601. */
export const Instant = Type.String({ format: 'date-time' });
/** A day in Korea, YYYY-MM-DD. */
export const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
export const ContentHash = Type.String({ pattern: '^[0-9a-f]{64}$', title: 'SHA-256 of the canonical content' });

export const DisclosureLevel = Type.Union([
  Type.Literal('open'),
  Type.Literal('partiallyOpen'),
  Type.Literal('closed'),
]);
export const DisclosureGround = Type.Union([
  Type.Literal(1),
  Type.Literal(2),
  Type.Literal(3),
  Type.Literal(4),
  Type.Literal(5),
  Type.Literal(6),
  Type.Literal(7),
  Type.Literal(8),
]);
export const DisclosureShape = Type.Object(
  { level: DisclosureLevel, grounds: Type.Array(DisclosureGround, { maxItems: 8, uniqueItems: true }) },
  exact,
);
/** 비공개 사유 as it is typed; null or blank for the one that the grounds propose. */
export const ClosedReason = Type.Union([Type.String({ maxLength: 5_000 }), Type.Null()]);
const NamedReaders = Type.Array(Type.Object({ id: Id, name: Type.String({ maxLength: 200 }) }, exact), {
  maxItems: 200,
});
/** 열람제한; lengths are generous, the rules answer in words. */
export const RestrictionShape = Type.Object(
  {
    reason: Type.String({ maxLength: 5_000 }),
    until: Type.Union([Day, Type.Null()]),
    units: NamedReaders,
    people: NamedReaders,
  },
  { ...exact, title: 'AccessRestriction' },
);
export type RestrictionShape = Static<typeof RestrictionShape>;
export const RestrictionOrNone = Type.Union([RestrictionShape, Type.Null()]);

/** What a detector of personal data can tell apart (개인정보 점검). */
export const PersonalDataKindShape = Type.Union([
  Type.Literal('residentNumber'),
  Type.Literal('foreignerNumber'),
  Type.Literal('passportNumber'),
  Type.Literal('driverLicence'),
  Type.Literal('healthInsurance'),
  Type.Literal('mobilePhone'),
  Type.Literal('telephone'),
  Type.Literal('email'),
  Type.Literal('bankCard'),
  Type.Literal('bankAccount'),
  Type.Literal('businessNumber'),
  Type.Literal('corporationNumber'),
  Type.Literal('vehicleNumber'),
  Type.Literal('location'),
  Type.Literal('homeAddress'),
  Type.Literal('birthDate'),
  Type.Literal('personName'),
  Type.Literal('sensitive'),
]);
export const LicenceShape = Type.Union([
  Type.Literal('kogl0'),
  Type.Literal('kogl1'),
  Type.Literal('kogl2'),
  Type.Literal('kogl3'),
  Type.Literal('kogl4'),
  Type.Literal('ccBy'),
  Type.Literal('ccByNd'),
  Type.Literal('ccBySa'),
  Type.Literal('ccByNc'),
  Type.Literal('ccByNcSa'),
  Type.Literal('ccByNcNd'),
  Type.Literal('none'),
]);
export const RetentionShape = Type.Union([
  Type.Literal('permanent'),
  Type.Literal('semiPermanent'),
  Type.Literal('y30'),
  Type.Literal('y10'),
  Type.Literal('y5'),
  Type.Literal('y3'),
  Type.Literal('y1'),
]);

/** The ordinal of an agency of the installation. */
export const AgencyId = Type.Integer({ minimum: 0, maximum: 9999 });

export const PrintedOfficerShape = Type.Object(
  {
    personId: Type.String(),
    name: Type.String(),
    postId: Type.String(),
    postTitle: Type.String(),
    unitId: Type.String(),
    unitName: Type.String(),
    unitCode: Type.String(),
    /** 공동기안: the agency of an official who is of another than the document's. */
    agency: Type.Optional(Type.Object({ id: AgencyId, name: Type.String() }, exact)),
  },
  { ...exact, title: 'PrintedOfficer' },
);

export const SeatActShape = Type.Union([
  Type.Literal('draft'),
  Type.Literal('review'),
  Type.Literal('cooperate'),
  Type.Literal('approve'),
  Type.Literal('delegatedApprove'),
  Type.Literal('afterRead'),
]);
/** The acts that end with a signature of one in turn. */
export const SignActShape = Type.Union([
  Type.Literal('review'),
  Type.Literal('cooperate'),
  Type.Literal('approve'),
  Type.Literal('delegatedApprove'),
]);
/** 발의자(★), 보고자(⊙). */
export const OriginMarkShape = Type.Union([Type.Literal('initiator'), Type.Literal('reporter')]);
export const ApprovalStatusShape = Type.Union([
  Type.Literal('drafting'),
  Type.Literal('inApproval'),
  Type.Literal('rejected'),
  Type.Literal('recalled'),
  Type.Literal('approved'),
]);

/** The seats after the drafter's, as the line editor sends them. */
export const LineSeat = Type.Object(
  {
    act: Type.Union([
      Type.Literal('review'),
      Type.Literal('cooperate'),
      Type.Literal('approve'),
      Type.Literal('delegatedApprove'),
      Type.Literal('afterRead'),
    ]),
    postId: Id,
    personId: Id,
    /** 병렬: neighbours with one number act in any order. */
    group: Type.Optional(Type.Integer({ minimum: 1, maximum: 20 })),
    /** 협조부서: the person is the unit's clerk, who names the one to cooperate. */
    toBeNamed: Type.Optional(Type.Literal(true)),
    /** 검토 생략: why the reviewer does not sign, as printed. */
    skipReason: Type.Optional(Type.String({ minLength: 1, maxLength: 20 })),
    marks: Type.Optional(Type.Array(OriginMarkShape, { maxItems: 2 })),
    /** 공동기안: the agency of the installation whose seat this is; absent for the document's own. */
    agencyId: Type.Optional(AgencyId),
  },
  { ...exact, title: 'LineSeat' },
);
export type LineSeat = Static<typeof LineSeat>;

export const FurtherKindShape = Type.Union([
  Type.Literal('statute'),
  Type.Literal('standingOrder'),
  Type.Literal('establishedRule'),
  Type.Literal('instruction'),
  Type.Literal('dailyOrder'),
  Type.Literal('publicNotice'),
  Type.Literal('decision'),
]);

/** 문서 종류 other than 일반문서, and the series (번호 대장) of its number; a 방침 names none. */
export const ChosenKindShape = Type.Object(
  {
    kind: Type.Union([Type.Literal('civilPetition'), Type.Literal('standingRegister'), ...FurtherKindShape.anyOf]),
    seriesId: Type.Union([Id, Type.Null()]),
  },
  { ...exact, title: 'ChosenKind' },
);

/** 시행문 as its drafter chooses it. Lengths are generous: the rules answer in words. */
export const LetterShape = Type.Object(
  {
    recipients: Type.Array(
      Type.Object(
        {
          name: Type.String({ maxLength: 1_000 }),
          handledBy: Type.Optional(Type.String({ maxLength: 1_000 })),
          /** An agency of the installation, or a unit of it. */
          place: Type.Optional(Type.Object({ agencyId: AgencyId, unitId: Type.Optional(Id) }, exact)),
        },
        exact,
      ),
      { maxItems: 1_000 },
    ),
    via: Type.Optional(Type.String({ maxLength: 1_000 })),
    mark: Type.Union([Type.Literal('stamped'), Type.Literal('omitted')]),
  },
  { ...exact, title: 'Letter' },
);

/** The matter (단위사무) of the delegation table that a drafter chose, and why the line departs from it, if it does. */
export const MatterChoice = Type.Object(
  {
    code: Type.String({ minLength: 1, maxLength: 200 }),
    name: Type.String({ maxLength: 200 }),
    amountWon: Type.Union([Type.Integer({ minimum: 0, maximum: MOST_WON }), Type.Null()]),
    reason: Type.String({ maxLength: 500 }),
  },
  { ...exact, title: 'MatterChoice' },
);
export type MatterChoice = Static<typeof MatterChoice>;

export const AttachmentShape = Type.Object(
  {
    id: Type.String(),
    name: Type.String(),
    mediaType: Type.String(),
    size: Type.Integer(),
    sha256: Type.String(),
    disclosure: DisclosureShape,
    /** 비공개 사유; absent where it is the one that the grounds propose. */
    closedReason: Type.Optional(Type.String()),
    /** 검토 종료 예정일 of this file by itself; absent where it goes with the document. */
    reviewUntil: Type.Optional(Day),
    /** 속기록·녹음; absent for every other file. */
    isVerbatim: Type.Optional(Type.Literal(true)),
  },
  { ...exact, title: 'Attachment' },
);
export type AttachmentShape = Static<typeof AttachmentShape>;

export const UnitTaskShape = Type.Object(
  {
    id: Type.String(),
    unitId: Type.String(),
    name: Type.String(),
    /** 분류정보 from the widest class to the unit task itself, e.g. 행정 > … > 동마을복지센터추진지원. */
    path: Type.Array(Type.String(), { minItems: 1, maxItems: 10 }),
    retention: RetentionShape,
  },
  { ...exact, title: 'UnitTask' },
);
export type UnitTaskShape = Static<typeof UnitTaskShape>;

const Box = Type.Object(
  {
    postTitle: Type.String(),
    name: Type.Optional(Type.String()),
    mark: Type.Optional(Type.Union([Type.Literal('전결'), Type.Literal('대결')])),
    date: Type.Optional(Type.String()),
    origin: Type.Optional(Type.String()),
    prefix: Type.Optional(Type.String()),
    absence: Type.Optional(Type.String()),
    hasOpinion: Type.Boolean(),
    inTurn: Type.Boolean(),
  },
  exact,
);
export const SignatureBoxesShape = Type.Object(
  {
    signRow: Type.Array(Box),
    cooperation: Type.Array(Box),
    /** 공동기안: the rows of the agencies that decide after the lead agency, in their order. */
    joint: Type.Optional(Type.Array(Type.Object({ agencyName: Type.String(), signRow: Type.Array(Box) }, exact))),
  },
  { ...exact, title: 'SignatureBoxes' },
);
