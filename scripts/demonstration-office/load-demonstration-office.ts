import { markDemonstration } from '../../server/identity/accounts/store.ts';
import { SettableClock } from '../../server/platform/clock.ts';
import type { Services } from '../../server/platform/services.ts';
import { careService } from './care-service.ts';
import { city } from './city.ts';
import { decidePublication } from './decide-publication.ts';
import { type FiledRequests, fileRequests } from './file-requests.ts';
import {
  DEMONSTRATION_PASSWORD,
  type Desk,
  findAdministrator,
  findStanding,
  openAgencies,
  planOf,
} from './open-agencies.ts';
import { type Ledger, performTask } from './perform-task.ts';
import type { PlannedAgency } from './planned-office.ts';
import { publishRegulation } from './publish-regulation.ts';
import { publishStandards } from './publish-standards.ts';
import { registerLetterhead } from './register-letterhead.ts';
import { type Task, timeline } from './timeline.ts';

/** The city first: its documents carry the numbers of agency 0. */
const AGENCIES: readonly PlannedAgency[] = [city, careService];

/** Two servers may be started on one database at once; only one of them makes the office. */
const LOADING = 20_260_102;

/**
 * Makes the demonstration office in a new installation by the product's own acts, each on its own day, and answers
 * the accounts to print. Begun and not finished, it goes on where it stopped; an office of somebody else's is left
 * alone. `before` is told of every act before it is done.
 */
export async function loadDemonstrationOffice(
  services: Services,
  before: (task: Task) => void = () => {},
): Promise<readonly string[]> {
  const { sql } = services.database;
  return sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(${LOADING})`;
    const standing = await findStanding(services, AGENCIES);
    if (standing === 'others') return [];
    if (standing === 'nobody' || !(await isComplete(services, standing.agencyId))) await load(services, before);
    await markAccounts(services);
    return introduction();
  });
}

/** An installation may have been filled before accounts of the demonstration were marked as such. */
async function markAccounts(services: Services): Promise<void> {
  for (const agency of AGENCIES) {
    const administrator = await findAdministrator(services, agency);
    const logins = planOf(agency).people.flatMap(({ login }) => (login === null ? [] : [login]));
    if (administrator) await markDemonstration(services.database.sql, administrator.agencyId, logins);
  }
}

async function load(services: Services, before: (task: Task) => void): Promise<void> {
  const desk: Desk = { ...services, clock: new SettableClock(services.clock.now()), today: services.clock };
  const standing = await openAgencies(desk, AGENCIES, async (...opening) => {
    await publishRegulation(...opening);
    await registerLetterhead(...opening);
    await decidePublication(...opening);
    await publishStandards(...opening);
  });
  const ledger: Ledger = new Map();
  const agencies = new Map([...standing].map(([{ name }, agency]) => [name, agency]));
  const filed = new Map<PlannedAgency, FiledRequests>();
  // What is asked of an agency does not wait for its documents: only the notices, which are documents, wait for it.
  for (const [agency, each] of standing) filed.set(agency, await fileRequests(desk, agency, each));
  for (const task of timeline(AGENCIES)) {
    const agency = standing.get(task.agency);
    if (!agency) throw new Error(`${task.agency.name} does not stand`);
    before(task);
    const requests = filed.get(task.agency) ?? new Map();
    await performTask(desk, { ...agency, agencies, requests }, task, ledger);
  }
}

/** The last act of all is an approval: it comes after everything else, and nothing undoes it. */
async function isComplete(services: Services, agencyId: number): Promise<boolean> {
  const last = timeline([city])
    .at(-1)
    ?.document.steps.findLast((step) => step.step === 'saved');
  if (last?.step !== 'saved') throw new Error('the last act of the demonstration is not on a written document');
  const [approved] = await services.database.sql`
    select 1 from documents
    where agency_id = ${agencyId} and title = ${last.text.title} and status = 'approved' limit 1`;
  return approved !== undefined;
}

/** Every login with its password, so that a visitor can sit on any chair of the office. */
function introduction(): readonly string[] {
  const accounts = AGENCIES.flatMap((agency) => {
    const plan = planOf(agency);
    const unitNames = new Map(plan.units.map((unit) => [unit.code, unit.name]));
    return plan.people.map(({ login, name, posts }) => {
      const post = posts[0];
      const isAdministrator = login === agency.administrator.login ? ', 관리자·정보공개담당' : '';
      const unitName = unitNames.get(post?.unitCode ?? '') ?? '';
      const title = post?.title ?? '';
      const seat = title.startsWith(unitName) ? title : `${unitName} ${title}`;
      return `  ${(login ?? '').padEnd(10)} ${DEMONSTRATION_PASSWORD}  ${name}(${seat}${isAdministrator})`;
    });
  });
  return [
    '시연용 기관 두 곳(한별시, 한별시사회서비스원)이 들어 있습니다. 사람과 문서는 모두 지어낸 것입니다.',
    '아래는 시연용 계정입니다(아이디, 비밀번호, 이름과 직위). 실제 업무에는 GYEOL_DEMO=off로 새로 시작해 주십시오.',
    ...accounts,
    '처음이라면 juhee로 기안하고 minjae와 dohyun으로 결재해 보십시오.',
    `시민의 정보공개 청구는 접수번호 2026-0-00001, 확인번호 ${city.requests?.[0]?.secret ?? ''}로 열어 볼 수 있습니다.`,
  ];
}
