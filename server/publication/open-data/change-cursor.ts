import { createHash } from 'node:crypto';

/** A place in the order of changes; the time alone would not do, as many may share one. */
export type ChangePlace = { readonly changedAt: Date; readonly place: number };

const VERSION = 1;
const CHECK_LENGTH = 6;

/** The place as a text that only we can read: whoever pages sends it back as it is. */
export function printCursor({ changedAt, place }: ChangePlace): string {
  const told = `${VERSION}.${changedAt.getTime()}.${place}`;
  return Buffer.from(`${told}.${checkOf(told)}`).toString('base64url');
}

/** Undefined for what is cut off, mistyped or made up: it would otherwise leave out documents without a word. */
export function readCursor(text: string): ChangePlace | undefined {
  const match = /^(1\.(\d{1,15})\.(\d{1,15}))\.([\w-]+)$/.exec(Buffer.from(text, 'base64url').toString('latin1'));
  const [, told = '', time, place, check] = match ?? [];
  if (!match || check !== checkOf(told)) return undefined;
  const read = { changedAt: new Date(Number(time)), place: Number(place) };
  return printCursor(read) === text ? read : undefined;
}

/** Against mistakes, not against forgery: there is no place that a reader may not begin at. */
function checkOf(told: string): string {
  return createHash('sha256').update(`gyeol open data ${told}`).digest('base64url').slice(0, CHECK_LENGTH);
}
