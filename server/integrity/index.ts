import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { AccessRestriction } from '../../shared/document/access-restriction.ts';
import { canonicalJson } from '../../shared/document/content-hash.ts';
import type { Reader } from '../platform/database/connect.ts';
import type { Statement } from '../platform/database/one-statement.ts';
import { type IntegrityLeaf, insertLeaf } from './store.ts';

/** What an act's leaf commits to. The number is not in it: it gets a leaf of its own, made from the committed row. */
export type ActManifest = {
  readonly agencyId: number;
  readonly documentId: string;
  readonly sequence: number;
  readonly contentHash: string;
  readonly event: unknown;
};

/**
 * Writes the leaf of an act in the act's own transaction: a salted hash, so that erasing a person leaves the log
 * valid. The leaf bears the id of its event, so that whoever verifies knows what to hash.
 */
export function commitToAct(sql: Reader, eventId: string, manifest: ActManifest, at: Date): Statement {
  const salt = randomBytes(16).toString('hex');
  const { agencyId, documentId } = manifest;
  const leaf = {
    agencyId,
    id: eventId,
    kind: 'act',
    documentId,
    leafHash: leafHash(manifest, salt),
    salt,
    at,
  } as const;
  return insertLeaf(sql, leaf);
}

/** What a paper's leaf commits to: the file that was stored, by what it was made, and why it is another than before. */
export type PaperManifest = {
  readonly agencyId: number;
  readonly documentId: string;
  readonly sha256: string;
  readonly rendererVersion: string;
  readonly fontsSha256: string | null;
  readonly why: 'frozen' | 'signed' | 'drawn-again';
};

/** The same for the frozen paper's file, in the transaction that stores it: one that is exchanged later is seen. */
export function commitToPaper(sql: Reader, manifest: PaperManifest, at: Date): Statement {
  const salt = randomBytes(16).toString('hex');
  const { agencyId, documentId } = manifest;
  const hash = leafHash(manifest, salt, 'paper');
  return insertLeaf(sql, { agencyId, id: randomUUID(), kind: 'paper', documentId, leafHash: hash, salt, at });
}

/** What the leaf of an act on the public copy (공개 이력) commits to. */
export type PublicationManifest = {
  readonly agencyId: number;
  readonly documentId: string;
  /** Its place in the history of the document's publication. */
  readonly sequence: number;
  readonly kind: string;
  readonly personId: string | null;
  readonly reason: string | null;
  readonly until: string | null;
};

/** The same for what was done to the public copy: nobody can say later that nothing was, or that it was another. */
export function commitToPublication(sql: Reader, manifest: PublicationManifest, at: Date): Statement {
  const salt = randomBytes(16).toString('hex');
  const { agencyId, documentId } = manifest;
  const hash = leafHash(manifest, salt, 'publication');
  return insertLeaf(sql, { agencyId, id: randomUUID(), kind: 'publication', documentId, leafHash: hash, salt, at });
}

/** What the leaf of a decision on 열람제한 commits to. */
export type RestrictionManifest = {
  readonly agencyId: number;
  readonly documentId: string;
  readonly sequence: number;
  readonly from: AccessRestriction | null;
  readonly to: AccessRestriction | null;
  readonly reason: string;
  readonly personId: string;
};

/** The same for who of the office may read: nobody was let in or kept out without a trace. */
export function commitToRestriction(sql: Reader, manifest: RestrictionManifest, at: Date): Statement {
  const salt = randomBytes(16).toString('hex');
  const { agencyId, documentId } = manifest;
  const hash = leafHash(manifest, salt, 'restriction');
  return insertLeaf(sql, { agencyId, id: randomUUID(), kind: 'restriction', documentId, leafHash: hash, salt, at });
}

/** RFC 6962 leaf: SHA-256 over a zero byte and the entry's canonical JSON. */
export function leafHash(
  manifest: ActManifest | PaperManifest | PublicationManifest | RestrictionManifest,
  salt: string,
  kind: IntegrityLeaf['kind'] = 'act',
): string {
  return createHash('sha256')
    .update(new Uint8Array([0]))
    .update(canonicalJson({ v: 1, kind, salt, manifest }))
    .digest('hex');
}
