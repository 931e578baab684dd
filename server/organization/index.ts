export {
  findPerson,
  findPrintedOfficer,
  findPrintedOfficers,
  findUnitHeading,
  listPostsOf,
  listUnits,
  type Person,
  type SeatHolder,
  type Unit,
  type UnitHeading,
} from './store.ts';
