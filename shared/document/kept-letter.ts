import type { Letter } from './letter.ts';
import { oneLine } from './official-document.ts';

/** The letter as the record keeps it: texts of one line, and nothing where nothing was typed. */
export function keptLetter({ recipients, via, mark }: Letter): Letter {
  const passing = oneLine(via ?? '');
  return {
    recipients: recipients.map(({ name, handledBy, place }) => {
      const unit = oneLine(handledBy ?? '');
      return { name: oneLine(name), ...(unit ? { handledBy: unit } : {}), ...(place ? { place } : {}) };
    }),
    ...(passing ? { via: passing } : {}),
    mark,
  };
}
