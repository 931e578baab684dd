import { isManagementNumber } from '../../shared/numbering/management-number.ts';
import type { FileForm } from '../../shared/paper/file-marks.ts';
import {
  addressHash,
  type FoundFile,
  type FoundPaper,
  findFile,
  findPaperByAddress,
  findPaperByKey,
  findPublicPaper,
} from '../authenticity/index.ts';
import type { Sql } from '../platform/database/connect.ts';
import type { AskedFile } from './inspect-file.ts';
import type { Listing } from './public-copy.ts';
import { agencyOf, findCopy, findTombstone } from './store.ts';

/** What citizens see of a document now: its public title, and which copy they read or why they read none. */
export type ShownDocument = {
  readonly managementNumber: string;
  readonly documentNumber: string;
  readonly title: string;
  readonly agencyName: string;
  readonly copyId: string;
  readonly because: Listing['because'] | null;
};

/** A document that somebody may be told of: by its page, by its paper, or by both. */
export type ToldDocument = { readonly paper: FoundPaper | undefined; readonly shown: ShownDocument | undefined };

/** What is told above the form: of the paper whose address was opened, or of the file that was asked about. */
export type VerifyAnswer =
  | { readonly kind: 'none' }
  | { readonly kind: 'unknown-address' }
  | { readonly kind: 'paper'; readonly told: ToldDocument }
  /** Its number alone is printed on the paper, and its page says that it was taken back. */
  | { readonly kind: 'withdrawn-address'; readonly managementNumber: string; readonly withdrawnAt: Date }
  | { readonly kind: 'unknown-file'; readonly form: FileForm }
  /** `appended`: the file begins with one of ours, to its last byte, and goes on behind it. */
  | { readonly kind: 'intact' | 'appended'; readonly file: FoundFile; readonly shown: ShownDocument | undefined }
  /** It calls itself a paper of ours, and is none. */
  | { readonly kind: 'altered'; readonly told: ToldDocument }
  | { readonly kind: 'no-file' | 'broken-upload' | 'too-large' | 'too-many' };

/** Whose file it is: by the hash of the whole, of one of its beginnings, or at last by what it says of itself. */
export async function findVerified(
  publicSql: Sql,
  { sha256, parts, identity, form }: AskedFile,
): Promise<VerifyAnswer> {
  const file = await findFile(publicSql, [sha256, ...parts]);
  if (!file) {
    const paper = identity && (await findPaperByKey(publicSql, identity));
    if (paper) return { kind: 'altered', told: await toldOf(publicSql, paper) };
    return { kind: 'unknown-file', form };
  }
  const kind = file.sha256 === sha256 ? 'intact' : 'appended';
  return { kind, file, shown: await findShown(publicSql, file.paper.managementNumber) };
}

/** The document of a printed address. */
export async function findVerifiedAddress(publicSql: Sql, address: string): Promise<VerifyAnswer> {
  const told = await findTold(publicSql, address);
  if (told) return { kind: 'paper', told };
  const gone = isManagementNumber(address) ? await findTombstone(publicSql, address) : undefined;
  if (!gone) return { kind: 'unknown-address' };
  return { kind: 'withdrawn-address', managementNumber: address, withdrawnAt: gone.withdrawnAt };
}

/**
 * A number alone leads only where citizens find the document anyway: whoever tries numbers learns nothing else. An
 * address with its random part is known to those who hold the paper.
 */
async function findTold(publicSql: Sql, address: string): Promise<ToldDocument | undefined> {
  if (isManagementNumber(address)) {
    const shown = await findShown(publicSql, address);
    return shown && { paper: await findPublicPaper(publicSql, agencyOf(address), address), shown };
  }
  const paper = await findPaperByAddress(publicSql, addressHash(address));
  return paper && toldOf(publicSql, paper);
}

async function toldOf(publicSql: Sql, paper: FoundPaper): Promise<ToldDocument> {
  return { paper, shown: await findShown(publicSql, paper.managementNumber) };
}

async function findShown(publicSql: Sql, managementNumber: string | null): Promise<ShownDocument | undefined> {
  const copy = managementNumber === null ? undefined : await findCopy(publicSql, managementNumber);
  if (!copy) return undefined;
  const { documentNumber, title, agencyName, eventId: copyId, listing } = copy;
  const because = listing?.because ?? null;
  return { managementNumber: copy.managementNumber, documentNumber, title, agencyName, copyId, because };
}
