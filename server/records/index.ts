/** 기록: classification, retention and filing. */
export { countFiledBy, listChargedTasks, moveCharges } from './charge-store.ts';
export {
  type FiledWithin,
  filedInFilesOf,
  findRecordFile,
  listFiledDocuments,
  listRecordFiles,
} from './record-file-store.ts';
export { listMovingUnitTasks, moveUnitTasks } from './reorganization-store.ts';
export { registerRecords } from './routes.ts';
export { countUnitTasks, fileDocument, findFiling, findUnitTask, isUnfiled, listRoutineTasks } from './store.ts';
