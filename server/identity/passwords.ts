import { SHORTEST_PASSWORD } from '../../shared/access/password-rule.ts';
import { Problem } from '../platform/http/problems.ts';
import { isCommonPassword } from './common-passwords.ts';

/** Loaded with the first password: a start asks for none. */
const argon2 = () => import('@node-rs/argon2');

/** OWASP's least for argon2id. */
const CHOSEN = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
/** For our own random passwords: 74 bits cannot be guessed however fast, and an office gets hundreds at once. */
const RANDOM = { memoryCost: 1_024, timeCost: 1, parallelism: 1 } as const;
const CHOSEN_PREFIX = `$argon2id$v=19$m=${CHOSEN.memoryCost},t=${CHOSEN.timeCost},p=${CHOSEN.parallelism}$`;
/** Of a random password that nobody knows. Compared where there is no account, so that the time tells nothing. */
const OF_NOBODY = `${CHOSEN_PREFIX}T6Iy1r0rUa5B9F3c8O2msw$285usmPXCF1oi8Pv6n25/BvVRRepWq2mpgTc3ekl2BY`;

/** Each check takes 19 MiB and a processor: more at once would let a flood of sign-ins stop the office. */
const AT_ONCE = 2;
const MOST_WAITING = 200;

export function hashPassword(password: string): Promise<string> {
  return inTurn(async () => (await argon2()).hash(password.normalize('NFC'), CHOSEN));
}

/** Only for what `newOneTimePassword` made. */
export async function hashOneTimePassword(password: string): Promise<string> {
  return (await argon2()).hash(password, RANDOM);
}

/** Takes the same time for a wrong password, a one-time password and an account that is not there (undefined). */
export function isPassword(stored: string | undefined, password: string): Promise<boolean> {
  const given = password.normalize('NFC');
  return inTurn(async () => {
    const { verify } = await argon2();
    const isSlow = stored?.startsWith(CHOSEN_PREFIX) ?? false;
    if (!isSlow) await verify(OF_NOBODY, given);
    return stored !== undefined && (await verify(stored, given));
  });
}

/** Length and a list of the well-known ones; no rules of composition, which only make passwords predictable. */
export function refuseWeakPassword(password: string, login: string): void {
  const given = password.normalize('NFC');
  if ([...given].length < SHORTEST_PASSWORD) throw new Problem('password-too-short', { least: SHORTEST_PASSWORD });
  if (isCommonPassword(given, login)) throw new Problem('password-too-common');
}

let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  if (running >= AT_ONCE) {
    if (waiting.length >= MOST_WAITING) throw new Problem('unavailable');
    await new Promise<void>((resolve) => {
      waiting.push(resolve);
    });
  } else {
    running += 1;
  }
  try {
    return await work();
  } finally {
    // The place is handed on, not freed: a newcomer cannot slip in before the one who has waited.
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}
