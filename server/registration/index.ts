/** 등록: numbers are given here and nowhere else. */
export { registerRegistration } from './routes.ts';
export {
  findRegistration,
  isSeriesExhausted,
  listRegistrations,
  takeManagementSerial,
  takeNumber,
} from './store.ts';
