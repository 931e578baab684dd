import { FIRST_POLICY, type PublicationPolicy } from '../../../shared/disclosure/publication-plan.ts';
import type { CalendarDay } from '../../../shared/kernel/calendar-day.ts';
import type { Reader, Tx } from '../../platform/database/connect.ts';

export type PolicyRow = {
  readonly sequence: number;
  readonly validFrom: CalendarDay;
  readonly policy: PublicationPolicy;
  readonly setByPersonId: string;
  readonly setAt: Date;
};

/** The policy of a day; what holds until an agency decides is `FIRST_POLICY`. */
export async function findPolicyOn(sql: Reader, agencyId: number, day: CalendarDay): Promise<PublicationPolicy> {
  const [row] = await sql<{ policy: PublicationPolicy }[]>`
    select policy from publication_policies where agency_id = ${agencyId} and valid_from <= ${day}::text::date
    order by valid_from desc, sequence desc limit 1`;
  return row?.policy ?? FIRST_POLICY;
}

/** The agency's own days off: a day is one when the policy of that very day says so. */
export async function listClosedDays(sql: Reader, agencyId: number): Promise<CalendarDay[]> {
  const rows = await sql<{ day: CalendarDay }[]>`
    select distinct day from publication_policies decided, jsonb_array_elements_text(policy -> 'closedDays') as day
    where agency_id = ${agencyId} and valid_from <= day::date and not exists (
      select from publication_policies later where later.agency_id = decided.agency_id and later.valid_from <= day::date
        and (later.valid_from, later.sequence) > (decided.valid_from, decided.sequence))
    order by day`;
  return rows.map(({ day }) => day);
}

/** All decisions, the last one first. */
export function listPolicies(sql: Reader, agencyId: number): Promise<PolicyRow[]> {
  return sql<PolicyRow[]>`
    select sequence, valid_from as "validFrom", policy, set_by_person_id as "setByPersonId", set_at as "setAt"
    from publication_policies where agency_id = ${agencyId} order by sequence desc limit 200`;
}

/** Adds a decision after the one that was seen last; false where somebody has decided meanwhile. */
export async function insertPolicy(tx: Tx, agencyId: number, row: PolicyRow): Promise<boolean> {
  const { count } = await tx`
    insert into publication_policies (agency_id, sequence, valid_from, policy, set_by_person_id, set_at)
    select ${agencyId}, ${row.sequence}, ${row.validFrom}, ${JSON.stringify(row.policy)}::text::jsonb,
      ${row.setByPersonId}, ${row.setAt}
    where ${row.sequence} = 1 + (
      select coalesce(max(sequence), 0) from publication_policies where agency_id = ${agencyId})
    on conflict on constraint a_policy_is_decided_once do nothing`;
  return count === 1;
}
