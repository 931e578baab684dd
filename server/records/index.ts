/** 기록: classification, retention and filing. */
export { registerRecords } from './routes.ts';
export { countUnitTasks, fileDocument, findFiling, findUnitTask, isUnfiled, listRoutineTasks } from './store.ts';
