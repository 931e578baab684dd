import type { PrintedOfficer } from '../../shared/approval/approval-events.ts';
import { type LetterFacts, usualHeadTitle } from '../../shared/document/letterhead.ts';
import type { CalendarDay } from '../../shared/kernel/calendar-day.ts';
import { printedTitle } from '../../shared/organization/organization-history.ts';
import { findAgency, findPerson, listUnitHeads, listUnitsAbove, type UnitHead } from '../organization/index.ts';
import type { Reader } from '../platform/database/connect.ts';
import { findHeadTitles, type LetterheadTexts, listLetterheadsOn } from './store.ts';

export type Sending = {
  readonly agencyId: number;
  readonly drafter: Pick<PrintedOfficer, 'personId' | 'unitId'>;
  readonly on: CalendarDay;
  /** 공동기안: the other agencies that decide, by the names that the line prints. */
  readonly partners: readonly { readonly agencyId: number; readonly agencyName: string }[];
};

/** What a letter of this drafter prints on a day besides its text; undefined where the agency is unknown. */
export async function findLetterFacts(sql: Reader, sending: Sending): Promise<LetterFacts | undefined> {
  const { agencyId, drafter, on } = sending;
  const above = await listUnitsAbove(sql, agencyId, drafter.unitId, on);
  const [agency, person, heads, rows, titles] = await Promise.all([
    findAgency(sql, agencyId),
    findPerson(sql, agencyId, drafter.personId),
    listUnitHeads(sql, agencyId, above, on),
    listLetterheadsOn(sql, agencyId, above, on),
    findHeadTitles(sql, [agencyId, ...sending.partners.map((partner) => partner.agencyId)], on),
  ]);
  if (!agency) return undefined;
  const own = rows.find(({ unitId }) => unitId === null);
  // The nearest unit that says something of its own, then the agency, then what it was opened with.
  const inOrder = above.flatMap((id) => rows.find(({ unitId }) => unitId === id) ?? []);
  const saidFor = (field: keyof LetterheadTexts) =>
    [...inOrder, ...(own ? [own] : [])].map((row) => row[field]).find((text) => text !== '') ?? '';
  const head = unitHead(above, heads);
  const isMoved = saidFor('address') !== '';
  return {
    agencyHead: headTitleOf(titles, agencyId),
    unitHead: head.title,
    unitHeadPersonId: head.personId,
    partnerHeads: sending.partners.map((partner) => ({
      agencyName: partner.agencyName,
      head: headTitleOf(titles, partner.agencyId),
    })),
    contact: {
      zipCode: saidFor('zipCode') || (isMoved ? '' : agency.zipCode),
      address: saidFor('address') || agency.address,
      homepage: saidFor('homepage') || agency.homepage,
      phone: person?.phone || saidFor('phone'),
      fax: saidFor('fax'),
      email: person?.email ?? '',
    },
    motto: own?.motto ?? '',
    footer: own?.footer ?? '',
    logo: own?.logo ?? null,
    symbol: own?.symbol ?? null,
  };
}

/** 발신명의 of an agency: as it was said, or its usual name. */
export function headTitleOf(titles: Awaited<ReturnType<typeof findHeadTitles>>, agencyId: number): string {
  const said = titles.get(agencyId);
  return said?.headTitle || usualHeadTitle(said?.name ?? '');
}

/** The nearest unit with a head's post; a vacant one is printed all the same, an acting head as 직무대리 (규칙 제10조). */
function unitHead(above: readonly string[], heads: readonly UnitHead[]) {
  for (const unitId of above) {
    const head = heads.find((each) => each.unitId === unitId);
    if (head?.title) return { title: printedTitle(head.title, head.kind ?? 'regular'), personId: head.personId };
  }
  const nearest = heads.find((each) => each.unitId === above[0]);
  return { title: usualHeadTitle(nearest?.unitName ?? ''), personId: null };
}
