import type { Disclosure, DisclosureGround, DisclosureLevel } from '../../shared/disclosure/disclosure.ts';
import type { StandingDisclosure } from '../../shared/disclosure/standing-disclosure.ts';
import type { CalendarDay } from '../../shared/kernel/calendar-day.ts';
import type { Council, CouncilKind, ReclassificationOutcome } from '../../shared/records/decide-reclassification.ts';
import { checkBase, type RecheckRecord, withholds, yearlyDone } from '../../shared/records/recheck-reasons.ts';
import type { RecheckRules } from '../../shared/records/recheck-rules.ts';
import type { Reader, Tx } from '../platform/database/connect.ts';

/** A decision on a document's disclosure after its approval. */
export type DisclosureDecision = {
  readonly sequence: number;
  readonly eventId: string;
  readonly outcome: ReclassificationOutcome;
  readonly from: Disclosure;
  readonly standing: StandingDisclosure;
  readonly reason: string;
  readonly reviewOn: CalendarDay | null;
  readonly closedUntil: CalendarDay | null;
  readonly council: Council | null;
  readonly byPersonId: string;
  readonly at: Date;
};

type DocumentKey = { readonly agencyId: number; readonly documentId: string };

export async function insertDecision(tx: Tx, { agencyId, documentId }: DocumentKey, decision: DisclosureDecision) {
  const { from, standing, council } = decision;
  await tx`
    insert into disclosure_decisions (agency_id, document_id, sequence, event_id, outcome, from_level, from_grounds,
      level, grounds, body_open, lifted_grounds, attachments, passages, reason, review_on, closed_until, council_kind,
      council_document, by_person_id, at)
    values (${agencyId}, ${documentId}, ${decision.sequence}, ${decision.eventId}, ${decision.outcome}, ${from.level},
      ${from.grounds as number[]}, ${standing.disclosure.level}, ${standing.disclosure.grounds as number[]},
      ${standing.bodyOpen}, ${standing.liftedGrounds as number[]}, ${JSON.stringify(standing.attachments)}::text::jsonb,
      ${standing.passages ? JSON.stringify(standing.passages) : null}::text::jsonb,
      ${decision.reason}, ${decision.reviewOn}, ${decision.closedUntil}, ${council?.kind ?? null},
      ${council?.document ?? null}, ${decision.byPersonId}, ${decision.at})`;
}

/** Null where no passage has a day of its own. */
type StandingPassages = NonNullable<StandingDisclosure['passages']> | null;

type DecisionRow = Omit<DisclosureDecision, 'from' | 'standing' | 'council'> & {
  readonly fromLevel: DisclosureLevel;
  readonly fromGrounds: DisclosureGround[];
  readonly level: DisclosureLevel;
  readonly grounds: DisclosureGround[];
  readonly bodyOpen: boolean;
  readonly liftedGrounds: DisclosureGround[];
  readonly attachments: StandingDisclosure['attachments'];
  readonly passages: StandingPassages;
  readonly councilKind: CouncilKind | null;
  readonly councilDocument: string | null;
};

/** Every decision on a document, the first one first. */
export async function listDecisions(
  sql: Reader,
  agencyId: number,
  documentId: string,
): Promise<readonly DisclosureDecision[]> {
  const rows = await sql<DecisionRow[]>`
    select sequence, event_id as "eventId", outcome, from_level as "fromLevel", from_grounds as "fromGrounds", level,
      grounds, body_open as "bodyOpen", lifted_grounds as "liftedGrounds", attachments, passages, reason, review_on as "reviewOn",
      closed_until as "closedUntil", council_kind as "councilKind", council_document as "councilDocument",
      by_person_id as "byPersonId", at
    from disclosure_decisions where agency_id = ${agencyId} and document_id = ${documentId} order by sequence`;
  return rows.map(readDecision);
}

function readDecision(row: DecisionRow): DisclosureDecision {
  const { sequence, eventId, outcome, reason, reviewOn, closedUntil, byPersonId, at } = row;
  const { level, grounds, bodyOpen, liftedGrounds, attachments, passages, councilKind, councilDocument } = row;
  return {
    ...{ sequence, eventId, outcome, reason, reviewOn, closedUntil, byPersonId, at },
    from: { level: row.fromLevel, grounds: row.fromGrounds },
    standing: {
      disclosure: { level, grounds },
      bodyOpen,
      liftedGrounds,
      attachments,
      ...(passages ? { passages } : {}),
    },
    council: councilKind && councilDocument !== null ? { kind: councilKind, document: councilDocument } : null,
  };
}

/** 지금의 공개구분, where anything was decided after the approval. */
export async function findStanding(
  sql: Reader,
  agencyId: number,
  documentId: string,
): Promise<(StandingDisclosure & ReviewDay) | undefined> {
  const [row] = await sql<
    (Omit<StandingDisclosure & ReviewDay, 'disclosure' | 'passages'> & {
      level: DisclosureLevel;
      grounds: DisclosureGround[];
      passages: StandingPassages;
    })[]
  >`
    select level, grounds, body_open as "bodyOpen", lifted_grounds as "liftedGrounds", attachments,
      passages, review_on as "reviewOn"
    from disclosure_decisions where agency_id = ${agencyId} and document_id = ${documentId}
    order by sequence desc limit 1`;
  if (!row) return undefined;
  const { level, grounds, passages, ...rest } = row;
  return { ...rest, disclosure: { level, grounds }, ...(passages ? { passages } : {}) };
}

/** 비공개 표시 as they stand by the last decision; documents that nothing was decided about are left out. */
export async function listStandingMarks(
  sql: Reader,
  agencyId: number,
  documentIds: readonly string[],
): Promise<ReadonlyMap<string, Pick<StandingDisclosure, 'liftedGrounds' | 'passages'>>> {
  if (documentIds.length === 0) return new Map();
  const rows = await sql<{ documentId: string; liftedGrounds: DisclosureGround[]; passages: StandingPassages }[]>`
    select distinct on (document_id) document_id as "documentId", lifted_grounds as "liftedGrounds", passages
    from disclosure_decisions where agency_id = ${agencyId} and document_id = any(${documentIds as string[]}::uuid[])
    order by document_id, sequence desc`;
  return new Map(
    rows.map(({ documentId, liftedGrounds, passages }) => [
      documentId,
      { liftedGrounds, ...(passages ? { passages } : {}) },
    ]),
  );
}

/** 다시 볼 날 of the decision in force. */
type ReviewDay = { readonly reviewOn: CalendarDay | null };

/** What the worklists know of a record, and whose it is. */
export type RecheckRecordRow = RecheckRecord & {
  readonly documentId: string;
  readonly unitId: string;
  /** How many decisions there are. */
  readonly decisions: number;
};

/** Written at the approval and by every decision; whatever stood there before is replaced, never a later one. */
export async function upsertRecheckRecord(tx: Tx, agencyId: number, row: RecheckRecordRow): Promise<void> {
  const { level, grounds } = row.disclosure;
  await tx`
    insert into recheck_records (agency_id, document_id, unit_id, produced_on, level, grounds, withholds_files,
      withholds, is_verbatim, review_on, file_review_on, checked_on, based_on, yearly_done, closed_until, decisions)
    values (${agencyId}, ${row.documentId}, ${row.unitId}, ${row.producedOn}, ${level}, ${grounds as number[]},
      ${row.withholdsFiles}, ${withholds(row)}, ${row.isVerbatim}, ${row.reviewOn}, ${row.fileReviewOn},
      ${row.checkedOn}, ${checkBase(row)}, ${yearlyDone(row)}, ${row.closedUntil}, ${row.decisions})
    on conflict on constraint a_document_has_one_recheck_record do update set level = excluded.level,
      grounds = excluded.grounds, withholds_files = excluded.withholds_files, withholds = excluded.withholds,
      is_verbatim = excluded.is_verbatim, review_on = excluded.review_on, file_review_on = excluded.file_review_on,
      checked_on = excluded.checked_on, based_on = excluded.based_on, yearly_done = excluded.yearly_done,
      closed_until = excluded.closed_until, decisions = excluded.decisions
    where recheck_records.decisions < excluded.decisions`;
}

type KeptRules = RecheckRules & { readonly reason: string; readonly byPersonId: string; readonly at: Date };

/** 재분류 기준: every version, the one that begins last first. */
export function listRules(sql: Reader, agencyId: number): Promise<KeptRules[]> {
  return sql<KeptRules[]>`
    select valid_from as "validFrom", yearly_by_month as "yearlyByMonth", recheck_years as "recheckYears",
      rechecked_levels as "recheckedLevels", open_after_years as "openAfterYears",
      extension_ask_years as "extensionAskYears", verbatim_years as "verbatimYears",
      grounds_needing_end as "groundsNeedingEnd", reason, by_person_id as "byPersonId", at
    from recheck_rules where agency_id = ${agencyId} order by valid_from desc`;
}

/** False when a version begins on that day already. */
export async function insertRules(tx: Tx, agencyId: number, rules: KeptRules): Promise<boolean> {
  const { count } = await tx`
    insert into recheck_rules (agency_id, valid_from, yearly_by_month, recheck_years, rechecked_levels,
      open_after_years, extension_ask_years, verbatim_years, grounds_needing_end, reason, by_person_id, at)
    values (${agencyId}, ${rules.validFrom}, ${rules.yearlyByMonth}, ${rules.recheckYears},
      ${rules.recheckedLevels as string[]}, ${rules.openAfterYears}, ${rules.extensionAskYears},
      ${rules.verbatimYears}, ${rules.groundsNeedingEnd as number[]}, ${rules.reason}, ${rules.byPersonId},
      ${rules.at})
    on conflict on constraint recheck_rules_begin_once_on_a_day do nothing`;
  return count === 1;
}
