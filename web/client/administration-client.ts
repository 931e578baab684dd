import type {
  AccountsReply,
  AdministrationActsReply,
  ConfirmRole,
  DemonstrationAccountsReply,
  DemonstrationLockReply,
  Leave,
  LeavingReply,
  MakeAccount,
  ProposeRole,
  RoleActReply,
  RoleGrantsReply,
  SessionsReply,
  WithReason,
} from '../../shared/contract/administration.ts';
import type { OneTimePassword } from '../../shared/contract/identity.ts';
import type { SignatureReply } from '../../shared/contract/signature.ts';
import type { Send } from './request.ts';

export type AdministrationClient = ReturnType<typeof administrationClient>;
type Ended = { readonly ended: number };

/** 계정·권한·접속: what an administrator does with people, and everybody with their own sessions. */
export function administrationClient(send: Send) {
  const account = (id: string) => `/api/accounts/${encodeURIComponent(id)}`;
  const person = (id: string) => `/api/people/${encodeURIComponent(id)}`;
  const grant = (id: string) => `/api/role-grants/${encodeURIComponent(id)}`;
  return {
    accounts: (find: string, page: number) =>
      send<AccountsReply>('GET', `/api/accounts?${new URLSearchParams({ find, page: String(page) })}`),
    makeAccount: (personId: string, input: MakeAccount) =>
      send<OneTimePassword>('POST', `${person(personId)}/account`, input),
    giveOneTimePassword: (accountId: string) =>
      send<OneTimePassword>('POST', `${account(accountId)}/one-time-password`),
    lock: (accountId: string, why: WithReason) => send<void>('POST', `${account(accountId)}/lock`, why),
    unlock: (accountId: string, why: WithReason) => send<void>('POST', `${account(accountId)}/unlock`, why),
    findLeaving: (personId: string) => send<LeavingReply>('GET', `${person(personId)}/leaving`),
    leave: (personId: string, leaving: Leave) => send<LeavingReply>('POST', `${person(personId)}/leaving`, leaving),
    cancelLeaving: (personId: string, why: WithReason) => send<void>('POST', `${person(personId)}/leaving/cancel`, why),
    roles: () => send<RoleGrantsReply>('GET', '/api/role-grants'),
    proposeRole: (proposal: ProposeRole) => send<RoleActReply>('POST', '/api/role-grants', proposal),
    confirmRole: (id: string, how: ConfirmRole) => send<RoleActReply>('POST', `${grant(id)}/confirm`, how),
    endRole: (id: string, ending: 'refuse' | 'withdraw' | 'revoke', why: WithReason) =>
      send<RoleActReply>('POST', `${grant(id)}/${ending}`, why),
    acts: (before: number | null) =>
      send<AdministrationActsReply>('GET', `/api/administration-acts${before === null ? '' : `?before=${before}`}`),
    ownSessions: () => send<SessionsReply>('GET', '/api/sessions'),
    endOwnSession: (id: string) => send<Ended>('DELETE', `/api/sessions/${encodeURIComponent(id)}`),
    endOwnOtherSessions: () => send<Ended>('DELETE', '/api/sessions'),
    sessionsOf: (accountId: string) => send<SessionsReply>('GET', `${account(accountId)}/sessions`),
    endSessionOf: (accountId: string, id: string) =>
      send<Ended>('DELETE', `${account(accountId)}/sessions/${encodeURIComponent(id)}`),
    endSessionsOf: (accountId: string) => send<Ended>('DELETE', `${account(accountId)}/sessions`),
    /** 전자서명: who signs the papers, and how many wait for it. */
    signature: () => send<SignatureReply>('GET', '/api/signature'),
    demonstrationAccounts: () => send<DemonstrationAccountsReply>('GET', '/api/demonstration-accounts'),
    lockDemonstrationAccounts: () => send<DemonstrationLockReply>('POST', '/api/demonstration-accounts/lock'),
  };
}
