import type { Reader as PolicyReader } from '../../../shared/access/document-access.ts';
import { seesWholeRegister } from '../../../shared/access/registration-access.ts';
import type {
  RegisterPage,
  RegisterQuery,
  RegisterRow,
  RegisterSeriesReply,
} from '../../../shared/contract/register.ts';
import { dayInKorea, isCalendarDay, startOfDayInKorea } from '../../../shared/kernel/calendar-day.ts';
import { isUuid } from '../../../shared/kernel/uuid.ts';
import { SERIES_KIND_LABELS } from '../../../shared/numbering/number-series.ts';
import { listPostsOf, listUnits } from '../../organization/index.ts';
import type { Signed } from '../../platform/http/policy.ts';
import { Problem } from '../../platform/http/problems.ts';
import type { Services } from '../../platform/services.ts';
import { type KnowDocuments, readerOf } from '../access.ts';
import { fillRows } from './fill-rows.ts';
import {
  listRegistered,
  listSeriesNames,
  type RegisteredRow,
  type RegisterFilter,
  type RegisterPlace,
} from './store.ts';

const PAGE = 50;
/** A sheet of one unit's year has some thousands of rows; more than this belongs to several sheets. */
export const MOST_ROWS_OF_A_SHEET = 20_000;

type Questions = Omit<RegisterQuery, 'after'>;

/**
 * One page of the 등록대장. What 열람제한 keeps from the reader is left out before the page is cut, so that neither its
 * length nor `next` tells of it.
 */
export async function listRegister(
  services: Services,
  documents: KnowDocuments,
  signed: Signed,
  query: RegisterQuery,
): Promise<RegisterPage> {
  const { sql } = services.database;
  const reader = await readerOf(services, signed);
  const after = query.after === undefined ? null : readPlace(query.after);
  const filter = await filterOf(documents, reader, query);
  const keys = await listRegistered(sql, signed.agencyId, filter, after, PAGE + 1);
  const page = keys.slice(0, PAGE);
  const filled = await fillRows(sql, documents, reader, page);
  const last = page.at(-1);
  return { rows: filled.map((one) => one.row), next: keys.length > PAGE && last ? writePlace(last) : null };
}

/** All of it at once, for a sheet. */
export async function listWholeRegister(
  services: Services,
  documents: KnowDocuments,
  signed: Signed,
  query: Questions,
): Promise<RegisterRow[]> {
  const { sql } = services.database;
  const reader = await readerOf(services, signed);
  const filter = await filterOf(documents, reader, query);
  const keys = await listRegistered(sql, signed.agencyId, filter, null, MOST_ROWS_OF_A_SHEET + 1);
  if (keys.length > MOST_ROWS_OF_A_SHEET) throw new Problem('register-too-long', { most: MOST_ROWS_OF_A_SHEET });
  return (await fillRows(sql, documents, reader, keys)).map((one) => one.row);
}

/** The series this person may look through, and the units they may register a received paper for. */
export async function listRegisterSeries(services: Services, signed: Signed): Promise<RegisterSeriesReply> {
  const { sql } = services.database;
  const { agencyId, personId } = signed;
  const today = dayInKorea(services.clock.now());
  const [names, units, posts] = await Promise.all([
    listSeriesNames(sql, agencyId),
    listUnits(sql, agencyId, today),
    listPostsOf(sql, agencyId, personId, today),
  ]);
  const unitNames = new Map(units.map((unit) => [unit.id, unit.name]));
  const own = new Set(posts.map((post) => post.unitId));
  const whole = seesWholeRegister(signed);
  const series = names
    .filter(({ unitId }) => whole || unitId === null || own.has(unitId))
    .map(({ seriesId, name, kind }) => ({ id: seriesId, name: name || (unitNames.get(seriesId) ?? '부서'), kind }))
    .sort((a, b) => a.kind.localeCompare(b.kind) || a.name.localeCompare(b.name, 'ko'));
  const receives = new Map(posts.map(({ unitId, unitName }) => [unitId, { unitId, unitName }]));
  return { series: series.map((one) => ({ ...one, name: labelOf(one) })), receives: [...receives.values()] };
}

function labelOf({ name, kind }: { readonly name: string; readonly kind: RegisterRow['kind'] }): string {
  return kind === 'produced' || kind === 'received' ? name : `${name} (${SERIES_KIND_LABELS[kind]})`;
}

async function filterOf(
  documents: KnowDocuments,
  reader: PolicyReader,
  { from, to, seriesId, kind }: Questions,
): Promise<RegisterFilter> {
  for (const day of [from, to]) {
    if (day !== undefined && !isCalendarDay(day)) throw new Problem('invalid-input', { problem: '기간' });
  }
  return {
    from: from === undefined ? null : startOfDayInKorea(from),
    to: to === undefined ? null : new Date(startOfDayInKorea(to).getTime() + 24 * 60 * 60 * 1000),
    seriesId: seriesId ?? null,
    kind: kind ?? null,
    ...(seesWholeRegister(reader)
      ? { unitIds: null }
      : { unitIds: reader.unitIds, hidden: await documents.hidden(reader, reader.unitIds) }),
  };
}

function writePlace(row: RegisteredRow): string {
  return Buffer.from(`${row.at.toISOString()} ${row.seriesId} ${row.serial}`).toString('base64url');
}

const PLACE = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z) (\S+) (\d{1,6})$/;

function readPlace(text: string): RegisterPlace {
  const match = PLACE.exec(Buffer.from(text, 'base64url').toString('utf8'));
  const at = new Date(match?.[1] ?? Number.NaN);
  const seriesId = match?.[2] ?? '';
  if (Number.isNaN(at.getTime()) || !isUuid(seriesId)) throw new Problem('invalid-input', { problem: 'after' });
  return { at, seriesId, serial: Number(match?.[3]) };
}
