import { isIPv4, isIPv6 } from 'node:net';
import { Problem } from '../platform/http/problems.ts';
import type { Services } from '../platform/services.ts';
import { hashOfSecret } from './secret.ts';
import { type AttemptCount, findPauseMs, forgiveAttempt, takeAttempt } from './store.ts';

/** Five for one account. Half an office signs in at nine from one network, so a network has many more. */
const FREE_OF_LOGIN = 5;
const FREE_OF_NETWORK = 100;
const FIRST_PAUSE_MS = 30_000;
/** Never for ever: a colleague could otherwise lock somebody out by typing nonsense. */
const LONGEST_PAUSE_MS = 15 * 60_000;
const FORGOTTEN_AFTER_MS = 15 * 60_000;

/** Runs a check of a password once its attempt is counted; the check's success gives the attempt back. */
export async function withAttempt<Result>(
  services: Services,
  who: { readonly login: string; readonly address: string },
  check: () => Promise<Result | undefined>,
): Promise<Result> {
  const { sql } = services.database;
  const now = services.clock.now();
  // Hashed, because people type their password into the wrong field.
  const login = { key: `login:${hashOfSecret(who.login)}`, free: FREE_OF_LOGIN };
  const network = networkCount(who.address);
  const counts = network ? [login, network] : [login];
  const rule = {
    now,
    forgetBefore: new Date(now.getTime() - FORGOTTEN_AFTER_MS),
    firstPauseMs: FIRST_PAUSE_MS,
    longestPauseMs: LONGEST_PAUSE_MS,
  };
  if (!(await takeAttempt(sql, counts, rule))) {
    const keys = counts.map((count) => count.key);
    const seconds = Math.max(1, Math.ceil((await findPauseMs(sql, keys, now)) / 1_000));
    throw new Problem('too-many-attempts', { seconds });
  }
  const result = await check();
  if (result === undefined) throw new Problem('login-failed');
  await forgiveAttempt(sql, login, network, now);
  return result;
}

/**
 * The /24 (IPv6: /56) an attempt comes from. None for this machine itself: behind a reverse proxy every official has
 * its address, and one colleague's mistakes would lock out the office.
 */
function networkCount(address: string): AttemptCount | undefined {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  const network = isIPv4(plain) ? plain.split('.').slice(0, 3).join('.') : networkOfIpv6(plain);
  if (network === undefined || plain.startsWith('127.') || plain === '::1') return undefined;
  return { key: `network:${network}`, free: FREE_OF_NETWORK };
}

function networkOfIpv6(address: string): string | undefined {
  if (!isIPv6(address)) return undefined;
  const [head = '', tail] = (address.split('%')[0] ?? '').split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  const groups = [...left, ...Array.from({ length: zeros }, () => '0'), ...right].map((group) =>
    Number.parseInt(group, 16),
  );
  const [a = 0, b = 0, c = 0, d = 0] = groups;
  return [a, b, c, d >> 8].map((group) => group.toString(16)).join(':');
}
