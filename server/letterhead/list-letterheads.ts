import type { LetterheadsReply } from '../../shared/contract/letterhead.ts';
import { type RegisteredMark, usualHeadTitle } from '../../shared/document/letterhead.ts';
import { type CalendarDay, dayInKorea } from '../../shared/kernel/calendar-day.ts';
import { findAgency, findPersonNames, listUnitNames } from '../organization/index.ts';
import type { Reader } from '../platform/database/connect.ts';
import { Problem } from '../platform/http/problems.ts';
import type { Services } from '../platform/services.ts';
import { findSealAt, type LetterheadRow, listLetterheads, listSeals, type SealRow } from './store.ts';

/** 발신 정보 and 관인대장 with their past: for the administrator's page. */
export async function listLetterhead(services: Services, agencyId: number): Promise<LetterheadsReply> {
  const { sql } = services.database;
  const on = dayInKorea(services.clock.now());
  const [agency, rows, seals] = await Promise.all([
    findAgency(sql, agencyId),
    listLetterheads(sql, agencyId),
    listSeals(sql, agencyId),
  ]);
  if (!agency) throw new Problem('not-found');
  const people = [
    ...rows.map((row) => row.setByPersonId),
    ...seals.flatMap((seal) => [seal.registeredByPersonId, seal.personId ?? []].flat()),
  ];
  const [names, units] = await Promise.all([
    findPersonNames(sql, agencyId, [...new Set(people)]),
    listUnitNames(sql, agencyId, [...new Set(rows.flatMap(({ unitId }) => unitId ?? []))], on),
  ]);
  const { zipCode, address, homepage } = agency;
  return {
    usual: { headTitle: usualHeadTitle(agency.name), zipCode, address, homepage },
    rows: rows.map(({ setAt, setByPersonId, ...row }) => ({
      ...row,
      unitName: units.find((unit) => unit.unitId === row.unitId)?.unitName ?? '',
      state: stateOf(rows, row, on),
      at: setAt.toISOString(),
      by: names.get(setByPersonId) ?? '',
    })),
    seals: seals.map((seal) => sealRow(seal, names)),
  };
}

/** Of one unit, or of the agency itself, the row that began last counts; what was set again counts no more. */
function stateOf(
  rows: readonly LetterheadRow[],
  row: Pick<LetterheadRow, 'unitId' | 'validFrom' | 'sequence'>,
  on: CalendarDay,
): 'past' | 'valid' | 'future' {
  const same = rows.filter(({ unitId }) => unitId === row.unitId);
  if (row.validFrom > on) {
    const isReplaced = same.some((each) => each.validFrom === row.validFrom && each.sequence > row.sequence);
    return isReplaced ? 'past' : 'future';
  }
  const [last] = same.filter(({ validFrom }) => validFrom <= on);
  return last?.sequence === row.sequence ? 'valid' : 'past';
}

function sealRow(seal: SealRow, names: ReadonlyMap<string, string>): LetterheadsReply['seals'][number] {
  const { sequence, personId, name, sizeMm, sha256, width, height, reason } = seal;
  return {
    ...{ sequence, name, sizeMm, reason },
    person: personId === null ? null : { personId, name: names.get(personId) ?? '' },
    picture: { sha256, mediaType: 'image/png', width, height },
    registeredAt: seal.registeredAt.toISOString(),
    by: names.get(seal.registeredByPersonId) ?? '',
    retiredAt: seal.retiredAt?.toISOString() ?? null,
  };
}

/** The seal of the agency, or the signature of one of its people, in use at a moment, as it is put on paper. */
export async function findMarkAt(
  sql: Reader,
  agencyId: number,
  personId: string | null,
  at: Date,
): Promise<RegisteredMark | undefined> {
  const seal = await findSealAt(sql, agencyId, personId, at);
  if (!seal) return undefined;
  const { sha256, width, height, sizeMm } = seal;
  return { picture: { sha256, mediaType: 'image/png', width, height }, sizeMm };
}
