/** 등록: numbers are given here and nowhere else. */
export { type TextToNumber, takeNumbers } from './bundle-store.ts';
export { type DecidedDocument, furtherOfApproval } from './further-of-approval.ts';
export { type AgencyProof, proveNumbers } from './register/prove-numbers.ts';
export { registerRegistration } from './routes.ts';
export {
  type FurtherNumber,
  findRegistration,
  isSeriesExhausted,
  listFurtherNumbers,
  listRegistrations,
  registeredDocuments,
  takeManagementSerial,
  takeNumber,
} from './store.ts';
