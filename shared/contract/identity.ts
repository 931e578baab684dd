import { type Static, Type } from 'typebox';
import { PrintedOfficerShape } from './document-parts.ts';

const exact = { additionalProperties: false } as const;

/** 조직·사용자 관리, 정보공개담당, 기록물관리 전문요원. An official without a role simply drafts and approves. */
export const RoleShape = Type.Union([
  Type.Literal('administrator'),
  Type.Literal('disclosureOfficer'),
  Type.Literal('recordsManager'),
]);
export type RoleShape = Static<typeof RoleShape>;

/** POST /api/session */
export const SignIn = Type.Object(
  { login: Type.String({ minLength: 1, maxLength: 100 }), password: Type.String({ minLength: 1, maxLength: 200 }) },
  exact,
);
export type SignIn = Static<typeof SignIn>;

/** GET and POST /api/session: who is signed in, in which posts, with which roles. */
export const SessionReply = Type.Object(
  {
    accountId: Type.String(),
    login: Type.String(),
    mustChangePassword: Type.Boolean(),
    /** Address and homepage are the agency's own: the check for personal data (개인정보 점검) passes them over. */
    agency: Type.Object(
      {
        id: Type.Integer(),
        name: Type.String(),
        isNew: Type.Boolean(),
        address: Type.String(),
        homepage: Type.String(),
      },
      exact,
    ),
    person: Type.Object({ id: Type.String(), name: Type.String() }, exact),
    /** Posts held today; the first is the one acted in unless a seat names another. Empty for a pure administrator. */
    posts: Type.Array(PrintedOfficerShape),
    roles: Type.Array(RoleShape),
    /** 부서장: holds the head's post of a unit today. */
    headsUnit: Type.Boolean(),
    /** 기록물관리책임자 of a unit today: sees what waits for 재분류 in it. Absent where not. */
    keepsUnitRecords: Type.Optional(Type.Literal(true)),
  },
  { ...exact, title: 'Session' },
);
export type SessionReply = Static<typeof SessionReply>;

/** PUT /api/session/password */
export const ChangePassword = Type.Object(
  { current: Type.String({ maxLength: 200 }), next: Type.String({ maxLength: 200 }) },
  exact,
);
export type ChangePassword = Static<typeof ChangePassword>;

/** POST /api/setup/:token makes the first agency. The CSV's columns are described in the reply of a bad row. */
export const SetUpAgency = Type.Object(
  {
    agency: Type.Object(
      {
        name: Type.String({ minLength: 1, maxLength: 100 }),
        zipCode: Type.String({ maxLength: 10 }),
        address: Type.String({ maxLength: 200 }),
        homepage: Type.String({ maxLength: 200 }),
      },
      exact,
    ),
    administrator: Type.Object(
      {
        name: Type.String({ minLength: 1, maxLength: 50 }),
        login: Type.String({ minLength: 3, maxLength: 100, pattern: '^[A-Za-z0-9._-]+$' }),
        password: Type.String({ minLength: 1, maxLength: 200 }),
      },
      exact,
    ),
    /** 부서코드,부서,상위부서코드,직위,부서장(Y/빈칸),이름,아이디,전화번호,전자우편 with a header row; UTF-8. */
    organizationCsv: Type.String({ maxLength: 2_000_000 }),
  },
  { ...exact, title: 'SetUpAgency' },
);
export type SetUpAgency = Static<typeof SetUpAgency>;

/** POST /api/accounts/:accountId/one-time-password and POST /api/people/:personId/account */
export const OneTimePassword = Type.Object(
  { login: Type.String(), name: Type.String(), oneTimePassword: Type.String() },
  exact,
);
export type OneTimePassword = Static<typeof OneTimePassword>;

export const SetUpReply = Type.Object(
  { agency: Type.Object({ id: Type.Integer(), name: Type.String() }, exact), accounts: Type.Array(OneTimePassword) },
  { ...exact, title: 'SetUpReply' },
);
export type SetUpReply = Static<typeof SetUpReply>;
