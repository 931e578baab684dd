import type { BoxName } from '../../shared/contract/approval.ts';
import { type Table, waitingRows } from '../../shared/testing/reference-table.ts';
import type { Happening, RandomWorld, WorldDocument } from './random-world.ts';
import { waitingOfficers } from './random-world.ts';
import { WORLD_NOW, type WorldAgency, type WorldPerson } from './random-world-agency.ts';

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

/** What one person is shown, each list as words in their order by name. */
export type Shown = {
  readonly boxes: Readonly<Record<string, readonly string[]>>;
  readonly counts: Readonly<Record<string, number>>;
  /** Documents that open. */
  readonly opens: readonly string[];
  readonly register: readonly string[];
  /** Rows of the log of the deliveries that were made, and how many of them name nothing. */
  readonly log: readonly string[];
  readonly withheld: number;
};

export type Delivery = { readonly document: WorldDocument; readonly happening: Happening };

type Asked = {
  readonly agency: WorldAgency;
  readonly person: WorldPerson;
  readonly documents: readonly WorldDocument[];
};

export function expectedFor(asked: Asked, deliveries: readonly Delivery[]): Shown {
  const { agency, person, documents } = asked;
  const inBox = (name: string) => documents.filter((document) => boxesOf(asked, document).includes(name));
  const open = (name: string) =>
    documents.filter((document) => boxesOf(asked, document).includes(`${name} open`)).length;
  const titled = (document: WorldDocument) => `${document.managementNumber} ${titleFor(person, document)}`;
  const readable = documents.filter((document) => reads(asked, document));
  const told = deliveries.flatMap(({ document, happening }) => {
    const kind = toldAs(agency, document, happening).get(person.personId);
    return kind ? [{ document, row: `${document.managementNumber} ${happening.sequence} ${kind}` }] : [];
  });
  const seen = told.filter(({ document }) => readable.includes(document));
  const registered = readable.filter(({ table, unitId }) => table.status === 'approved' && inRegister(person, unitId));
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
    log: seen.map(({ row }) => row).sort(),
    withheld: told.length - seen.length,
  };
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

const isSubmitted = ({ table }: WorldDocument) => table.status !== 'drafting';

/** Its drafter sees the text as it is being written; whoever else may read it, the text that was submitted. */
function titleFor(person: WorldPerson, document: WorldDocument): string {
  return person.personId === document.drafterId ? document.workingTitle : document.submittedTitle;
}

function boxesOf({ agency, person, documents: _ }: Asked, document: WorldDocument): string[] {
  const { table, drafterId, who } = document;
  const me = person.personId;
  const mine = drafterId === me;
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
  if (hasPart && (status === 'rejected' || status === 'recalled')) boxes.push('returned');
  const isComing = table.rows.some(
    ({ state, act, officer }, index) =>
      state === 'open' && act !== 'afterRead' && who(officer.personId) === me && !waitingRows(table).includes(index),
  );
  if (isComing && status === 'inApproval') boxes.push('upcoming');
  const waits = waitingOfficers(document, table).some(({ personId, act }) => {
    if (personId === me) return true;
    const decides = act === 'approve' || act === 'delegatedApprove';
    // 대결: only in a post the absent person still holds, and nobody decides on their own draft.
    return standInOf(agency, personId, WORLD_NOW) === me && holdsPost(agency, document, personId) && !(decides && mine);
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

function reads({ agency, person }: Asked, document: WorldDocument): boolean {
  const { table, who } = document;
  const me = person.personId;
  if (document.drafterId === me) return true;
  if (table.status === 'drafting') return false;
  if (document.actors.has(me)) return true;
  const parties = table.rows.map(({ officer }) => officer.personId);
  if (table.status === 'inApproval') parties.push(...table.questions.map(({ of }) => of));
  if (table.status === 'approved')
    parties.push(...table.shown.map(({ to }) => to), ...table.duties.map(({ by }) => by));
  if (parties.some((id) => who(id) === me)) return true;
  const waits = waitingOfficers(document, table);
  if (waits.some(({ personId }) => standInOf(agency, personId, WORLD_NOW) === me)) return true;
  if (table.status !== 'approved') return false;
  return person.unitIds.includes(document.unitId) || seesAgency(person);
}

/** 정보공개담당 and 기록물관리 전문요원 work on what is approved in the whole agency; an administrator reads nothing. */
const seesAgency = ({ roles }: WorldPerson) => roles.includes('disclosureOfficer') || roles.includes('recordsManager');
const inRegister = (person: WorldPerson, unitId: string) => seesAgency(person) || person.unitIds.includes(unitId);

function holdsPost(agency: WorldAgency, document: WorldDocument, personId: string): boolean {
  const postId = document.postOf(personId);
  return agency.people.some((each) => each.personId === personId && each.postIds.includes(postId));
}

/** Whoever acts for an absent person: the first of at most three in the chain who is there. */
export function standInOf(agency: WorldAgency, personId: string, at: Date): string | undefined {
  const awayNow = (id: string) =>
    agency.absences.find(
      ({ personId: away, from, until, cancelledAt }) =>
        away === id && from <= at && until > at && (cancelledAt === null || cancelledAt > at),
    );
  let current = awayNow(personId);
  for (let step = 0; step < 3 && current?.standInId; step += 1) {
    const { standInId } = current;
    current = awayNow(standInId);
    if (!current) return standInId;
  }
  return undefined;
}

/** Who is told of an act, and whether it is their turn. */
export function toldAs(
  agency: WorldAgency,
  document: WorldDocument,
  { event, before, after }: Happening,
): ReadonlyMap<string, 'turn' | 'changed' | 'reminder'> {
  const { who } = document;
  const at = new Date(event.at);
  const waiting = (table: Table) =>
    waitingOfficers(document, table).flatMap(({ personId }) => [personId, standInOf(agency, personId, at) ?? personId]);
  const hands = (table: Table) => table.rows.flatMap(({ doneBy }) => (doneBy === undefined ? [] : [who(doneBy)]));
  const told = new Map<string, 'turn' | 'changed' | 'reminder'>();
  if (event.type === 'TurnReminded') {
    const reached = event.seats.map((seat) => who(after.rows[seat]?.officer.personId ?? ''));
    for (const id of reached.flatMap((each) => [each, standInOf(agency, each, at) ?? each])) told.set(id, 'reminder');
    // Who reminds sees it on their own tabs.
    return told.set(event.by.personId, 'changed');
  }
  for (const id of [...hands(before), ...hands(after), ...waiting(before), ...aboutOthers(document, event, after)]) {
    told.set(id, 'changed');
  }
  told.set(event.type === 'DocumentSubmitted' ? document.drafterId : event.by.personId, 'changed');
  for (const id of waiting(after)) told.set(id, 'turn');
  return told;
}

function aboutOthers({ who }: WorldDocument, event: Happening['event'], after: Table): string[] {
  if (event.type === 'ConsultationAsked') return [event.of.personId];
  if (event.type === 'DutyReassigned') return [event.from.personId, event.to.personId];
  if (event.type === 'DocumentCirculated') return event.to.map(({ personId }) => personId);
  if (event.type === 'DocumentApproved') {
    const readers = after.rows.flatMap(({ act, officer }) => (act === 'afterRead' ? [who(officer.personId)] : []));
    return [...readers, ...(event.acting ? [event.acting.for.personId] : [])];
  }
  if (event.type !== 'PostReported') return [];
  const decided = after.rows.find(({ act }) => act === 'approve' || act === 'delegatedApprove');
  return decided ? [who(decided.officer.personId)] : [];
}
