/** 기록: classification, retention and filing. */
export { registerRecords } from './routes.ts';
export { type Filing, fileDocument, findFiling, findUnitTask, type NewFiling } from './store.ts';
