import { HWPX_MEDIA_TYPE } from '../kernel/hwpx-media-type.ts';
/** What a file is at its first look: a PDF, one behind a password, a .hwpx, nothing at all, or something else. */
export type FileForm = 'pdf' | 'locked' | 'hwpx' | 'empty' | 'other';
export const FILE_FORMS: readonly FileForm[] = ['pdf', 'locked', 'hwpx', 'empty', 'other'];

/** A document among the papers, as its papers name it (IssuedCopy). */
export type PaperIdentity = { readonly agencyId: number; readonly documentKey: string };

/** So many ends are told of one file: a paper of ours has two, and each one costs a hash of everything before it. */
export const MOST_ENDS = 6;

/** Behind it a PDF may end; whatever follows was added later (ISO 32000-1, 7.5.6). */
const END = '%%EOF\n';
const HEAD_BYTES = 1024;
/** What is looked for may lie across two pieces of the file. */
const OVERLAP = 512;
/** In an element or an attribute: programs that write the metadata anew choose for themselves. */
const IDENTITY = /xmpMM:DocumentID(?:>|=["'])\s{0,8}gyeol-paper:(\d{1,4}):([0-9a-f]{64})\s{0,8}[<"']/;
const LOCKED = /\/Encrypt\s{0,8}(?:\d{1,10}\s\d{1,5}\sR|<<)/;

/**
 * Reads a file piece by piece, as server and browser do for 진위 확인: where it may have ended once, which paper it says
 * that it is, and what kind of file it is. Nothing is unpacked: our papers hold their metadata in plain letters.
 */
export class FileMarks {
  #head = '';
  #tail = '';
  #size = 0;
  #ends = 0;
  #identity: PaperIdentity | undefined;
  #isLocked = false;

  /** Takes the next piece, a letter for each byte; answers the places in it that lie directly behind an end. */
  take(text: string): readonly number[] {
    if (this.#head.length < HEAD_BYTES) this.#head += text.slice(0, HEAD_BYTES - this.#head.length);
    const seen = this.#tail + text;
    this.#isLocked ||= LOCKED.test(seen);
    this.#identity ??= identityIn(seen);
    const ends = this.#endsIn(seen, this.#tail.length);
    this.#tail = seen.slice(-OVERLAP);
    this.#size += text.length;
    return ends;
  }

  #endsIn(seen: string, before: number): readonly number[] {
    const ends: number[] = [];
    for (let at = seen.indexOf(END); at >= 0 && this.#ends < MOST_ENDS; at = seen.indexOf(END, at + 1)) {
      const behind = at + END.length - before;
      if (behind <= 0) continue;
      ends.push(behind);
      this.#ends += 1;
    }
    return ends;
  }

  get size(): number {
    return this.#size;
  }

  /** As whose paper the file calls itself, whether it is or not. */
  get identity(): PaperIdentity | undefined {
    return this.#identity;
  }

  get form(): FileForm {
    if (this.#size === 0) return 'empty';
    if (this.#head.includes('%PDF-')) return this.#isLocked ? 'locked' : 'pdf';
    return this.#head.startsWith('PK\u0003\u0004') && this.#head.includes(HWPX_MEDIA_TYPE) ? 'hwpx' : 'other';
  }
}

function identityIn(text: string): PaperIdentity | undefined {
  const [, agencyId, documentKey] = IDENTITY.exec(text) ?? [];
  return documentKey === undefined ? undefined : { agencyId: Number(agencyId), documentKey };
}
