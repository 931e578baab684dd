import type { BriefDraft } from '../../paper/paper-document.ts';

/** A document as data whose pages a person has looked at: `name` is that of its pictures, `shows` what to look for. */
export type GoldenPaper = { readonly name: string; readonly shows: string; readonly paper: BriefDraft };
