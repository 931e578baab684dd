/** 공개구분 and 열람제한 after the approval: what was decided about it, what stands now, and what is to be looked at again. */
export {
  type AccessDecision,
  insertAccessDecision,
  listAccessDecisions,
  listAccessDecisionsOf,
} from './access-store.ts';
export { noteApproved } from './note-approved.ts';
export { standingSince } from './standing-since.ts';
export {
  type DisclosureDecision,
  findStanding,
  insertDecision,
  insertRules,
  listDecisions,
  listRules,
  listStandingMarks,
  type RecheckRecordRow,
  upsertRecheckRecord,
} from './store.ts';
export {
  countDue,
  countListed,
  countWaiting,
  countWithheld,
  findRecheckRecord,
  listDue,
  listReviewEnded,
  type RecheckDay,
  type UnitWithRecords,
  type WorklistFilter,
  type WorklistPlace,
} from './worklist-store.ts';
export {
  countMissed,
  countRestrictions,
  countYearly,
  listUnchecked,
  listUncheckedRestrictions,
  type RestrictedRow,
  type YearlyCount,
} from './yearly-store.ts';
