/** 등록: numbers are given here and nowhere else. */
export { type AgencyProof, proveNumbers } from './register/prove-numbers.ts';
export { registerRegistration } from './routes.ts';
export {
  findRegistration,
  isSeriesExhausted,
  listRegistrations,
  takeManagementSerial,
  takeNumber,
} from './store.ts';
