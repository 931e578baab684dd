import { LeakFinder, type WordsBesideFiles } from '../../shared/disclosure/find-leaks.ts';
import type { PersonalDataKind } from '../../shared/disclosure/personal-data/personal-finding.ts';
import { isRefusal } from '../../shared/kernel/refusal.ts';
import { originalFormat } from '../../shared/originals/original-format.ts';
import { originalText } from '../../shared/originals/plain-text.ts';
import { type UnreadFile, type UnreadReason, unreadReason } from '../../shared/originals/unread-file.ts';
import { Problem } from '../platform/http/problems.ts';
import type { Reading } from './kept-readings.ts';
import type { OriginalFile, Originals } from './originals.ts';

/** Asks which kinds of personal data are certain in files, as far as is known at once; bound by `app.ts`. */
export type CertainInFiles = (files: readonly OriginalFile[]) => Promise<readonly PersonalDataKind[]>;

export type NamedFile = OriginalFile & { readonly name: string };

/** 개인정보 점검 of files: what is certain in any of them, each kind once, and which of them were not read wholly. */
export type CheckedFiles = {
  readonly kinds: readonly PersonalDataKind[];
  readonly unread: readonly UnreadFile[];
  /** 유출 점검: one of them says what is closed beside it. */
  readonly tells?: boolean;
  /** One of them names somebody who may be named in a closed sentence beside it. */
  readonly mayTell?: boolean;
};

/** Looks through files, for personal data and for words that are closed; bound to its readers by `app.ts`. */
export type CheckFiles = (files: readonly NamedFile[], beside?: WordsBesideFiles) => Promise<CheckedFiles>;

/**
 * Looks through every file, however long that takes, before citizens can have it. What nobody can look into
 * (encrypted, a format without a reader, cut by a limit) is named with the reason, so that nothing goes out unchecked.
 */
export async function checkFiles(
  originals: Originals,
  files: readonly NamedFile[],
  { closed, suspected }: WordsBesideFiles = { closed: new Set(), suspected: new Set() },
): Promise<CheckedFiles> {
  const finders = { tells: new LeakFinder(closed), mayTell: new LeakFinder(suspected) };
  const said = { tells: false, mayTell: false };
  const kinds = new Set<PersonalDataKind>();
  const unread: UnreadFile[] = [];
  for (const file of files) {
    const reading = await readingOf(originals, file);
    if (typeof reading !== 'string' && !isRefusal(reading)) {
      for (const { kind } of reading.personalData) kinds.add(kind);
      const texts = closed.size + suspected.size > 0 ? [originalText(reading), ...(reading.aside ?? [])] : [];
      for (const what of ['tells', 'mayTell'] as const) {
        said[what] ||= texts.some((text) => finders[what].isInText(text));
      }
    }
    const why = typeof reading === 'string' ? reading : unreadReason(reading);
    if (why !== undefined) unread.push({ name: file.name, why });
  }
  return { kinds: [...kinds], unread, ...said };
}

/** Of an act that somebody waits for: what is known at once. Nothing is published by it, so nothing is held up. */
export async function certainAtOnce(
  originals: Originals,
  files: readonly OriginalFile[],
): Promise<readonly PersonalDataKind[]> {
  const kinds = new Set<PersonalDataKind>();
  for (const file of files.filter(({ mediaType }) => originalFormat(mediaType) !== undefined)) {
    const reading = await originals.now(file).catch(unlessDamaged);
    if (reading === 'waiting' || reading === 'file-damaged' || isRefusal(reading)) continue;
    for (const { kind } of reading.personalData) kinds.add(kind);
  }
  return [...kinds];
}

async function readingOf(originals: Originals, file: NamedFile): Promise<Reading | UnreadReason> {
  if (originalFormat(file.mediaType) === undefined) return 'no-reader';
  return originals.read(file).catch(unlessDamaged);
}

/** A file that has lost its bytes can neither be read nor be sent to anybody. */
function unlessDamaged(error: unknown): 'file-damaged' {
  if (error instanceof Problem && error.code === 'file-damaged') return 'file-damaged';
  throw error;
}
