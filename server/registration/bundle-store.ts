import { HIGHEST_SERIAL } from '../../shared/numbering/document-number.ts';
import { LEGAL_FORMAT } from '../../shared/numbering/number-format.ts';
import { counterYear, numberHalves } from '../../shared/numbering/number-series.ts';
import type { Reader } from '../platform/database/connect.ts';
import type { Statement } from '../platform/database/one-statement.ts';
import type { FurtherNumber, NewRegistration } from './store.ts';

/** 일괄기안: one text of a bundle, and what it is numbered as besides. */
export type TextToNumber = { readonly documentId: string; readonly further: readonly FurtherNumber[] };

/**
 * The numbers of a bundle (일괄기안), the end of its one statement like `takeNumber`, and apart from it because that one
 * is written for the rate of single approvals. A counter that several texts take is taken once, by their count, and all
 * in ascending order of their keys, so that two bundles wait for each other in one direction only. The texts get their
 * numbers in the order in which they stand here. Answers the number of the first.
 */
export function takeNumbers(
  sql: Reader,
  common: Omit<NewRegistration, 'documentId' | 'receiptId'>,
  texts: readonly [TextToNumber, ...TextToNumber[]],
): Statement {
  const { agencyId, seriesId, year, unitCode, unitName, at, on } = common;
  const wishes = texts.flatMap(({ documentId: document, further }, place) => [
    { place, document, series: seriesId, year, own: true, before: '', after: '', reason: '', by: null },
    ...further.map((wish) => furtherWish(wish, { place, document, on })),
  ]);
  return sql`
    , wish as (
      select * from json_to_recordset(${JSON.stringify(wishes)}::text::json) as wish (
        place int, document uuid, series uuid, year int, own boolean, before text, after text, reason text, by uuid)),
    taken as (
      insert into series (agency_id, series_id, year, last_serial)
      select ${agencyId}::int, wish.series, wish.year, count(*) from written, wish
      where written.rows > 0 group by wish.series, wish.year order by wish.series, wish.year
      on conflict (agency_id, series_id, year) do update set last_serial = series.last_serial + excluded.last_serial
      returning series_id, year, last_serial),
    counted as (
      select wish.*, taken.last_serial - count(*) over counter
        + row_number() over (partition by wish.series, wish.year order by wish.place) as serial
      from wish join taken on taken.series_id = wish.series and taken.year = wish.year
      window counter as (partition by wish.series, wish.year)),
    numbered as (
      select counted.*, case when serial <= ${HIGHEST_SERIAL}::int then serial end as in_range from counted),
    further as (
      insert into further_numbers (agency_id, series_id, year, serial, document_id, unit_id, unit_name, printed, reason,
        by_person_id, registered_at, registered_on)
      select ${agencyId}, series, year, in_range, document, ${seriesId}::uuid, ${unitName}, before || serial || after,
        reason, by, ${at}, ${on}::date
      from numbered where not own),
    given as (
      insert into registrations (agency_id, series_id, year, serial, document_id, unit_code, unit_name, printed,
        registered_at, registered_on)
      select ${agencyId}, series, year, in_range, document, ${unitCode}::text, ${unitName}::text,
        replace(replace(replace(replace(coalesce(format.template, ${LEGAL_FORMAT.template}), '{serial}',
          lpad(serial::text, greatest(format.digits, length(serial::text)), '0')),
          '{year}', year::text), '{unitCode}', ${unitCode}::text), '{unitName}', ${unitName}::text),
        ${at}, ${on}::date
      from numbered left join lateral (
        select template, digits from numbering_policies
        where agency_id = ${agencyId}::int and valid_from <= ${on}::date order by valid_from desc limit 1
      ) format on true
      where own
      returning document_id, serial, printed)
    select serial, printed from given where document_id = ${texts[0].documentId}::uuid`;
}

function furtherWish(
  { seriesId, name, policy, reason, byPersonId }: FurtherNumber,
  text: { readonly place: number; readonly document: string; readonly on: NewRegistration['on'] },
) {
  const { place, document, on } = text;
  const year = counterYear(policy, on);
  const halves = numberHalves(name, policy, year);
  return { place, document, series: seriesId, year, own: false, ...halves, reason, by: byPersonId };
}
