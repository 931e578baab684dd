import type { JointBoxes, SignatureBox } from '../approval/signature-boxes.ts';
import { closedName } from '../disclosure/withheld.ts';
import type { Block, Body } from '../document/body.ts';
import { END_TEXT } from '../document/end-mark.ts';
import { plainText } from '../document/plain-text.ts';
import { officialDate, officialMonth } from '../kernel/calendar-day.ts';
import type { BriefDraft } from '../paper/paper-document.ts';

/**
 * Every word of a 간이기안문 in the order in which it is read aloud: number and boxes, title, byline, body. Written from
 * the form (별지 제2호서식) and not from the painter; without white space, because lines break where they do.
 */
export function paperWords(paper: BriefDraft, marks: 'spoken' | 'drawn' = 'spoken'): string {
  const { furtherNumber, approvedOn, upperUnitName, unitName, boxes } = paper;
  const facts = [
    ...['문서번호', paper.documentNumber, '결재일자', approvedOn && officialDate(approvedOn)],
    ...['공개여부', paper.disclosureLabel, furtherNumber?.label ?? '방침번호', furtherNumber?.printed],
  ];
  const joint = boxes.joint ?? [];
  const signs = [...boxWords(boxes.signRow, '시민'), '협조', ...boxes.cooperation.map(personWords)];
  const senders = joint.length > 0 ? [paper.agencyName, ...joint.map(({ agencyName }) => agencyName)] : [];
  const byline = [
    officialMonth(paper.writtenOn),
    upperUnitName ? `${upperUnitName}(${unitName})` : unitName,
    ...senders,
  ];
  return squeezed([
    ...facts,
    ...signs,
    ...joint.flatMap(agencyWords),
    paper.title,
    ...byline,
    bodyWords(paper.body, marks, paper.isCard ? 'card' : 'text'),
  ]);
}

/** The words of the text itself; a 문서관리카드 has none of its own, so no 끝. closes it (규칙 제21조②). */
export function bodyWords(body: Body, marks: 'spoken' | 'drawn', of: 'text' | 'card' = 'text'): string {
  const words = squeezed(plainText(shownBody(body, marks)));
  return of === 'card' && words.endsWith(END_TEXT) ? words.slice(0, -END_TEXT.length) : words;
}

/**
 * What a picture shows is told by its alternative text, which is no text of the page; a passage that was taken out is
 * drawn as the short name on its bar and spoken and copied as the whole reason.
 */
function shownBody(body: Body, marks: 'spoken' | 'drawn'): Body {
  const blocks = body.blocks.map((block): Block => {
    return block.type === 'image' ? { type: 'paragraph', content: block.caption } : block;
  });
  if (marks === 'spoken') return { ...body, blocks };
  return JSON.parse(JSON.stringify({ ...body, blocks }), (_, value) => {
    return value?.withheld ? { text: closedName(value.withheld) } : value;
  });
}

export function squeezed(words: string | readonly (string | false | undefined)[]): string {
  return (typeof words === 'string' ? words : words.filter(Boolean).join('')).replace(/\s+/gu, '');
}

function agencyWords({ agencyName, signRow }: JointBoxes): string[] {
  return [agencyName, ...boxWords(signRow)];
}

/** Four people stand beside each other at most, more are shared out evenly: their posts, then their names. */
export function boxWords(boxes: readonly SignatureBox[], first = ''): string[] {
  const rows = Math.max(1, Math.ceil(boxes.length / 4));
  const inRow = Math.ceil(boxes.length / rows);
  return Array.from({ length: rows }, (_, row) => boxes.slice(row * inRow, (row + 1) * inRow)).flatMap((row, index) => [
    index === 0 ? first : '',
    ...row.map(post),
    ...row.map(name),
  ]);
}

/** Somebody of 협조 on one line: post and name. */
export function personWords(box: SignatureBox): string {
  return `${post(box)}${name(box)}`;
}

function post(box: SignatureBox): string {
  return `${box.origin ?? ''}${box.postTitle}${box.hasOpinion ? '(의견 있음)' : ''}`;
}

function name(box: SignatureBox): string {
  const signed = box.name === undefined ? '' : `${box.prefix ?? ''}${box.name}`;
  return `${box.mark ?? ''}${box.date ?? ''}${box.absence ?? signed}`;
}
