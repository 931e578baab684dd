import type { SignatureBoxes } from '../../shared/approval/signature-boxes.ts';
import { disclosureLabel } from '../../shared/disclosure/disclosure.ts';
import type { FalseFinding } from '../../shared/disclosure/false-findings.ts';
import { attachmentShown, type ClosedAttachment, viewOnceApproved } from '../../shared/disclosure/public-view.ts';
import { redactContent } from '../../shared/disclosure/redact.ts';
import { type Handler, NO_HANDLER, shownHandler } from '../../shared/disclosure/shown-handler.ts';
import type { ImageBlock } from '../../shared/document/body.ts';
import type { LetterFacts } from '../../shared/document/letterhead.ts';
import type { AttachmentFacts, DocumentContent } from '../../shared/document/official-document.ts';
import { plainText } from '../../shared/document/plain-text.ts';
import type { CalendarDay } from '../../shared/kernel/calendar-day.ts';
import type { OpenForm } from '../../shared/markup/open-formats.ts';
import type { PaperDocument } from '../../shared/paper/paper-document.ts';
import type { Retention } from '../../shared/records/retention.ts';
import { findable, initialsOf, textTokens } from '../../shared/search/search-words.ts';
import { publicLetter } from './public-letter.ts';

/** An approved document as the record knows it: everything a public copy may be made of, and more. */
export type ApprovedRecord = {
  readonly agencyId: number;
  readonly managementNumber: string;
  readonly content: DocumentContent;
  readonly documentNumber: string;
  /** 방침번호, 공고번호 …, where its kind brings one. */
  readonly furtherNumber: PaperDocument['furtherNumber'] | undefined;
  readonly approvedOn: CalendarDay;
  readonly agencyName: string;
  readonly upperUnitName: string | null;
  readonly unitName: string;
  readonly drafterName: string;
  readonly drafterPhone: string;
  readonly classificationPath: readonly string[];
  readonly retention: Retention;
  readonly boxes: SignatureBoxes;
  /** 시행문: what was frozen of its agency; nothing for a 간이기안문. */
  readonly letterFacts?: LetterFacts | null | undefined;
  readonly attachments: readonly (AttachmentFacts & { readonly storageName: string })[];
  /** 잘못 찾은 것: what the checks find and the disclosure officer has judged to be none. */
  readonly falseFindings?: readonly FalseFinding[] | undefined;
};

/** An attachment of the public copy: an open one with its file, a closed one as a place with its grounds. */
export type PublicAttachment =
  | (Pick<AttachmentFacts, 'id' | 'name' | 'mediaType' | 'size' | 'sha256'> & {
      readonly shown: true;
      readonly storageName: string;
    })
  | (ClosedAttachment & { readonly shown: false });

/**
 * 목록만 공개: why citizens find a document in the 정보목록 without reading it. `waiting` has its day to come, `rankBelow`
 * has none by the agency's policy, `checking` has been reported by a citizen.
 */
export type ListedBecause = 'closed' | 'waiting' | 'rankBelow' | 'checking';
export type Listing = { readonly because: ListedBecause; readonly originalOn: CalendarDay | null };

/** The public copy (공개본): all that citizens' pages, JSON and PDF may say about a document. */
export type PublicCopy = OpenForm & {
  readonly agencyId: number;
  readonly eventId: string;
  readonly publishedAt: Date;
  readonly unitName: string;
  readonly attachments: readonly PublicAttachment[];
  /** Absent where citizens can read the document. */
  readonly listing?: Listing;
};

/**
 * Makes the copy, or nothing where the document is not for citizens. Every text goes through `viewOnceApproved`; the
 * summary and the keywords speak of the body and are held back with it. The title is always the public one, also on
 * the paper: the real title of a partly public document may be the very thing that is not public. Closed passages are
 * taken out before anything else is made, so that no rendering ever has them.
 */
export function publicCopy(
  record: ApprovedRecord,
  published: { readonly eventId: string; readonly at: Date },
): PublicCopy | undefined {
  const view = viewOnceApproved(record.content);
  if (!view.readable) return undefined;
  const content = redactContent(record.content);
  const places = new Map(record.attachments.map(({ id, storageName }) => [id, storageName]));
  return {
    agencyId: record.agencyId,
    managementNumber: record.managementNumber,
    eventId: published.eventId,
    publishedAt: published.at,
    producedOn: record.approvedOn,
    title: content.publicTitle,
    agencyName: record.agencyName,
    departmentName: departmentName(record),
    unitName: record.unitName,
    documentNumber: record.documentNumber,
    disclosure: content.disclosure,
    reviewUntil: content.reviewUntil ?? null,
    retention: record.retention,
    ...handlerOf(record),
    classificationPath: record.classificationPath,
    licence: content.licence,
    kind: content.kind?.kind ?? 'general',
    summary: view.bodyShown ? content.summary : '',
    keywords: view.bodyShown ? content.keywords : [],
    paper: view.bodyShown ? publicPaper(record, content) : null,
    attachments: content.attachments.map((attachment) => {
      const storageName = places.get(attachment.id);
      const isShown = attachmentShown(view, attachment.disclosure) && storageName !== undefined;
      return isShown
        ? openAttachment(attachment, storageName)
        : { shown: false, grounds: attachment.disclosure.grounds };
    }),
  };
}

/** What stands for a title that may be the very thing that was reported. */
export const CHECKED_TITLE = '개인정보 신고로 확인 중인 문서';

/**
 * 정보목록의 한 줄 (공개법 제8조①, 공개령 제5조①): number, unit and who handles it, day, retention, disclosure and the
 * public title. Nothing of what the document says and of its attachments is put in, so nothing can come out.
 */
export function listedCopy(
  record: ApprovedRecord,
  listed: { readonly copyId: string; readonly at: Date },
  listing: Listing & { readonly hidesTitle?: boolean },
): PublicCopy {
  const { publicTitle, disclosure, reviewUntil = null, kind } = redactContent(record.content);
  return {
    agencyId: record.agencyId,
    managementNumber: record.managementNumber,
    eventId: listed.copyId,
    publishedAt: listed.at,
    producedOn: record.approvedOn,
    title: listing.hidesTitle ? CHECKED_TITLE : publicTitle,
    agencyName: record.agencyName,
    departmentName: departmentName(record),
    unitName: record.unitName,
    documentNumber: record.documentNumber,
    disclosure,
    reviewUntil,
    retention: record.retention,
    // While a report is looked into nobody knows yet whom it is about.
    ...(listing.because === 'checking' ? authored(NO_HANDLER) : handlerOf(record)),
    classificationPath: record.classificationPath,
    licence: 'none',
    kind: kind?.kind ?? 'general',
    summary: '',
    keywords: [],
    paper: null,
    attachments: [],
    listing: { because: listing.because, originalOn: listing.originalOn },
  };
}

/** Where citizens find a picture of the copy, with the ending that programs go by. */
export function publicPictureAddress(
  managementNumber: string,
  { sha256, mediaType }: Pick<ImageBlock, 'sha256' | 'mediaType'>,
): string {
  return `/documents/${managementNumber}/pictures/${sha256}.${mediaType === 'image/png' ? 'png' : 'jpg'}`;
}

/** What a citizen may find the copy by: words that the page itself shows, and the initials of its title and unit. */
export function searchText(copy: PublicCopy): { readonly haystack: string; readonly tokens: readonly string[] } {
  const names = copy.attachments.flatMap((attachment) => (attachment.shown ? [attachment.name] : []));
  const text = [
    copy.title,
    copy.documentNumber,
    copy.paper?.furtherNumber?.printed ?? '',
    copy.departmentName,
    copy.summary,
    ...copy.keywords,
    ...names,
    copy.paper ? plainText(copy.paper.body) : '',
    initialsOf(`${copy.title} ${copy.departmentName}`),
  ].join('\n');
  const haystack = findable(text);
  return { haystack, tokens: textTokens(haystack) };
}

/** Made of the redacted content, whose words no part of the record itself may bring back. */
function publicPaper(record: ApprovedRecord, content: DocumentContent): PaperDocument {
  const facts = {
    agencyName: record.agencyName,
    ...(record.upperUnitName === null ? {} : { upperUnitName: record.upperUnitName }),
    unitName: record.unitName,
    title: content.publicTitle,
    body: content.body,
    documentNumber: record.documentNumber,
    approvedOn: record.approvedOn,
    ...(record.furtherNumber ? { furtherNumber: record.furtherNumber } : {}),
    writtenOn: record.approvedOn,
    disclosureLabel: disclosureLabel(content.disclosure),
    boxes: record.boxes,
    managementNumber: record.managementNumber,
  };
  const sent = record.letterFacts && { ...facts, agencyId: record.agencyId, facts: record.letterFacts };
  const letter = sent ? publicLetter(content, sent) : undefined;
  return letter ? { form: 'standardDraft', ...facts, letter } : { form: 'briefDraft', ...facts };
}

function handlerOf({ content, drafterName: name, drafterPhone: phone }: ApprovedRecord) {
  return authored(shownHandler(content, { name, phone }));
}

function authored({ name, phone }: Handler) {
  return { authorName: name, authorPhone: phone };
}

function departmentName({ upperUnitName, unitName }: Pick<ApprovedRecord, 'upperUnitName' | 'unitName'>): string {
  return [upperUnitName, unitName].filter(Boolean).join(' ');
}

function openAttachment(attachment: AttachmentFacts, storageName: string): PublicAttachment {
  const { id, name, mediaType, size, sha256 } = attachment;
  return { shown: true, id, name, mediaType, size, sha256, storageName };
}
