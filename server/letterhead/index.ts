/** 시행문의 발신 정보: what letters print of the agency, its units and its seals, valid on a day or at a moment. */
export { findLetterFacts } from './find-letter-facts.ts';
export { findMarkAt } from './list-letterheads.ts';
export { nameRecipients } from './name-recipients.ts';
export { registerLetterhead } from './routes.ts';
export { listPictureBytes } from './store.ts';
