import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { ownClosings } from '../../shared/disclosure/own-closings.ts';
import type { DocumentContent } from '../../shared/document/official-document.ts';
import { findable, textTokens } from '../../shared/search/search-words.ts';
import { smallPng } from '../../shared/testing/pictures.ts';
import type { StoredFile } from '../platform/files/file-store.ts';
import type { Signed } from '../platform/http/policy.ts';
import { maskPublication } from '../publication/masks/mask-publication.ts';
import type { PublicationNeighbours } from '../publication/neighbours.ts';
import { listFilesToRead, writeFileText } from '../publication/open-file-store.ts';
import { publicationConsumer } from '../publication/publish-document.ts';
import { changeSchedule } from '../publication/queue/change-schedule.ts';
import { releaseDue } from '../publication/queue/release-due.ts';
import { decideReport } from '../publication/reports/decide-report.ts';
import { takeReport } from '../publication/reports/take-report.ts';
import { SiteFacts } from '../publication/site-facts.ts';
import { TEXT_MAKERS } from '../publication/text-makers.ts';
import { withdrawPublication } from '../publication/withdraw-publication.ts';
import { reclassifyRecord } from '../reclassification/reclassify-record.ts';
import { type Allowed, liveThrough } from './citizen-oracle.ts';
import type { DrawnAct, DrawnDocument, DrawnWorld } from './random-publications.ts';
import { SHARED_PAINTER } from './shared-painter.ts';
import type { TestOffice } from './test-office.ts';
import { publishDocument } from './written-document.ts';

/** The tables in which an approved document stands, from its first row on. */
const TABLES = ['documents', 'document_versions', 'approval_events', 'registrations', 'filings'] as const;
type Rows = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;

/** What a world fills, each after those that it refers to. */
const FILLED = [
  ...['documents', 'document_versions', 'attachments', 'body_pictures', 'approval_events', 'registrations', 'filings'],
  ...['publications', 'past_publications', 'publication_schedules', 'publication_stops', 'publication_acts'],
  ...[
    'privacy_reports',
    'public_masks',
    'disclosure_decisions',
    'recheck_records',
    'search_documents',
    'publication_policies',
  ],
  ...['outbox_deliveries', 'public_site.documents', 'public_site.tombstones', 'public_site.daily_files'],
];

const MODEL_DAY = '2026-03-03';
const MOST_FILES = 16;
const MOST_DOCUMENTS = 8;

/** The kept random worlds of the citizens: documents approved in the office, and the product that goes on with them. */
export class CitizenWorlds {
  readonly #office: TestOffice;
  readonly #model: Rows;
  /** A stored object belongs to one attachment. */
  readonly #files: readonly StoredFile[];
  /** One for each document; all show the same. */
  readonly #pictures: readonly StoredFile[];
  readonly #signed: Signed;
  readonly #neighbours: PublicationNeighbours;

  private constructor(office: TestOffice, model: Rows, stored: readonly StoredFile[]) {
    this.#office = office;
    this.#model = model;
    this.#files = stored.slice(0, MOST_FILES);
    this.#pictures = stored.slice(MOST_FILES);
    const { id, personId, agencyId } = office.account('administrator');
    this.#signed = {
      ...{ accountId: id, personId, agencyId, sessionHash: '', mustChangePassword: false },
      roles: ['administrator', 'disclosureOfficer', 'recordsManager'],
    };
    const { services } = office;
    const leakTest = {
      origin: services.config.origins[0] ?? '',
      renderer: drawnOnce(),
      makers: TEXT_MAKERS,
      files: services.files,
    };
    this.#neighbours = {
      facts: new SiteFacts(services.database.publicSql),
      tellOfStop: async () => () => undefined,
      checks: {
        ...{ tellOfStop: async () => () => undefined, leakTest },
        checkFiles: async () => ({ kinds: [], unread: [], tells: false }),
      },
    };
  }

  /** One real document is approved by the office; those of the worlds are like it but for what is drawn. */
  static async open(office: TestOffice): Promise<CitizenWorlds> {
    const { sql } = office.services.database;
    const number = await publishDocument(office, { title: '본이 되는 문서' });
    const [document] = await sql<{ id: string }[]>`select id from documents where management_number = ${number}`;
    const rowsOf = async (table: (typeof TABLES)[number]) => {
      const key = table === 'documents' ? 'id' : 'document_id';
      const rows = await sql<{ row: Record<string, unknown> }[]>`
        select to_jsonb(t) as row from ${sql(table)} t where ${sql(key)} = ${document?.id ?? ''}`;
      return [table, rows.map(({ row }) => row)] as const;
    };
    const model: Rows = Object.fromEntries(await Promise.all(TABLES.map(rowsOf)));
    // The worlds are alone: of the model nothing is left, nor of what was made of it.
    await sql`truncate documents, public_site.documents cascade`;
    const write = (bytes: Uint8Array, count: number) =>
      Promise.all(
        Array.from({ length: count }, () => office.services.files.write(Readable.from([Buffer.from(bytes)]), 9_999)),
      );
    const [files, pictures] = await Promise.all([
      write(Buffer.from('abc'), MOST_FILES),
      write(smallPng(9, 9, 'grey'), MOST_DOCUMENTS),
    ]);
    return new CitizenWorlds(office, model, [...files, ...pictures]);
  }

  /** The SHA-256 of the picture that every body shows. */
  get picture(): string {
    return this.#pictures[0]?.sha256 ?? '';
  }

  /** Nothing of the world before is left, not even in the order of changes. */
  async clear(): Promise<void> {
    const { sql } = this.#office.services.database;
    // Deleting some rows is faster than truncating tables; the order is that of the foreign keys.
    const deletes = [...FILLED].reverse().map((table) => `delete from ${table};`);
    await sql.unsafe(`${deletes.join('')} update public_site.editions set changed_at = 'epoch';`);
    // A deleted copy has left its withdrawal in the log.
    await sql.unsafe(`delete from public_site.changes; update public_site.editions set changed_at = 'epoch';`);
  }

  /** Lives the days of a world up to the one on which citizens look; answers what they may be handed then. */
  async live(world: DrawnWorld): Promise<Allowed[]> {
    await this.clear();
    await this.#insert(world);
    const lives = world.documents.map((document) => ({ document, ...liveThrough(document, world) }));
    const days = lives.flatMap(({ document, done }) => [document.approvedOn, ...done.map(({ on }) => on)]);
    for (const day of [...new Set([...days, world.lookOn])].filter((each) => each <= world.lookOn).sort()) {
      this.#office.clock.set(`${day}T00:10:00Z`);
      await this.#release();
      await this.#deliver(world.documents.filter(({ approvedOn }) => approvedOn === day));
      this.#office.clock.set(`${day}T03:00:00Z`);
      for (const { document, done } of lives) {
        const act = done.find(({ on }) => on === day);
        if (!act) continue;
        await this.#act(document, act, done.slice(0, done.indexOf(act))).catch((error: unknown) => {
          const { managementNumber, approvedOn, acts } = document;
          const told = JSON.stringify({ managementNumber, approvedOn, acts, policy: world.policy });
          throw new Error(`the product refuses what the law allows, ${act.kind} on ${act.on}: ${told}`, {
            cause: error,
          });
        });
      }
    }
    await this.#readFiles(world);
    await this.#forgetFacts();
    return lives.map(({ allowed }) => allowed);
  }

  async #insert({ documents, policy }: DrawnWorld): Promise<void> {
    const { sql } = this.#office.services.database;
    const { agencyId, personId } = this.#signed;
    const written = documents.map((document, at) => this.#rowsOf(document, at));
    for (const table of TABLES) {
      const rows = JSON.stringify(written.flatMap((each) => each[table] ?? []));
      await sql`insert into ${sql(table)}
        select (jsonb_populate_record(null::${sql(table)}, value)).* from jsonb_array_elements(${rows}::text::jsonb)`;
    }
    const files = documents.flatMap(({ content }, at) =>
      content.attachments.map((file, place) => ({ file, place, at })),
    );
    const attachments = files.map(({ file, place, at }, index) => ({
      ...{ agency_id: agencyId, id: file.id, document_id: idOf(at), name: file.name, media_type: file.mediaType },
      ...{ size: 3, sha256: this.#files[index]?.sha256 ?? '', storage_name: this.#files[index]?.storageName ?? '' },
      ...{ disclosure_level: file.disclosure.level, disclosure_grounds: file.disclosure.grounds as number[] },
      ...{ position: place, added_at: new Date(`${MODEL_DAY}T00:00:00Z`) },
    }));
    if (attachments.length > 0) await sql`insert into attachments ${sql(attachments)}`;
    const pictures = documents.map((_, at) => {
      const { sha256 = '', size = 0, storageName = '' } = this.#pictures[at] ?? {};
      return {
        ...{ agency_id: agencyId, document_id: idOf(at), sha256, media_type: 'image/png', width: 9, height: 9, size },
        ...{ storage_name: storageName, added_at: new Date(`${MODEL_DAY}T00:00:00Z`) },
      };
    });
    await sql`insert into body_pictures ${sql(pictures)}`;
    await sql`
      insert into publication_policies (agency_id, sequence, valid_from, policy, set_by_person_id, set_at)
      values (${agencyId}, 1, '2026-01-01', ${JSON.stringify(policy)}::text::jsonb, ${personId}, ${new Date(0)})`;
  }

  #rowsOf({ managementNumber, approvedOn, content, unitName, path }: DrawnDocument, at: number): Rows {
    const { level, grounds } = content.disclosure;
    const sha256 = this.#files[0]?.sha256 ?? '';
    const stored: DocumentContent = {
      ...(JSON.parse(JSON.stringify(content).replaceAll(NO_PICTURE, this.picture)) as DocumentContent),
      attachments: content.attachments.map((file) => ({ ...file, sha256 })),
    };
    const drawn = { document_id: idOf(at) };
    const more: Readonly<Record<(typeof TABLES)[number], object>> = {
      documents: {
        ...{
          id: idOf(at),
          management_number: managementNumber,
          title: content.title,
          public_title: content.publicTitle,
        },
        ...{ disclosure_level: level, disclosure_grounds: grounds, body_open: content.bodyOpen },
      },
      document_versions: { ...drawn, content: stored, unit_name: unitName },
      approval_events: drawn,
      registrations: { ...drawn, serial: 1_000 + at, unit_name: unitName, printed: `${unitName}-${1_000 + at}` },
      filings: { ...drawn, path },
    };
    // Everything that the model says of its own day is of the day of this one.
    const dated = (row: object) => JSON.parse(JSON.stringify(row).replaceAll(MODEL_DAY, approvedOn)) as object;
    const ofTable = (table: (typeof TABLES)[number]) =>
      (this.#model[table] ?? []).map((row) => ({
        ...dated(row),
        ...more[table],
        ...(table === 'approval_events' ? { event_id: randomUUID() } : {}),
      }));
    return Object.fromEntries(TABLES.map((table) => [table, ofTable(table)]));
  }

  /** 결재가 끝난 다음: the outbox tells the publication of each, as it does after every approval. */
  async #deliver(documents: readonly DrawnDocument[]): Promise<void> {
    const { outbox, database, clock } = this.#office.services;
    for (const { place } of documents) {
      const event = {
        eventId: randomUUID(),
        agencyId: this.#signed.agencyId,
        documentId: idOf(place - 1),
        sequence: 3,
      };
      await outbox.write(database.sql, { ...event, kind: 'DocumentApproved', at: clock.now() }, ['publication']);
    }
    await this.#drain();
  }

  #drain(): Promise<number> {
    const { clock, services } = this.#office;
    return services.outbox.drain(publicationConsumer(clock, this.#neighbours.facts, this.#neighbours.checks));
  }

  #release(): Promise<number> {
    return releaseDue(this.#office.services, this.#neighbours.facts, this.#neighbours.checks);
  }

  async #act({ managementNumber, content }: DrawnDocument, act: DrawnAct, before: readonly DrawnAct[]): Promise<void> {
    const { services } = this.#office;
    const key = { accountId: this.#signed.accountId, key: randomUUID(), requestHash: '' };
    const given = { signed: this.#signed, managementNumber, key };
    switch (act.kind) {
      case 'report': {
        const file = typeof act.place === 'object' ? content.attachments[act.place.file] : undefined;
        const place = typeof act.place === 'object' ? 'attachment' : act.place;
        const report = { managementNumber, kind: 'name', place, attachmentId: file?.id ?? null } as const;
        await takeReport(services, this.#neighbours, { ...report, note: '', contact: '' });
        return;
      }
      case 'show':
        await decideReport(services, this.#neighbours, { ...given, body: { outcome: 'release', reason: '확인' } });
        return;
      case 'withdraw':
        await withdrawPublication(services, this.#neighbours, { ...given, body: { reason: '잘못 공개' } });
        return;
      case 'hold':
        await changeSchedule(services, this.#neighbours, { ...given, body: { act: 'hold', reason: '살펴봄' } });
        return;
      case 'embargo': {
        const body = { act: 'embargo', until: act.until, reason: '협의' } as const;
        await changeSchedule(services, this.#neighbours, { ...given, body });
        return;
      }
      case 'mask': {
        const grounds: [6] = [6];
        const words = typeof act.what === 'string' ? [{ text: act.what, grounds }] : [];
        const file = typeof act.what === 'object' ? content.attachments[act.what.file] : undefined;
        const body = { reason: '가림', words, attachments: file ? [{ id: file.id, grounds }] : [] };
        await maskPublication(services, this.#neighbours, { ...given, body });
        return;
      }
      default: {
        const decisions = before.filter(({ kind }) => DECISIONS.some((decision) => decision === kind)).length;
        const asked = { managementNumber, decisions, choice: choiceOf(content, act), reason: '재분류', key };
        await reclassifyRecord(services, this.#signed, asked);
        await this.#drain();
      }
    }
  }

  /** 첨부 안의 글: which files are read is the product's choice; each says its own word. */
  async #readFiles({ documents }: DrawnWorld): Promise<void> {
    const { sql } = this.#office.services.database;
    for (const file of await listFilesToRead(sql, undefined, MOST_FILES)) {
      const of = documents.find(({ managementNumber }) => managementNumber === file.managementNumber);
      const text = of?.words.files[file.position]?.inside ?? '';
      await writeFileText(sql, file, { text, haystack: findable(text), tokens: textTokens(findable(text)) });
    }
  }

  /** The site keeps its counts for a moment and forgets them at a delivery. */
  async #forgetFacts(): Promise<void> {
    const { outbox, database, clock } = this.#office.services;
    await database.sql`delete from outbox_deliveries`;
    const event = { eventId: randomUUID(), agencyId: this.#signed.agencyId, documentId: randomUUID(), sequence: 1 };
    await outbox.write(database.sql, { ...event, kind: 'DocumentRead', at: clock.now() }, ['publication']);
    await outbox.drainAll();
  }
}

const DECISIONS = ['close', 'open', 'passage', 'lift'] as const;

type Choice = Parameters<typeof reclassifyRecord>[2]['choice'];

function choiceOf(content: DocumentContent, act: Extract<DrawnAct, { kind: (typeof DECISIONS)[number] }>): Choice {
  const kept: Choice = {
    ...{ outcome: 'keep', grounds: [], bodyOpen: false, attachments: 'asTheyAre', liftedGrounds: [] },
    ...{ reviewOn: '2027-01-04', council: null },
  };
  switch (act.kind) {
    case 'open':
      return { ...kept, outcome: 'open', bodyOpen: true, attachments: 'open', liftedGrounds: [5, 6], reviewOn: null };
    case 'close':
      return {
        ...kept,
        outcome: 'closed',
        grounds: content.disclosure.level === 'open' ? [6] : [...content.disclosure.grounds],
      };
    case 'lift':
      return { ...kept, liftedGrounds: [act.ground] };
    case 'passage': {
      const until = ownClosings(content.body)[act.at]?.closing.until ?? '';
      const { at, closed } = act;
      return { ...kept, passages: [{ at, closed, reviewOn: closed && until > act.on ? until : null }] };
    }
  }
}

/** The checks look at the same paper at its approval and on the day on which it goes out: it is drawn once for both. */
function drawnOnce(): PublicationNeighbours['checks']['leakTest']['renderer'] {
  const drawn = new Map<string, ReturnType<typeof SHARED_PAINTER.render>>();
  const packed = new Map<string, ReturnType<typeof SHARED_PAINTER.packHwpx>>();
  const once = <Made>(kept: Map<string, Made>, paper: object, make: () => Made): Made => {
    const key = JSON.stringify(paper);
    const made = kept.get(key) ?? make();
    if (kept.size >= MOST_DOCUMENTS) kept.clear();
    kept.set(key, made);
    return made;
  };
  return {
    render: (paper, pictures) => once(drawn, paper, () => SHARED_PAINTER.render(paper, pictures)),
    packHwpx: (paper, pictures) => once(packed, paper, () => SHARED_PAINTER.packHwpx(paper, pictures)),
  };
}

/** What a drawn picture is called until its bytes are known. */
const NO_PICTURE = '0'.repeat(64);
const idOf = (at: number) => `00000000-0000-4000-a000-${String(at + 1).padStart(12, '0')}`;
