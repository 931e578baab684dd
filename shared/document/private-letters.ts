import { OLD_HANGUL_RUNS } from './old-hangul-runs.ts';

/**
 * Letters of the private use area, which a font alone knows: signs of lists as Microsoft's Wingdings and Symbol and
 * Hancom write them (decision 35). A screen reader would say nothing for them, and no paper of ours draws them.
 */
const SIGNS: ReadonlyMap<number, string> = new Map([
  [0xf022, '✂'],
  [0xf028, '☎'],
  [0xf029, '✆'],
  [0xf02a, '*'],
  [0xf02d, '-'],
  [0xf041, '✌'],
  [0xf045, '☜'],
  [0xf046, '☞'],
  [0xf047, '☝'],
  [0xf048, '☟'],
  [0xf04a, '☺'],
  [0xf04c, '☹'],
  [0xf04e, '☠'],
  [0xf051, '✈'],
  [0xf052, '☼'],
  [0xf054, '❄'],
  [0xf056, '✞'],
  [0xf058, '✠'],
  [0xf059, '✡'],
  [0xf05b, '☯'],
  [0xf06c, '●'],
  [0xf06d, '○'],
  [0xf06e, '■'],
  [0xf06f, '□'],
  [0xf070, '□'],
  [0xf071, '❑'],
  [0xf072, '❒'],
  [0xf073, '◆'],
  [0xf074, '◆'],
  [0xf075, '◆'],
  [0xf076, '❖'],
  [0xf077, '◆'],
  [0xf078, '⌧'],
  [0xf07a, '⌘'],
  [0xf07d, '“'],
  [0xf07e, '”'],
  [0xf080, '⓪'],
  [0xf09e, '·'],
  [0xf09f, '•'],
  [0xf0a0, '○'],
  [0xf0a1, '○'],
  [0xf0a2, '○'],
  [0xf0a3, '○'],
  [0xf0a4, '◉'],
  [0xf0a5, '◎'],
  [0xf0a7, '■'],
  [0xf0a8, '□'],
  [0xf0aa, '✦'],
  [0xf0ab, '★'],
  [0xf0ac, '✶'],
  [0xf0ad, '✴'],
  [0xf0ae, '✹'],
  [0xf0af, '✵'],
  [0xf0b5, '✪'],
  [0xf0b6, '✰'],
  [0xf0b7, '•'],
  [0xf0d8, '➢'],
  [0xf0df, '←'],
  [0xf0e0, '→'],
  [0xf0e1, '↑'],
  [0xf0e2, '↓'],
  [0xf0e3, '↖'],
  [0xf0e4, '↗'],
  [0xf0e5, '↙'],
  [0xf0e6, '↘'],
  [0xf0e7, '←'],
  [0xf0e8, '⇒'],
  [0xf0e9, '↑'],
  [0xf0ea, '↓'],
  [0xf0ef, '⇦'],
  [0xf0f0, '⇨'],
  [0xf0f1, '⇧'],
  [0xf0f2, '⇩'],
  [0xf0f3, '⇔'],
  [0xf0fb, '✗'],
  [0xf0fc, '✓'],
  [0xf0fd, '☒'],
  [0xf0fe, '☑'],
  [0xf003b, '↓'],
  [0xf0090, '✺'],
  [0xf00da, '▸'],
  [0xf00e1, '(인)'],
  [0xf012b, '(인)'],
  [0xf02b0, '⓪'],
  [0xf02ec, '◇'],
  [0xf02ef, '·'],
  [0xf02fb, '▸'],
  [0xf02fc, '►'],
  [0xf031c, '■'],
  [0xf03a0, '↵'],
  [0xf03a7, '⊟'],
  [0xf03a8, '⊞'],
  [0xf03c5, '□'],
  [0xf03da, '□'],
  [0xf03ef, '한'],
  [0xf03f0, '글'],
  [0xf03f1, '과'],
  [0xf03f2, '컴'],
  [0xf03f3, '퓨'],
  [0xf03f4, '터'],
  [0xf03ff, '□'],
  [0xf0806, '┌'],
  [0xf0807, '┬'],
  [0xf0808, '┐'],
  [0xf080c, '└'],
  [0xf080e, '┘'],
  [0xf080f, '━'],
  [0xf0810, '│'],
  [0xf0811, '┌'],
  [0xf0817, '└'],
  [0xf081a, '─'],
  [0xf081c, '┈'],
  [0xf0827, '═'],
  [0xf0832, '═'],
  [0xf0848, '━'],
  [0xf0853, '•'],
  [0xf0854, '《'],
  [0xf0855, '》'],
  ...inARow(0xf081, '①②③④⑤⑥⑦⑧⑨⑩'),
  ...inARow(0xf08c, '❶❷❸❹❺❻❼❽❾❿'),
  // Hancom: numbers in circles of its own, then twice in boxes, which Unicode does not have.
  ...inARow(0xf0288, '⓪①②③④⑤⑥⑦⑧⑨'),
  ...inARow(0xf02b1, '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳'),
  ...inARow(0xf02ce, '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳'),
]);

/** What a reading says in the place of a letter that nobody knows: no mark of a list, as □ would be. */
export const UNKNOWN_LETTER = '\ufffd';

const PRIVATE = /[\ue000-\uf8ff\u{f0000}-\u{ffffd}\u{100000}-\u{10fffd}]/gu;
/** Most texts have none, and looking for the halves of a pair is cheaper than reading code points. */
const SUSPECT = /[\ue000-\uf8ff\udb80-\udbff]/;

/** The text with its private letters replaced: by the sign they draw, or by what `unknown` says of them. */
export function publicLetters(text: string, unknown: (letter: string) => string): string {
  if (!SUSPECT.test(text)) return text;
  return text.replace(PRIVATE, (letter) => known(letter.codePointAt(0) ?? 0) ?? unknown(letter));
}

/** The first private letter that stays when those that are known have become others. */
export function unknownLetter(text: string): string | undefined {
  return publicLetters(text, (letter) => letter).match(PRIVATE)?.[0];
}

let oldHangul: ReadonlyMap<number, string> | undefined;

function known(codePoint: number): string | undefined {
  const sign = SIGNS.get(codePoint);
  if (sign !== undefined || codePoint > 0xffff) return sign;
  oldHangul ??= new Map(OLD_HANGUL_RUNS.flatMap(([first, letters]) => readRun(first, letters)));
  return oldHangul.get(codePoint);
}

function readRun(first: number, letters: string): [number, string][] {
  let last = '';
  return Array.from(letters.matchAll(/(\d)(\D*)/gu), ([, shared, rest = ''], at): [number, string] => {
    last = last.slice(0, Number(shared)) + rest;
    return [first + at, last.normalize('NFC')];
  });
}

function inARow(first: number, signs: string): [number, string][] {
  return Array.from(signs, (sign, at) => [first + at, sign]);
}
