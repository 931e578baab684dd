import { lettersOfFont } from '../package/font-letters.ts';
import { isFollowable } from '../package/relations.ts';
import { storedWordsOf } from '../package/stored-words.ts';
import { elementOf, elementsOf, wholeNumber, type XmlElement } from '../package/xml-tree.ts';
import { ReadingStopped } from '../reading-stopped.ts';
import type { Tally } from '../tally.ts';
import { isOn, valOf } from './word-styles.ts';

/** Each word is said within all of them; what is deeper was built to break its reader. */
const MOST_OPEN = 256;

type OpenField = {
  code: string;
  /** Text within the instruction: the results of fields that stand in it. */
  text: string;
  /** After `separate` stands what the reader sees, until the field ends. */
  isResult: boolean;
  hasWords: boolean;
  href: string | undefined;
  readonly form: XmlElement | undefined;
};

/** What a field shows that keeps no result of its own. */
export type FieldWords = {
  readonly kind: 'text' | 'equation' | 'unknownLetter' | 'uncountedNumber';
  readonly text: string;
};

/**
 * Fields that are open where the text has come to, one within another. What a field asks for (`HYPERLINK "mailto:…"`,
 * `IF … "…"`) is no text of the page, and goes out with the file: it is set aside for 개인정보 점검.
 */
export class WordFields {
  readonly #tally: Tally;
  readonly #open: OpenField[] = [];

  constructor(tally: Tally) {
    this.#tally = tally;
  }

  begin(mark: XmlElement): void {
    if (this.#open.length >= MOST_OPEN) throw new ReadingStopped('too-deep');
    const form = elementOf(mark, 'ffData');
    if (form) this.#tally.setAside(storedWordsOf([form]));
    this.#open.push({ code: '', text: '', isResult: false, hasWords: false, href: undefined, form });
  }

  separate(): void {
    const field = this.#open.at(-1);
    if (!field) return;
    field.isResult = true;
    field.href = addressIn(field.code);
  }

  /** Answers what the field shows although nothing of it is written down. */
  end(): FieldWords | undefined {
    const field = this.#open.pop();
    if (!field) return undefined;
    this.#leave(field);
    const shown = field.hasWords ? undefined : (formWords(field.form) ?? codeWords(field.code));
    return shown && !this.isInCode ? shown : undefined;
  }

  /** The instruction of a field, or words outside of any that only look like one. */
  code(words: string): void {
    const field = this.#inCode;
    if (field) field.code += words;
    else this.#tally.setAside(words);
  }

  textInCode(text: string): void {
    const field = this.#inCode;
    if (!field) return;
    field.code += text;
    field.text += text;
  }

  get isInCode(): boolean {
    return this.#inCode !== undefined;
  }

  /** Text is said within the result of every field that is open; the innermost link leads where it says. */
  saysWords(): string | undefined {
    for (const field of this.#open) field.hasWords = true;
    return this.#open.findLast(({ href }) => href !== undefined)?.href;
  }

  /** At the end of a part a field stands open in a broken file alone: words of the page may lie in its code. */
  finish(): void {
    for (const field of this.#open.splice(0)) {
      this.#leave(field);
      if (!field.isResult) this.#tally.leave('unreadablePart');
    }
  }

  #leave({ code, text }: OpenField): void {
    leaveCode(code, this.#tally);
    this.#tally.leaveUnlessShown(text);
  }

  get #inCode(): OpenField | undefined {
    return this.#open.findLast(({ isResult }) => !isResult);
  }
}

/** A link by its address, for the page may say it already; any other instruction as it stands. */
export function leaveCode(code: string, tally: Tally): void {
  const address = addressIn(code);
  if (address !== undefined) tally.leaveAddress(address);
  tally.setAside((address === undefined ? code : code.replace(address, '')).trim());
}

/** Where `HYPERLINK "https://…"` leads, if a page may lead there. */
export function addressIn(code: string): string | undefined {
  const address = /^\s*HYPERLINK\s+(?:"([^"]*)"|([^\s"\\]+))/i.exec(code);
  const target = address?.[1] ?? address?.[2] ?? '';
  return isFollowable(target) ? target : undefined;
}

/** 옛 양식 칸: a box to tick and a list to choose from keep no text but what was chosen. */
function formWords(form: XmlElement | undefined): FieldWords | undefined {
  const box = elementOf(form, 'checkBox');
  if (box) {
    const mark = elementOf(box, 'checked') ?? elementOf(box, 'default');
    return { kind: 'text', text: mark && isOn(mark) ? '[✓] ' : '[ ] ' };
  }
  const list = elementOf(form, 'ddList');
  const chosen = wholeNumber(valOf(list, 'result') ?? valOf(list, 'default'), 0);
  const entry = elementsOf(list, 'listEntry')[chosen]?.attributes['val'];
  return entry === undefined ? undefined : { kind: 'text', text: entry };
}

/** Of fields that Word draws from their instruction alone: buttons, letters of a font, formulas, numbers of a list. */
export function codeWords(code: string): FieldWords | undefined {
  const [, name = '', rest = ''] = /^\s*([A-Za-z]+)\s*(.*)$/s.exec(code) ?? [];
  switch (name.toUpperCase()) {
    case 'MACROBUTTON':
    case 'GOTOBUTTON':
      return { kind: 'text', text: rest.replace(/^\S+\s*/, '') };
    case 'SYMBOL': {
      const point = Number(/^(?:0x[0-9a-f]+|\d+)/i.exec(rest)?.[0] ?? 'none');
      return Number.isInteger(point) && point < 0x100
        ? { kind: 'text', text: lettersOfFont(String.fromCodePoint(0xf000 + point), fontIn(rest)) }
        : { kind: 'unknownLetter', text: '' };
    }
    case 'EQ':
      return { kind: 'equation', text: lettersOf(rest) };
    case 'AUTONUM':
    case 'AUTONUMLGL':
    case 'AUTONUMOUT':
    case 'LISTNUM':
      return { kind: 'uncountedNumber', text: '' };
    default:
      return undefined;
  }
}

/** `97 \f "Symbol"`: the font that the letter of a field SYMBOL is drawn in. */
function fontIn(instruction: string): string | undefined {
  return /\\f\s*(?:"([^"]*)"|(\S+))/.exec(instruction)?.slice(1).find(Boolean);
}

/** `\o\ad(\s\up 9(한강),漢江)`: the letters in their order, without how they stand to each other. */
function lettersOf(formula: string): string {
  return formula
    .replace(/\\\*\s*(?:"[^"]*"|\S+)/g, ' ')
    .replace(/\\[a-z]+\s*\d*/gi, ' ')
    .replace(/[\\(),;]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
