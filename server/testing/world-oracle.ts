import type { NamedPerson, PrintedOfficer } from '../../shared/approval/approval-events.ts';
import type { BoxName } from '../../shared/contract/approval.ts';
import { type Table, waitingRows } from '../../shared/testing/reference-table.ts';
import type { Happening, RandomWorld, WorldDocument } from './random-world.ts';
import { waitingOfficers } from './random-world.ts';
import { keyOf, WORLD_NOW, type WorldAgency, type WorldPerson } from './random-world-agency.ts';

// What every person of a world may be shown, from the rules of the office and the clerk's table, without the code that
// is tested: no line, no seats, no query.

export const BOXES = [
  'waiting',
  'upcoming',
  'progress',
  'done',
  'returned',
  'drafted',
  'saved',
  'circulated',
  'reports',
  'consultations',
] as const satisfies readonly BoxName[];

const DECIDES: readonly string[] = ['approve', 'delegatedApprove'];

/** What one person is shown, each list as words in their order by name. */
export type Shown = {
  readonly boxes: Readonly<Record<string, readonly string[]>>;
  readonly counts: Readonly<Record<string, number>>;
  /** Documents that open. */
  readonly opens: readonly string[];
  readonly register: readonly string[];
  /** What a search for everything finds, page after page, and how many it says there are in each state. */
  readonly found: readonly string[];
  readonly facets: Facets;
  /** 저장한 검색: how many are new in the one that everybody has; and 최근에 찾은 말. */
  readonly fresh: number;
  readonly recent: readonly string[];
  /** Rows of the log of the deliveries that were made, and how many of them name nothing. */
  readonly log: readonly string[];
  readonly withheld: number;
  /** The same rows as they come over a socket, for who has one. */
  readonly live: readonly string[] | undefined;
  /** The register as a file, for who asks for it. */
  readonly file: readonly string[] | undefined;
  /** 공개 대기열, 재분류, 청구, for who is asked. */
  readonly queues: ShownQueues | undefined;
  /** 기록물철, 내보내기 and 인계·인수: the lists, the counts, and what can be had of them. */
  readonly carried: ShownQueues;
};

/** How what is found divides, by the name of what could narrow it. */
export type Facets = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** What stands in a queue, each as words; `refused` where there is no such page. */
export type ShownQueues = Readonly<Record<string, readonly string[]>>;

export type Delivery = { readonly document: WorldDocument; readonly happening: Happening };

export type Asked = {
  readonly agency: WorldAgency;
  readonly person: WorldPerson;
  /** Of all agencies. */
  readonly documents: readonly WorldDocument[];
};

export function expectedFor(
  asked: Asked,
  { deliveries, stale }: { readonly deliveries: readonly Delivery[]; readonly stale: ReadonlySet<string> },
): Omit<Shown, 'live' | 'file' | 'queues' | 'carried'> {
  const { person, documents } = asked;
  const lying = documents.map((document) => ({ document, boxes: boxesOf(asked, document) }));
  const inBox = (name: string) => lying.flatMap(({ document, boxes }) => (boxes.includes(name) ? [document] : []));
  const open = (name: string) => inBox(`${name} open`).length;
  const titled = (document: WorldDocument) => `${document.managementNumber} ${titleFor(person, document)}`;
  const readable = documents.filter((document) => reads(asked, document));
  const told = deliveries.flatMap(({ document, happening }) => {
    const kind = toldAs(document, happening).get(person.key);
    return kind ? [{ document, row: `${document.managementNumber} ${happening.sequence} ${kind}` }] : [];
  });
  const seen = told.filter(({ document }) => readable.includes(document));
  // The number is the lead agency's, and so is the register it stands in.
  const registered = readable.filter(
    (document) =>
      document.table.status === 'approved' && isKeptBy(asked.agency, document) && inRegister(person, document),
  );
  return {
    boxes: Object.fromEntries(BOXES.map((name) => [name, inBox(name).map(titled).sort()])),
    counts: Object.fromEntries(
      BOXES.map((name) => [
        name,
        ['circulated', 'reports', 'consultations'].includes(name) ? open(name) : inBox(name).length,
      ]),
    ),
    opens: readable
      .filter(isSubmitted)
      .map((document) => document.managementNumber)
      .sort(),
    register: registered.map(titled).sort(),
    found: readable.map(titled).sort(),
    facets: facetsOf(asked, readable, stale),
    fresh: freshFor(asked, readable),
    recent: [recentOf(asked)],
    log: seen.map(({ row }) => row).sort(),
    withheld: told.length - seen.length,
  };
}

/** Who finds a row of an older state, in which everybody had a seat, is told of that part. */
function facetsOf(asked: Asked, readable: readonly WorldDocument[], stale: ReadonlySet<string>): Facets {
  const part = (document: WorldDocument) => {
    const of = partOf(asked, document);
    return of !== 'drafter' && stale.has(document.managementNumber) ? 'line' : of;
  };
  return {
    unit: countedBy(readable, ({ unitName }) => unitName),
    year: countedBy(readable, () => '2026'),
    kind: countedBy(readable, () => 'general'),
    state: countedBy(readable, stateOf),
    level: countedBy(readable, ({ level }) => level),
    part: countedBy(readable, part),
  };
}

const stateOf = ({ table: { status } }: WorldDocument) => (isBack(status) ? 'returned' : status);

/** The nearest of what somebody has to do with a document that they may read. */
export function partOf({ agency, person }: Asked, document: WorldDocument): string {
  const { table, who, drafter, actors } = document;
  const me = person.key;
  if (drafter === me) return 'drafter';
  const signed = table.rows.filter(({ state }) => state === 'done');
  const seated = [...rowsReached(agency, document), ...signed].map(({ officer }) => who(officer.personId));
  if (seated.includes(me) || actors.has(me)) return 'line';
  const asked = table.status === 'inApproval' ? table.questions.map(({ of }) => of) : [];
  const told =
    table.status === 'approved' ? [...table.shown.map(({ to }) => to), ...table.duties.map(({ by }) => by)] : [];
  // Nobody of another agency is there but by the line.
  if ([...asked, ...told].some((id) => who(id) === me)) return isKeptBy(agency, document) ? 'shown' : 'line';
  const waits = waitingOfficers(document, table);
  return waits.some(({ key }) => standInOf(document, key, WORLD_NOW) === me) ? 'standIn' : 'office';
}

type Question = Partial<Readonly<Record<'state' | 'level' | 'q' | 'unit' | 'part', string>>>;
const QUESTIONS: readonly Question[] = [
  { state: 'approved' },
  { level: 'closed' },
  { q: '비밀' },
  { unit: '부서1' },
  { part: 'drafter' },
  { state: 'inApproval', level: 'open' },
];

/** 저장한 검색 of a person: a question of their own by their place in the agency, and when they looked at it last. */
export function savedOf({ agency, person }: Pick<Asked, 'agency' | 'person'>) {
  const place = agency.people.indexOf(person) + agency.agencyId;
  const question = QUESTIONS[place % QUESTIONS.length] ?? {};
  return { question, seenAt: new Date(Date.UTC(2026, 10, 18 + (place % 5) * 3)) };
}

export const recentOf = ({ agency, person }: Pick<Asked, 'agency' | 'person'>) =>
  `${agency.word} ${agency.people.indexOf(person)}`;

export function freshFor(asked: Asked, readable: readonly WorldDocument[], since?: Date): number {
  const { question, seenAt } = savedOf(asked);
  const answers = (document: WorldDocument) =>
    (question.state ?? stateOf(document)) === stateOf(document) &&
    (question.level ?? document.level) === document.level &&
    (question.unit ?? document.unitName) === document.unitName &&
    (question.part ?? partOf(asked, document)) === partOf(asked, document) &&
    titleFor(asked.person, document).includes(question.q ?? '');
  return readable.filter((document) => foundAt(asked.person, document) > (since ?? seenAt) && answers(document)).length;
}

/** Approved, or written as it stands; what its drafter may write again, when that was written. */
function foundAt(person: WorldPerson, { drafter, table, history, writtenAt }: WorldDocument): Date {
  if (drafter === person.key && (table.status === 'drafting' || isBack(table.status))) return writtenAt;
  const kinds = table.status === 'approved' ? ['DocumentApproved'] : ['DocumentSubmitted', 'ContentEdited'];
  const acts = history.filter(({ event }) => kinds.includes(event.type));
  return new Date(acts.at(-1)?.event.at ?? 0);
}

const isBack = (status: Table['status']) => status === 'rejected' || status === 'recalled';

/** In the order of the names, so that two of them are compared as texts. */
function countedBy<Item>(items: readonly Item[], name: (item: Item) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const each of items.map(name).sort()) counts[each] = (counts[each] ?? 0) + 1;
  return counts;
}

/** What everybody may find on the citizens' site: number and public title of what is approved and not closed. */
export function publicOnes(world: RandomWorld, withdrawn: ReadonlySet<string>): string[] {
  return world.documents
    .flat()
    .filter(({ table, level }) => table.status === 'approved' && level !== 'closed')
    .filter(({ managementNumber }) => !withdrawn.has(managementNumber))
    .map(({ managementNumber, publicTitle }) => `${managementNumber} ${publicTitle}`)
    .sort();
}

const isKeptBy = ({ agencyId }: WorldAgency, document: WorldDocument) => document.agencyId === agencyId;
const isSubmitted = ({ table }: WorldDocument) => table.status !== 'drafting';

/** Its drafter sees the text as it is being written; whoever else may read it, the text that was submitted. */
function titleFor(person: WorldPerson, document: WorldDocument): string {
  return person.key === document.drafter ? document.workingTitle : document.submittedTitle;
}

function boxesOf({ agency, person }: Asked, document: WorldDocument): string[] {
  const { table, drafter, who } = document;
  const me = person.key;
  const mine = drafter === me;
  const boxes: string[] = [];
  const { status } = table;
  if (mine && status === 'drafting') boxes.push('saved');
  if (status === 'drafting') return boxes;
  if (mine) boxes.push('drafted');
  const hasPart = table.rows.some(
    ({ state, officer, doneBy }) =>
      state === 'done' && (who(officer.personId) === me || (doneBy && who(doneBy) === me)),
  );
  if (hasPart && status === 'inApproval') boxes.push('progress');
  if (hasPart && status === 'approved') boxes.push('done');
  const hasRejected = table.rejectedBy !== undefined && who(table.rejectedBy) === me;
  if (hasRejected || (hasPart && (status === 'rejected' || status === 'recalled'))) boxes.push('returned');
  const isComing = rowsReached(agency, document).some(
    ({ state, act, officer }, index) =>
      state === 'open' && act !== 'afterRead' && who(officer.personId) === me && !waitingRows(table).includes(index),
  );
  if (isComing && status === 'inApproval') boxes.push('upcoming');
  const waits = waitingOfficers(document, table).some(({ key, act }) => {
    if (key === me) return true;
    // 대결: only in a post the absent person still holds, and nobody decides on their own draft.
    return standInOf(document, key, WORLD_NOW) === me && holdsPost(document, key) && !(DECIDES.includes(act) && mine);
  });
  if (waits) boxes.push('waiting');
  return [...boxes, ...dutiesOf(document, me)];
}

function dutiesOf({ table, who }: WorldDocument, me: string): string[] {
  const boxes: string[] = [];
  const add = (name: string, all: readonly boolean[], isAwaited: boolean) => {
    const open = isAwaited && all.some((done) => !done);
    if (open || all.some((done) => done)) boxes.push(name);
    if (open) boxes.push(`${name} open`);
  };
  if (table.status === 'approved') {
    const shown = table.shown.flatMap(({ to, read }) => (who(to) === me ? [read] : []));
    const after = table.rows.flatMap(({ act, officer, state }) =>
      act === 'afterRead' && who(officer.personId) === me ? [state === 'read'] : [],
    );
    add('circulated', [...shown, ...after], true);
    const reports = table.duties.flatMap(({ by, done }) => (who(by) === me ? [done] : []));
    add('reports', reports, true);
  }
  const asked = table.questions.flatMap(({ of, answered }) => (who(of) === me ? [answered] : []));
  add('consultations', asked, table.status === 'inApproval');
  return boxes;
}

export function reads({ agency, person }: Asked, document: WorldDocument): boolean {
  const { table, who } = document;
  const me = person.key;
  if (document.drafter === me) return true;
  if (table.status === 'drafting') return false;
  if (document.actors.has(me)) return true;
  const signed = table.rows.filter(({ state }) => state === 'done');
  const parties = [...rowsReached(agency, document), ...signed].map(({ officer }) => officer.personId);
  if (table.status === 'inApproval') parties.push(...table.questions.map(({ of }) => of));
  if (table.status === 'approved')
    parties.push(...table.shown.map(({ to }) => to), ...table.duties.map(({ by }) => by));
  if (parties.some((id) => who(id) === me)) return true;
  const waits = waitingOfficers(document, table);
  if (waits.some(({ key }) => standInOf(document, key, WORLD_NOW) === me)) return true;
  // No unit and no role opens what another agency keeps.
  if (table.status !== 'approved' || !isKeptBy(agency, document)) return false;
  return seesAgency(person) || byUnit(person, document);
}

/** 열람제한: up to its last day the unit does not read; whoever is named reads, and goes on when it is over. */
function byUnit(person: WorldPerson, { unitId, restriction }: WorldDocument): boolean {
  if (restriction?.people.some(({ id }) => id === person.personId)) return true;
  if (restriction?.units.some(({ id }) => person.unitIds.includes(id))) return true;
  const holds = restriction !== null && (restriction.until === null || restriction.until >= '2026-12-10');
  return !holds && person.unitIds.includes(unitId);
}

/** 정보공개담당 and 기록물관리 전문요원 work on what is approved in the whole agency; an administrator reads nothing. */
const seesAgency = ({ roles }: WorldPerson) => roles.includes('disclosureOfficer') || roles.includes('recordsManager');
const inRegister = (person: WorldPerson, { unitId }: WorldDocument) =>
  seesAgency(person) || person.unitIds.includes(unitId);

/**
 * 공동기안 (영 제8조③): the others follow when an agency has decided. Until then the rest of the line is nothing to
 * anybody but the agency that keeps the document.
 */
function rowsReached(agency: WorldAgency, document: WorldDocument): Table['rows'] {
  const { table } = document;
  if (table.status === 'approved' || isKeptBy(agency, document)) return table.rows;
  const [turn] = waitingRows(table);
  if (turn === undefined) return [];
  const decision = table.rows.findIndex(({ act }, index) => index >= turn && DECIDES.includes(act));
  return table.rows.slice(0, decision + 1);
}

function holdsPost({ agencies, postOf }: WorldDocument, key: string): boolean {
  const people = agencies.flatMap((agency) => agency.people);
  return people.some((each) => each.key === key && each.postIds.includes(postOf(key)));
}

/** Whoever acts for an absent person: the first of at most three in the chain who is there. */
export function standInOf({ agencies }: WorldDocument, key: string, at: Date): string | undefined {
  const agency = agencies.find(({ agencyId, absences }) =>
    absences.some(({ personId }) => keyOf(agencyId, personId) === key),
  );
  const awayNow = (id: string) =>
    agency?.absences.find(
      ({ personId: away, from, until, cancelledAt }) =>
        keyOf(agency.agencyId, away) === id && from <= at && until > at && (cancelledAt === null || cancelledAt > at),
    );
  let current = awayNow(key);
  for (let step = 0; step < 3 && agency && current?.standInId; step += 1) {
    const standIn = keyOf(agency.agencyId, current.standInId);
    current = awayNow(standIn);
    if (!current) return standIn;
  }
  return undefined;
}

/** Who is told of an act, and whether it is their turn. */
export function toldAs(
  document: WorldDocument,
  { event, before, after }: Happening,
): ReadonlyMap<string, 'turn' | 'changed' | 'reminder'> {
  const { who } = document;
  const at = new Date(event.at);
  const waiting = (table: Table) =>
    waitingOfficers(document, table).flatMap(({ key }) => [key, standInOf(document, key, at) ?? key]);
  const hands = (table: Table) => table.rows.flatMap(({ doneBy }) => (doneBy === undefined ? [] : [who(doneBy)]));
  const told = new Map<string, 'turn' | 'changed' | 'reminder'>();
  if (event.type === 'TurnReminded') {
    const reached = event.seats.map((seat) => who(after.rows[seat]?.officer.personId ?? ''));
    for (const id of reached.flatMap((each) => [each, standInOf(document, each, at) ?? each])) told.set(id, 'reminder');
    // Who reminds sees it on their own tabs.
    return told.set(keyOfOfficer(document, event.by), 'changed');
  }
  for (const id of [...hands(before), ...hands(after), ...waiting(before), ...aboutOthers(document, event, after)]) {
    told.set(id, 'changed');
  }
  told.set(actorOf(document, event), 'changed');
  for (const id of waiting(after)) told.set(id, 'turn');
  return told;
}

function aboutOthers(document: WorldDocument, event: Happening['event'], after: Table): string[] {
  const { who } = document;
  const keysOf = (officers: readonly Whom[]) => officers.map((officer) => keyOfOfficer(document, officer));
  if (event.type === 'ConsultationAsked') return keysOf([event.of]);
  if (event.type === 'DutyReassigned') return keysOf([{ ...event.to, ...event.from }, event.to]);
  if (event.type === 'DocumentCirculated') return keysOf(event.to);
  if (event.type === 'DocumentApproved') {
    const readers = after.rows.flatMap(({ act, officer }) => (act === 'afterRead' ? [who(officer.personId)] : []));
    return [...readers, ...keysOf(event.acting ? [event.acting.for] : [])];
  }
  if (event.type !== 'PostReported') return [];
  // Whoever was away in one of the agencies is told what has been decided in their place, by whoever owes it now.
  const reporter = keyOfOfficer(document, event.by);
  return after.duties.flatMap(({ by, to }) => (who(by) === reporter ? [who(to)] : []));
}

function actorOf(document: WorldDocument, event: Happening['event']): string {
  if (event.type === 'DocumentSubmitted') return document.drafter;
  // Whoever hands over what they owe is of the agency of who takes it.
  return keyOfOfficer(document, event.type === 'DutyReassigned' ? { ...event.to, ...event.by } : event.by);
}

type Whom = NamedPerson & Pick<PrintedOfficer, 'agency'>;

/** An officer of the world as the events name them. */
function keyOfOfficer({ agencyId }: WorldDocument, { personId, agency }: Whom) {
  return keyOf(agency?.id ?? agencyId, personId);
}
