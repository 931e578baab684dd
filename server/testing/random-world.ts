import type { ApprovalCommand } from '../../shared/approval/approval-command.ts';
import type { ApprovalEvent, PrintedOfficer } from '../../shared/approval/approval-events.ts';
import { type ApprovalLine, evolve, NEW_LINE } from '../../shared/approval/approval-line.ts';
import { decide } from '../../shared/approval/decide-act.ts';
import { DISCLOSURE_LEVELS, type DisclosureLevel } from '../../shared/disclosure/disclosure.ts';
import type { AccessRestriction } from '../../shared/document/access-restriction.ts';
import type { DocumentContent } from '../../shared/document/official-document.ts';
import { isRefusal } from '../../shared/kernel/refusal.ts';
import { randomCommand } from '../../shared/testing/random-commands.ts';
import { refusedBecause, tableAfter } from '../../shared/testing/reference-line.ts';
import { EMPTY_TABLE, type Table, waitingRows } from '../../shared/testing/reference-table.ts';
import { commitEvent } from '../approval/index.ts';
import { type EditedText, insertVersion } from '../document/index.ts';
import type { Statement } from '../platform/database/one-statement.ts';
import type { Services } from '../platform/services.ts';
import { numbersFrom } from './random-agency.ts';
import {
  insertWorldAgency,
  keyOf,
  NEAR,
  PARTNERS,
  type WorldAgency,
  type WorldIds,
  worldIds,
} from './random-world-agency.ts';

// A world is two agencies of one installation whose people, posts, units and documents carry the same ids: a question
// that forgets its agency is answered with the other one's rows. Each document has a random history of all acts, of its
// agency alone or of both (공동기안), decided by the rules and written by the product's own statement of an act.

/** One act as the world remembers it, in ids of the world. */
export type Happening = {
  readonly sequence: number;
  readonly event: ApprovalEvent;
  readonly before: Table;
  readonly after: Table;
};

/**
 * 열람제한 of every third document: without an end, over since yesterday, or until today, some with somebody named. Taken
 * from its id, so that the dice of the worlds fall as they did.
 */
function restrictionOf(documentId: string, ids: Pick<WorldIds, 'officers' | 'units'>): AccessRestriction | null {
  const number = Number.parseInt(documentId.slice(0, 4), 16);
  if (number % 3 !== 0) return null;
  const until = [null, null, '2026-12-09', '2026-12-10'][number % 4] ?? null;
  const person = ids.officers[number % 12]?.personId ?? '';
  const unit = ids.units[number % ids.units.length] ?? '';
  return {
    ...{ reason: '세계', until },
    people: number % 5 < 2 ? [{ id: person, name: '사람' }] : [],
    units: number % 7 === 0 ? [{ id: unit, name: '부서' }] : [],
  };
}

export type WorldDocument = {
  readonly documentId: string;
  readonly managementNumber: string;
  readonly agencyId: number;
  /** 공동기안 of both agencies. */
  readonly isJoint: boolean;
  readonly agencies: readonly WorldAgency[];
  readonly drafter: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly level: DisclosureLevel;
  readonly restriction: AccessRestriction | null;
  /** What its drafter reads of it, and what everybody else does once it is submitted. */
  readonly workingTitle: string;
  readonly submittedTitle: string;
  readonly publicTitle: string;
  /** When its drafter wrote what stands in the editor. */
  readonly writtenAt: Date;
  readonly table: Table;
  readonly history: readonly Happening[];
  /** Who has acted on the submission that stands, in whoever's place. */
  readonly actors: ReadonlySet<string>;
  /** The key of the person whom the reference line calls by this id. */
  readonly who: (id: string) => string;
  /** The post in which a person of the world stands on lines. */
  readonly postOf: (key: string) => string;
};

export type RandomWorld = {
  readonly name: string;
  readonly agencies: readonly [WorldAgency, WorldAgency];
  readonly documents: readonly [readonly WorldDocument[], readonly WorldDocument[]];
};

type Dice = (below: number) => number;

/** Words that only what is not public carries. */
export const secretOf = (name: string) => `비밀${name}`;

export async function makeRandomWorld(services: Services, number: number, dice: Dice): Promise<RandomWorld> {
  const name = String(number).padStart(4, '0');
  const ids = worldIds(dice);
  const agencies = [100 + 2 * number, 101 + 2 * number].map((agencyId) => ({ agencyId, seed: dice(2 ** 30) }));
  const [one, other] = await Promise.all(
    agencies.map(({ agencyId, seed }) => insertWorldAgency(services.database.sql, agencyId, ids, seed)),
  );
  if (!one || !other) throw new Error('a world of fewer than two agencies');
  const lives = [one, other].map((agency, index) => {
    const count = index === 0 ? 5 + dice(3) : 3;
    const partner = index === 0 ? other : one;
    return Array.from({ length: count }, (_, place): Beginning => {
      const isJoint = place === 0 && dice(index + 2) > 0;
      const documentId = isJoint ? ids.jointDocuments[index] : ids.documents[place];
      return { agency, partner, isJoint, documentId: documentId ?? '', place, seed: dice(2 ** 30) };
    });
  });
  const [first = [], second = []] = await Promise.all(
    lives.map((some) => Promise.all(some.map((life) => new Life(services, ids, name, life).live()))),
  );
  return { name, agencies: [one, other], documents: [first, second] };
}

type Beginning = {
  readonly agency: WorldAgency;
  readonly partner: WorldAgency;
  readonly isJoint: boolean;
  readonly documentId: string;
  readonly place: number;
  readonly seed: number;
};
const LONGEST = 26;

/** One document from its draft as far as chance takes it. */
class Life {
  readonly #services: Services;
  readonly #ids: WorldIds;
  readonly #name: string;
  readonly #beginning: Beginning;
  readonly #dice: Dice;
  readonly #turn: { readonly unit: number; readonly person: number };
  #level: DisclosureLevel;
  #table: Table = EMPTY_TABLE;
  /** The line in the ids of the reference, which decides, and the one of the product, which is written. */
  #line: ApprovalLine = NEW_LINE;
  #written: ApprovalLine = NEW_LINE;
  #history: Happening[] = [];
  #actors = new Set<string>();
  #title = '';
  #publicTitle = '';
  #writtenAt = new Date('2026-11-19T00:00:00Z');

  constructor(services: Services, ids: WorldIds, name: string, beginning: Beginning) {
    this.#services = services;
    this.#ids = ids;
    this.#name = name;
    this.#beginning = beginning;
    this.#dice = numbersFrom(beginning.seed);
    this.#turn = { unit: this.#dice(3), person: this.#dice(4) };
    this.#level = this.#drawLevel();
  }

  /** 공개구분: proposed by the drafter, and decided again by whoever corrects the text. */
  #drawLevel(): DisclosureLevel {
    return DISCLOSURE_LEVELS[this.#dice(DISCLOSURE_LEVELS.length)] ?? 'open';
  }

  async live(): Promise<WorldDocument> {
    const { agency, partner, isJoint, documentId, place } = this.#beginning;
    this.#entitle('기안');
    await this.#insertDraft();
    // Some go on until they come back with an answered question, which chance alone seldom brings.
    const isToComeBack = this.#dice(6) === 0;
    const length = isToComeBack || isJoint ? 2 * LONGEST : this.#dice(5) === 0 ? 0 : this.#dice(LONGEST);
    for (let step = 0; step < length && !(isToComeBack && this.#hasComeBack()); step += 1) await this.#try(step);
    const submittedTitle = this.#title;
    await this.#writeOn();
    const drafter = this.#officer('p0');
    return {
      ...{ documentId, agencyId: agency.agencyId, isJoint, agencies: [agency, partner] },
      managementNumber: numberOf(agency.agencyId, place),
      drafter: this.#keyOf('p0'),
      ...{ unitId: drafter.unitId, unitName: drafter.unitName, writtenAt: this.#writtenAt },
      level: this.#level,
      restriction: restrictionOf(documentId, this.#ids),
      workingTitle: this.#title,
      submittedTitle,
      publicTitle: this.#publicTitle,
      table: this.#table,
      history: this.#history,
      actors: this.#actors,
      who: (id) => this.#keyOf(id),
      postOf: (key) => this.#ids.officers.find(({ personId }) => key.endsWith(` ${personId}`))?.postId ?? '',
    };
  }

  #hasComeBack(): boolean {
    return this.#table.status === 'rejected' && this.#table.questions.some(({ answered }) => answered);
  }

  /** The people of the reference line, turned round so that every document has others in every part. */
  #officer(id: string): PrintedOfficer {
    const index = id.startsWith('p') ? Number(id.slice(1)) : NEAR;
    const partner = id.startsWith('p') ? PARTNER_OF[index] : undefined;
    if (partner !== undefined) return this.#partner(partner);
    const unit = (index + this.#turn.unit) % 3;
    const person = (Math.floor(index / 3) + this.#turn.person) % 4;
    const officer = this.#ids.officers[index < NEAR ? person * 3 + unit : index];
    if (!officer) throw new Error(`nobody is ${id}`);
    return officer;
  }

  #partner(place: number): PrintedOfficer {
    const officer = this.#ids.officers[place];
    if (!officer) throw new Error(`nobody of the other agency stands at ${place}`);
    return { ...officer, agency: { id: this.#beginning.partner.agencyId, name: '세계시' } };
  }

  #keyOf(id: string): string {
    const { agency, personId } = this.#officer(id);
    return keyOf(agency?.id ?? this.#beginning.agency.agencyId, personId);
  }

  #entitle(words: string): void {
    const { agency, place } = this.#beginning;
    const isSecret = this.#level !== 'open';
    const name = `${words} ${place}-${this.#history.length}`;
    this.#title = isSecret ? `${secretOf(this.#name)} ${name}` : `${agency.word}${this.#name} ${name}`;
    this.#publicTitle = isSecret ? `${agency.word}${this.#name} 알림 ${place}` : this.#title;
  }

  async #try(step: number): Promise<void> {
    const command = this.#draw(step);
    if (!command) return;
    const decision = decide(this.#line, command);
    if (isRefusal(decision)) throw new Error(`the rules refuse what the reference allows: ${decision.refused}`);
    const before = this.#table;
    this.#table = tableAfter(before, command);
    for (const event of decision) {
      this.#line = evolve(this.#line, event);
      const written = this.#inTheWorld(event);
      if (event.type === 'DocumentSubmitted') this.#actors = new Set();
      const isFromOutside = event.type === 'SeatReassigned' || event.type === 'DutyReassigned';
      if (!isFromOutside) this.#actors.add(this.#keyOf(command.by.personId));
      await this.#write(written);
      this.#history.push({ sequence: this.#history.length + 1, event: written, before, after: this.#table });
    }
  }

  /** What is done next, if anything; who drafts for two agencies thinks of nothing else until it is on its way. */
  #draw(step: number): ApprovalCommand | undefined {
    const isWithDrafter = this.#table.status !== 'inApproval' && this.#table.status !== 'approved';
    const throws = this.#beginning.isJoint && isWithDrafter ? 200 : 1;
    for (let count = 0; count < throws; count += 1) {
      const command = ofOneText(randomCommand(this.#table, step, this.#dice(2 ** 31 - 1)));
      if (this.#isOfTheWorld(command) && refusedBecause(this.#table, command) === undefined) return command;
    }
    return undefined;
  }

  #isOfTheWorld(command: ApprovalCommand): boolean {
    const others = new Set([...JSON.stringify(command).matchAll(/"agency":\{"id":(\d)/g)].map(([, id]) => id));
    if (!this.#beginning.isJoint) return others.size === 0 && isOfItsDrafter(command);
    if (command.type === 'submit') return others.size === 1 && isOfItsDrafter(command);
    // There is one other agency here: both of the reference's would be the same people.
    const onLine = this.#table.rows.flatMap(({ officer }) => officer.agency?.id ?? []);
    if ([...others].some((id) => !onLine.includes(Number(id)))) return false;
    // Nobody stands in for somebody of another agency.
    const standsIn = 'standsIn' in command ? (command.standsIn ?? []) : [];
    return standsIn.every(({ personId }) => isPartner(personId) === isPartner(command.by.personId));
  }

  /** The event with the officers and ids of the world in the place of the reference's. */
  #inTheWorld(event: ApprovalEvent): ApprovalEvent {
    return JSON.parse(JSON.stringify(event), (_key, value: unknown) => {
      if (typeof value !== 'object' || value === null || !('personId' in value)) return value;
      const officer = this.#officer(String(value.personId));
      return 'postId' in value ? officer : { ...value, personId: officer.personId };
    }) as ApprovalEvent;
  }

  async #write(event: ApprovalEvent): Promise<void> {
    const { database, outbox } = this.#services;
    const key = this.#key();
    const at = new Date(event.at);
    const act = {
      ...key,
      line: this.#written,
      revision: this.#history.length,
      event,
      managementNumber: numberOf(key.agencyId, this.#beginning.place),
      unitTaskId: this.#ids.unitTask,
      at,
    };
    const version = { ...key, version: event.version };
    if (event.type === 'DocumentSubmitted') {
      this.#entitle('보고');
      await database.sql`update documents set title = ${this.#title}, public_title = ${this.#publicTitle}
        where agency_id = ${key.agencyId} and id = ${key.documentId}`;
      await insertVersion(database.sql, version, this.#version(event.contentHash, at));
    }
    let edited: EditedText | undefined;
    const rows: Statement[] = [];
    if (event.type === 'ContentEdited') {
      this.#writtenAt = at;
      this.#level = this.#drawLevel();
      this.#entitle('고침');
      const made = this.#version(contentHashOf(event), at);
      edited = made;
      rows.push(insertVersion(database.sql, version, made));
    }
    await commitEvent(database.acts, outbox, { ...act, alongside: rows, ...(edited ? { edited } : {}) });
    this.#written = evolve(this.#written, event);
  }

  #version(contentHash: string, at: Date) {
    const { unitName } = this.#officer('p0');
    const heading = { agencyName: '세계시', upperUnitName: null, unitName, drafterPhone: '' };
    const content: DocumentContent = {
      ...{ title: this.#title, publicTitle: this.#publicTitle, summary: '', keywords: [], attachments: [] },
      body: { v: 1, blocks: [{ type: 'paragraph', content: [{ text: `${this.#title} 본문` }] }] },
      disclosure: { level: this.#level, grounds: this.#level === 'open' ? [] : [5] },
      ...{ bodyOpen: false, licence: 'none', unitTaskId: this.#ids.unitTask },
    };
    return { content, contentHash, submittedAt: at, ...heading, editorJson: '{}' };
  }

  #key() {
    const { agency, documentId } = this.#beginning;
    return { agencyId: agency.agencyId, documentId };
  }

  async #insertDraft(): Promise<void> {
    const { agencyId, documentId } = this.#key();
    const { personId, postId, unitId } = this.#officer('p0');
    const at = this.#writtenAt;
    const restriction = restrictionOf(documentId, this.#ids);
    await this.#services.database.sql`
      insert into documents (agency_id, id, management_number, drafter_person_id, drafter_post_id, unit_id, created_at,
        status, version, revision, saved_at, title, public_title, editor_json, summary, keywords, disclosure_level,
        disclosure_grounds, body_open, licence, unit_task_id, line, restriction)
      values (${agencyId}, ${documentId}, ${numberOf(agencyId, this.#beginning.place)}, ${personId}, ${postId},
        ${unitId}, ${at}, 'drafting', 0, 1, ${at}, ${this.#title}, ${this.#publicTitle}, '{}', '', '{}', ${this.#level},
        ${this.#level === 'open' ? [] : [5]}, false, 'none', ${this.#ids.unitTask}, '[]',
        ${restriction && JSON.stringify(restriction)}::text::jsonb)`;
  }

  /** What came back is often being written anew; only its drafter knows what stands there now. */
  async #writeOn(): Promise<void> {
    const { status } = this.#table;
    if ((status !== 'rejected' && status !== 'recalled') || this.#dice(4) === 0) return;
    const { agencyId, documentId } = this.#key();
    this.#title = `${secretOf(this.#name)} 다시 쓰는 글`;
    await this.#services.database.sql`
      update documents set title = ${this.#title}, revision = revision + 1
      where agency_id = ${agencyId} and id = ${documentId}`;
  }
}

const numberOf = (agencyId: number, place: number) =>
  `D${String(agencyId).padStart(4, '0')}${String(place + 1).padStart(9, '0')}`;

/** Where the people of the reference's other agencies sit in the one that is here. */
const PARTNER_OF: Readonly<Record<number, number>> = {
  ...{ 12: PARTNERS[0], 13: PARTNERS[1] },
  ...{ 14: PARTNERS[0], 15: PARTNERS[1], 16: PARTNERS[2] },
};
const isPartner = (id: string) => PARTNER_OF[Number(id.slice(1))] !== undefined;

/** Documents of a world stand alone. */
function ofOneText(command: ApprovalCommand): ApprovalCommand {
  if (command.type !== 'submit') return command;
  const { bundle: _, ...alone } = command;
  return alone;
}

/** A draft is its drafter's: whoever else would submit it is stopped before the line is asked. */
const isOfItsDrafter = (command: ApprovalCommand) => command.type !== 'submit' || command.by.personId === 'p0';

const contentHashOf = (event: ApprovalEvent) => ('contentHash' in event ? event.contentHash : '');

/** Whom a document waits on, in keys of the world, with what they do there. */
export function waitingOfficers(document: Pick<WorldDocument, 'who'>, table: Table) {
  return waitingRows(table).flatMap((index) => {
    const row = table.rows[index];
    return row ? [{ key: document.who(row.officer.personId), act: row.act }] : [];
  });
}
