/** 공개구분 and 열람제한 after the approval: what was decided about it, what stands now, and what is to be looked at again. */
export { type AccessDecision, insertAccessDecision, listAccessDecisions } from './access-store.ts';
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
  upsertWithheld,
  type WithheldRow,
} from './store.ts';
export {
  countDue,
  countWaiting,
  countWithheld,
  countYearly,
  findWithheld,
  listDue,
  listReviewEnded,
  listUnchecked,
  type RecheckDay,
  type UnitWithRecords,
  type WorklistFilter,
} from './worklist-store.ts';
