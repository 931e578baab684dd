/** A file inside of the paper: what it was made from (Source), or the same in another form (Alternative). */
export type EmbeddedFile = {
  readonly name: string;
  readonly mediaType: string;
  readonly kind: 'Source' | 'Alternative';
  /** What it is, in Korean, for whoever opens the list of files. */
  readonly description: string;
  /** `D:20260303000000+09'00'`: when what it tells of was decided, never when it was packed. */
  readonly modified: string;
  readonly bytes: Uint8Array;
};

/**
 * 발급본: a paper that leaves the house to be kept and can be asked about afterwards. It carries the address of its
 * page, the identity that all papers of its document share, and a place for the agency's signature unless nobody will
 * sign it; with files inside it is the archive copy (보존본, PDF/A-3a).
 */
export type IssuedCopy = {
  readonly address: string;
  /** `gyeol-paper:1:…`: stays in a file that somebody changes, and says then of which document it calls itself. */
  readonly identity: string;
  readonly files: readonly EmbeddedFile[];
  readonly isUnsigned?: true;
};
