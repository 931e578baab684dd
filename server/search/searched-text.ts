import type { ApprovalEvent, PrintedOfficer } from '../../shared/approval/approval-events.ts';
import type { ApprovalLine, ApprovalStatus } from '../../shared/approval/approval-line.ts';
import { findable, initialsOf, textTokens } from '../../shared/search/search-words.ts';

/** What is searched of one document, as it is written: the snippets are cut from it. Stored, so only ever added to. */
export type SearchedText = {
  readonly managementNumber: string;
  readonly status: ApprovalStatus;
  readonly disclosureLabel: string;
  readonly title: string;
  readonly unitName: string;
  readonly drafterName: string;
  /** 생산등록번호 first, then further ones. */
  readonly numbers: readonly string[];
  readonly people: readonly string[];
  readonly summary: string;
  readonly keywords: readonly string[];
  readonly body: string;
  readonly opinions: readonly string[];
  readonly files: readonly SearchedFile[];
};

export type SearchedFile = { readonly name: string; readonly text: string };

/** Letters of one document's attachments that are searched; a ledger of a thousand pages is found by its beginning. */
const MOST_FILE_LETTERS = 300_000;
/** PostgreSQL keeps a megabyte of tokens for a row; two letters are at most eight bytes. */
const MOST_TOKENS = 100_000;

/** What the tokens are made of: short texts, and apart from them what the attachments say. */
export type Haystacks = { readonly haystack: string; readonly filesHaystack: string };

/** No word reaches from one field into the next. Titles, people and units are found by their initials (초성) too. */
export function haystacksOf(text: SearchedText): Haystacks {
  const names = [text.title, text.unitName, ...text.people];
  const fields = [
    ...names,
    text.managementNumber,
    ...text.numbers,
    text.summary,
    ...text.keywords,
    ...text.opinions,
    ...text.files.map(({ name }) => name),
    text.body,
    ...names.map(initialsOf),
    ...text.keywords.map(initialsOf),
  ];
  const join = (all: readonly string[]) => all.map(findable).filter(Boolean).join('\n');
  return { haystack: join(fields), filesHaystack: join(text.files.map((file) => file.text)) };
}

/** The pairs of letters of both. Those of the short texts come first: a limit never costs them. */
export function tokensOf({ haystack, filesHaystack }: Haystacks): readonly string[] {
  return [...new Set([...textTokens(haystack), ...textTokens(filesHaystack)])].slice(0, MOST_TOKENS);
}

/** The files with no more text than is searched, the first ones first. */
export function withinLimit(files: readonly SearchedFile[]): readonly SearchedFile[] {
  let room = MOST_FILE_LETTERS;
  return files.map(({ name, text }) => {
    const kept = text.slice(0, room).toWellFormed();
    room -= kept.length;
    return { name, text: kept };
  });
}

/** 이름 직위 부서 of the drafter, of everybody on the line and of whoever signed in another's place; each once. */
export function peopleOf(line: ApprovalLine): readonly string[] {
  if (line.status === 'drafting') return [];
  const officers = [...line.seats.map(({ officer }) => officer), ...line.signatures.map(({ by }) => by)];
  return [...new Set(officers.map(printed))];
}

function printed({ name, postTitle, unitName, agency }: PrintedOfficer): string {
  return [name, postTitle, agency?.name, unitName].filter(Boolean).join(' ');
}

/** What people have written beside the text: 결재 의견, 반려 사유, 협의 and its answer, 사후보고. */
export function opinionsOf(events: readonly ApprovalEvent[]): readonly string[] {
  return events.flatMap((event) => {
    const said = saidIn(event);
    return said ? [`${authorOf(event)}: ${said}`] : [];
  });
}

function saidIn(event: ApprovalEvent): string | undefined {
  switch (event.type) {
    case 'DocumentSubmitted':
    case 'SeatSigned':
    case 'DocumentApproved':
    case 'AgencyApproved':
      return event.opinion;
    case 'DocumentRejected':
    case 'ReturnedToSeat':
    case 'DocumentRecalled':
    case 'SeatHeld':
      return event.reason;
    case 'ConsultationAsked':
      return event.question;
    case 'ConsultationAnswered':
      return event.answer;
    case 'PostReported':
      return event.note;
    default:
      return undefined;
  }
}

function authorOf(event: ApprovalEvent): string {
  if (event.type === 'DocumentSubmitted') return event.seats[0]?.officer.name ?? '';
  return 'by' in event ? event.by.name : '';
}
