import { officialDate } from '../kernel/calendar-day.ts';
import { jointSenders, type NumberAndDay, type PaperLetter, type StandardDraft } from '../paper/paper-document.ts';
import { bodyWords, boxWords, personWords, squeezed } from './paper-words.ts';

/**
 * Every word of a 시행문 in the order in which it is read aloud: 머리말, the agencies, 공고번호, 수신, 경유, 제목, the text, 발신명의,
 * 수신자, the sign rows, 시행·접수, the addresses, 꼬리말. Written from the form (별지 제1호서식) and not from the painter.
 */
export function letterWords(paper: StandardDraft, marks: 'spoken' | 'drawn' = 'spoken'): string {
  const { letter, boxes } = paper;
  const { letterhead, recipientLine, viaLine, recipientList = [] } = letter;
  const agencies = jointSenders(paper);
  const head = [letterhead.motto, ...(agencies.length > 0 ? agencies : [paper.agencyName])];
  const number = paper.furtherNumber?.printed;
  const rows = ['수신', recipientLine, '(경유)', viaLine, '제목', paper.title];
  const list = recipientList.length > 0 ? ['수신자', recipientList.join(', ')] : [];
  const signs = [...boxWords(boxes.signRow), '협조자', ...boxes.cooperation.map(personWords)];
  const joint = (boxes.joint ?? []).flatMap(({ agencyName, signRow }) => [agencyName, ...boxWords(signRow)]);
  return squeezed([
    ...[...head, number, ...rows, bodyWords(paper.body, marks)],
    ...[...senderWords(letter), ...list, ...signs, ...joint],
    ...[...dated('시행', letter.enforcement), ...dated('접수', letter.receipt)],
    ...contactWords(letter, paper.disclosureLabel),
    letterhead.footer,
  ]);
}

/** A picture of a seal or signature has words for who does not see it, and none on the page. */
function senderWords({ senderName, mark, coSenderNames = [] }: PaperLetter): (string | undefined)[] {
  if (senderName === undefined) return [];
  switch (mark?.kind) {
    case 'omitted':
      return [senderName, mark.label, ...coSenderNames];
    case 'seal':
      return [senderName, mark.image ? '' : '(관인)', ...coSenderNames];
    case 'signature':
      return [senderName, mark.image ? '' : (mark.name ?? '(서명)'), ...coSenderNames];
    default:
      return [senderName, ...coSenderNames];
  }
}

function dated(label: string, known: NumberAndDay | undefined): string[] {
  return known ? [label, known.number, `(${officialDate(known.day)})`] : [label, '()'];
}

function contactWords({ contact }: PaperLetter, disclosure: string): string[] {
  const place = [contact.zipCode && `우 ${contact.zipCode}`, contact.address].filter(Boolean).join(' ');
  const reach = [contact.phone && `전화 ${contact.phone}`, contact.fax && `전송 ${contact.fax}`, contact.email];
  const parted = (parts: readonly string[]) => parts.filter(Boolean).join('/');
  return [parted([place, contact.homepage]), parted([...reach, disclosure])];
}
