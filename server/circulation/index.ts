/** 공람 그룹: whom documents are shown to, as rules over the organisation. */
export { handOverGroups, listHeldGroups } from './hand-over-groups.ts';
export { countGroupsOfUnits, listMovingGroups, moveGroups } from './reorganize-groups.ts';
export { registerCirculation } from './routes.ts';
