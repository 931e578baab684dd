import type { ReadDocument } from '../../shared/originals/read-document.ts';

/** What a reader of one format answers; the rest is the same for all of them. */
export type Read = Omit<ReadDocument, 'v' | 'format' | 'personalData'>;
