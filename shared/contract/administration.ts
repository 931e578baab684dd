import { type Static, Type } from 'typebox';

const exact = { additionalProperties: false } as const;
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: '날(한국). YYYY-MM-DD' });
const Reason = Type.String({ minLength: 1, maxLength: 500 });
const Named = Type.Object({ personId: Type.String(), name: Type.String() }, exact);

/** Roles of the whole agency, and 기록물관리책임자 of one unit. */
export const GrantedRoleShape = Type.Union([
  Type.Literal('administrator'),
  Type.Literal('disclosureOfficer'),
  Type.Literal('recordsManager'),
  Type.Literal('unitRecordsOfficer'),
]);
export type GrantedRoleShape = Static<typeof GrantedRoleShape>;

/** POST /api/accounts/:accountId/lock, /unlock; POST /api/role-grants/:grantId/refuse, /revoke */
export const WithReason = Type.Object({ reason: Reason }, exact);
export type WithReason = Static<typeof WithReason>;

/** GET /api/accounts?find=&page= (administrator): people of the agency, those without an account too. */
export const AccountsQuery = Type.Object(
  {
    find: Type.Optional(Type.String({ maxLength: 100, description: '이름, 아이디, 부서, 직위에 든 말' })),
    page: Type.Optional(Type.String({ pattern: '^[1-9]\\d{0,5}$', description: '1부터' })),
  },
  exact,
);
export type AccountsQuery = Static<typeof AccountsQuery>;

export const AccountShape = Type.Object(
  {
    id: Type.String(),
    login: Type.String(),
    status: Type.Union([
      Type.Literal('open'),
      Type.Literal('notYetUsed'),
      Type.Literal('locked'),
      Type.Literal('left'),
    ]),
    /** The first day without access, of somebody who leaves or has left. */
    leavesOn: Type.Union([Day, Type.Null()]),
    demonstration: Type.Boolean(),
  },
  exact,
);
export const StaffShape = Type.Object(
  {
    personId: Type.String(),
    name: Type.String(),
    /** Empty for somebody without a post, such as a pure administrator. */
    unitName: Type.String(),
    postTitle: Type.String(),
    account: Type.Union([AccountShape, Type.Null()]),
  },
  exact,
);
export type StaffShape = Static<typeof StaffShape>;
export const AccountsReply = Type.Object(
  { people: Type.Array(StaffShape), found: Type.Integer(), page: Type.Integer(), pages: Type.Integer() },
  { ...exact, title: 'Accounts' },
);
export type AccountsReply = Static<typeof AccountsReply>;

/** POST /api/people/:personId/account answers OneTimePassword. */
export const MakeAccount = Type.Object(
  { login: Type.String({ minLength: 3, maxLength: 100, pattern: '^[A-Za-z0-9._-]+$' }) },
  exact,
);
export type MakeAccount = Static<typeof MakeAccount>;

/** POST /api/people/:personId/leaving: 퇴직, 전출. From `on` the person has no access, role or post any more. */
export const Leave = Type.Object(
  {
    on: Day,
    why: Type.Union([Type.Literal('retirement'), Type.Literal('transfer')]),
    reason: Reason,
  },
  { ...exact, title: 'Leave' },
);
export type Leave = Static<typeof Leave>;

/** GET and POST /api/people/:personId/leaving: what waits on the person. The documents' texts are not told. */
export const LeavingReply = Type.Object(
  {
    name: Type.String(),
    leavesOn: Type.Union([Day, Type.Null()]),
    waits: Type.Object({ approvals: Type.Integer(), drafts: Type.Integer() }, exact),
  },
  { ...exact, title: 'Leaving' },
);
export type LeavingReply = Static<typeof LeavingReply>;

/** GET /api/sessions, GET /api/accounts/:accountId/sessions */
export const SessionsReply = Type.Object(
  {
    sessions: Type.Array(
      Type.Object(
        {
          id: Type.String(),
          /** What the browser says of itself: 윈도우 · 크롬. */
          device: Type.String(),
          address: Type.String(),
          startedAt: Type.String(),
          seenAt: Type.String(),
          /** The one that asks. */
          isThis: Type.Boolean(),
        },
        exact,
      ),
    ),
  },
  { ...exact, title: 'Sessions' },
);
export type SessionsReply = Static<typeof SessionsReply>;

/** POST /api/role-grants */
export const ProposeRole = Type.Object(
  {
    personId: Type.String({ maxLength: 64 }),
    role: GrantedRoleShape,
    /** Only 기록물관리책임자 is of a unit. */
    unitId: Type.Union([Type.String({ maxLength: 64 }), Type.Null()]),
    fromOn: Day,
    /** The first day on which it no longer counts; null until it is revoked. */
    toOn: Type.Union([Day, Type.Null()]),
    reason: Reason,
  },
  { ...exact, title: 'ProposeRole' },
);
export type ProposeRole = Static<typeof ProposeRole>;

/** POST /api/role-grants/:grantId/confirm. `alone` says that the single administrator knows what is being done. */
export const ConfirmRole = Type.Object({ alone: Type.Boolean() }, exact);
export type ConfirmRole = Static<typeof ConfirmRole>;

const RoleStatus = Type.Union([Type.Literal('proposed'), Type.Literal('granted'), Type.Literal('ended')]);
export const RoleActReply = Type.Object({ id: Type.String(), status: RoleStatus }, exact);
export type RoleActReply = Static<typeof RoleActReply>;

export const RoleGrantShape = Type.Object(
  {
    id: Type.String(),
    role: GrantedRoleShape,
    person: Named,
    unitName: Type.Union([Type.String(), Type.Null()]),
    fromOn: Day,
    toOn: Type.Union([Day, Type.Null()]),
    reason: Type.String(),
    /** Null for what came with the first set-up. */
    proposedBy: Type.Union([Named, Type.Null()]),
    proposedAt: Type.String(),
    confirmedBy: Type.Union([Named, Type.Null()]),
    /** Confirmed by a single administrator, for want of another one. */
    alone: Type.Boolean(),
    /** What the one who asks may do with it now. */
    may: Type.Object(
      {
        confirm: Type.Union([Type.Literal('no'), Type.Literal('yes'), Type.Literal('alone')]),
        /** Why not, in a sentence; empty when there is nothing to say. */
        whyNot: Type.String(),
        withdraw: Type.Boolean(),
        refuse: Type.Boolean(),
        revoke: Type.Boolean(),
      },
      exact,
    ),
  },
  exact,
);
export type RoleGrantShape = Static<typeof RoleGrantShape>;

/** GET /api/role-grants (administrator): what waits for a second person, and what counts or will count. */
export const RoleGrantsReply = Type.Object(
  {
    proposals: Type.Array(RoleGrantShape),
    grants: Type.Array(RoleGrantShape),
    /** Administrators of today; one alone is told to appoint a second. */
    administrators: Type.Integer(),
  },
  { ...exact, title: 'RoleGrants' },
);
export type RoleGrantsReply = Static<typeof RoleGrantsReply>;

/** GET /api/administration-acts?before= (administrator): the newest first, for ever. */
export const ActsQuery = Type.Object({ before: Type.Optional(Type.String({ pattern: '^[1-9]\\d{0,8}$' })) }, exact);
export const AdministrationActsReply = Type.Object(
  {
    acts: Type.Array(
      Type.Object(
        {
          sequence: Type.Integer(),
          at: Type.String(),
          /** Null for the set-up. */
          by: Type.Union([Type.String(), Type.Null()]),
          about: Type.Union([Type.String(), Type.Null()]),
          text: Type.String(),
          reason: Type.String(),
        },
        exact,
      ),
    ),
    next: Type.Union([Type.Integer(), Type.Null()]),
  },
  { ...exact, title: 'AdministrationActs' },
);
export type AdministrationActsReply = Static<typeof AdministrationActsReply>;

/** GET /api/demonstration-accounts (administrator): open ones beside real people; empty where there is no danger. */
export const DemonstrationAccountsReply = Type.Object(
  {
    accounts: Type.Array(Type.Object({ login: Type.String(), name: Type.String(), agencyName: Type.String() }, exact)),
    /** False for somebody who is signed in with such an account. */
    mayLock: Type.Boolean(),
  },
  { ...exact, title: 'DemonstrationAccounts' },
);
export type DemonstrationAccountsReply = Static<typeof DemonstrationAccountsReply>;

/** POST /api/demonstration-accounts/lock */
export const DemonstrationLockReply = Type.Object({ locked: Type.Integer() }, exact);
export type DemonstrationLockReply = Static<typeof DemonstrationLockReply>;
