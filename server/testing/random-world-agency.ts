import type { AgencyRole } from '../../shared/access/roles.ts';
import type { PrintedOfficer } from '../../shared/approval/approval-events.ts';
import { hashOfSecret, newSecret } from '../identity/secret.ts';
import type { Sql } from '../platform/database/connect.ts';
import { numbersFrom } from './random-agency.ts';

/** When everybody looks at what they are shown, after all acts. */
export const WORLD_NOW = new Date('2026-12-10T01:00:00Z');
/** Who acts on documents; the others only fill lines that are too long. */
export const NEAR = 12;
/** Who acts for the other agency in a 공동기안, and one more who may stand in for them; after whoever mends lines. */
export const PARTNERS = [NEAR + 1, NEAR + 2, NEAR + 3] as const;
const LIVING = NEAR + 5;
const PEOPLE = 41;
const UNITS = 3;
const SINCE = '2020-01-01';
/** When some have moved to another unit, hold a second post, or have left. */
const MOVED_ON = '2026-12-05';

type Dice = (below: number) => number;

/** What both agencies of a world have in common. */
export type WorldIds = {
  readonly units: readonly string[];
  readonly officers: readonly PrintedOfficer[];
  /** A post of each unit that somebody from another one may come to hold. */
  readonly sparePosts: readonly string[];
  readonly documents: readonly string[];
  /** 공동기안: each stands in boxes of both agencies, so that no other document can have its id. */
  readonly jointDocuments: readonly string[];
  readonly unitTask: string;
};

export type WorldAbsence = {
  readonly personId: string;
  readonly standInId: string | null;
  readonly from: Date;
  readonly until: Date;
  readonly cancelledAt: Date | null;
};

/** A person of the installation; the id alone names somebody in the other agency as well. */
export const keyOf = (agencyId: number, personId: string) => `${agencyId} ${personId}`;

export type WorldPerson = {
  readonly key: string;
  readonly personId: string;
  readonly accountId: string;
  readonly cookie: string;
  /** Of today. */
  readonly postIds: readonly string[];
  readonly unitIds: readonly string[];
  readonly roles: readonly AgencyRole[];
};

export type WorldAgency = {
  readonly agencyId: number;
  /** What the titles of this agency's public documents begin with. */
  readonly word: string;
  readonly people: readonly WorldPerson[];
  readonly absences: readonly WorldAbsence[];
  readonly unitIds: readonly string[];
};

export function worldIds(dice: Dice): WorldIds {
  const uuid = () => uuidFrom(dice);
  const units = Array.from({ length: UNITS }, uuid);
  const officers = Array.from({ length: PEOPLE }, (_, index): PrintedOfficer => {
    const unit = index % UNITS;
    return {
      ...{ personId: uuid(), name: `사람${index}`, postId: uuid(), postTitle: '주무관' },
      ...{ unitId: units[unit] ?? '', unitName: `부서${unit}`, unitCode: `100${unit}` },
    };
  });
  const sparePosts = units.map(uuid);
  const [documents, jointDocuments] = [12, 24].map((length) => Array.from({ length }, uuid));
  return {
    ...{ units, officers, sparePosts, unitTask: uuid() },
    ...{ documents: documents ?? [], jointDocuments: jointDocuments ?? [] },
  };
}

function uuidFrom(dice: Dice): string {
  const hex = Array.from({ length: 8 }, () => dice(65_536).toString(16).padStart(4, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
}

/** An agency with its people, who has moved, who is away, and who has which role. */
export async function insertWorldAgency(sql: Sql, agencyId: number, ids: WorldIds, seed: number): Promise<WorldAgency> {
  const dice = numbersFrom(seed);
  const agency = { agency_id: agencyId };
  const dated = { ...agency, valid_from: SINCE, valid_to: null };
  const holdings = ids.officers.flatMap((officer, index) => holdingsOf(officer, index, ids, dice));
  const absences = someAbsences(ids, dice);
  const people = ids.officers.slice(0, LIVING).map((officer) => {
    const held = holdings.filter(({ personId, toOn }) => personId === officer.personId && toOn === null);
    const secret = newSecret();
    return {
      ...{
        key: keyOf(agencyId, officer.personId),
        personId: officer.personId,
        accountId: uuidFrom(dice),
        secret,
        cookie: `gyeol_session=${secret}`,
      },
      postIds: held.map(({ postId }) => postId),
      unitIds: held.map(({ unitId }) => unitId),
      roles: (['administrator', 'disclosureOfficer', 'recordsManager'] as const).filter(() => dice(12) === 0),
    };
  });
  await sql.begin(async (tx) => {
    await tx`insert into agencies ${tx([{ id: agencyId, name: '세계시', zip_code: '', address: '', homepage: '', created_at: WORLD_NOW }])}`;
    await tx`insert into units ${tx(ids.units.map((id) => ({ ...agency, id })))}`;
    const units = ids.units.map((id, at) => ({ unit_id: id, code: `100${at}`, name: `부서${at}`, sort: at }));
    await tx`insert into unit_versions ${tx(units.map((unit) => ({ ...dated, parent_id: null, ...unit })))}`;
    const posts = [
      ...ids.officers.map(({ postId, unitId }) => ({ post_id: postId, unit_id: unitId })),
      ...ids.sparePosts.map((postId, at) => ({ post_id: postId, unit_id: ids.units[at] ?? '' })),
    ];
    await tx`insert into posts ${tx(posts.map((post) => ({ ...agency, id: post.post_id })))}`;
    const titled = posts.map((post, sort) => ({ ...dated, ...post, title: '주무관', is_head: false, sort }));
    await tx`insert into post_versions ${tx(titled)}`;
    const named = ids.officers.map(({ personId, name }) => ({ id: personId, name, phone: '', email: '' }));
    await tx`insert into people ${tx(named.map((person) => ({ ...agency, ...person })))}`;
    const held = holdings.map(({ postId, personId, kind, fromOn, toOn }) => ({
      ...agency,
      ...{ id: uuidFrom(dice), post_id: postId, person_id: personId, kind, from_on: fromOn, to_on: toOn },
    }));
    await tx`insert into post_holdings ${tx(held)}`;
    const task = { id: ids.unitTask, unit_id: ids.units[0] ?? '', path: ['세계'], retention: 'y5' };
    await tx`insert into unit_tasks ${tx([{ ...dated, ...task }])}`;
    const away = absences.map(({ personId, standInId, from, until, cancelledAt }) => ({
      ...{ ...agency, id: uuidFrom(dice), person_id: personId, kind: 'trip', from_at: from, until_at: until },
      ...{ stand_in_person_id: standInId, basis: '출장 명령', made_by_person_id: personId, made_at: from },
      cancelled_at: cancelledAt,
    }));
    await tx`insert into absences ${tx(away)}`;
    const accounts = people.map(({ personId, accountId }, at) => ({
      ...{ id: accountId, ...agency, person_id: personId, login: `w${agencyId}-${at}`, password_hash: '-' },
      ...{ must_change_password: false, active: true, demonstration: false, created_at: WORLD_NOW },
    }));
    await tx`insert into accounts ${tx(accounts)}`;
    const sessions = people.map(({ accountId, secret }) => ({
      ...{ id_hash: hashOfSecret(secret), id: uuidFrom(dice), account_id: accountId, created_at: WORLD_NOW },
      ...{ seen_at: WORLD_NOW, ends_at: new Date(WORLD_NOW.getTime() + 8 * 3_600_000), address: '', device: '' },
    }));
    await tx`insert into sessions ${tx(sessions)}`;
    const grants = people.flatMap(({ personId, roles }) => grantsOf(personId, roles, dice));
    const whole = grants.map((grant) => ({ ...agency, id: uuidFrom(dice), ...grant }));
    await tx`insert into role_grants ${tx(whole)}`;
  });
  return { agencyId, word: `세계${agencyId % 2 === 0 ? '가' : '나'}`, people, absences, unitIds: ids.units };
}

type Holding = {
  readonly postId: string;
  readonly unitId: string;
  readonly personId: string;
  readonly kind: 'regular' | 'additional';
  readonly fromOn: string;
  readonly toOn: string | null;
};

/** Most stay; some move to another unit, hold a second post there (겸직), or are gone. */
function holdingsOf(officer: PrintedOfficer, index: number, ids: WorldIds, dice: Dice): Holding[] {
  const { personId, postId, unitId } = officer;
  const own = { postId, unitId, personId, kind: 'regular', fromOn: SINCE, toOn: null } as const;
  if (index >= NEAR) return [own];
  const to = (index + 1) % UNITS;
  const there = {
    postId: ids.sparePosts[to] ?? '',
    unitId: ids.units[to] ?? '',
    personId,
    fromOn: MOVED_ON,
    toOn: null,
  };
  const fate = dice(10);
  if (fate < 2)
    return [
      { ...own, toOn: MOVED_ON },
      { ...there, kind: 'regular' },
    ];
  if (fate === 2) return [own, { ...there, kind: 'additional' }];
  if (fate === 3) return [{ ...own, toOn: MOVED_ON }];
  return [own];
}

const day = (number: number) => new Date(Date.UTC(2026, 10, number));

/** Nobody is away twice at once, and no chain of stand-ins is a circle: everybody names somebody after them. */
function someAbsences(ids: WorldIds, dice: Dice): WorldAbsence[] {
  const first = dice(NEAR);
  const ofLines = Array.from({ length: NEAR }, (_, place): WorldAbsence[] => {
    const at = (index: number) => ids.officers[(first + index) % NEAR]?.personId ?? '';
    const standInId = dice(6) === 0 || place === NEAR - 1 ? null : at(place + 1 + dice(NEAR - 1 - place));
    const absence = { personId: at(place), standInId, cancelledAt: null };
    // 10 December is the fortieth of November.
    const past = { ...absence, from: day(18), until: day(24) };
    const now = { ...absence, from: day(20 + dice(18)), until: day(41 + dice(9)) };
    switch (dice(7)) {
      case 0:
      case 1:
        return [now];
      case 2:
        return [{ ...now, cancelledAt: day(39) }];
      case 3:
        return [past];
      case 4:
        return [past, { ...absence, from: day(41), until: day(50) }];
      default:
        return [];
    }
  });
  return [...ofLines.flat(), ...PARTNERS.flatMap((partner) => absenceOf(partner, ids, dice))];
}

/** Who takes part for the other agency is away as well, and only the next of them stands in. */
function absenceOf(partner: number, ids: WorldIds, dice: Dice): WorldAbsence[] {
  const at = (index: number) => ids.officers[index]?.personId ?? '';
  const standInId = dice(4) === 0 ? null : at(partner + 1);
  const from = day(20 + dice(18));
  if (dice(2) === 0) return [];
  const until = dice(3) === 0 ? day(39) : day(41 + dice(9));
  return [{ personId: at(partner), standInId, from, until, cancelledAt: null }];
}

/** The role as it counts, or one that is over, has not begun or waits for its second person. */
function grantsOf(personId: string, roles: readonly AgencyRole[], dice: Dice) {
  const common = { person_id: personId, unit_id: null, reason: '세계', proposed_by: null, proposed_at: WORLD_NOW };
  const granted = { ...common, confirmed_by: null, confirmed_at: WORLD_NOW, alone: true, status: 'granted' };
  const counting = roles.map((role) => ({ ...granted, role, from_on: '2026-12-01', to_on: null as string | null }));
  const others = (['disclosureOfficer', 'recordsManager'] as const).filter((role) => !roles.includes(role));
  const idle = [
    { ...granted, from_on: '2026-11-01', to_on: '2026-12-10' },
    { ...granted, from_on: '2026-12-11', to_on: null },
    { ...granted, from_on: '2026-12-01', to_on: null, status: 'proposed', alone: false, confirmed_at: null },
  ];
  return [...counting, ...others.flatMap((role) => (dice(4) === 0 ? [{ ...idle[dice(3)], role }] : []))];
}
