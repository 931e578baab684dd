/** 기록: classification, retention and filing. */
export { fileDocument, type NewFiling } from './store.ts';
