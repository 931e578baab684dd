import type { IssuedCopy } from '../../paper/issued-copy.ts';
import type { PaperDocument, PaperPictures } from '../../paper/paper-document.ts';

/** A document as data whose pages a person has looked at: `name` is that of its pictures, `shows` what to look for. */
export type GoldenPaper = {
  readonly name: string;
  readonly shows: string;
  readonly paper: PaperDocument;
  readonly pictures?: PaperPictures;
  readonly issued?: IssuedCopy;
};
