import { type Refusal, refuse } from '../kernel/refusal.ts';

/**
 * 시행문: whom a document is sent to, and how it is marked, as its drafter chooses it. A document without it is a
 * 간이기안문, which is never sent (규칙 제3조③); one without recipients is a 기안문 for 내부결재.
 */
export type Letter = {
  /** In the order in which 수신자 lists them. */
  readonly recipients: readonly Recipient[];
  /** 경유: the office that hands it on under its own name (규칙 제15조④). */
  readonly via?: string;
  readonly mark: LetterMark;
};

/** 수신자: who receives a document. */
export type Recipient = {
  /** 수신자명: 행정안전부장관, 자치행정과장. Of a place of the installation it is the name valid on the day of 상신. */
  readonly name: string;
  /** 처리할 보조기관·보좌기관, printed in parentheses: 정보공개과장 (규칙 제4조②). */
  readonly handledBy?: string;
  /** An agency of the installation, or a unit of it; absent for whoever is outside. */
  readonly place?: RecipientPlace;
};

export type RecipientPlace = { readonly agencyId: number; readonly unitId?: string };

/** 관인(서명)을 찍음, 생략: the drafter's choice; which of the two it is, follows from the recipients. */
export type LetterMark = 'stamped' | 'omitted';

/** 내부결재, 대내문서, 대외문서: derived from the recipients and never typed (영 제13조). */
export type LetterScope = 'internalApproval' | 'intraAgency' | 'interAgency';

export const LETTER_SCOPE_LABELS: Readonly<Record<LetterScope, string>> = {
  internalApproval: '내부결재',
  intraAgency: '대내문서',
  interAgency: '대외문서',
};

/** Lengths in characters as a person counts them. */
export const LETTER_LIMITS = { recipients: 200, name: 60, via: 100 } as const;

/** How a letter goes round, seen from the agency that sends it. */
export function scopeOf(letter: Letter | undefined, agencyId: number): LetterScope {
  const recipients = letter?.recipients ?? [];
  if (recipients.length === 0) return 'internalApproval';
  // The own agency as a whole is no unit of it: what goes to its head is a 대내문서 all the same.
  return recipients.every(({ place }) => place?.agencyId === agencyId) ? 'intraAgency' : 'interAgency';
}

/** 발신명의 and what stands on it: the head's name with the seal, or the unit head's with the signature. */
export type LetterSender = {
  readonly name: string;
  readonly mark: 'seal' | 'signature' | '관인생략' | '서명생략';
};

/**
 * In whose name a letter goes out: the head of the agency outside it, the head of the drafting unit between units,
 * nobody for 내부결재 (영 제13조, 제14조).
 */
export function senderOf(
  letter: Letter,
  {
    agencyId,
    agencyHead,
    unitHead,
  }: { readonly agencyId: number; readonly agencyHead: string; readonly unitHead: string },
): LetterSender | undefined {
  const isStamped = letter.mark === 'stamped';
  switch (scopeOf(letter, agencyId)) {
    case 'internalApproval':
      return undefined;
    case 'intraAgency':
      return { name: unitHead, mark: isStamped ? 'signature' : '서명생략' };
    case 'interAgency':
      return { name: agencyHead, mark: isStamped ? 'seal' : '관인생략' };
  }
}

/** `행정안전부장관(정보공개과장)` */
export function recipientText({ name, handledBy }: Recipient): string {
  return handledBy ? `${name}(${handledBy})` : name;
}

/** What stands after 수신: the one recipient, `수신자 참조` for several, `내부결재` for none. */
export function recipientLine({ recipients }: Letter): string {
  const [only, ...others] = recipients;
  if (!only) return LETTER_SCOPE_LABELS.internalApproval;
  return others.length === 0 ? recipientText(only) : '수신자 참조';
}

/** 수신자: whom `수신자 참조` refers to; nobody where the line itself says it. */
export function recipientList({ recipients }: Letter): readonly string[] {
  return recipients.length > 1 ? recipients.map(recipientText) : [];
}

/** Why a letter cannot go up as it is. */
export function letterFault(letter: Letter): Refusal | undefined {
  const { recipients, via = '' } = letter;
  if (recipients.length > LETTER_LIMITS.recipients) {
    return refuse('recipients-too-many', { most: LETTER_LIMITS.recipients });
  }
  const texts = recipients.map(recipientText);
  if (recipients.some(({ name }) => name.trim() === '')) return refuse('recipient-missing');
  const long = recipients.find((each) => isLong(each.name) || isLong(each.handledBy ?? ''));
  if (long) return refuse('recipient-too-long', { most: LETTER_LIMITS.name, name: shortened(long.name) });
  const twice = texts.find((text, at) => texts.indexOf(text) !== at);
  if (twice !== undefined) return refuse('recipient-twice', { name: twice });
  if ([...via].length > LETTER_LIMITS.via) return refuse('via-too-long', { most: LETTER_LIMITS.via });
  if (via !== '' && recipients.length === 0) return refuse('via-without-recipient');
  return undefined;
}

const isLong = (text: string): boolean => [...text].length > LETTER_LIMITS.name;
const shortened = (text: string): string => (isLong(text) ? `${[...text].slice(0, 20).join('')}…` : text);

/** Keeps the one spelling in which two letters are compared and hashed. */
export function canonicalLetter({ recipients, via, mark }: Letter): Letter {
  return {
    recipients: recipients.map(({ name, handledBy, place }) => ({
      name,
      ...(handledBy === undefined ? {} : { handledBy }),
      ...(place ? { place: { agencyId: place.agencyId, ...(place.unitId ? { unitId: place.unitId } : {}) } } : {}),
    })),
    ...(via === undefined ? {} : { via }),
    mark,
  };
}
