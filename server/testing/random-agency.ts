import type { UnitTaskShape } from '../../shared/contract/document-parts.ts';
import { readOrganizationCsv } from '../../shared/organization/organization-csv.ts';
import { hashPassword, openAgency } from '../identity/index.ts';
import { PASSWORD, type TestOffice } from './test-office.ts';

const UNITS = ['푸른과', '하얀과', '노란과'];
const EACH = 4;

/** One more agency beside the test office's: three units of four people, and one unit task for all. */
export async function openRandomAgency(office: TestOffice) {
  const logins = UNITS.flatMap((_unit, unit) => Array.from({ length: EACH }, (_, person) => `r${unit}${person}`));
  const rows = logins.map((login, index) => {
    const unit = Math.floor(index / EACH);
    const first = index % EACH === 0;
    return `${10 + unit},${first ? UNITS[unit] : ''},,주무관,${first ? 'Y' : ''},사람${index},${login},,`;
  });
  const read = readOrganizationCsv(
    ['부서코드,부서,상위부서코드,직위,부서장,이름,아이디,전화번호,전자우편', ...rows].join('\n'),
  );
  if (!('plan' in read)) throw new Error(JSON.stringify(read.problems));
  const hash = await hashPassword(PASSWORD);
  const opened = await office.services.database.sql.begin((tx) =>
    openAgency(
      tx,
      {
        agency: { name: '우연시', zipCode: '', address: '', homepage: '' },
        plan: read.plan,
        administrator: { name: '문지기', login: 'random-administrator', passwordHash: hash },
        firstPassword: () => ({ hash, mustChange: false }),
      },
      office.services.clock.now(),
    ),
  );
  const administrator = await office.signIn('random-administrator');
  const [unit] = (await administrator.get<{ units: { id: string }[] }>('/api/organization')).units;
  const task = await administrator.post<UnitTaskShape>('/api/unit-tasks', {
    unitId: unit?.id,
    path: ['우연', '우연한 일'],
    retention: 'y5',
  });
  return { agencyId: opened.agencyId, logins, unitTaskId: task.id };
}

/** Whole numbers below a bound, always the same ones for the same seed (mulberry32). */
export function numbersFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}
