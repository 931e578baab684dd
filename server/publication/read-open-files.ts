import type { FastifyBaseLogger } from 'fastify';
import { isRefusal } from '../../shared/kernel/refusal.ts';
import { originalFormat } from '../../shared/originals/original-format.ts';
import { originalText } from '../../shared/originals/plain-text.ts';
import { withoutHidden } from '../../shared/originals/without-hidden.ts';
import { findable, textTokens } from '../../shared/search/search-words.ts';
import type { Originals } from '../originals/index.ts';
import type { Sql } from '../platform/database/connect.ts';
import { Problem } from '../platform/http/problems.ts';
import type { SpareTime } from '../platform/outbox/spare-time.ts';
import type { Services } from '../platform/services.ts';
import { listFilesToRead, type OpenFile, writeFileText } from './open-file-store.ts';

const BATCH = 50;
/** A file that went wrong is looked at again after as long. */
const PAUSE_MS = 60 * 60_000;
/** Letters of one attachment that citizens search; a ledger of a thousand pages is found by its beginning. */
const MOST_LETTERS = 100_000;
/** A row of the search holds a megabyte of tokens, those of all its attachments together. */
const MOST_TOKENS = 60_000;

/** Attachments that could not be read or kept: told in the log once, and not begun again every minute. */
export class FailedFiles {
  readonly #since = new Map<string, number>();
  readonly #log: Pick<FastifyBaseLogger, 'error'>;

  constructor(log: Pick<FastifyBaseLogger, 'error'>) {
    this.#log = log;
  }

  add({ agencyId, managementNumber, position, sha256 }: OpenFile, error: unknown): void {
    this.#since.set(`${agencyId} ${sha256}`, performance.now());
    const file = { agencyId, managementNumber, position, sha256 };
    this.#log.error({ err: error, ...file }, 'the search cannot read an open attachment');
  }

  isAwaited({ agencyId, sha256 }: OpenFile): boolean {
    const since = this.#since.get(`${agencyId} ${sha256}`);
    return since !== undefined && performance.now() - since < PAUSE_MS;
  }
}

/**
 * 첨부 안의 글 for the citizens' search: of open attachments of what is public, and of each only what 바로 보기 shows. It
 * comes after the publication, a file at a time, and goes on after a restart; until then the file is found by its
 * name. In spare time, or at once where nobody waits.
 */
export async function readOpenFiles(
  services: Services,
  originals: Originals,
  failed: FailedFiles,
  beside?: { readonly spareTime: SpareTime; readonly ending: AbortSignal },
): Promise<void> {
  const { sql } = services.database;
  let after: OpenFile | undefined;
  for (;;) {
    const files = await listFilesToRead(sql, after, BATCH);
    after = files.at(-1);
    if (!after) return;
    for (const file of files) {
      if (beside?.ending.aborted) return;
      if (failed.isAwaited(file)) continue;
      // Those behind it are read all the same: one file of a stranger keeps no other one from being found.
      const piece = () => readFile(sql, originals, file).catch((error: unknown) => failed.add(file, error));
      await (beside ? beside.spareTime.share(piece, beside.ending) : piece());
    }
  }
}

async function readFile(sql: Sql, originals: Originals, file: OpenFile): Promise<void> {
  const text = await readShown(originals, file);
  if (text === undefined) return;
  const haystack = findable(text);
  await writeFileText(sql, file, { text, haystack, tokens: textTokens(haystack).slice(0, MOST_TOKENS) });
}

/** Nothing where too many wait: the next minute asks again. What nobody can read has no words. */
async function readShown(originals: Originals, file: OpenFile): Promise<string | undefined> {
  if (originalFormat(file.mediaType) === undefined) return '';
  try {
    const reading = await originals.read(file);
    if (isRefusal(reading)) return '';
    return originalText(withoutHidden(reading)).slice(0, MOST_LETTERS).toWellFormed();
  } catch (error) {
    if (error instanceof Problem && error.code === 'file-damaged') return '';
    if (error instanceof Problem && error.code === 'unavailable') return undefined;
    throw error;
  }
}
