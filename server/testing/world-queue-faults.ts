import type { AgencyRole } from '../../shared/access/roles.ts';
import type { RandomWorld } from './random-world.ts';
import type { WorldAgency, WorldPerson } from './random-world-agency.ts';
import type { Asked, Shown } from './world-oracle.ts';
import { expectedQueues, type Shelf, type WorldQueues } from './world-queues.ts';

type Spot = {
  readonly prepared: { readonly world: RandomWorld; readonly queues: WorldQueues };
  readonly agency: WorldAgency;
  readonly person: WorldPerson;
};

/** A product that has forgotten a rule shows the queues as they would be if the rule did not stand. */
const forgets =
  (change: (spot: Spot) => { readonly asked?: Partial<Asked>; readonly queues?: Partial<WorldQueues> }) =>
  (shown: Shown, spot: Spot): Shown => {
    const { prepared, agency, person } = spot;
    if (shown.queues === undefined) return shown;
    const { asked, queues } = change(spot);
    const documents = prepared.world.documents.flat();
    const all = expectedQueues({ agency, person, documents, ...asked }, { ...prepared.queues, ...queues });
    return { ...shown, queues: all };
  };
const withRoles = (person: WorldPerson, role: AgencyRole, instead: AgencyRole): WorldPerson => ({
  ...person,
  roles: person.roles.map((each) => (each === instead ? role : each)),
});

type QueueFault = (shown: Shown, spot: Spot) => Shown;

/** What queues with a fault would show; each is found in one of the worlds. */
export const QUEUE_FAULTS: Readonly<Record<string, QueueFault>> = {
  'a queue forgets the agency': forgets(({ prepared: { world }, agency }) => ({
    asked: { agency: world.agencies.find((each) => each !== agency) ?? agency },
  })),
  'the queue of publications keeps what was taken back': forgets(() => ({ queues: { withdrawn: new Set() } })),
  'the queue of publications forgets the delay of the policy': forgets(() => ({ queues: { delays: new Map() } })),
  'the queue of publications opens for whoever keeps the records': forgets(({ person }) => ({
    asked: { person: withRoles(person, 'disclosureOfficer', 'recordsManager') },
  })),
  'what a check has stopped waits on as if nothing had been found': forgets(({ prepared: { queues } }) => ({
    queues: { shelves: everyShelf(queues, ({ fate }) => ({ fate: fate === 'stopped' ? 'undisturbed' : fate })) },
  })),
  'the worklists forget 열람제한': forgets(({ prepared: { world } }) => ({
    asked: { documents: world.documents.flat().map((document) => ({ ...document, restriction: null })) },
  })),
  'the worklists of a unit show the whole agency': forgets(({ prepared: { queues }, person, agency }) => {
    const every = [...new Set(agency.people.flatMap(({ unitIds }) => unitIds))];
    return queues.keepers.has(person.key) ? { queues: { keepers: new Map([[person.key, every]]) } } : {};
  }),
  'the worklists of a unit open for whoever works in it': forgets(({ person }) => ({
    queues: { keepers: new Map([[person.key, person.unitIds]]) },
  })),
  'the check of the year forgets the years before': forgets(({ prepared: { queues } }) => ({
    queues: { shelves: everyShelf(queues, () => ({ producedOn: undefined })) },
  })),
  'the worklists forget the ends of attachments': forgets(({ prepared: { queues } }) => ({
    queues: { shelves: everyShelf(queues, () => ({ fileReviewOn: null })) },
  })),
  'a request that somebody handles is shown to all of the unit': forgets(({ prepared: { queues } }) => ({
    queues: { requests: queues.requests.map((request) => ({ ...request, personId: null })) },
  })),
  'a request goes to the person of the same id in the other agency': forgets(({ prepared: { queues }, agency }) => ({
    queues: { requests: queues.requests.map((request) => ({ ...request, agencyId: agency.agencyId })) },
  })),
};

function everyShelf({ shelves }: WorldQueues, change: (shelf: Shelf) => Partial<Shelf>): WorldQueues['shelves'] {
  return new Map([...shelves].map(([number, shelf]) => [number, { ...shelf, ...change(shelf) }]));
}
