import type { ChangePassword, SessionReply, SetUpAgency, SetUpReply, SignIn } from '../../shared/contract/identity.ts';
import type { Send } from './request.ts';

export type SessionClient = ReturnType<typeof sessionClient>;

/** Who is signed in, the own password and the first set-up. */
export function sessionClient(send: Send) {
  const quiet = { askToSignIn: false };
  return {
    current: () => send<SessionReply>('GET', '/api/session', undefined, quiet),
    signIn: (credentials: SignIn) => send<SessionReply>('POST', '/api/session', credentials, quiet),
    signOut: () => send<void>('DELETE', '/api/session', undefined, quiet),
    changePassword: (change: ChangePassword) => send<void>('PUT', '/api/session/password', change),
    /** Fails with 404 when the link has been used or never was one. */
    findSetUp: (token: string) => send<void>('GET', `/api/setup/${encodeURIComponent(token)}`, undefined, quiet),
    setUp: (token: string, agency: SetUpAgency) =>
      send<SetUpReply>('POST', `/api/setup/${encodeURIComponent(token)}`, agency, quiet),
  };
}
