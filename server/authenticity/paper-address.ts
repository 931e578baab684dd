import { createHash, randomBytes } from 'node:crypto';

/** Crockford's digits, in small letters: none is taken for another when it is typed from paper. */
const DIGITS = '0123456789abcdefghjkmnpqrstvwxyz';
const SECRET_LETTERS = 16;

/** Where the pages of papers stand on the citizens' site. */
const VERIFY_PATH = '/verify';

/**
 * The address that is printed on a paper. What is public has its number; whatever is not has eighty random bits
 * besides, so that nobody finds by trying which numbers there are.
 */
export function makePaperAddress(origin: string, managementNumber: string, isPublic: boolean): string {
  const secret = [...randomBytes(SECRET_LETTERS)].map((byte) => DIGITS[byte % DIGITS.length]).join('');
  return `${origin}${VERIFY_PATH}/${managementNumber}${isPublic ? '' : `-${secret}`}`;
}

/** What is kept of an address: enough to know it again, nothing to print it from. */
export function addressHash(address: string): string {
  return sha256(address.slice(address.lastIndexOf('/') + 1));
}

/** A document's name among the papers: made of its id, which nobody outside knows, and leading back to nothing. */
export function documentKey(agencyId: number, documentId: string): string {
  return sha256(`gyeol-paper:${agencyId}:${documentId}`);
}

/** What every paper of a document says that it is (XMP), also one that somebody has changed. */
export function paperIdentity(agencyId: number, documentKey: string): string {
  return `gyeol-paper:${agencyId}:${documentKey}`;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
