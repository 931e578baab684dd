import { Readable } from 'node:stream';
import { isRefusal } from '../../shared/kernel/refusal.ts';
import type { PaperDocument, PaperPictures } from '../../shared/paper/paper-document.ts';
import { insertFile, makePaperAddress, paperIdentity } from '../authenticity/index.ts';
import type { Sql } from '../platform/database/connect.ts';
import type { FileStore } from '../platform/files/file-store.ts';
import { Problem, refused } from '../platform/http/problems.ts';
import type { Services } from '../platform/services.ts';
import { MOST_PAPER_BYTES, type PaperMakers, RENDERER_VERSION } from './freeze-paper.ts';
import { findCitizensPaper, findPublicPaperFile, keepCitizensPaper } from './store.ts';

/** A public copy: which event published it, what stands on it, and its document's name among the papers. */
export type CitizensCopy = {
  readonly agencyId: number;
  readonly eventId: string;
  readonly documentKey: string;
  /** As what it is handed out: a notice is of the record and no edition of a public copy. */
  readonly kind: 'citizens' | 'notice';
  readonly paper: PaperDocument;
  readonly pictures: () => Promise<PaperPictures>;
};

/** What a citizen is handed; without its signature (`isFinal` is false) it is made anew as soon as it can be signed. */
export type IssuedPaper = { readonly bytes: Uint8Array; readonly isFinal: boolean };

/**
 * 시민 공개본: the paper of a public copy, signed and kept when the first citizen asks, so that everybody gets the same
 * file. It is drawn from the copy alone and nothing is embedded in it. No file leaves before its hash is written down;
 * one that could not be signed is handed out without a signature and made anew as soon as it can be.
 */
export async function citizensPaper(services: Services, makers: PaperMakers, copy: CitizensCopy): Promise<IssuedPaper> {
  const { database, files, clock, config } = services;
  const kept = await findCitizensPaper(database.sql, copy.agencyId, copy.eventId);
  if (kept && (await files.isIntact(kept.storageName, kept.sha256))) {
    return { bytes: await files.bytes(kept.storageName), isFinal: true };
  }
  const address = makePaperAddress(config.origins[0] ?? '', copy.paper.managementNumber, true);
  const identity = paperIdentity(copy.agencyId, copy.documentKey);
  const drawn = await makers.renderer.render(copy.paper, await copy.pictures(), { address, identity });
  if (isRefusal(drawn)) throw refused(drawn);
  const { bytes, signedBy } = await makers.signer.sign(drawn.bytes);
  const at = clock.now();
  const file = await files.write(Readable.from([Buffer.from(bytes)]), MOST_PAPER_BYTES);
  const { agencyId, eventId, documentKey, kind } = copy;
  const issued = { copy: kind, ...(kind === 'citizens' ? { copyId: eventId } : {}) };
  const made = { rendererVersion: RENDERER_VERSION, fontsSha256: drawn.fontsSha256 };
  const isKept = await database.sql.begin(async (tx) => {
    const replaces = kept?.storageName;
    const goesOut = !signedBy || (await keepCitizensPaper(tx, { ...file, agencyId, eventId, replaces, ...made, at }));
    // One that nobody gets is no file of this office: the one that was kept would else seem to have a newer one.
    if (goesOut) await insertFile(tx, { agencyId, sha256: file.sha256, documentKey, ...issued, signedBy, at });
    return goesOut;
  });
  if (!signedBy || !isKept) await files.remove(file.storageName);
  // Another request was faster: what it has kept is what everybody gets.
  return isKept ? { bytes, isFinal: signedBy !== null } : citizensPaper(services, makers, copy);
}

/**
 * The same where nothing can be written: the paper that the office has made and kept. One that is not there yet is on
 * its way, as no file leaves the house before its hash is written down.
 */
export async function keptCitizensPaper(
  { publicSql, files }: { readonly publicSql: Sql; readonly files: FileStore },
  { agencyId, eventId }: Pick<CitizensCopy, 'agencyId' | 'eventId'>,
): Promise<IssuedPaper> {
  const kept = await findPublicPaperFile(publicSql, agencyId, eventId);
  if (!kept || !(await files.isIntact(kept.storageName, kept.sha256))) throw new Problem('paper-on-its-way');
  return { bytes: await files.bytes(kept.storageName), isFinal: true };
}
