/** 등록: numbers are given here and nowhere else. */
export { registerRegistration } from './routes.ts';
export {
  findRegistration,
  listRegistrations,
  type NewRegistration,
  takeManagementSerial,
  takeNumber,
} from './store.ts';
