import type { DemonstrationAccountsReply } from '../../../shared/contract/administration.ts';
import { dayInKorea } from '../../../shared/kernel/calendar-day.ts';
import { findAgencyName, findPersonNames } from '../../organization/index.ts';
import { keepAnswer, once, type RequestKey } from '../../platform/http/idempotency.ts';
import type { Signed } from '../../platform/http/policy.ts';
import { Problem } from '../../platform/http/problems.ts';
import type { Services } from '../../platform/services.ts';
import { insertAct, lockAdministration } from '../administration/store.ts';
import { keepAnAdministrator } from '../roles/last-administrator.ts';
import { announceEnded } from '../session-endings.ts';
import { endSessionsOfAccount, findAccount } from '../store.ts';
import { type DemonstrationRow, listDemonstrationAccounts, lockAccounts } from './store.ts';

/** As many names as fit a start's output; the rest are counted. */
const MOST_NAMED = 20;

/** Lines of the start, where accounts whose password everybody may read stand open beside those of real people. */
export async function warnOfDemonstrationAccounts(services: Services): Promise<readonly string[]> {
  const rows = await listDemonstrationAccounts(services.database.sql, dayInKorea(services.clock.now()));
  if (rows.length === 0) return [];
  const names = rows.slice(0, MOST_NAMED).map((row) => row.login);
  const rest = rows.length > MOST_NAMED ? ` 그 밖에 ${rows.length - MOST_NAMED}개` : '';
  return [
    `경고: 실제 사용자가 있는데 비밀번호가 알려진 시연용 계정 ${rows.length}개가 열려 있습니다: ${names.join(', ')}${rest}`,
    '관리자 > 계정·권한·접속에서 시연용 계정을 모두 잠가 주십시오.',
  ];
}

/** The same for the administrator's page, of the whole installation: whoever signs in there stands in this network. */
export async function listOpenDemonstrationAccounts(
  services: Services,
  signed: Signed,
): Promise<DemonstrationAccountsReply> {
  const { sql } = services.database;
  const rows = await listDemonstrationAccounts(sql, dayInKorea(services.clock.now()));
  const accounts: DemonstrationAccountsReply['accounts'] = [];
  for (const [agencyId, ofAgency] of byAgency(rows)) {
    const [agencyName, names] = await Promise.all([
      findAgencyName(sql, agencyId),
      findPersonNames(
        sql,
        agencyId,
        ofAgency.map((row) => row.personId),
      ),
    ]);
    for (const { login, personId } of ofAgency) {
      accounts.push({ login, name: names.get(personId) ?? '', agencyName: agencyName ?? '' });
    }
  }
  return { accounts, mayLock: !(await isDemonstration(services, signed)) };
}

/**
 * Locks them all in every agency of the installation, and ends their sessions. Refused where an agency with real
 * people would be left without an administrator.
 */
export function lockDemonstrationAccounts(
  services: Services,
  signed: Signed,
  key: RequestKey,
): Promise<{ locked: number }> {
  const { sql } = services.database;
  return once(sql, key, async () => {
    if (await isDemonstration(services, signed)) throw new Problem('demonstration-account');
    const at = services.clock.now();
    const today = dayInKorea(at);
    const { answer, ended } = await sql.begin(async (tx) => {
      const ended: string[] = [];
      let locked = 0;
      for (const [agencyId, rows] of byAgency(await listDemonstrationAccounts(tx, today))) {
        await lockAdministration(tx, agencyId);
        const ids = rows.map((row) => row.id);
        const lock = () => lockAccounts(tx, agencyId, ids);
        const isOwn = agencyId === signed.agencyId;
        const done = isOwn ? await keepAnAdministrator(tx, agencyId, today, lock) : await lock();
        for (const id of done) ended.push(...(await endSessionsOfAccount(tx, id, at)));
        const who = { byPersonId: isOwn ? signed.personId : null, aboutPersonId: null };
        const facts = { count: String(done.length) };
        await insertAct(tx, agencyId, { at, kind: 'demonstration-locked', ...who, facts });
        locked += done.length;
      }
      const answer = { locked };
      await keepAnswer(tx, key, answer, at);
      return { answer, ended };
    });
    announceEnded(services, ended);
    return answer;
  });
}

async function isDemonstration(services: Services, { accountId }: Signed): Promise<boolean> {
  return (await findAccount(services.database.sql, accountId))?.demonstration ?? false;
}

function byAgency(rows: readonly DemonstrationRow[]): ReadonlyMap<number, DemonstrationRow[]> {
  const agencies = new Map<number, DemonstrationRow[]>();
  for (const row of rows) agencies.set(row.agencyId, [...(agencies.get(row.agencyId) ?? []), row]);
  return agencies;
}
