import type { Seat } from '../../shared/approval/approval-events.ts';
import { type Letter, letterFault, senderOf } from '../../shared/document/letter.ts';
import type { LetterFacts } from '../../shared/document/letterhead.ts';
import type { CalendarDay } from '../../shared/kernel/calendar-day.ts';
import { findLetterFacts, findMarkAt, nameRecipients } from '../letterhead/index.ts';
import type { Reader } from '../platform/database/connect.ts';
import { Problem, refused } from '../platform/http/problems.ts';

/** The letter as the record will keep it: recipients by the names of the day, or in words what is not ready. */
export async function readLetter(
  sql: Reader,
  letter: Letter,
  place: { readonly agencyId: number; readonly on: CalendarDay },
): Promise<Letter> {
  const fault = letterFault(letter);
  if (fault) throw refused(fault);
  const named = await nameRecipients(sql, letter, place);
  // Two places may have come to one name.
  const twice = letterFault(named);
  if (twice) throw refused(twice);
  return named;
}

export type SendingLine = {
  readonly agencyId: number;
  readonly drafter: { readonly personId: string; readonly unitId: string };
  readonly seats: readonly Seat[];
  readonly on: CalendarDay;
  readonly at: Date;
};

/** What the letters of a submission print of the agency today; undefined where none of its texts is a letter. */
export async function factsOfLetters(
  sql: Reader,
  letters: readonly Letter[],
  sending: SendingLine,
): Promise<LetterFacts | undefined> {
  if (letters.length === 0) return undefined;
  const { agencyId, drafter, on } = sending;
  const facts = await findLetterFacts(sql, { agencyId, drafter, on, partners: partnersOf(sending.seats) });
  if (!facts) throw new Problem('not-found');
  const marks = new Set(letters.map((letter) => senderOf(letter, { agencyId, ...facts })?.mark));
  if (marks.has('seal') && !(await findMarkAt(sql, agencyId, null, sending.at))) throw new Problem('seal-missing');
  if (marks.has('signature')) await checkSignature(sql, facts, sending);
  return facts;
}

/** 공동기안: the agencies of the line besides the own one, each once. */
export function partnersOf(seats: readonly Seat[]) {
  const partners = new Map(seats.flatMap(({ officer: { agency } }) => (agency ? [[agency.id, agency.name]] : [])));
  return [...partners].map(([agencyId, agencyName]) => ({ agencyId, agencyName }));
}

/** A head's signature is put on what the head has signed on the line, never on what others decided alone. */
async function checkSignature(sql: Reader, facts: LetterFacts, { agencyId, drafter, seats, at }: SendingLine) {
  const { unitHeadPersonId: signer, unitHead: sender } = facts;
  if (signer === null || !(await findMarkAt(sql, agencyId, signer, at))) {
    throw new Problem('signature-missing', { sender });
  }
  const signs = seats.some(({ act, officer }) => act !== 'afterRead' && officer.personId === signer);
  if (!signs && drafter.personId !== signer) throw new Problem('signature-not-on-line', { sender });
}
