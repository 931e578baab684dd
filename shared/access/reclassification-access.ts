import type { Reader } from './document-access.ts';

/** What of the worklists of 재분류 somebody sees: everything, what their units have, or nothing. */
export type SeenWorklists = 'all' | readonly string[];

/**
 * 기록물관리 전문요원 and 정보공개담당 decide for the whole agency. The 기록물관리책임자 of a unit sees what waits in it, so
 * that the unit can say what it thinks; for everybody else there is no such list.
 */
export function seenWorklists(reader: Pick<Reader, 'roles'>, recordsUnitIds: readonly string[]): SeenWorklists {
  return mayReclassify(reader) ? 'all' : recordsUnitIds;
}

/** Who changes the disclosure of an approved document. */
export function mayReclassify({ roles }: Pick<Reader, 'roles'>): boolean {
  return roles.includes('recordsManager') || roles.includes('disclosureOfficer');
}

/** When records are looked at again is set by who keeps them. */
export function maySetRecheckRules({ roles }: Pick<Reader, 'roles'>): boolean {
  return roles.includes('recordsManager');
}

/** What 정보공개담당 has taken back from the citizens comes to them again by nobody else's decision. */
export function mayPublishWithdrawn({ roles }: Pick<Reader, 'roles'>): boolean {
  return roles.includes('disclosureOfficer');
}
