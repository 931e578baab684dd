import type { PersonalDataKind } from '../../shared/disclosure/personal-data/personal-finding.ts';
import { isRefusal } from '../../shared/kernel/refusal.ts';
import { originalFormat } from '../../shared/originals/original-format.ts';
import { Problem } from '../platform/http/problems.ts';
import type { OriginalFile, Originals } from './originals.ts';

/** Asks which kinds of personal data are certain in files; bound to its readers by `app.ts`. */
export type CheckFiles = (files: readonly OriginalFile[]) => Promise<readonly PersonalDataKind[]>;

/**
 * 개인정보 점검 of files: the kinds that are certain in any of them, each once. `moment` asks only what is known at
 * once, for an act that somebody waits for. What nobody can look into (encrypted, a format without a reader) is not
 * found here; the page of the file says that it cannot be shown.
 */
export async function certainInFiles(
  originals: Originals,
  files: readonly OriginalFile[],
  asked: 'whole' | 'moment',
): Promise<readonly PersonalDataKind[]> {
  const kinds = new Set<PersonalDataKind>();
  for (const file of files.filter(({ mediaType }) => originalFormat(mediaType) !== undefined)) {
    const reading = await (asked === 'whole' ? originals.read(file) : originals.now(file)).catch(unlessDamaged);
    if (reading === 'waiting' || isRefusal(reading)) continue;
    for (const { kind } of reading.personalData) kinds.add(kind);
  }
  return [...kinds];
}

/** A file that has lost its bytes can neither be read nor be sent to anybody. */
function unlessDamaged(error: unknown): 'waiting' {
  if (error instanceof Problem && error.code === 'file-damaged') return 'waiting';
  throw error;
}
