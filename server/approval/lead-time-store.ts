import { FEWEST_DOCUMENTS, type LeadPeriod, type LeadStep } from '../../shared/approval/lead-time.ts';
import { daysAfter, startOfDayInKorea } from '../../shared/kernel/calendar-day.ts';
import type { Reader, Tx } from '../platform/database/connect.ts';

/** A group of steps: of one unit, or (`unitId` null) of all. Figures are null where too few documents took the step. */
export type LeadTimeRow = {
  readonly unitId: string | null;
  readonly step: LeadStep;
  readonly documents: number | null;
  readonly median: number | null;
  readonly ninetieth: number | null;
};

type Question = LeadPeriod & {
  /** 처리과; null for all of the agency. */
  readonly unitIds: readonly string[] | null;
};

/** Approvals from one instant until right before another. */
type Approvals = { readonly from: Date; readonly until: Date };

/**
 * The figures of what was approved on some days: of past days from the lists that are kept, of the others from the
 * events. The lists are brought into the order of the groups before they are unfolded: sorting every single time
 * would cost more than all the rest. The figures of few documents never leave the database.
 */
export function listLeadTimes(sql: Reader, agencyId: number, question: Question): Promise<LeadTimeRow[]> {
  const { from, to, unitIds } = question;
  const ofUnits = unitIds === null ? sql`` : sql`where unit_id = any(${unitIds as string[]}::uuid[])`;
  const period = { from: startOfDayInKorea(from), until: startOfDayInKorea(daysAfter(to, 1)) };
  return sql<LeadTimeRow[]>`
    with ${steps(sql, agencyId, period)}, lists as (
      select step, unit_id, days, seconds, again from lead_time_months
      where agency_id = ${agencyId} and month between date_trunc('month', ${from}::date)::date and ${to}::date
      union all
      select step, unit_id, ${lists(sql)} from steps group by step, unit_id
    ), times as (
      select step, unit_id, unnest(days) as day, unnest(seconds) as took, unnest(again) as again
      from lists ${ofUnits} order by step, unit_id
    ), figures as (
      select unit_id, step, (count(*) filter (where not again))::int as documents,
        percentile_cont(array[0.5, 0.9]) within group (order by took) as seconds
      from times where day between ${from}::date and ${to}::date group by grouping sets ((step), (step, unit_id))
    )
    select unit_id as "unitId", step, case when shown then documents end as documents,
      case when shown then round(seconds[1])::int end as median,
      case when shown then round(seconds[2])::int end as ninetieth
    from (select *, documents >= ${FEWEST_DOCUMENTS} as shown from figures) as figures`;
}

/** Adds the lead times of these approvals to the lists of their months, and says that they are kept. */
export async function insertLeadTimes(tx: Tx, agencyId: number, approvals: Approvals): Promise<void> {
  await tx`
    with ${steps(tx, agencyId, approvals)}
    insert into lead_time_months (agency_id, step, unit_id, month, days, seconds, again)
    select ${agencyId}, step, unit_id, date_trunc('month', day)::date, ${lists(tx)}
    from steps group by step, unit_id, date_trunc('month', day)
    on conflict on constraint lead_times_of_a_month_stand_once do update set
      days = lead_time_months.days || excluded.days, seconds = lead_time_months.seconds || excluded.seconds,
      again = lead_time_months.again || excluded.again`;
  await tx`update lead_times_kept set approved_before = ${approvals.until} where agency_id = ${agencyId}`;
}

/**
 * Up to when an agency's lead times are kept, for whoever goes on from there: nobody else does meanwhile. It begins
 * with the first approval; nothing while there is none.
 */
export async function holdLeadTimes(tx: Tx, agencyId: number): Promise<Date | undefined> {
  const [held] = await tx<{ approvedBefore: Date }[]>`
    insert into lead_times_kept (agency_id, approved_before)
    select agency_id, at from approval_events
    where agency_id = ${agencyId} and event ->> 'type' = 'DocumentApproved' order by at limit 1
    on conflict on constraint lead_times_are_kept_once do update set agency_id = excluded.agency_id
    returning approved_before as "approvedBefore"`;
  return held?.approvedBefore;
}

/** The times of one group as three lists of one length and order. */
function lists(sql: Reader) {
  return sql`array_agg(day) as days, array_agg(seconds) as seconds, array_agg(again) as again`;
}

/**
 * How long the steps of approved documents took, from the submission that was approved. A step begins with the move
 * before it. Neighbouring acts of one parallel group are one block, and all of it begins with the move before the
 * block; a return begins the turn anew. `again`: the document has taken this step already.
 */
function steps(sql: Reader, agencyId: number, approvals: Approvals) {
  return sql`
    ${submissions(sql, agencyId, approvals)}, ${moves(sql, agencyId)}, followed as (
      select *, lag(at) over moving as before,
        parallel is null or lag(type) over moving = 'ReturnedToSeat'
          or parallel is distinct from lag(parallel) over moving as begins
      from moves window moving as (partition by document_id order by sequence)
    ), blocks as (
      select *, count(*) filter (where begins) over (partition by document_id order by sequence) as block from followed
    ), timed as (
      select document_id, unit_id, approved_at, act as step, type,
        at - first_value(before) over (partition by document_id, block order by sequence) as took
      from blocks
    ), taken as (
      select document_id, unit_id, approved_at, step, took from timed
      where type not in ('DocumentSubmitted', 'SeatSkipped')
      union all
      select document_id, unit_id, approved_at, 'whole', approved_at - submitted_at from submissions
    ), steps as (
      select unit_id, step, (approved_at at time zone 'Asia/Seoul')::date as day,
        greatest(extract(epoch from took), 0)::float8 as seconds,
        row_number() over (partition by document_id, step) > 1 as again
      from taken
    )`;
}

/**
 * The submissions that were approved and are not kept yet. 일괄기안: only the lead has a line, the other texts repeat it.
 */
function submissions(sql: Reader, agencyId: number, { from, until }: Approvals) {
  return sql`
    approved as (
      select document_id, sequence, at from approval_events
      where agency_id = ${agencyId} and event ->> 'type' = 'DocumentApproved' and at < ${until}
        and at >= greatest(${from}, (select approved_before from lead_times_kept where agency_id = ${agencyId}))
        and event -> 'repeats' is null
    ), submissions as (
      select document_id, sequence as last, at as approved_at, submitted.*
      from approved cross join lateral (
        select sequence as first, at as submitted_at, event -> 'seats' as seats,
          (event #>> '{seats,0,officer,unitId}')::uuid as unit_id
        from approval_events
        where agency_id = ${agencyId} and approval_events.document_id = approved.document_id
          and sequence < approved.sequence and event ->> 'type' = 'DocumentSubmitted'
        order by sequence desc limit 1) submitted
    )`;
}

/** What moved them along their lines. Materialized, so that no sort has to carry the whole events. */
function moves(sql: Reader, agencyId: number) {
  return sql`
    moves as materialized (
      select document_id, unit_id, approved_at, sequence, at, event ->> 'type' as type,
        seats -> (event ->> 'seat')::int ->> 'act' as act, seats -> (event ->> 'seat')::int ->> 'group' as parallel
      from submissions join approval_events using (document_id)
      where agency_id = ${agencyId} and sequence between first and last and event ->> 'type' in
        ('DocumentSubmitted', 'SeatSigned', 'AgencyApproved', 'DocumentApproved', 'ReturnedToSeat', 'SeatSkipped')
    )`;
}
