/** 기록: classification, retention and filing. */
export { registerRecords } from './routes.ts';
export { fileDocument, findUnitTask, insertUnitTask, type NewFiling, type NewUnitTask } from './store.ts';
