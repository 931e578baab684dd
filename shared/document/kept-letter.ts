import { keptLine } from './kept-line.ts';
import type { Letter } from './letter.ts';

/** The letter as the record keeps it: texts of one line, and nothing where nothing was typed. */
export function keptLetter({ recipients, via, mark }: Letter): Letter {
  const passing = keptLine(via ?? '');
  return {
    recipients: recipients.map(({ name, handledBy, place }) => {
      const unit = keptLine(handledBy ?? '');
      return { name: keptLine(name), ...(unit ? { handledBy: unit } : {}), ...(place ? { place } : {}) };
    }),
    ...(passing ? { via: passing } : {}),
    mark,
  };
}
