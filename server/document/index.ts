/**
 * Documents and their versions: what other capabilities may ask of them. Acts on them belong to drafting and approval.
 */
export { addAttachment, type Upload } from './add-attachment.ts';
export { addPicture, checkPictures, copyPictures } from './add-picture.ts';
export { ATTACHMENT_LIMITS } from './attachment-limits.ts';
export {
  attachedHashes,
  attachmentObjects,
  findAttachment,
  listAttachments,
  markAttachments,
  type StoredAttachment,
  sumAttachmentBytes,
} from './attachment-store.ts';
export {
  beginBundle,
  type DraftedText,
  findLead,
  holdLead,
  listSubmittedTexts,
  listTexts,
  writeOrder,
} from './bundle-store.ts';
export { changeAttachment, removeAttachment } from './change-attachment.ts';
export {
  type ClosedPartsRow,
  holdApproved,
  listClosedParts,
  listRestrictionsOfBundle,
  markDisclosure,
  markRestriction,
  restrictedAmong,
  restrictedDocuments,
  restrictedOfUnits,
} from './disclosure-store.ts';
export type { DocumentRow, SubmittedVersion, WorkingText } from './document-row.ts';
export { documentsDraftedBy, listHeldDrafts, moveDrafts } from './drafter-store.ts';
export {
  deleteUnusedPictures,
  findPicture,
  findSubmittedPicture,
  insertPictures,
  listPictures,
  listPicturesNamed,
  pictureObjects,
  type StoredPicture,
} from './picture-store.ts';
export {
  lineAfter,
  listMovingDrafts,
  listPlannedWith,
  moveDraftsOfUnits,
  movePlannedLines,
} from './reorganization-store.ts';
export {
  approvedDisclosures,
  approvedDocuments,
  countDocumentsOfUnits,
  countSavedDrafts,
  countUnfinishedDrafts,
  type DocumentState,
  type DocumentSummary,
  deleteDraft,
  documentIdOf,
  documentNamed,
  documentNames,
  documentVersionsNamed,
  type EditedText,
  findDocument,
  findDocumentById,
  findSubmittedVersion,
  findVersion,
  findWorkingText,
  hasDocuments,
  insertDocument,
  insertVersion,
  listDocumentStates,
  listFilingsOf,
  listPlannedLines,
  listSavedDrafts,
  listSubmittedUnitTasks,
  listSummaries,
  markEdited,
  markStatus,
  type NewDocument,
  type SubmittedFiling,
  submittedDocuments,
  submittedFiling,
  updateWorkingText,
  workingDocuments,
} from './store.ts';
