import type { QueueReply, StoppedReply } from '../../shared/contract/publication-acts.ts';
import type { RecheckOverview, RecheckPage, RecheckWaiting } from '../../shared/contract/reclassification.ts';
import type { RequestsReply } from '../../shared/contract/requests.ts';
import type { Sql } from '../platform/database/connect.ts';
import { numbersFrom } from './random-agency.ts';
import type { RandomWorld, WorldDocument } from './random-world.ts';
import { NEAR, WORLD_NOW, type WorldAgency, type WorldPerson } from './random-world-agency.ts';
import { type Asked, reads, type ShownQueues } from './world-oracle.ts';

// The queues of an office over a random world: 공개 대기열, 공개 보류, 재분류, 정보공개 청구. What lies in them is put there by
// chance; what of it everybody may see is told from the rules, without the policies and questions that are tested.

/** Of an approved document: what became of its way to the citizens, and when it was made, as its worklists say. */
export type Shelf = {
  readonly fate: 'undisturbed' | 'held' | 'stopped' | 'reported';
  readonly producedOn: string | undefined;
  readonly reviewOn: string | null;
  /** 검토 종료 예정일 that an attachment has by itself. */
  readonly fileReviewOn: string | null;
};

type DrawnRequest = {
  readonly agencyId: number;
  readonly id: string;
  readonly receiptNumber: string;
  readonly unitId: string | null;
  readonly personId: string | null;
  readonly dueOn: string | null;
};

export type WorldQueues = {
  /** Office days between an approval and the original, by agency. */
  readonly delays: ReadonlyMap<number, number>;
  /** 기록물관리책임자: the units of each, by the key of the person. */
  readonly keepers: ReadonlyMap<string, readonly string[]>;
  readonly shelves: ReadonlyMap<string, Shelf>;
  readonly requests: readonly DrawnRequest[];
  readonly withdrawn: Set<string>;
};

const TODAY = '2026-12-10';
const FATES = ['undisturbed', 'stopped', 'held', 'reported', 'stopped', 'stopped'] as const;
/** The years in which worklists ask again: of the year before, of five years ago, of thirty. */
const MADE = [undefined, undefined, '2025-03-04', '2021-05-06', '1996-07-08'] as const;
const REVIEWS = [null, null, '2026-12-01', '2027-05-01'] as const;
/** Overdue, today, the second office day from now, the one after it, and done. */
const DUE = ['2026-12-09', TODAY, '2026-12-14', '2026-12-15', null] as const;

/** Thrown from an id of the world, so that its other dice fall as they did. */
export function drawQueues({ agencies, documents, name }: RandomWorld): WorldQueues {
  const all = documents.flat();
  const dice = numbersFrom(Number.parseInt((all[0]?.documentId ?? '').slice(0, 8), 16));
  const units = [...new Set(agencies.flatMap(({ people }) => people.flatMap(({ unitIds }) => unitIds)))].sort();
  const one = <Item>(items: readonly Item[]) => items[dice(items.length)];
  const keepers = agencies.flatMap(({ people }) =>
    people.slice(0, NEAR).flatMap(({ key }) => (dice(5) === 0 ? [[key, [one(units) ?? '']] as const] : [])),
  );
  const drawn = all.map(({ managementNumber }) => {
    const fate = one(FATES) ?? 'undisturbed';
    return { managementNumber, fate, producedOn: one(MADE), reviewOn: one(REVIEWS) ?? null };
  });
  const requests = agencies.flatMap((agency) => drawRequests(agency, name, units, dice));
  const delays = new Map(agencies.map(({ agencyId }) => [agencyId, dice(3) === 0 ? 0 : 5 + dice(20)]));
  const shelves = drawn.map(({ managementNumber, ...shelf }): [string, Shelf] => {
    return [managementNumber, { ...shelf, fileReviewOn: one(REVIEWS) ?? null }];
  });
  return { delays, keepers: new Map(keepers), shelves: new Map(shelves), requests, withdrawn: new Set() };
}

/** With nobody, with a unit, or with somebody; of the same ids in both agencies. */
function drawRequests(
  { agencyId, people }: WorldAgency,
  name: string,
  units: readonly string[],
  dice: (below: number) => number,
): DrawnRequest[] {
  return DUE.map((dueOn, at) => {
    const unitId = dice(4) === 0 ? null : (units[dice(units.length)] ?? null);
    const person = people.slice(0, NEAR)[dice(NEAR)];
    return {
      ...{ agencyId, unitId, dueOn, receiptNumber: `2026-${agencyId}-0000${at + 1}` },
      id: `00000000-0000-4000-8000-${name.padStart(8, '0')}000${at}`,
      personId: unitId !== null && dice(2) === 0 ? (person?.personId ?? null) : null,
    };
  });
}

/** Before anything is published: when originals go out, who keeps records, and what citizens have asked for. */
export async function beginQueues(sql: Sql, queues: WorldQueues): Promise<void> {
  const policies = [...queues.delays].map(([agencyId, originalAfterDays]) => {
    const policy = { listsClosed: false, listAfterDays: 0, originalAfterDays, originalFromRung: null };
    return { agencyId, policy: JSON.stringify({ ...policy, unlistedKinds: [], closedDays: [] }) };
  });
  const grants = [...queues.keepers].flatMap(([key, unitIds]) => {
    const [agencyId = '', personId = ''] = key.split(' ');
    return unitIds.map((unitId) => ({ agencyId: Number(agencyId), personId, unitId }));
  });
  await Promise.all([
    ...policies.map(
      ({ agencyId, policy }) => sql`
      insert into publication_policies (agency_id, sequence, valid_from, policy, set_by_person_id, set_at)
      values (${agencyId}, 1, '2020-01-01', ${policy}::text::jsonb, ${NOBODY}, ${WORLD_NOW})`,
    ),
    ...grants.map(
      ({ agencyId, personId, unitId }) => sql`
      insert into role_grants (agency_id, id, person_id, role, unit_id, from_on, to_on, reason, status, proposed_by,
        proposed_at, confirmed_by, confirmed_at, alone)
      values (${agencyId}, gen_random_uuid(), ${personId}, 'unitRecordsOfficer', ${unitId}, '2026-12-01', null, '세계',
        'granted', null, ${WORLD_NOW}, null, ${WORLD_NOW}, true)`,
    ),
    insertRequests(sql, queues.requests),
  ]);
}

const NOBODY = '00000000-0000-4000-8000-000000000000';

async function insertRequests(sql: Sql, requests: readonly DrawnRequest[]): Promise<void> {
  const rows = requests.map(({ agencyId, id, receiptNumber, unitId, personId, dueOn }) => ({
    ...{ agency_id: agencyId, id, receipt_number: receiptNumber, filed_at: WORLD_NOW, filed_hash: '', sequence: 1 },
    ...{ status: dueOn === null ? 'withdrawn' : 'handling', requester_kind: 'person', unit_id: unitId },
    ...{ person_id: personId, due_on: dueOn },
  }));
  await sql`insert into information_requests ${sql(rows)}`;
}

/** What has been done since to what waits: it was held, a check stopped it, or a citizen reported what they read. */
export async function disturbQueues(sql: Sql, { documents }: RandomWorld, queues: WorldQueues): Promise<void> {
  const all = documents.flat();
  const inState = (state: string) =>
    all.filter((document) => stateInQueue(document, queues) === state).map((one) => one.managementNumber);
  const reports = inState('checking');
  const made = [...queues.shelves].map(([number, shelf]) => ({ number, ...shelf }));
  await Promise.all([
    sql`update publication_schedules set held_at = ${WORLD_NOW} where management_number = any(${inState('held')})`,
    sql`
      insert into publication_stops (agency_id, document_id, event_id, kinds, leaks, unread, stopped_at)
      select agency_id, document_id, event_id, '{mobilePhone}', '{}', '[]', ${WORLD_NOW} from publication_schedules
      where management_number = any(${inState('stopped')})`,
    sql`
      insert into privacy_reports (agency_id, document_id, receipt_hash, management_number, copy_id, kind, place, note,
        reported_at, holds)
      select agency_id, document_id, management_number, management_number, document_id, 'name', 'body', '', ${WORLD_NOW},
        false
      from publication_schedules where management_number = any(${reports})`,
    sql`
      update recheck_records w set produced_on = coalesce(made.produced, w.produced_on),
        based_on = coalesce(made.produced, w.produced_on), review_on = made.review,
        file_review_on = made.file
      from documents d, unnest(${made.map((one) => one.number)}::text[], ${made.map((one) => one.producedOn ?? null)}::date[],
        ${made.map((one) => one.reviewOn)}::date[], ${made.map((one) => one.fileReviewOn)}::date[])
        as made (number, produced, review, file)
      where d.management_number = made.number and w.agency_id = d.agency_id and w.document_id = d.id`,
  ]);
}

const inKorea = (at: string) => new Date(Date.parse(at) + 9 * 3_600_000).toISOString().slice(0, 10);
const approvedOn = ({ history }: WorldDocument) =>
  history.flatMap(({ event }) => (event.type === 'DocumentApproved' ? [inKorea(event.at)] : []))[0];

/** Counted on a calendar sheet: there is no holiday between the acts of the worlds and the day of the look. */
function officeDaysAfter(day: string, count: number): string {
  let [at, left] = [day, count];
  while (left > 0) {
    at = new Date(Date.parse(at) + 86_400_000).toISOString().slice(0, 10);
    if (![0, 6].includes(new Date(at).getUTCDay())) left -= 1;
  }
  return at;
}

/** Where it stands in the 공개 대기열; nothing where it is not in it. */
function stateInQueue(document: WorldDocument, { delays, shelves, withdrawn }: WorldQueues): string | undefined {
  const { managementNumber, level, agencyId } = document;
  const day = approvedOn(document);
  if (day === undefined || level === 'closed' || withdrawn.has(managementNumber)) return undefined;
  const fate = shelves.get(managementNumber)?.fate;
  if (officeDaysAfter(day, delays.get(agencyId) ?? 0) <= TODAY) return fate === 'reported' ? 'checking' : undefined;
  return fate === 'held' || fate === 'stopped' ? fate : 'waiting';
}

/** So many are asked for everything: whoever has a part in queues, and one who may have none. */
export function isAskedForQueues({ people }: WorldAgency, person: WorldPerson, { keepers }: WorldQueues): boolean {
  return person === people[0] || person.roles.length > 0 || keepers.has(person.key);
}

export function expectedQueues(asked: Asked, queues: WorldQueues): ShownQueues {
  const { agency, person } = asked;
  const own = asked.documents.filter(({ agencyId }) => agencyId === agency.agencyId);
  const isOfficer = person.roles.includes('disclosureOfficer');
  const queued = own.flatMap((document) => {
    const state = stateInQueue(document, queues);
    return state === undefined ? [] : [{ row: nameOf(document), state }];
  });
  const count = (of: string) => queued.filter(({ state }) => state === of).length;
  const states = ['waiting', 'held', 'stopped', 'checking'];
  return {
    공개대기열: isOfficer ? queued.map(({ row, state }) => `${row} ${state}`).sort() : REFUSED,
    '공개대기열의 수': isOfficer ? states.map((state) => `${state} ${count(state)}`) : REFUSED,
    공개보류: isOfficer ? queued.flatMap(({ row, state }) => (state === 'stopped' ? [row] : [])).sort() : REFUSED,
    ...expectedWorklists(asked, own, queues),
    ...expectedRequests(person, agency, queues),
  };
}

const REFUSED = ['refused'];
const nameOf = ({ managementNumber, submittedTitle }: WorldDocument) => `${managementNumber} ${submittedTitle}`;

/** 재분류: the whole agency for those who decide, a unit for who keeps its records, without what is kept from them. */
function expectedWorklists(asked: Asked, own: readonly WorldDocument[], queues: WorldQueues): ShownQueues {
  const { person } = asked;
  const units = queues.keepers.get(person.key) ?? [];
  const isDeciding = person.roles.some((role) => role === 'disclosureOfficer' || role === 'recordsManager');
  if (!isDeciding && units.length === 0) {
    return { 재분류: REFUSED, '재분류의 수': REFUSED, '재분류 지난해': REFUSED, '재분류 파일': REFUSED };
  }
  const kept = own.filter(({ table }) => table.status === 'approved');
  const shown = kept.filter(
    (document) => isDeciding || (units.includes(document.unitId) && (!isKeptBack(document) || reads(asked, document))),
  );
  const seen = shown.filter(({ level }) => level !== 'open');
  const records = shown.map((document) => ({ row: nameOf(document), document, reasons: reasonsOf(document, queues) }));
  const due = (reason: string) => records.filter(({ reasons }) => reasons.includes(reason));
  const closed = seen.filter(({ level }) => level === 'closed').length;
  const counts = REASONS.map((reason) => `${reason} ${due(reason).length}`);
  const waiting = records.filter(({ document, reasons }) => document.level !== 'open' && reasons.length > 0).length;
  const rows = due('endMissing').map(({ row }) => row);
  return {
    재분류: rows.sort(),
    '재분류 파일': rows,
    '재분류 지난해': due('yearly')
      .map(({ row }) => row)
      .sort(),
    '재분류의 수': [...counts, `waiting ${waiting}`, `menu ${waiting}`, `withheld ${seen.length}`, `closed ${closed}`],
  };
}

/** 열람제한 that holds on the day of the look. */
export const isKeptBack = ({ restriction }: WorldDocument) =>
  restriction !== null && (restriction.until === null || restriction.until >= TODAY);

const REASONS = ['endMissing', 'yearly', 'fiveYears', 'termEnds', 'reviewEnded'];

/** By the law's own terms: February of the next year, five years, thirty, and an end for everything closed by 5호. */
function reasonsOf(document: WorldDocument, { shelves }: WorldQueues): string[] {
  const shelf = shelves.get(document.managementNumber);
  const { producedOn = approvedOn(document) ?? TODAY, reviewOn, fileReviewOn } = shelf ?? {};
  const year = Number(producedOn.slice(0, 4));
  // What is open is asked for once, in the year after it was made.
  if (document.level === 'open') return year === 2025 ? ['yearly'] : [];
  const reasons: string[] = [];
  if (!reviewOn) reasons.push('endMissing');
  if (year < 2026) reasons.push('yearly');
  if (year + 5 <= 2026) reasons.push('fiveYears');
  if (year + 29 <= 2026) reasons.push('termEnds');
  if ((reviewOn && reviewOn <= TODAY) || (fileReviewOn && fileReviewOn <= TODAY)) reasons.push('reviewEnded');
  return reasons;
}

/** A request names a citizen: for 정보공개담당, for who handles it, and for a unit as long as nobody in it does. */
function expectedRequests(person: WorldPerson, { agencyId }: WorldAgency, { requests }: WorldQueues): ShownQueues {
  const isMine = ({ personId, unitId }: DrawnRequest) =>
    personId === null ? unitId !== null && person.unitIds.includes(unitId) : personId === person.personId;
  const own = requests.filter((request) => request.agencyId === agencyId);
  const seen = own.filter((request) => person.roles.includes('disclosureOfficer') || isMine(request));
  const due = (from: string, to: string) => seen.filter(({ dueOn }) => dueOn !== null && dueOn >= from && dueOn <= to);
  return {
    청구: seen.map(({ receiptNumber }) => receiptNumber).sort(),
    '청구의 수': [
      `soon ${due(TODAY, '2026-12-14').length}`,
      `overdue ${due('', '2026-12-09').length}`,
      `mine ${seen.filter((request) => request.dueOn !== null && isMine(request)).length}`,
    ],
  };
}

/** Asks as a browser does; undefined where the page is refused or is not there. */
export type AskQueue = (
  url: string,
) => Promise<{ readonly json: <Reply>() => Reply; readonly body: string } | undefined>;

export async function shownQueues(ask: AskQueue): Promise<ShownQueues> {
  const lists = '/api/reclassification';
  const [queue, stops, overview, waiting, due, yearly, file, requests] = await Promise.all(
    [
      ...['/api/publication-queue', '/api/publication-stops', lists, `${lists}/waiting`],
      ...[`${lists}/records?reason=endMissing`, `${lists}/records?reason=yearly`],
      ...[`${lists}/file?reason=endMissing&format=csv`, '/api/requests?list=all'],
    ].map(ask),
  );
  const rows = (page: typeof due) => page?.json<RecheckPage>().rows.map(named).sort() ?? REFUSED;
  return {
    공개대기열:
      queue
        ?.json<QueueReply>()
        .documents.map((row) => `${named(row)} ${row.state}`)
        .sort() ?? REFUSED,
    '공개대기열의 수': queue ? counted(queue.json<QueueReply>().counts, 'waiting held stopped checking') : REFUSED,
    공개보류: stops?.json<StoppedReply>().documents.map(named).sort() ?? REFUSED,
    재분류: rows(due),
    '재분류 파일': file ? rowsOfSheet(file.body) : REFUSED,
    '재분류 지난해': rows(yearly),
    '재분류의 수':
      overview && waiting ? countsOf(overview.json<RecheckOverview>(), waiting.json<RecheckWaiting>()) : REFUSED,
    청구:
      requests
        ?.json<RequestsReply>()
        .rows.map((row) => row.receiptNumber)
        .sort() ?? REFUSED,
    '청구의 수': requests ? counted(requests.json<RequestsReply>().counts, 'soon overdue mine') : REFUSED,
  };
}

const named = ({ managementNumber, title }: { readonly managementNumber: string; readonly title: string }) =>
  `${managementNumber} ${title}`;
const counted = (counts: Readonly<Record<string, number>>, names: string) =>
  names.split(' ').map((name) => `${name} ${counts[name]}`);

/** The sums by ground and by year count the same records; where they do not, they stand here. */
function countsOf({ counts, ...overview }: RecheckOverview, { waiting }: RecheckWaiting): string[] {
  const closed = overview.byYear.reduce((sum, year) => sum + year.closed, 0);
  const all = overview.byYear.reduce((sum, year) => sum + year.closed + year.partiallyOpen, 0);
  const byGround = overview.byGround.reduce((sum, ground) => sum + ground.count, 0);
  const isSum = all === overview.withheld && byGround === all && overview.yearly.total >= overview.yearly.done;
  return [
    ...counted(counts, REASONS.join(' ')),
    ...[`waiting ${overview.waiting}`, `menu ${waiting}`, `withheld ${overview.withheld}`, `closed ${closed}`],
    ...(isSum ? [] : [`by year ${all}, by ground ${byGround}`]),
  ];
}

/** Number and title of each row, wherever they stand in it. */
export function rowsOfSheet(csv: string): string[] {
  const [, ...rows] = csv.trim().split(/\r?\n/);
  return rows
    .map((row) => row.split(',').map((cell) => cell.replace(/^"|"$/g, '')))
    .map((cells) => {
      const number = cells.find((cell) => /^D\d{13}$/.test(cell));
      const title = cells.find((cell) => /(?:비밀|세계[가나])\d{4}/.test(cell));
      return `${number} ${title}`;
    })
    .sort();
}
