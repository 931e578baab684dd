import type { HandoverReply } from '../../shared/contract/handover.ts';
import { findHandover } from '../handover/find-handover.ts';
import { listKeptHandovers, listOwnHandovers } from '../handover/list-handovers.ts';
import type { HandoverServices } from '../handover/tell-of-handover.ts';
import type { Sql } from '../platform/database/connect.ts';
import type { Signed } from '../platform/http/policy.ts';
import { Problem } from '../platform/http/problems.ts';
import { numbersFrom } from './random-agency.ts';
import type { RandomWorld } from './random-world.ts';
import { NEAR, WORLD_NOW, type WorldAgency, type WorldPerson } from './random-world-agency.ts';
import type { Asked } from './world-oracle.ts';

// 인계·인수 over a random world: records that both sides have confirmed, of the same ids in both agencies.

export type DrawnHandover = {
  readonly agencyId: number;
  readonly id: string;
  readonly giver: WorldPerson;
  readonly receiver: WorldPerson;
  /** An administrator for a leaver, who may have no part in it any more. */
  readonly madeBy: WorldPerson;
  readonly giverUnitId: string;
  readonly receiverUnitId: string;
  /** What it names, as it was called then. */
  readonly items: readonly { readonly managementNumber: string; readonly title: string }[];
};

export type ShownHandovers = {
  readonly 인계인수: readonly string[];
  readonly '인계인수 기록': readonly string[];
  readonly 인계인수서: readonly string[];
};

const RECORDS = 3;

/** Thrown from an id of the world, so that its other dice fall as they did. */
export function drawHandovers({ agencies, documents, name }: RandomWorld): readonly DrawnHandover[] {
  const dice = numbersFrom(Number.parseInt((documents.flat()[0]?.documentId ?? '').slice(0, 7), 16));
  return agencies.flatMap(({ agencyId, people, unitIds }, at) => {
    const own = documents[at as 0 | 1] ?? [];
    const one = <Item>(items: readonly Item[], step = 0) => items[(dice(items.length) + step) % items.length] as Item;
    return Array.from({ length: RECORDS }, (_, place): DrawnHandover => {
      const near = people.slice(0, NEAR);
      const giver = one(near);
      const receiver = one(near.filter((person) => person !== giver));
      const madeBy = dice(2) === 0 ? giver : one(near);
      return {
        ...{ agencyId, giver, receiver, madeBy, giverUnitId: one(unitIds), receiverUnitId: one(unitIds) },
        id: `00000000-0000-4000-9000-${name.padStart(8, '0')}000${place}`,
        items: own
          .filter(() => dice(2) === 0)
          .map(({ managementNumber, submittedTitle }) => ({ managementNumber, title: submittedTitle })),
      };
    });
  });
}

export async function saveHandovers(sql: Sql, handovers: readonly DrawnHandover[]): Promise<void> {
  const side = { personId: '', name: '', postTitle: '', unitName: '' };
  const rows = handovers.map(({ agencyId, id, giver, receiver, madeBy, giverUnitId, receiverUnitId }) => ({
    ...{ agency_id: agencyId, id, status: 'confirmed', giver_person_id: giver.personId },
    ...{ receiver_person_id: receiver.personId, made_by_person_id: madeBy.personId, made_by: null },
    ...{ giver_unit_id: giverUnitId, receiver_unit_id: receiverUnitId, receiver_post_id: id },
    ...{ giver: { ...side, name: id }, receiver: side, reason: '세계', notes: {}, filed: [] },
    ...{ proposed_at: WORLD_NOW, ended_at: WORLD_NOW, end_reason: null },
  }));
  const items = handovers.flatMap(({ agencyId, id, items: named }) =>
    named.map(({ managementNumber, title }, place) => ({
      ...{ agency_id: agencyId, handover_id: id, key: `circulation/${managementNumber}`, place, kind: 'circulation' },
      ...{ title, management_number: managementNumber, act: null, in_turn: false, left_out: null, outcome: 'moved' },
      obstacle: null,
    })),
  );
  await sql`
    insert into handovers select (jsonb_populate_record(null::handovers, value)).*
    from jsonb_array_elements(${JSON.stringify(rows)}::text::jsonb)`;
  await sql`
    insert into handover_items select (jsonb_populate_record(null::handover_items, value)).*
    from jsonb_array_elements(${JSON.stringify(items)}::text::jsonb)`;
}

export async function shownHandovers(
  services: HandoverServices,
  signed: Signed,
  drawn: readonly DrawnHandover[],
): Promise<ShownHandovers> {
  const own = drawn.filter(({ agencyId }) => agencyId === signed.agencyId);
  const [mine, kept, ...opened] = await Promise.all([
    listOwnHandovers(services, signed),
    listKeptHandovers(services, signed),
    ...own.map(({ id }) =>
      findHandover(services, signed, id).then(
        ({ items }: HandoverReply) => `${id} ${items.map((item) => `${item.managementNumber} ${item.title}`).sort()}`,
        (error: unknown) => `${id} ${error instanceof Problem ? error.code : String(error)}`,
      ),
    ),
  ]);
  const ids = ({ handovers }: typeof mine) => handovers.map(({ id }) => id).sort();
  return { 인계인수: ids(mine), '인계인수 기록': ids(kept), 인계인수서: opened };
}

export type HandoverWorld = {
  readonly handovers: readonly DrawnHandover[];
  /** 기록물관리책임자: the units of each, by the key of the person. */
  readonly keepers: ReadonlyMap<string, readonly string[]>;
};

/** Titles are for both sides; whoever wrote it or keeps the records of one of them reads what moved without them. */
export function expectedHandovers(
  { agency, person }: Pick<Asked, 'agency' | 'person'>,
  { handovers, keepers }: HandoverWorld,
): ShownHandovers {
  const own = handovers.filter(({ agencyId }) => agencyId === agency.agencyId);
  const units = keepers.get(person.key) ?? [];
  const isSide = ({ giver, receiver }: DrawnHandover) => [giver.personId, receiver.personId].includes(person.personId);
  const isMine = (one: DrawnHandover) => isSide(one) || one.madeBy.personId === person.personId;
  const keepsAll = person.roles.includes('administrator') || person.roles.includes('recordsManager');
  const isKept = ({ giverUnitId, receiverUnitId }: DrawnHandover) =>
    keepsAll || units.includes(giverUnitId) || units.includes(receiverUnitId);
  return {
    인계인수: own.filter(isMine).map(({ id }) => id),
    '인계인수 기록': own.filter(isKept).map(({ id }) => id),
    인계인수서: own.map((one) => {
      if (!isMine(one) && !isKept(one)) return `${one.id} not-found`;
      const named = one.items.map((item) => `${item.managementNumber} ${isSide(one) ? item.title : null}`);
      return `${one.id} ${named.sort()}`;
    }),
  };
}

type HandoverFault = (
  spot: { readonly agency: WorldAgency; readonly person: WorldPerson },
  of: HandoverWorld,
) => ShownHandovers;

/** What a product with a fault would show. */
export const HANDOVER_FAULTS: Readonly<Record<string, HandoverFault>> = {
  'a handover is listed for all who work in one of its units': ({ agency, person }, { handovers }) =>
    expectedHandovers({ agency, person }, { handovers, keepers: new Map([[person.key, person.unitIds]]) }),
  'a handover shows its titles to whoever keeps its record': (spot, of) => {
    const everybodyIsSide = of.handovers.map((one) => ({ ...one, giver: spot.person }));
    const { 인계인수서: opened } = expectedHandovers(spot, { ...of, handovers: everybodyIsSide });
    const shown = expectedHandovers(spot, of);
    return {
      ...shown,
      인계인수서: shown.인계인수서.map((one, at) => (one.endsWith('not-found') ? one : (opened[at] ?? ''))),
    };
  },
  'a handover is that of the same id in the other agency': (spot, of) => ({
    ...expectedHandovers(spot, of),
    인계인수: of.handovers
      .filter(({ agencyId }) => agencyId !== spot.agency.agencyId)
      .filter(({ giver, receiver }) => [giver.personId, receiver.personId].includes(spot.person.personId))
      .map(({ id }) => id),
  }),
};
