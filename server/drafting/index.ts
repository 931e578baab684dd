/** 기안: from the first draft to its submission. */
export { accessDraft } from './access.ts';
export { registerAttachments } from './attachment-routes.ts';
export { ofDocument } from './find-attached.ts';
export { findDraftPaper } from './find-draft.ts';
export { handOverLines, listHeldLines } from './hand-over-lines.ts';
export { insertDraft, NEW_TEXT } from './make-draft.ts';
export { registerPictures } from './picture-routes.ts';
export { readRestriction } from './read-restriction.ts';
export { listMovingLines, moveLines } from './reorganize-lines.ts';
export { registerDrafting } from './routes.ts';
