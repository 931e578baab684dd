import { FEWEST_DOCUMENTS, type LeadStep } from '../../shared/approval/lead-time.ts';
import type { Reader } from '../platform/database/connect.ts';

/** A group of steps: of one unit, or (`unitId` null) of all. Figures are null where too few documents took the step. */
export type LeadTimeRow = {
  readonly unitId: string | null;
  readonly step: LeadStep;
  readonly documents: number | null;
  readonly median: number | null;
  readonly ninetieth: number | null;
};

type Question = {
  /** The first instant counted in, and the first that is not. */
  readonly from: Date;
  readonly until: Date;
  /** 처리과; null for all of the agency. */
  readonly unitIds: readonly string[] | null;
};

/**
 * How long the steps of approved documents took, from the submission that was approved. A step begins with the move
 * before it. Neighbouring acts of one parallel group are one block, and all of it begins with the move before the
 * block; a return begins the turn anew. The figures of few documents never leave the database.
 */
export function listLeadTimes(sql: Reader, agencyId: number, question: Question): Promise<LeadTimeRow[]> {
  return sql<LeadTimeRow[]>`
    with ${submissions(sql, agencyId, question)}, ${moves(sql, agencyId)}, followed as (
      select *, lag(at) over moving as before,
        parallel is null or lag(type) over moving = 'ReturnedToSeat'
          or parallel is distinct from lag(parallel) over moving as begins
      from moves window moving as (partition by document_id order by sequence)
    ), blocks as (
      select *, count(*) filter (where begins) over (partition by document_id order by sequence) as block from followed
    ), timed as (
      select document_id, unit_id, act as step, type,
        at - first_value(before) over (partition by document_id, block order by sequence) as took
      from blocks
    ), steps as (
      select document_id, unit_id, step, took from timed where type not in ('DocumentSubmitted', 'SeatSkipped')
      union all
      select document_id, unit_id, 'whole', approved_at - submitted_at from submissions
    ), figures as (
      select unit_id, step, count(distinct document_id)::int as documents,
        percentile_cont(array[0.5, 0.9]) within group (order by greatest(extract(epoch from took), 0)) as seconds
      from steps group by grouping sets ((step), (unit_id, step))
    )
    select unit_id as "unitId", step, case when shown then documents end as documents,
      case when shown then round(seconds[1])::int end as median,
      case when shown then round(seconds[2])::int end as ninetieth
    from (select *, documents >= ${FEWEST_DOCUMENTS} as shown from figures) as figures`;
}

/** The submissions that were approved. 일괄기안: only the lead has a line, the other texts repeat it. */
function submissions(sql: Reader, agencyId: number, { from, until, unitIds }: Question) {
  const ofUnits = unitIds === null ? sql`` : sql`where unit_id = any(${unitIds as string[]})`;
  return sql`
    approved as (
      select document_id, sequence, at from approval_events
      where agency_id = ${agencyId} and event ->> 'type' = 'DocumentApproved' and at >= ${from} and at < ${until}
        and event -> 'repeats' is null
    ), submissions as (
      select document_id, sequence as last, at as approved_at, submitted.*
      from approved cross join lateral (
        select sequence as first, at as submitted_at, event -> 'seats' as seats,
          event #>> '{seats,0,officer,unitId}' as unit_id
        from approval_events
        where agency_id = ${agencyId} and approval_events.document_id = approved.document_id
          and sequence < approved.sequence and event ->> 'type' = 'DocumentSubmitted'
        order by sequence desc limit 1) submitted
      ${ofUnits}
    )`;
}

/** What moved them along their lines. Materialized, so that no sort has to carry the whole events. */
function moves(sql: Reader, agencyId: number) {
  return sql`
    moves as materialized (
      select document_id, unit_id, sequence, at, event ->> 'type' as type,
        seats -> (event ->> 'seat')::int ->> 'act' as act, seats -> (event ->> 'seat')::int ->> 'group' as parallel
      from submissions join approval_events using (document_id)
      where agency_id = ${agencyId} and sequence between first and last and event ->> 'type' in
        ('DocumentSubmitted', 'SeatSigned', 'AgencyApproved', 'DocumentApproved', 'ReturnedToSeat', 'SeatSkipped')
    )`;
}
