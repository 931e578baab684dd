/** 결재: the approval line's acts, the document page, and the boxes. */
export { accessDocument, factsOf, policyReader, readerOf } from './access.ts';
export { EVERYTHING } from './box-range-store.ts';
export { countSeats, listDrafted } from './box-store.ts';
export { checkStuck } from './check-stuck.ts';
export { commitEvent } from './commit-event.ts';
export type { ByProducts } from './document-view.ts';
export { keepLeadTimes } from './keep-lead-times.ts';
export { historyOf } from './line-view.ts';
export { listDocumentFacts } from './list-document-facts.ts';
export { listHidden, listHiddenInFiles } from './list-hidden.ts';
export { moveDutyWithin, moveSeatWithin } from './move-seat.ts';
export { listOpenDuties, type OpenDuty } from './open-duties.ts';
export { listOpenSeats, type OpenSeat } from './open-seats.ts';
export { type ApprovalRecord, findApprovalRecord, findApprovalRecordById, paperOf } from './record.ts';
export { listMovingSeats, moveSeatsOfPosts } from './reorganize-seats.ts';
export { registerApproval } from './routes.ts';
export { type DueTurn, hasMovedOn, isStreamTaken, listDueTurns, listEvents } from './store.ts';
export { verifyProjections } from './verify-projections.ts';
