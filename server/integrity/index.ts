import { createHash, randomBytes } from 'node:crypto';
import { canonicalJson } from '../../shared/document/content-hash.ts';
import type { Reader } from '../platform/database/connect.ts';
import type { Statement } from '../platform/database/one-statement.ts';
import { insertLeaf } from './store.ts';

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

/** RFC 6962 leaf: SHA-256 over a zero byte and the entry's canonical JSON. */
export function leafHash(manifest: ActManifest, salt: string): string {
  return createHash('sha256')
    .update(new Uint8Array([0]))
    .update(canonicalJson({ v: 1, kind: 'act', salt, manifest }))
    .digest('hex');
}
