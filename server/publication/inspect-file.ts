import { createHash } from 'node:crypto';
import { type FileForm, FileMarks, type PaperIdentity } from '../../shared/paper/file-marks.ts';

/** What is asked about a file: the hashes of the whole and of its beginnings, and what it says of itself. */
export type AskedFile = {
  readonly sha256: string;
  /** Of everything before each place where it may have ended once, the longest beginning first. */
  readonly parts: readonly string[];
  /** As whose paper it calls itself. */
  readonly identity: PaperIdentity | undefined;
  readonly form: FileForm;
};

/** Reads an uploaded file once, piece by piece: none of it is kept. */
export async function inspectFile(pieces: AsyncIterable<Buffer>): Promise<AskedFile> {
  const hash = createHash('sha256');
  const marks = new FileMarks();
  const beginnings: { readonly length: number; readonly sha256: string }[] = [];
  for await (const piece of pieces) {
    const before = marks.size;
    let from = 0;
    for (const end of marks.take(piece.toString('latin1'))) {
      hash.update(piece.subarray(from, end));
      beginnings.push({ length: before + end, sha256: hash.copy().digest('hex') });
      from = end;
    }
    hash.update(piece.subarray(from));
  }
  const parts = beginnings.filter(({ length }) => length < marks.size).map(({ sha256 }) => sha256);
  return { sha256: hash.digest('hex'), parts: parts.reverse(), identity: marks.identity, form: marks.form };
}
