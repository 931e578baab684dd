import { Readable } from 'node:stream';
import { documentKey, insertFile, type PaperSigner } from '../authenticity/index.ts';
import { commitToPaper } from '../integrity/index.ts';
import type { Services } from '../platform/services.ts';
import { isIntact, MOST_PAPER_BYTES, RENDERER_VERSION } from './freeze-paper.ts';
import { findFrozenRow, listUnsigned, lockFrozenRow, markSigned, type UnsignedPaper } from './store.ts';

const AT_ONCE = 100;

type Key = { readonly agencyId: number; readonly documentId: string };

/**
 * Signs the papers that were frozen while nothing could be signed, each of them once, the oldest first, unless nothing
 * can be signed. Answers how many were signed. The file stays what it was and gets its signature at the end. A file
 * that is damaged, or that the signer cannot bear, holds back nothing behind it: its turn comes again the next hour.
 */
export async function signWaiting(services: Services, signer: PaperSigner, atOnce = AT_ONCE): Promise<number> {
  let signed = 0;
  let behind: UnsignedPaper | undefined;
  while ((await signer.state()).fault === null) {
    const waiting = await listUnsigned(services.database.sql, behind, atOnce);
    for (const paper of waiting) {
      if (await signOrLog(services, signer, paper)) signed += 1;
    }
    behind = waiting.at(-1);
    if (waiting.length < atOnce) break;
  }
  return signed;
}

async function signOrLog(services: Services, signer: PaperSigner, key: Key): Promise<boolean> {
  try {
    return await signFrozen(services, signer, key);
  } catch (error) {
    services.log.error({ err: error, ...key }, 'a paper could not be signed');
    return false;
  }
}

/** One of them; false where nothing can be signed, where nothing waits any more, or where the file is damaged. */
export async function signFrozen(services: Services, signer: PaperSigner, key: Key): Promise<boolean> {
  const { database, files, clock } = services;
  const paper = await findFrozenRow(database.sql, key);
  if (paper?.state !== 'ready' || !paper.issue || paper.issue.signedBy !== null) return false;
  if (!(await isIntact(services, paper))) return false;
  const { bytes, signedBy } = await signer.sign(await files.bytes(paper.file.storageName));
  if (!signedBy) return false;
  const file = await files.write(Readable.from([Buffer.from(bytes)]), MOST_PAPER_BYTES);
  const { fontsSha256, issue } = paper;
  const { rendererVersion } = issue;
  return database.sql.begin(async (tx) => {
    const at = clock.now();
    const present = await lockFrozenRow(tx, key, RENDERER_VERSION, at);
    if (present.state !== 'ready' || present.file.storageName !== paper.file.storageName) return false;
    await markSigned(tx, key, { file, signedBy: signedBy.name });
    const { agencyId, documentId } = key;
    const { sha256 } = file;
    await insertFile(tx, {
      agencyId,
      sha256,
      documentKey: documentKey(agencyId, documentId),
      copy: 'archive',
      signedBy,
      at,
    });
    const made = { rendererVersion, fontsSha256, why: 'signed' } as const;
    await commitToPaper(tx, { agencyId, documentId, sha256, ...made }, at);
    return true;
  });
}
