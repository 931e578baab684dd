import type { RandomWorld } from './random-world.ts';
import { waitingOfficers } from './random-world.ts';
import { keyOf, type WorldAgency, type WorldPerson } from './random-world-agency.ts';
import { EXPORT_FAULTS, expectedExports } from './world-exports.ts';
import { type DrawnHandover, expectedHandovers, HANDOVER_FAULTS } from './world-handovers.ts';
import { type Delivery, expectedFor, type Shown, toldAs } from './world-oracle.ts';
import { QUEUE_FAULTS } from './world-queue-faults.ts';
import { expectedQueues, isAskedForQueues, type WorldQueues } from './world-queues.ts';
import { SEARCH_FAULTS } from './world-search.ts';

// What of a world may be shown to somebody, and what a product with a fault would show them.

export type Told = { readonly accountId: string; readonly text: string };
export type Prepared = {
  readonly world: RandomWorld;
  readonly deliveries: readonly Delivery[];
  readonly withdrawn: ReadonlySet<string>;
  readonly queues: WorldQueues;
  readonly handovers: readonly DrawnHandover[];
  /** Whose row in the search is of an older state. */
  readonly stale: ReadonlySet<string>;
  /** Rows that went over a socket from memory, before anybody asked for them. */
  readonly pushed: readonly Told[];
};

export type Spot = { readonly prepared: Prepared; readonly agency: WorldAgency; readonly person: WorldPerson };

export function allowedTo({ prepared, agency, person }: Spot): Shown {
  const { world, queues, handovers } = prepared;
  const asked = { agency, person, documents: world.documents.flat() };
  const expected = expectedFor(asked, prepared);
  const isAtTheDoor = person === agency.people[0];
  return {
    ...expected,
    live: isAtTheDoor ? expected.log : undefined,
    file: isAtTheDoor ? expected.register : undefined,
    carried: { ...expectedExports(asked), ...expectedHandovers(asked, { handovers, keepers: queues.keepers }) },
    queues: isAskedForQueues(agency, person, queues) ? expectedQueues(asked, queues) : undefined,
  };
}

/** What a product with a fault would show; each is found in one of the worlds. */
export const FAULTS: Readonly<Record<string, (shown: Shown, spot: Spot) => Shown>> = {
  'a box forgets the agency': (shown, { prepared: { world }, agency, person }) => {
    const other = world.agencies.findIndex((each) => each !== agency);
    const [there, documents] = [world.agencies[other], world.documents[other]];
    const them = there?.people.find(({ personId }) => personId === person.personId);
    if (!there || !documents || !them) return shown;
    // The same person, by their id, in the other agency; and the rows are filled by the ids of the documents.
    const nothing = { deliveries: [], stale: new Set<string>() };
    const found = expectedFor({ agency: there, person: them, documents }, nothing).boxes.waiting ?? [];
    const own = world.documents[1 - other] ?? [];
    const ids = documents.filter((one) => found.some((row) => row.startsWith(one.managementNumber)));
    const rows = own.filter((one) => ids.some(({ documentId }) => documentId === one.documentId));
    const added = rows.map((one) => `${one.managementNumber} ${one.workingTitle}`);
    return withBox(shown, 'waiting', [...new Set([...(shown.boxes.waiting ?? []), ...added])].sort());
  },
  'a count goes on when the duty is done': (shown) => ({
    ...shown,
    counts: { ...shown.counts, circulated: shown.boxes.circulated?.length ?? 0 },
  }),
  'a live message goes to a former participant': (shown, { prepared, person }) => {
    const told = prepared.deliveries.flatMap(({ document, happening }) => {
      const kind = toldAs(document, happening).get(person.key);
      return kind ? [`${document.managementNumber} ${happening.sequence} ${kind}`] : [];
    });
    return { ...shown, log: told.sort(), withheld: 0 };
  },
  'a socket sends the log of whoever bears the same id in the other agency': (shown, { prepared, agency, person }) => {
    const other = prepared.world.agencies.find((each) => each !== agency) ?? agency;
    const them = other.people.find(({ personId }) => personId === person.personId) ?? person;
    return shown.live ? { ...shown, live: allowedTo({ prepared, agency: other, person: them }).log } : shown;
  },
  'the file of the register has what other units have approved': (shown, { prepared: { world }, agency }) => {
    const documents = world.documents[world.agencies.indexOf(agency)] ?? [];
    const approved = documents.filter(({ table }) => table.status === 'approved');
    const rows = approved.map((one) => `${one.managementNumber} ${one.submittedTitle}`).sort();
    return shown.file ? { ...shown, file: rows } : shown;
  },
  ...SEARCH_FAULTS,
  ...QUEUE_FAULTS,
  ...carriedFaults(),
  'who is in turn is not told': (shown) => ({ ...shown, log: shown.log.filter((row) => !row.endsWith('turn')) }),
  'a box shows the text that is being written': (shown, { prepared: { world }, person }) => {
    const back = world.documents.flat().filter(({ drafter }) => drafter !== person.key);
    const titles = new Map(back.map((one) => [`${one.managementNumber} ${one.submittedTitle}`, one]));
    const rows = shown.boxes.consultations?.map((row) => {
      const one = titles.get(row);
      return one ? `${one.managementNumber} ${one.workingTitle}` : row;
    });
    return withBox(shown, 'consultations', rows ?? []);
  },
  'whoever stood in goes on reading': (shown, { prepared: { world }, agency, person }) => {
    const stoodIn = agency.absences.filter(({ standInId }) => standInId === person.personId);
    const waits = (world.documents[world.agencies.indexOf(agency)] ?? []).filter((document) =>
      waitingOfficers(document, document.table).some((one) =>
        stoodIn.some(({ personId }) => keyOf(agency.agencyId, personId) === one.key),
      ),
    );
    const opens = [...new Set([...shown.opens, ...waits.map(({ managementNumber }) => managementNumber)])];
    return { ...shown, opens: opens.sort() };
  },
  'the search forgets 열람제한': (shown, { prepared: { world }, agency, person }) => {
    const own = world.documents[world.agencies.indexOf(agency)] ?? [];
    const kept = own.filter(
      ({ table, restriction, unitId }) =>
        table.status === 'approved' && restriction !== null && person.unitIds.includes(unitId),
    );
    const rows = kept.map((one) => `${one.managementNumber} ${one.submittedTitle}`);
    return { ...shown, found: [...new Set([...shown.found, ...rows])].sort() };
  },
  'the register lists what other units have approved': (shown, { prepared: { world }, agency }) => {
    const documents = world.documents[world.agencies.indexOf(agency)] ?? [];
    const approved = documents.filter(({ table }) => table.status === 'approved');
    return { ...shown, register: approved.map((one) => `${one.managementNumber} ${one.workingTitle}`).sort() };
  },
  'a joint document opens in the other agency before it has come there': (shown, spot) => {
    const opens = new Set([...shown.opens, ...jointOf(spot).map(({ managementNumber }) => managementNumber)]);
    return { ...shown, opens: [...opens].sort() };
  },
  'a joint document is announced to the other agency while the lead agency decides': (shown, spot) => {
    const coming = jointOf(spot).filter(({ table }) => table.status === 'inApproval');
    const rows = coming.map((one) => `${one.managementNumber} ${one.submittedTitle}`);
    return withBox(shown, 'upcoming', [...new Set([...(shown.boxes.upcoming ?? []), ...rows])].sort());
  },
  'a joint document stands in the register of the other agency': (shown, spot) => {
    const approved = jointOf(spot).filter(({ table }) => table.status === 'approved');
    const rows = approved.map((one) => `${one.managementNumber} ${one.submittedTitle}`);
    return { ...shown, register: [...shown.register, ...rows].sort() };
  },
  'the roles of the other agency open a joint document': (shown, { prepared: { world }, agency, person }) => {
    const all = world.documents.flat().filter((one) => one.agencyId !== agency.agencyId);
    const approved = all.filter(
      ({ isJoint, table }) => isJoint && table.status === 'approved' && person.roles.length > 0,
    );
    const opens = new Set([...shown.opens, ...approved.map(({ managementNumber }) => managementNumber)]);
    return { ...shown, opens: [...opens].sort() };
  },
};
function carriedFaults(): Record<string, (shown: Shown, spot: Spot) => Shown> {
  const withExports = Object.entries(EXPORT_FAULTS).map(([name, fault]) => {
    const spoil = (shown: Shown, { prepared: { world }, agency, person }: Spot): Shown => {
      const told = fault({ agency, person, documents: world.documents.flat() });
      return { ...shown, carried: { ...shown.carried, ...told } };
    };
    return [name, spoil] as const;
  });
  const withHandovers = Object.entries(HANDOVER_FAULTS).map(([name, fault]) => {
    const spoil = (shown: Shown, { prepared: { handovers, queues }, agency, person }: Spot): Shown => {
      const told = fault({ agency, person }, { handovers, keepers: queues.keepers });
      return { ...shown, carried: { ...shown.carried, ...told } };
    };
    return [name, spoil] as const;
  });
  return Object.fromEntries([...withExports, ...withHandovers]);
}

/** What this person has a seat in, of the documents that the other agency keeps. */
const jointOf = ({ prepared: { world }, agency, person }: Spot) =>
  world.documents
    .flat()
    .filter((one) => one.agencyId !== agency.agencyId)
    .filter((one) => one.table.rows.some(({ officer }) => one.who(officer.personId) === person.key));
const withBox = (shown: Shown, name: string, rows: readonly string[]): Shown => ({
  ...shown,
  boxes: { ...shown.boxes, [name]: rows },
});
