/** 로그인과 계정: who somebody is. What they may do is each capability's own policy. */
export { warnOfDemonstrationAccounts } from './accounts/demonstration-accounts.ts';
export { closeAccountsOfLeavers } from './accounts/store.ts';
export { lockAdministration } from './administration/store.ts';
export { makeSetupLink } from './make-setup-link.ts';
export { loginsOf, openAccounts } from './open-accounts.ts';
export { type OpenedAgency, openAgency } from './open-agency.ts';
export { hashPassword } from './passwords.ts';
export { listEndingGrants, listMovingGrants, moveGrants } from './roles/reorganize-grants.ts';
export { listHoldersOf, listRecordsOfficersOf, listRecordsUnitsOf } from './roles/store.ts';
export { type IdentityQuestions, registerIdentity } from './routes.ts';
export { onSessionEnded } from './session-endings.ts';
export { endSessionsOf, findOpenSessions, forgetOldSessions } from './sessions.ts';
export { findAccountIdsOf } from './store.ts';
