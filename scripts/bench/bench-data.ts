import { setImmediate } from 'node:timers/promises';
import type { Sql } from '../../server/platform/database/connect.ts';
import { upsertAgency } from '../../server/publication/store.ts';
import { dayInKorea, yearOf } from '../../shared/kernel/calendar-day.ts';
import { managementNumber as printManagementNumber } from '../../shared/numbering/management-number.ts';
import { type BenchOffice, type BenchOfficial, type BenchUnit, findOrOpenOffice } from './bench-office.ts';
import { addDocument, type PlannedDocument } from './bulk-document.ts';
import { insertRows } from './bulk-insert.ts';
import type { Rows } from './bulk-rows.ts';
import { writeText } from './written-text.ts';

/** Every one of the 500 who sign has this many documents waiting, however many lie behind them. */
export const WAITING_EACH = 20;
const SIZE = { units: 50, leaders: 9, drafters: 10 } as const;
const CHUNK = 500;
/** After so many the connection gets its turn. */
const BREATH = 10;
const TWO_YEARS_MS = 730 * 24 * 60 * 60_000;
/** One in ten is closed, as nothing can be measured of a citizens' site where everything is open. */
const CLOSED_EVERY = 10;

export const waitingDocuments = SIZE.units * (SIZE.leaders + 1) * WAITING_EACH;

/**
 * Fills a database with documents up to `target`, in transactions of some hundreds: broken off, the next call goes on
 * where it stopped. The last ones wait in the boxes, all before them are approved.
 */
export async function fillBenchData(sql: Sql, target: number, say: (line: string) => void): Promise<BenchOffice> {
  if (target < waitingDocuments) throw new Error(`at least ${waitingDocuments} documents, so that every box is full`);
  const office = await findOrOpenOffice(sql, '견줄시', SIZE);
  const { agencyId } = office;
  const [stand = { made: 0 }] = await sql<{ made: number }[]>`
    select last_serial as made from management_number_counters where agency_id = ${agencyId}`;
  if (stand.made >= target) return office;
  await upsertAgency(sql, { agencyId, name: office.name, zipCode: '00000', address: '', homepage: '' });
  const counters = await readCounters(sql, agencyId);
  const began = Date.now();
  const last = new Date();
  const plan = (from: number) =>
    planChunk(from, target, counters, (n) => planDocument(office, n, target, last, counters));
  let chunk = await plan(stand.made);
  while (chunk.made > 0) {
    const { to } = chunk;
    // The next ones are made up while the database writes these.
    const [next] = await Promise.all([plan(to), writeChunk(sql, agencyId, chunk)]);
    if (to % 5_000 === 0 || to === target) {
      say(`${to} / ${target} documents, ${Math.round((Date.now() - began) / 1000)} s`);
    }
    chunk = next;
  }
  // Figures taken while the planner still believes in empty tables would be figures of another database.
  await sql`vacuum (analyze)`;
  return office;
}

/** Some hundreds of documents up to the `to`-th, and where the series stand after them. */
type Chunk = { readonly rows: Rows; readonly to: number; readonly made: number; readonly counters: Counters };

async function planChunk(
  from: number,
  target: number,
  counters: Counters,
  planned: (n: number) => PlannedDocument,
): Promise<Chunk> {
  const to = Math.min(target, from + CHUNK);
  const rows: Rows = new Map();
  for (let n = from; n < to; n += 1) {
    addDocument(rows, planned(n));
    if (n % BREATH === 0) await setImmediate();
  }
  return { rows, to, made: to - from, counters: new Map(counters) };
}

type Counters = Map<string, number>;

async function readCounters(sql: Sql, agencyId: number): Promise<Counters> {
  const rows = await sql<{ seriesId: string; year: number; last: number }[]>`
    select series_id as "seriesId", year, last_serial as last from series where agency_id = ${agencyId}`;
  return new Map(rows.map((row) => [`${row.seriesId} ${row.year}`, row.last]));
}

async function writeChunk(sql: Sql, agencyId: number, { rows, to, counters }: Chunk): Promise<void> {
  const series = [...counters].map(([key, last]) => {
    const [seriesId, year] = key.split(' ');
    return { agency_id: agencyId, series_id: seriesId, year: Number(year), last_serial: last };
  });
  await sql.begin(async (tx) => {
    await insertRows(tx, rows);
    await tx`
      insert into series
      select * from jsonb_populate_recordset(null::series, ${JSON.stringify(series)}::text::jsonb)
      on conflict (agency_id, series_id, year) do update set last_serial = excluded.last_serial`;
    await tx`
      insert into management_number_counters (agency_id, last_serial) values (${agencyId}, ${to})
      on conflict (agency_id) do update set last_serial = excluded.last_serial`;
  });
}

/** The n-th document (from 0): spread over units and officials, older ones first. */
function planDocument(office: BenchOffice, n: number, target: number, last: Date, counters: Counters): PlannedDocument {
  const waiting = n - (target - waitingDocuments);
  const at = new Date(last.getTime() - Math.round(((target - n) / target) * TWO_YEARS_MS));
  return waiting < 0 ? approvedDocument(office, n, at, counters) : waitingDocument(office, n, waiting, at);
}

function approvedDocument(office: BenchOffice, n: number, at: Date, counters: Counters): PlannedDocument {
  const unit = pick(office.units, n);
  const turn = Math.floor(n / office.units.length);
  const key = `${unit.id} ${yearOf(dayInKorea(at))}`;
  const serial = (counters.get(key) ?? 0) + 1;
  counters.set(key, serial);
  const level = n % CLOSED_EVERY === CLOSED_EVERY - 1 ? 'closed' : 'open';
  return { ...drafted(office, unit, turn, n, at), reviewer: pick(unit.leaders, turn), serial, signed: 2, level };
}

/** The waiting ones go round all who sign: a team leader is asked for a review, a head for the approval. */
function waitingDocument(office: BenchOffice, n: number, waiting: number, at: Date): PlannedDocument {
  const unit = pick(office.units, waiting);
  const turn = Math.floor(waiting / office.units.length);
  const leader = turn % (SIZE.leaders + 1);
  const isHeads = leader === SIZE.leaders;
  const reviewer = pick(unit.leaders, isHeads ? turn : leader);
  return { ...drafted(office, unit, turn, n, at), reviewer, serial: null, signed: isHeads ? 1 : 0, level: 'open' };
}

function drafted(office: BenchOffice, unit: BenchUnit, turn: number, n: number, at: Date) {
  return {
    agencyId: office.agencyId,
    agencyName: office.name,
    unit,
    drafter: pick(unit.drafters, turn),
    approver: unit.head,
    managementSerial: n + 1,
    text: writeText(n),
    times: [at, at, at] as const,
  };
}

export function pick<Thing>(things: readonly Thing[], n: number): Thing {
  const thing = things[n % things.length];
  if (thing === undefined) throw new Error('nothing to pick from');
  return thing;
}

/** Everybody who signs, each with the same number of documents waiting. */
export function signersOf(office: BenchOffice): readonly BenchOfficial[] {
  return office.units.flatMap((unit) => [unit.head, ...unit.leaders]);
}

/** Management numbers that citizens can read, out of the approved ones; the same ones at every call. */
export function publicNumbers(office: BenchOffice, target: number, most: number): readonly string[] {
  const approved = target - waitingDocuments;
  const numbers: string[] = [];
  for (let n = 0; n < approved && numbers.length < most; n += 1) {
    // A step that shares no factor with the count visits all of them, far apart from each other.
    const index = (n * 7_919) % approved;
    if (index % CLOSED_EVERY !== CLOSED_EVERY - 1) numbers.push(printManagementNumber(office.agencyId, index + 1));
  }
  return numbers;
}
