import type {
  RecheckFileQuery,
  RecheckPage,
  RecheckQuery,
  RecheckRow,
} from '../../shared/contract/reclassification.ts';
import type { DisclosureGround } from '../../shared/disclosure/disclosure.ts';
import { passageNames } from '../../shared/disclosure/own-closings.ts';
import {
  approvedMarks,
  datedPassages,
  endedFiles,
  endedPassages,
} from '../../shared/disclosure/standing-disclosure.ts';
import { dayInKorea, isCalendarDay } from '../../shared/kernel/calendar-day.ts';
import { isUuid } from '../../shared/kernel/uuid.ts';
import { closedVerbatim } from '../../shared/records/decide-reclassification.ts';
import { recheckReasons } from '../../shared/records/recheck-reasons.ts';
import {
  type SuggestedReclassification,
  suggestReclassification,
} from '../../shared/records/suggest-reclassification.ts';
import {
  countListed,
  listDue,
  listStandingMarks,
  type RecheckDay,
  type RecheckRecordRow,
  type WorklistPlace,
} from '../disclosure/index.ts';
import { type ClosedPartsRow, listClosedParts, listSummaries } from '../document/index.ts';
import { listUnitNames } from '../organization/index.ts';
import type { Signed } from '../platform/http/policy.ts';
import { Problem } from '../platform/http/problems.ts';
import type { Services } from '../platform/services.ts';
import { listRegistrations } from '../registration/index.ts';
import { accessWorklists, recheckDay, type SeenRecords } from './access.ts';

const PAGE = 50;
/** A spreadsheet of more is no list to work through. */
const MOST_IN_FILE = 20_000;
const BATCH = 500;

/** A worklist, some rows at a time. */
export async function listRecords(
  services: Services,
  signed: Signed,
  { after, ...query }: RecheckQuery,
): Promise<RecheckPage> {
  const asked = await askedOf(services, signed, query);
  const [found, total] = await Promise.all([
    listFrom(services, asked, placeOf(after), PAGE + 1),
    after === undefined ? countListed(services.database.sql, asked.reason, asked.on, asked.filter) : null,
  ]);
  const shown = found.slice(0, PAGE);
  const last = shown.at(-1);
  return {
    total,
    rows: await fillRows(services, signed.agencyId, asked.on, shown),
    next: found.length > PAGE && last ? `${last.orderedBy}_${last.documentId}` : null,
  };
}

/** The whole of it, for a file. */
export async function listWholeWorklist(
  services: Services,
  signed: Signed,
  query: Omit<RecheckFileQuery, 'format'>,
): Promise<readonly RecheckRow[]> {
  const asked = await askedOf(services, signed, query);
  const rows: RecheckRow[] = [];
  let after: ReturnType<typeof placeOf>;
  while (rows.length < MOST_IN_FILE) {
    const found = await listFrom(services, asked, after, BATCH);
    rows.push(...(await fillRows(services, signed.agencyId, asked.on, found)));
    const last = found.at(-1);
    if (!last || found.length < BATCH) return rows;
    after = { day: last.orderedBy, documentId: last.documentId };
  }
  throw new Problem('worklist-too-long', { most: MOST_IN_FILE.toLocaleString('ko') });
}

/** The next so many of what waits for the check of its year, by what identifies them. */
export async function listNextYearly(
  services: Services,
  signed: Signed,
  { after, ...query }: Omit<RecheckQuery, 'reason'>,
  limit: number,
) {
  const asked = await askedOf(services, signed, { ...query, reason: 'yearly' });
  const found = await listFrom(services, asked, placeOf(after), limit + 1);
  const shown = found.slice(0, limit);
  const ids = shown.map(({ documentId }) => documentId);
  const summaries = await listSummaries(services.database.sql, signed.agencyId, ids);
  const records = shown.flatMap(({ documentId, decisions }) => {
    const summary = summaries.get(documentId);
    return summary ? [{ managementNumber: summary.managementNumber, title: summary.title, decisions }] : [];
  });
  const last = shown.at(-1);
  return { records, next: found.length > limit && last ? `${last.orderedBy}_${last.documentId}` : null };
}

async function askedOf(services: Services, signed: Signed, query: Omit<RecheckQuery, 'after'>) {
  const seen = await accessWorklists(services, signed);
  const { agencyId } = signed;
  const on = await recheckDay(services.database.sql, agencyId, dayInKorea(services.clock.now()));
  const { reason, unitId, level, ground, year } = query;
  const filter = {
    ...ofUnit(seen, unitId),
    level,
    ground: ground === undefined ? undefined : (Number(ground) as DisclosureGround),
    year: year === undefined || year === '0000' ? undefined : Number(year),
  };
  return { reason, on, filter };
}

function listFrom(
  { database }: Services,
  { reason, on, filter }: Awaited<ReturnType<typeof askedOf>>,
  after: ReturnType<typeof placeOf>,
  limit: number,
) {
  return listDue(database.sql, reason, on, filter, { after, limit });
}

/** Only records of one unit, for whoever may see it. */
export function ofUnit(seen: SeenRecords, unitId: string | undefined): SeenRecords {
  if (unitId === undefined) return seen;
  if (seen.unitIds !== null && !seen.unitIds.includes(unitId)) throw new Problem('not-found');
  return { ...seen, unitIds: [unitId] };
}

export function placeOf(after: string | undefined): WorklistPlace | undefined {
  if (after === undefined) return undefined;
  const [day = '', documentId = ''] = after.split('_');
  if (!isCalendarDay(day) || !isUuid(documentId)) {
    throw new Problem('invalid-input', { problem: '목록의 이어지는 자리를 읽을 수 없습니다' });
  }
  return { day, documentId };
}

/** What is told of each, by what identifies them. */
export async function fillRows(
  services: Services,
  agencyId: number,
  { rules, today }: RecheckDay,
  records: readonly RecheckRecordRow[],
): Promise<RecheckRow[]> {
  if (records.length === 0) return [];
  const { sql } = services.database;
  const ids = records.map(({ documentId }) => documentId);
  const decided = await listStandingMarks(sql, agencyId, ids);
  const [summaries, registrations, units, closedParts] = await Promise.all([
    listSummaries(sql, agencyId, ids),
    listRegistrations(sql, agencyId, ids),
    listUnitNames(sql, agencyId, [...new Set(records.map(({ unitId }) => unitId))], today),
    listClosedParts(
      sql,
      agencyId,
      ids,
      ids.filter((id) => decided.get(id)?.passages),
    ),
  ]);
  const unitNames = new Map(units.map(({ unitId, unitName }) => [unitId, unitName]));
  return records.flatMap((record) => {
    const summary = summaries.get(record.documentId);
    const parts = closedParts.get(record.documentId);
    if (!summary || !parts) return [];
    const { producedOn, disclosure, withholdsFiles, reviewOn, checkedOn, decisions } = record;
    const { body } = parts;
    const untouched = { liftedGrounds: [], ...(body ? { passages: datedPassages(body) } : {}) };
    const standing = { ...parts, ...(decided.get(record.documentId) ?? untouched) };
    const marks = body ? approvedMarks(body) : { markGrounds: parts.markGrounds };
    const facts = { standing, ...marks, verbatim: closedVerbatim(parts, standing) };
    const nameOf = body ? passageNames(body) : () => '';
    const suggested = suggestReclassification(record, facts, rules, today);
    return [
      {
        managementNumber: summary.managementNumber,
        number: registrations.get(record.documentId)?.printed ?? '',
        title: summary.title,
        unitName: unitNames.get(record.unitId) ?? '',
        ...{ producedOn, withholdsFiles, reviewOn, checkedOn, decisions },
        disclosure: { level: disclosure.level, grounds: [...disclosure.grounds] },
        endedFiles: endedFiles(standing, today).map(({ id }) => parts.fileNames.get(id) ?? ''),
        endedPassages: endedPassages(standing, today).map(({ at }) => nameOf(at)),
        reasons: recheckReasons(record, rules, today),
        suggestion: suggestionShape(suggested, parts, nameOf),
      },
    ];
  });
}

/** Attachments and passages are told by their names. */
function suggestionShape(
  { outcome, grounds, liftedGrounds, openedFiles, openedPassages, opensBody }: SuggestedReclassification,
  { fileNames }: ClosedPartsRow,
  nameOf: (at: number) => string,
): RecheckRow['suggestion'] {
  return {
    ...{ outcome, opensBody, grounds: [...grounds], liftedGrounds: [...liftedGrounds] },
    openedFiles: openedFiles.map((id) => fileNames.get(id) ?? ''),
    openedPassages: openedPassages.map(nameOf),
  };
}
