import type { CommandOf, ShownText, TextToSubmit } from '../approval/approval-command.ts';
import type { Seat } from '../approval/approval-events.ts';
import { type Dice, someHash } from './dice.ts';
import type { Table } from './reference-table.ts';

// 일괄기안 in random histories: texts beside the first one, what of them was on a screen, and which of them is corrected.

const numbered = (place: number) => `text${place}`;

/** The texts that go up with the first one; seldom on a joint line, where they may not. */
export function textsBeside(seats: readonly Seat[], step: number, dice: Dice): { bundle?: readonly TextToSubmit[] } {
  const isJoint = seats.some(({ officer }) => officer.agency);
  if (!dice.chance(isJoint ? 10 : 35)) return {};
  const count = dice.chance(3) ? 18 + dice.below(4) : 1 + dice.below(3);
  const bundle = Array.from({ length: count }, (_, index) => ({
    documentId: `document${index + 2}`,
    managementNumber: numbered(index + 2),
    // Versions only grow, and by another count in every text.
    version: step + index,
    contentHash: someHash(dice),
    hasUnitTask: !dice.chance(2),
  }));
  return { bundle };
}

/** What stood on the screen besides the first text: mostly all, and as it is. */
export function textsOnScreen({ texts }: Table, dice: Dice): { texts?: readonly ShownText[] } {
  const shown = texts.map(({ number, hash }) => ({
    managementNumber: number,
    contentHash: dice.chance(2) ? someHash(dice) : hash,
  }));
  const others = dice.chance(3) ? [{ managementNumber: numbered(30), contentHash: someHash(dice) }] : [];
  const seen = dice.chance(3) ? shown.slice(1) : shown;
  return seen.length + others.length === 0 ? {} : { texts: [...seen, ...others] };
}

/** The text that is corrected: the first one, or another with its words before. */
export function textToEdit(table: Table, dice: Dice): Pick<CommandOf<'edit'>, 'text' | 'baseHash'> {
  const stale = dice.chance(7) ? someHash(dice) : undefined;
  if (dice.chance(table.texts.length > 0 ? 3 : 1)) return { text: numbered(30), baseHash: stale ?? table.hash };
  const other = dice.chance(60) ? table.texts[dice.below(table.texts.length)] : undefined;
  if (!other) return { baseHash: stale ?? table.hash };
  return { text: other.number, baseHash: stale ?? other.hash };
}
