export { listAbsencesWithin, listMandates, type Mandate, mayActFor } from './absence-store.ts';
export { addPerson } from './add-person.ts';
export { asPartner } from './as-partner.ts';
export { findPlannedOfficers } from './find-planned-officers.ts';
export { followReorganizations } from './follow-reorganizations.ts';
export { listHeadedUnits, listUnitNames, listUnitsUnder } from './headed-units-store.ts';
export { findLastPost, listHoldingFacts } from './holding-facts-store.ts';
export { type ImportedPerson, importOrganization } from './import-organization.ts';
export { type LeavingPosts, leavePosts } from './leave-posts.ts';
export { findStandIn } from './list-absences.ts';
export { listOfficeOn } from './list-organization.ts';
export { listNamesakes, namedPeople } from './namesakes-store.ts';
export type { Affected, OrganizationChanged, OrganizationNeighbours, ReorganizationAsked } from './neighbours.ts';
export { registerOrganization } from './routes.ts';
export {
  findAgency,
  findAgencyName,
  findOfficials,
  findPerson,
  findPersonNames,
  findPrintedOfficer,
  findPrintedOfficers,
  findUnitHeading,
  hasAgency,
  insertAgency as makeAgency,
  keepOrganization,
  listAgencyIds,
  listOtherAgencies,
  listPostsOf,
  listStaff,
  listUnits,
  lockOrganization,
  type NewAgency,
} from './store.ts';
export { listUnitHeads, listUnitsAbove, type UnitHead } from './unit-head-store.ts';
