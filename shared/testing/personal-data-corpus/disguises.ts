import type { Dice } from '../line-dice.ts';
import type { DrawnNumber } from './drawn-values.ts';

/** What people and word processors make of a number (§6 of the security page: traps). */
type Disguise = { readonly name: string; readonly write: (number: DrawnNumber, dice: Dice) => string };

const HYPHENS = [
  '\u2010',
  '\u2011',
  '\u2012',
  '\u2013',
  '\u2014',
  '\u2015',
  '\u2212',
  '\uff0d',
  '\ufe63',
  '\u3161',
  '\u00b7',
  '\u318d',
] as const;
const INVISIBLE = ['\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', '\u00ad'] as const;
const SPACES = ['\u00a0', '\u3000', '\u2007', '\u2009', '\u202f', '\u2002'] as const;

export const wide = (text: string): string =>
  text.replace(/[0-9A-Za-z@-]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));

const sown = (text: string, dice: Dice): string => {
  const seed = dice.of(INVISIBLE);
  const place = dice.between(1, text.length - 1);
  return dice.below(3) === 0 ? [...text].join(seed) : `${text.slice(0, place)}${seed}${text.slice(place)}`;
};

const joined = ({ groups, separator }: DrawnNumber): string => groups.join(separator);

const PLAIN: Disguise = { name: 'plain', write: joined };

/** They leave a separator between the groups, so that the number is told from others by its form. */
const SEPARATED: readonly [Disguise, ...Disguise[]] = [
  { name: 'hyphens', write: ({ groups }, dice) => groups.join(dice.of(HYPHENS)) },
  { name: 'spaced hyphens', write: ({ groups }, dice) => groups.join(dice.of([' - ', '- ', ' -', ' – '])) },
  { name: 'full width', write: (number, dice) => wide(joined(number)).replaceAll('－', dice.of(['－', '-'])) },
  { name: 'invisible', write: (number, dice) => sown(joined(number), dice) },
  { name: 'broken line', write: ({ groups }, dice) => groups.join(dice.of(['-\n', '\n-', '-\r\n'])) },
  { name: 'odd spaces', write: ({ groups }, dice) => groups.join(`${dice.of(SPACES)}-${dice.of(SPACES)}`) },
  { name: 'spread', write: (number) => [...joined(number)].join(' ') },
];

/** They need a word beside the number that says what it is. */
const LABELLED: readonly [Disguise, ...Disguise[]] = [
  { name: 'no separator', write: ({ groups }) => groups.join('') },
  { name: 'spaces', write: ({ groups }) => groups.join(' ') },
  { name: 'cells', write: ({ groups }, dice) => groups.join(dice.of(['\t', ' | ', '\n'])) },
  { name: 'full width', write: ({ groups }) => wide(groups.join('')) },
];

/** A number, and how it was written. */
export function disguise(
  number: DrawnNumber,
  dice: Dice,
  labelled: boolean,
): { readonly text: string; readonly as: string } {
  const roll = dice.below(100);
  const how = roll < 45 ? PLAIN : labelled && roll < 65 ? dice.of(LABELLED) : dice.of(SEPARATED);
  return { text: how.write(number, dice), as: how.name };
}
