import type { SendingReply } from '../../shared/contract/letterhead.ts';
import type { Recipient } from '../../shared/document/letter.ts';
import { usualHeadTitle } from '../../shared/document/letterhead.ts';
import type { Unit } from './line-editor-seats.ts';

/** A place that a letter can go to, as the search offers it. */
export type RecipientOption = { readonly label: string; readonly note: string; readonly recipient: Recipient };

const MOST_OFFERED = 8;

/** Whom some words may mean: units of the agency, other agencies and their units, or just what they say. */
export function recipientOptions(
  wanted: string,
  { agencyId, agencies }: Pick<SendingReply, 'agencyId' | 'agencies'>,
  units: readonly Unit[],
): readonly RecipientOption[] {
  const heads = new Map(agencies.map(({ id, head }) => [id, head]));
  const ofUnits = units.map((unit): RecipientOption & { readonly words: string } => {
    const title = unit.posts.find((post) => post.isHead)?.title ?? usualHeadTitle(unit.name);
    const place = { agencyId: unit.agency?.id ?? agencyId, unitId: unit.id };
    if (!unit.agency) {
      return { label: title, note: unit.name, words: `${title} ${unit.name}`, recipient: { name: title, place } };
    }
    const name = heads.get(unit.agency.id) ?? usualHeadTitle(unit.agency.name);
    const label = `${name}(${title})`;
    const words = `${label} ${unit.agency.name} ${unit.name}`;
    return { label, note: unit.agency.name, words, recipient: { name, handledBy: title, place } };
  });
  const ofAgencies = agencies
    .filter(({ id }) => id !== agencyId)
    .map(({ id, name, head }) => ({
      ...{ label: head, note: name, words: `${head} ${name}` },
      recipient: { name: head, place: { agencyId: id } },
    }));
  const found = [...ofUnits.filter((each) => each.recipient.place?.agencyId === agencyId), ...ofAgencies, ...ofUnits]
    .filter((option, at, all) => all.indexOf(option) === at)
    .filter(({ words }) => words.includes(wanted))
    .slice(0, MOST_OFFERED)
    .map(({ words: _words, ...option }) => option);
  const typed = typedRecipient(wanted);
  const isOffered = found.some(({ label }) => label === wanted);
  return typed && !isOffered ? [...found, { label: wanted, note: '적은 그대로', recipient: typed }] : found;
}

/** `행정안전부장관(정보공개과장)` as it is typed: the name, and in parentheses the unit that handles it. */
export function typedRecipient(words: string): Recipient | undefined {
  const [, name = words, handledBy = ''] = /^([^()]+)\(([^()]+)\)$/.exec(words) ?? [];
  if (name.trim() === '') return undefined;
  return { name: name.trim(), ...(handledBy.trim() === '' ? {} : { handledBy: handledBy.trim() }) };
}

/** The agencies that some words name, whose units are worth asking for. */
export function agenciesMeant(wanted: string, { agencyId, agencies }: Pick<SendingReply, 'agencyId' | 'agencies'>) {
  if ([...wanted].length < 2) return [];
  const meant = agencies.filter(({ id, name, head }) => id !== agencyId && `${name} ${head}`.includes(wanted));
  return meant.length <= 3 ? meant.map(({ id }) => id) : [];
}
