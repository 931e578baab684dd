import type { Disclosure } from './disclosure.ts';
import { withheldText } from './withheld.ts';

/**
 * What a citizen may see of an approved document. Two levels that are never mixed up:
 * `listed` (in the 정보목록, under the public title) and `readable` (the text itself).
 */
export type PublicView = {
  readonly listed: boolean;
  readonly readable: boolean;
  /** The body is shown; false on a readable document whose drafter kept the body closed. */
  readonly bodyShown: boolean;
};

export type PublicationFacts = {
  readonly approved: boolean;
  readonly withdrawn: boolean;
  readonly disclosure: Disclosure;
  /** On a partly public document the drafter marks the body open or leaves it closed. */
  readonly bodyOpen: boolean;
};

const NOTHING: PublicView = { listed: false, readable: false, bodyShown: false };

/**
 * What the text itself allows. Whether a closed document is listed is no matter of its text: the agency's policy says
 * so (publication-plan.ts), and until an agency has decided on one it appears nowhere.
 */
export function publicView(facts: PublicationFacts): PublicView {
  if (!facts.approved || facts.withdrawn || facts.disclosure.level === 'closed') return NOTHING;
  const bodyShown = facts.disclosure.level === 'open' || facts.bodyOpen;
  return { listed: true, readable: true, bodyShown };
}

/** What citizens see of a text from its approval on, as long as nobody takes it back. */
export function viewOnceApproved(content: Pick<PublicationFacts, 'disclosure' | 'bodyOpen'>): PublicView {
  return publicView({ approved: true, withdrawn: false, disclosure: content.disclosure, bodyOpen: content.bodyOpen });
}

/** What stands in the place of a closed attachment: no name, type, size or page count. */
export const CLOSED_ATTACHMENT_NAME = '비공개 문서';

/** What stands in the place of one in which a citizen has reported personal data, until somebody has decided. */
export const CHECKED_ATTACHMENT_NAME = '개인정보 신고로 확인 중인 문서';

/** One that is kept back, in a line of text: what stands for it, and on which ground where one is told. */
export function closedAttachmentLine({ grounds, isChecked }: ClosedAttachment): string {
  if (isChecked) return CHECKED_ATTACHMENT_NAME;
  return grounds.length > 0 ? `${CLOSED_ATTACHMENT_NAME} ${withheldText(grounds)}` : CLOSED_ATTACHMENT_NAME;
}

/** An attachment that citizens are not handed, as they are told of it. */
export type ClosedAttachment = {
  /** 비공개 근거 of the attachment itself. None of one that is being checked: nobody has decided on it yet. */
  readonly grounds: Disclosure['grounds'];
  /** 확인 중: a citizen has reported personal data in it, and nobody has decided yet. */
  readonly isChecked?: true;
};

/** An attachment is handed out only when it is open itself and its document is readable. */
export function attachmentShown(view: PublicView, attachment: Disclosure): boolean {
  return view.readable && attachment.level === 'open';
}
