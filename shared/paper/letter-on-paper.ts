import { type Letter, recipientLine, recipientList, senderOf } from '../document/letter.ts';
import { LETTERHEAD_LIMITS, type LetterFacts, type RegisteredMark } from '../document/letterhead.ts';
import type { CalendarDay } from '../kernel/calendar-day.ts';
import { jointSenders, type PaperDocument, type PaperLetter, type SenderMark } from './paper-document.ts';

/** What the record knows of a letter beside its choices; number, day and mark are there once they are true. */
export type SentLetter = Pick<PaperDocument, 'agencyName' | 'boxes'> & {
  readonly agencyId: number;
  readonly facts: LetterFacts;
  readonly documentNumber?: string | undefined;
  readonly approvedOn?: CalendarDay | undefined;
  /** The seal or signature in use at the approval; nothing before it, for nothing is sealed that is not decided. */
  readonly registered?: RegisteredMark | undefined;
};

/** 두문 and 결문 as they are printed: sender and mark follow from the recipients (영 제13조, 제14조). */
export function letterOnPaper(letter: Letter, sent: SentLetter): PaperLetter {
  const { facts, agencyId, documentNumber, approvedOn } = sent;
  const sender = senderOf(letter, { agencyId, ...facts });
  const partners = jointSenders(sent)
    .slice(1)
    .map((name) => headOf(facts, name));
  const others = recipientList(letter);
  return {
    recipientLine: recipientLine(letter),
    ...(letter.via === undefined ? {} : { viaLine: letter.via }),
    ...(sender ? { senderName: sender.name, mark: senderMark(sender.mark, sent.registered) } : {}),
    ...(sender && partners.length > 0 ? { coSenderNames: partners } : {}),
    ...(others.length > 0 ? { recipientList: others } : {}),
    // 시행일 is the day on which the approval ended: what is approved here is sent by the same act.
    ...(documentNumber && approvedOn ? { enforcement: { number: documentNumber, day: approvedOn } } : {}),
    contact: facts.contact,
    letterhead: {
      ...(facts.motto ? { motto: facts.motto } : {}),
      ...(facts.footer ? { footer: facts.footer } : {}),
      ...(facts.logo ? { logo: facts.logo } : {}),
      ...(facts.symbol ? { symbol: facts.symbol } : {}),
    },
  };
}

function headOf({ partnerHeads }: LetterFacts, agencyName: string): string {
  return partnerHeads.find((each) => each.agencyName === agencyName)?.head ?? agencyName;
}

type Marked = NonNullable<ReturnType<typeof senderOf>>['mark'];

function senderMark(mark: Marked, registered: RegisteredMark | undefined): SenderMark {
  const image = registered ? { image: registered.picture } : {};
  switch (mark) {
    case 'seal':
      return { kind: 'seal', ...image, sizeMm: registered?.sizeMm ?? LETTERHEAD_LIMITS.usualSealMm };
    case 'signature':
      return { kind: 'signature', ...image };
    default:
      return { kind: 'omitted', label: mark };
  }
}
