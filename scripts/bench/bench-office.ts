import { randomUUID } from 'node:crypto';
import { openAgency } from '../../server/identity/index.ts';
import type { Sql } from '../../server/platform/database/connect.ts';
import { insertUnitTask } from '../../server/records/store.ts';
import type { PrintedOfficer } from '../../shared/approval/approval-events.ts';
import type { OrganizationPlan } from '../../shared/organization/organization-csv.ts';

/** An official of the bench: a person in a post, with an account nobody signs in to by password. */
export type BenchOfficial = { readonly accountId: string; readonly phone: string; readonly officer: PrintedOfficer };

export type BenchUnit = {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly upperName: string | null;
  readonly unitTask: { readonly id: string; readonly path: readonly string[]; readonly retention: string };
  readonly head: BenchOfficial;
  readonly leaders: readonly BenchOfficial[];
  readonly drafters: readonly BenchOfficial[];
};

export type BenchOffice = { readonly agencyId: number; readonly name: string; readonly units: readonly BenchUnit[] };

export type OfficeSize = { readonly units: number; readonly leaders: number; readonly drafters: number };

/** Two years of documents lie before today, and the office stood before the first of them. */
const STANDS_SINCE = new Date('2020-01-01T00:00:00Z');
/** Not a hash of anything: no password opens these accounts. */
const NO_PASSWORD = 'closed';

/** The office of that name, made at the first call by the product's own act. Its heads sign, its drafters draft. */
export async function findOrOpenOffice(sql: Sql, name: string, size: OfficeSize): Promise<BenchOffice> {
  const found = await findAgencyId(sql, name);
  const agencyId = found ?? (await open(sql, name, size));
  // A planner that believes in empty tables would walk through thousands of people one by one.
  if (found === undefined) await sql`analyze`;
  return { agencyId, name, units: await readUnits(sql, agencyId) };
}

async function findAgencyId(sql: Sql, name: string): Promise<number | undefined> {
  const [row] = await sql<{ id: number }[]>`select id from agencies where name = ${name}`;
  return row?.id;
}

async function open(sql: Sql, name: string, size: OfficeSize): Promise<number> {
  return sql.begin(async (tx) => {
    const [{ count } = { count: 0 }] = await tx<{ count: number }[]>`select count(*)::int as count from agencies`;
    const opening = {
      agency: { name, zipCode: '00000', address: '견줄시 저울로 1', homepage: 'https://bench.example' },
      plan: planOf(count + 1, size),
      administrator: { name: '문지기', login: `bench-${count + 1}-admin`, passwordHash: NO_PASSWORD },
      firstPassword: () => ({ hash: NO_PASSWORD, mustChange: false }),
    };
    const { agencyId } = await openAgency(tx, opening, STANDS_SINCE);
    const units = await tx<{ id: string; code: string }[]>`
      select unit_id as id, code from unit_versions
      where agency_id = ${agencyId} and parent_id is not null order by sort`;
    for (const { id, code } of units) {
      const path = ['일반행정', `분야${code.slice(0, 2)}`, `업무${code}`, '현황관리'];
      const task = { agencyId, id: randomUUID(), unitId: id, path, retention: 'y10', validFrom: '2020-01-01' } as const;
      await insertUnitTask(tx, task);
    }
    return agencyId;
  });
}

const LEADER = '팀장';
const DRAFTER = '주무관';

/** Bureaus (국) of ten sections (과); each section has a head, team leaders and drafters. */
function planOf(ordinal: number, size: OfficeSize): OrganizationPlan {
  const units: OrganizationPlan['units'][number][] = [];
  const posts: OrganizationPlan['posts'][number][] = [];
  const people: OrganizationPlan['people'][number][] = [];
  for (let section = 0; section < size.units; section += 1) {
    const bureau = String(10 + Math.floor(section / 10));
    if (section % 10 === 0) units.push({ code: `${bureau}00`, name: `제${bureau}국`, parentCode: null });
    const unitCode = `${bureau}${String(1 + (section % 10)).padStart(2, '0')}`;
    units.push({ code: unitCode, name: `제${unitCode}과`, parentCode: `${bureau}00` });
    const add = (title: string, who: string, isHead: boolean) => {
      if (!posts.some((post) => post.unitCode === unitCode && post.title === title)) {
        posts.push({ unitCode, title, isHead });
      }
      const login = `bench-${ordinal}-${unitCode}-${who}`;
      people.push({
        name: `${unitCode}${who}`,
        login,
        phone: `02-000-${unitCode}`,
        email: '',
        posts: [{ unitCode, title }],
      });
    };
    add('과장', 'head', true);
    for (let leader = 0; leader < size.leaders; leader += 1) add(`${LEADER}${leader}`, `leader${leader}`, false);
    for (let drafter = 0; drafter < size.drafters; drafter += 1) add(DRAFTER, `drafter${drafter}`, false);
  }
  return { units, posts, people };
}

type HolderRow = PrintedOfficer & {
  readonly accountId: string;
  readonly phone: string;
  readonly isHead: boolean;
  readonly upperName: string | null;
  readonly taskId: string;
  readonly taskPath: readonly string[];
  readonly retention: string;
};

async function readUnits(sql: Sql, agencyId: number): Promise<BenchUnit[]> {
  const rows = await sql<HolderRow[]>`
    select person.id as "personId", person.name, person.phone, post.post_id as "postId", post.title as "postTitle",
      post.is_head as "isHead", unit.unit_id as "unitId", unit.name as "unitName", unit.code as "unitCode",
      upper.name as "upperName", account.id as "accountId", task.id as "taskId", task.path as "taskPath", task.retention
    from unit_versions unit
    join unit_tasks task on task.agency_id = unit.agency_id and task.unit_id = unit.unit_id
    left join unit_versions upper on upper.agency_id = unit.agency_id and upper.unit_id = unit.parent_id
    join post_versions post on post.agency_id = unit.agency_id and post.unit_id = unit.unit_id
    join post_holdings holding on holding.agency_id = unit.agency_id and holding.post_id = post.post_id
    join people person on person.agency_id = unit.agency_id and person.id = holding.person_id
    join accounts account on account.agency_id = unit.agency_id and account.person_id = person.id
    where unit.agency_id = ${agencyId} order by unit.sort, post.sort, person.name, person.id`;
  const byUnit = new Map<string, HolderRow[]>();
  for (const row of rows) byUnit.set(row.unitId, [...(byUnit.get(row.unitId) ?? []), row]);
  return [...byUnit.values()].map(unitOf);
}

function unitOf(rows: readonly HolderRow[]): BenchUnit {
  const head = rows.find((row) => row.isHead);
  if (!head) throw new Error('a unit of the bench without its head');
  return {
    id: head.unitId,
    code: head.unitCode,
    name: head.unitName,
    upperName: head.upperName,
    unitTask: { id: head.taskId, path: head.taskPath, retention: head.retention },
    head: officialOf(head),
    leaders: rows.filter((row) => row.postTitle.startsWith(LEADER)).map(officialOf),
    drafters: rows.filter((row) => row.postTitle === DRAFTER).map(officialOf),
  };
}

function officialOf(row: HolderRow): BenchOfficial {
  const { personId, name, postId, postTitle, unitId, unitName, unitCode } = row;
  return {
    accountId: row.accountId,
    phone: row.phone,
    officer: { personId, name, postId, postTitle, unitId, unitName, unitCode },
  };
}
