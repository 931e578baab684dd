import type { GrowingText } from '../growing-text.ts';
import { elementOf, elementsOf, textOf, type XmlElement } from '../package/xml-tree.ts';
import type { Tally } from '../tally.ts';

type OpenField = {
  readonly id: string;
  /** 누름틀: the words that stand there until somebody writes. */
  readonly guide: string | undefined;
  readonly href: string | undefined;
  held: string;
};

/**
 * What goes over the text from one mark to another: fields, and deletions that are still tracked. The words of a
 * field are held back until it ends, for only then is it known whether they are its guide and nothing else.
 */
export class Fields {
  readonly #tally: Tally;
  readonly #open: OpenField[] = [];
  readonly #deletions = new Set<string>();

  constructor(tally: Tally) {
    this.#tally = tally;
  }

  text(text: string, growing: GrowingText): void {
    if (this.#deletions.size > 0) {
      this.#tally.leaveDeleted({ text });
      return;
    }
    const guided = this.#open.findLast(({ guide }) => guide !== undefined);
    // A field that holds more than its guide has been filled in: what comes then is text.
    if (guided?.guide?.startsWith(guided.held + text)) {
      guided.held += text;
      return;
    }
    if (guided && guided.held !== '') {
      this.#give(guided.held, growing);
      guided.held = '';
    }
    this.#give(text, growing);
  }

  begin(field: XmlElement): void {
    const { id = '', type } = field.attributes;
    const command = commandOf(field);
    this.#leaveUnshown(field);
    this.#open.push({
      id,
      guide: type === 'CLICK_HERE' ? guideOf(command) : undefined,
      href: type === 'HYPERLINK' ? addressOf(command) : undefined,
      held: '',
    });
  }

  end(id: string, growing: GrowingText): void {
    const at = this.#open.findLastIndex((field) => field.id === id);
    const [field] = this.#open.splice(at < 0 ? this.#open.length - 1 : at, 1);
    // Only the beginning of the guide: a person has written just that.
    if (field && field.held !== '' && field.held !== field.guide) this.#give(field.held, growing);
  }

  /** What a field is called, asks for and points to: no page shows it, and it goes out with the file. */
  #leaveUnshown(field: XmlElement): void {
    const { type, name = '' } = field.attributes;
    this.#tally.leaveUnlessShown(name);
    for (const parameter of elementsOf(elementOf(field, 'parameters'), 'stringParam')) {
      if (type === 'HYPERLINK') this.#tally.leaveAddress(target(textOf(parameter)));
      else this.#tally.leaveUnlessShown(unescaped(textOf(parameter)));
    }
  }

  beginDeletion(id: string): void {
    this.#deletions.add(id);
  }

  endDeletion(id: string): void {
    this.#deletions.delete(id);
  }

  #give(text: string, growing: GrowingText): void {
    const href = this.#open.findLast((field) => field.href !== undefined)?.href;
    growing.text(text, href === undefined ? {} : { href });
  }
}

function commandOf(field: XmlElement): string {
  const parameters = elementsOf(elementOf(field, 'parameters'), 'stringParam');
  const named = parameters.find(({ attributes }) => attributes['name'] === 'Command');
  return named ? textOf(named) : '';
}

/** `Clickhere:set:48:Direction:wstring:5:행정기관명 HelpState…`, or the words up to a semicolon. */
function guideOf(command: string): string {
  const found = /Direction:wstring:(\d+):/.exec(command);
  if (found) return command.slice(found.index + found[0].length).slice(0, Number(found[1]));
  return command.startsWith('Clickhere:') ? '' : command.replace(/;+$/, '');
}

function target(command: string): string {
  return unescaped(command.replace(/(?<!\\);.*$/s, ''));
}

function unescaped(command: string): string {
  return command.replace(/\\([:;?\\])/g, '$1');
}

/** `http\://www.seoul.go.kr;1;0;0;`: only what a page may lead to. */
function addressOf(command: string): string | undefined {
  const address = target(command);
  return /^(?:https?:\/\/|mailto:)[\x21-\x7e\u00a0-\uffff]+$/i.test(address) && address.length <= 2_000
    ? address
    : undefined;
}
