import type { Reader } from './document-access.ts';

/** What a policy must know of a registration: whose it is. */
export type RegistrationFacts = { readonly agencyId: number; readonly unitId: string };

/** 기록물관리 전문요원 and 정보공개담당 see the register of the whole agency, everybody else that of their own units. */
export function seesWholeRegister(reader: Pick<Reader, 'roles'>): boolean {
  return reader.roles.includes('recordsManager') || reader.roles.includes('disclosureOfficer');
}

export function maySeeRegistration(reader: Reader, registration: RegistrationFacts): boolean {
  if (reader.agencyId !== registration.agencyId) return false;
  return seesWholeRegister(reader) || reader.unitIds.includes(registration.unitId);
}

/** Whoever works in the unit may say that something in its register is wrong; so may the records manager. */
export function mayAskToCorrect(reader: Reader, registration: RegistrationFacts): boolean {
  if (reader.agencyId !== registration.agencyId) return false;
  return reader.roles.includes('recordsManager') || reader.unitIds.includes(registration.unitId);
}

/** A received document is registered by the unit that handles it. */
export function mayReceiveFor(reader: Reader, unitId: string): boolean {
  return reader.unitIds.includes(unitId);
}
