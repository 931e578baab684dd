import type { ReadDocument } from '../../shared/originals/read-document.ts';

/** What a reader of one format answers; the rest is the same for all of them. */
export type Read = Omit<ReadDocument, 'v' | 'format' | 'personalData' | 'findings' | 'moreFindings' | 'aside'> & {
  /** Text of the file that is shown nowhere (deleted words, names of ranges), for both checks alone. */
  readonly aside?: readonly AsideText[];
};

export type AsideText = {
  readonly text: string;
  readonly spot: 'deleted' | 'aside';
  /** The address of a link, what describes a picture: the text often says the same. */
  readonly unlessShown?: true;
};
