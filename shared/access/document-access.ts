import type { ApprovalStatus } from '../approval/approval-line.ts';
import type { Partner } from '../approval/participants.ts';
import { type AccessRestriction, isNamed, isOver } from '../document/access-restriction.ts';
import type { CalendarDay } from '../kernel/calendar-day.ts';

/** What a policy must know of a document; nothing of its text. */
export type DocumentFacts = {
  readonly agencyId: number;
  readonly unitId: string;
  readonly drafterPersonId: string;
  readonly status: ApprovalStatus;
  /** Everybody the submitted line has made a party to it (participants.ts). */
  readonly participantIds: readonly string[];
  /** Whose turn it is; nobody's unless it is in approval. */
  readonly waitsOnIds: readonly string[];
  /** 공동기안: who reads it in other agencies, and nobody else there (participants.ts). */
  readonly partners: readonly Partner[];
  /** 열람제한 as it stands now; of an approved document it takes the place of the unit. */
  readonly restriction: AccessRestriction | null;
};

export type Reader = {
  readonly agencyId: number;
  readonly personId: string;
  /** Units in which the person holds a post today. */
  readonly unitIds: readonly string[];
  readonly roles: readonly string[];
  /** 대결: the absent people for whom the person may act now. */
  readonly actsFor: readonly string[];
  /** The day on which they look: a restriction may be over. */
  readonly today: CalendarDay;
};

/**
 * Who may read a document inside the office. An administrator has no content rights; what a person may not
 * read does not exist for them (404, never 403).
 */
export function mayRead(reader: Reader, document: DocumentFacts): boolean {
  if (reader.agencyId !== document.agencyId) return mayReadAsPartner(reader, document);
  if (reader.personId === document.drafterPersonId) return true;
  if (document.status === 'drafting') return false;
  if (document.participantIds.includes(reader.personId)) return true;
  // Who stands in reads what waits on the absent person, and no longer than it waits and the absence lasts.
  if (document.waitsOnIds.some((personId) => reader.actsFor.includes(personId))) return true;
  if (document.status !== 'approved') return false;
  return reader.roles.some((role) => READS_APPROVED.includes(role)) || mayReadByUnit(reader, document);
}

/** 열람제한 beats the unit; whoever it names reads on when it is over. */
function mayReadByUnit(reader: Reader, { restriction, unitId }: DocumentFacts): boolean {
  if (restriction && isNamed(restriction, reader)) return true;
  return (!restriction || isOver(restriction, reader.today)) && reader.unitIds.includes(unitId);
}

/** 공동기안: no role and no unit opens another agency's document, only a place on its line, or a stand-in's in turn. */
function mayReadAsPartner(reader: Reader, document: DocumentFacts): boolean {
  return document.partners.some(
    ({ agencyId, personId, isInTurn }) =>
      agencyId === reader.agencyId && (personId === reader.personId || (isInTurn && reader.actsFor.includes(personId))),
  );
}

/** 정보공개담당 and 기록물관리 전문요원 work on approved documents of the whole agency. */
export const READS_APPROVED: readonly string[] = ['disclosureOfficer', 'recordsManager'];

/** A draft is its drafter's alone, and editable until it is in approval. */
export function mayEdit(reader: Reader, document: DocumentFacts): boolean {
  return (
    reader.agencyId === document.agencyId && reader.personId === document.drafterPersonId && isEditable(document.status)
  );
}

export function isEditable(status: ApprovalStatus): boolean {
  return status === 'drafting' || status === 'rejected' || status === 'recalled';
}

/** Taking a document back from the citizens is the disclosure officer's act. */
export function mayWithdrawPublication(reader: Reader, document: DocumentFacts): boolean {
  return (
    document.agencyId === reader.agencyId &&
    document.status === 'approved' &&
    reader.roles.includes('disclosureOfficer')
  );
}

/** Publishing what the check for personal data (개인정보 점검) has stopped is decided by whoever may take it back. */
export function mayReleasePublication(reader: Reader, document: DocumentFacts): boolean {
  return mayWithdrawPublication(reader, document);
}
