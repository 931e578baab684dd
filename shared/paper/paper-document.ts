import type { SignatureBoxes } from '../approval/signature-boxes.ts';
import type { Body } from '../document/body.ts';
import type { LetterContact } from '../document/letterhead.ts';
import { type CalendarDay, officialDate } from '../kernel/calendar-day.ts';

/**
 * Everything that is printed on a document's paper and nothing else: what the painter, the officials' paper
 * view and the citizens' page read. Drawn from events and the registration, never from today's organisation.
 * It is plain data: pictures stand in it by their hash, and their bytes travel to the painter beside it.
 */
export type PaperDocument = BriefDraft | StandardDraft;

/** 간이기안문 (별지 제2호서식): what stays inside the agency and is never sent (규칙 제3조③). */
export type BriefDraft = PaperFacts & {
  readonly form: 'briefDraft';
  /** 문서관리카드 (별지 제6호서식): facts about a document and no text of its own, so 끝. is left out (규칙 제21조②). */
  readonly isCard?: true;
};

/** 기안문, 시행문 (별지 제1호서식): what goes to a recipient. */
export type StandardDraft = PaperFacts & { readonly form: 'standardDraft'; readonly letter: PaperLetter };

type PaperFacts = {
  readonly agencyName: string;
  /** 행정국: the unit above the drafting unit; absent where the unit stands directly under the agency. */
  readonly upperUnitName?: string;
  readonly unitName: string;
  readonly title: string;
  readonly body: Body;
  /** `자치행정과-27733`; absent before the final approval: no number is ever drawn before it is true. */
  readonly documentNumber?: string;
  readonly approvedOn?: CalendarDay;
  /** The day whose month stands under the title: the approval's, or the draft's until then. */
  readonly writtenOn: CalendarDay;
  readonly disclosureLabel: string;
  /** 방침번호, 공고번호 …: the cell of the number that the document's kind brings; empty until it is given. */
  readonly furtherNumber?: { readonly label: string; readonly printed: string };
  readonly boxes: SignatureBoxes;
  readonly managementNumber: string;
};

/** What only the standard form prints: 두문 and 결문 around the body (규칙 제4조). */
export type PaperLetter = {
  /** `솔내도지사(자치행정과장)`, `수신자 참조` or `내부결재`. */
  readonly recipientLine: string;
  /** The offices a 경유문서 goes through; the label is printed without it too. */
  readonly viaLine?: string;
  /** 발신명의; nobody for 내부결재 (영 제13조③). */
  readonly senderName?: string;
  /** 공동기안: the heads of the other agencies, under the one who leads. */
  readonly coSenderNames?: readonly string[];
  readonly mark?: SenderMark;
  /** 수신자: who `수신자 참조` refers to, in their order. */
  readonly recipientList?: readonly string[];
  /** 시행: number and day; absent before the final approval. */
  readonly enforcement?: NumberAndDay;
  /** 접수: the recipient's system fills it; a paper that goes out has none. */
  readonly receipt?: NumberAndDay;
  /** Empty where nothing was written down. */
  readonly contact: LetterContact;
  readonly letterhead: Letterhead;
};

export type NumberAndDay = { readonly number: string; readonly day: CalendarDay };

/**
 * What stands on or beside 발신명의 (규칙 제11조): the seal with its centre on the last letter, the signature over it, or
 * the word that says why neither is there. Without `image` the place says that a seal or signature belongs there, as on
 * drafts and on the citizens' copy: a seal is never handed out as a picture.
 */
export type SenderMark =
  | { readonly kind: 'seal'; readonly image?: PaperPicture; readonly sizeMm: number }
  | { readonly kind: 'signature'; readonly image?: PaperPicture; readonly name?: string }
  | { readonly kind: 'omitted'; readonly label: '관인생략' | '서명생략' };

/** What is printed beside 발신명의 where no picture is: 관인생략, a typed signature, or what belongs there. */
export function markNote(mark: SenderMark): string {
  if (mark.kind === 'omitted') return mark.label;
  if (mark.kind === 'seal') return '(관인)';
  return mark.name ?? '(서명)';
}

/** The picture on 발신명의 in words, for who does not see it. */
export function markWords(mark: SenderMark, senderName: string): string {
  return mark.kind === 'seal' ? `관인: ${senderName}의 인` : `서명: ${senderName}`;
}

/**
 * The facts of a letter by their names on the form, for whatever has no place for its look: the citizens' page, plain
 * text, Markdown. What is not known or not written down is left out.
 */
export function letterFacts({ letter }: StandardDraft): readonly (readonly [name: string, value: string])[] {
  const { senderName, mark, coSenderNames = [], recipientList = [], enforcement, receipt, contact } = letter;
  const marked = mark && (mark.kind === 'seal' ? '(관인)' : mark.kind === 'omitted' ? `(${mark.label})` : '(서명)');
  const names = senderName === undefined ? [] : [`${senderName}${marked ?? ''}`, ...coSenderNames];
  const dated = (known: NumberAndDay | undefined) => (known ? `${known.number}(${officialDate(known.day)})` : '');
  const facts: readonly (readonly [string, string])[] = [
    ['수신', letter.recipientLine],
    ['경유', letter.viaLine ?? ''],
    ['수신자', recipientList.join(', ')],
    ['발신명의', names.join(', ')],
    ['시행', dated(enforcement)],
    ['접수', dated(receipt)],
    ['주소', [contact.zipCode && `(우 ${contact.zipCode})`, contact.address].filter(Boolean).join(' ')],
    ['홈페이지', contact.homepage],
    ['전화', contact.phone],
    ['전송', contact.fax],
    ['전자우편', contact.email],
  ];
  return facts.filter(([, value]) => value !== '');
}

/** Around the form: 머리말 over the agency's name, pictures at its sides, 꼬리말 under everything. */
export type Letterhead = {
  readonly motto?: string;
  /** At the left of the agency's name. */
  readonly logo?: PaperPicture;
  /** At the right of it. */
  readonly symbol?: PaperPicture;
  readonly footer?: string;
};

/** A picture by its content; `width` and `height` in pixels. */
export type PaperPicture = {
  readonly sha256: string;
  readonly mediaType: 'image/png' | 'image/jpeg';
  readonly width: number;
  readonly height: number;
};

/** The bytes of a paper's pictures by their sha256: they travel to the painter beside the paper. */
export type PaperPictures = ReadonlyMap<string, Uint8Array>;

/**
 * 공동기안: the agencies in whose names the document goes out, the lead agency on top and the others in their rank
 * (영 제8조제3항); nobody for a document of one agency.
 */
export function jointSenders({ agencyName, boxes }: Pick<PaperDocument, 'agencyName' | 'boxes'>): readonly string[] {
  const others = (boxes.joint ?? []).map((each) => each.agencyName);
  return others.length > 0 ? [agencyName, ...others] : [];
}
