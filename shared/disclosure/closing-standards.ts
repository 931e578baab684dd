import { keptLine, keptParagraph } from '../document/kept-line.ts';
import { type Refusal, refuse } from '../kernel/refusal.ts';
import { DISCLOSURE_GROUNDS, type DisclosureGround } from './disclosure.ts';

/** 비공개 세부기준 (정보공개법 제9조제3항): one kind of information that an agency closes, and why. */
export type ClosingStandard = {
  readonly ground: DisclosureGround;
  /** 부서 or 단위업무 that has it; empty where the whole agency does. */
  readonly duty: string;
  readonly information: string;
  readonly why: string;
};

/** In characters as a person counts them; a large city publishes some three hundred. */
export const CLOSING_STANDARD_LIMITS = { standards: 500, duty: 100, information: 500, why: 1_000 } as const;

/** The standards as they are kept: by ground, within one in the order in which they were written. */
export function readStandards(
  typed: readonly ClosingStandard[],
): readonly ClosingStandard[] | Refusal<'standard-incomplete'> {
  const kept = typed.map(({ ground, duty, information, why }) => ({
    ...{ ground, duty: keptLine(duty), information: keptLine(information), why: keptParagraph(why) },
  }));
  const place = kept.findIndex(({ information, why }) => information === '' || why === '');
  if (place >= 0) return refuse('standard-incomplete', { place: place + 1 });
  return DISCLOSURE_GROUNDS.flatMap((ground) => kept.filter((each) => each.ground === ground));
}
