import type { OpenFile } from './open-file.ts';

/**
 * One demand on the paper's file. `demand` names where it is written: A = ISO 19005-2 (PDF/A-2a), UA = ISO 14289-1
 * (PDF/UA-1), PDF = ISO 32000-1, house = what we ask of ourselves beyond them.
 */
export type Rule = {
  readonly name: string;
  readonly demand: string;
  /** Every way in which the file breaks the rule; nothing where it keeps it. */
  check(file: OpenFile): readonly string[];
};
