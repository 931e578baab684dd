import type { Block, ItemKind, ItemLevel } from './body.ts';

/**
 * The labels of all blocks (항목 기호), computed from their places and never stored, so that inserting
 * an item renumbers the rest by itself. Same length as `blocks`; '' where a block has no label.
 *
 * A `number` item that is alone in its group carries no mark (규칙 제2조①): `singles` tells which ones,
 * so that the editor can show the mark dimmed while the paper shows none.
 */
export type Labels = {
  readonly labels: readonly string[];
  /** Indexes of lone `number` items: their label is '' here and `loneLabel` when a second one comes. */
  readonly singles: ReadonlySet<number>;
};

const HANGUL = '가나다라마바사아자차카타파하거너더러머버서어저처커터퍼허고노도로모보소오조초코토포호';
const ROMAN_FIRST = 0x2160; // Ⅰ … Ⅻ are single characters
const ROMAN_SINGLES = 12;

const SYMBOLS: Readonly<Record<Exclude<ItemKind, 'number' | 'circled'>, string>> = {
  square: '□',
  circle: '○',
  dash: '-',
  dot: 'ㆍ',
  note: '※',
};

type Labelled = Pick<Block, 'type'> & { readonly kind?: ItemKind; readonly level?: ItemLevel };

export function itemLabels(blocks: readonly Labelled[]): Labels {
  const labels: string[] = [];
  const groups = new Map<string, number[]>();
  const counters = new Counters();
  let sections = 0;
  blocks.forEach((block, index) => {
    if (block.type === 'heading') {
      sections += 1;
      counters.restart();
      labels.push(romanLabel(sections));
      return;
    }
    if (block.type !== 'item' || block.kind === undefined || block.level === undefined) {
      labels.push('');
      return;
    }
    const { kind, level } = block;
    if (kind !== 'number' && kind !== 'circled') {
      counters.closeBelow(level);
      labels.push(SYMBOLS[kind]);
      return;
    }
    const { ordinal, group } = counters.next(kind, level);
    const members = groups.get(group) ?? [];
    members.push(index);
    groups.set(group, members);
    labels.push(kind === 'circled' ? circledDigit(ordinal) : numberLabel(level, ordinal));
  });
  const singles = new Set<number>();
  for (const [group, members] of groups) {
    const only = members[0];
    if (members.length === 1 && only !== undefined && group.startsWith('number')) {
      singles.add(only);
      labels[only] = '';
    }
  }
  return { labels, singles };
}

/**
 * Counts items per kind and level. A shallower item closes every deeper count; a paragraph or a table
 * between two items does not, because text between 1. and 2. belongs to 1.
 */
class Counters {
  #counts = new Map<string, { ordinal: number; group: string }>();
  #groups = 0;

  restart(): void {
    this.#counts.clear();
  }

  closeBelow(level: number): void {
    for (const key of this.#counts.keys()) if (Number(key.split(':')[1]) > level) this.#counts.delete(key);
  }

  next(kind: ItemKind, level: number): { ordinal: number; group: string } {
    this.closeBelow(level);
    const key = `${kind}:${level}`;
    const known = this.#counts.get(key);
    if (!known) this.#groups += 1;
    const count = known ?? { ordinal: 0, group: `${kind}#${this.#groups}` };
    const grown = { ordinal: count.ordinal + 1, group: count.group };
    this.#counts.set(key, grown);
    return grown;
  }
}

/** The mark of the nth item (from 1) at a level of the legal ladder: 1. 가. 1) 가) (1) (가) ① ㉮. */
export function numberLabel(level: ItemLevel, ordinal: number): string {
  switch (level) {
    case 0:
      return `${ordinal}.`;
    case 1:
      return `${hangulOrdinal(ordinal)}.`;
    case 2:
      return `${ordinal})`;
    case 3:
      return `${hangulOrdinal(ordinal)})`;
    case 4:
      return `(${ordinal})`;
    case 5:
      return `(${hangulOrdinal(ordinal)})`;
    case 6:
      return circledDigit(ordinal);
    case 7:
      return circledHangul(ordinal);
  }
}

/** 가 … 하, then 거 너 … 허, then 고 노 … (not 갸): 규칙 제2조①. */
function hangulOrdinal(ordinal: number): string {
  return HANGUL[ordinal - 1] ?? String(ordinal);
}

function circledDigit(ordinal: number): string {
  if (ordinal <= 20) return String.fromCodePoint(0x2460 + ordinal - 1);
  if (ordinal <= 35) return String.fromCodePoint(0x3251 + ordinal - 21);
  if (ordinal <= 50) return String.fromCodePoint(0x32b1 + ordinal - 36);
  return `(${ordinal})`;
}

/** ㉮ … ㉻; the circled 거 that should follow has no code point, so brackets take the circle's place. */
function circledHangul(ordinal: number): string {
  if (ordinal <= 14) return String.fromCodePoint(0x326e + ordinal - 1);
  return `(${hangulOrdinal(ordinal)})`;
}

function romanLabel(ordinal: number): string {
  if (ordinal <= ROMAN_SINGLES) return String.fromCodePoint(ROMAN_FIRST + ordinal - 1);
  return `${'Ⅹ'.repeat(Math.floor(ordinal / 10))}${ordinal % 10 ? romanLabel(ordinal % 10) : ''}`;
}
