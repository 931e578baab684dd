import type { ReadFact } from '../../../shared/originals/read-document.ts';

/** 문서 요약: its properties by their numbers. */
const NAMES: ReadonlyMap<number, string> = new Map([
  [2, '제목'],
  [3, '주제'],
  [4, '작성자'],
  [5, '키워드'],
  [6, '설명'],
  [8, '마지막으로 저장한 사람'],
]);
const WORDS = 0x1f;
const SECTION_AT = 44;
const MOST_PROPERTIES = 100;
/** Of one property. */
const MOST_LETTERS = 500;

/** `rest` is what the properties have and do not show: it is checked all the same. */
type Summary = { readonly properties: readonly ReadFact[]; readonly rest: readonly string[] };

/** What a .hwp says of itself and no page shows ([MS-OLEPS]); nothing where that is broken. */
export function summaryOf(stream: Buffer | undefined): Summary {
  const nothing = { properties: [], rest: [] };
  if (!stream || stream.length < SECTION_AT + 4) return nothing;
  const section = stream.subarray(stream.readUInt32LE(SECTION_AT));
  if (section.length < 8) return nothing;
  const count = Math.min(section.readUInt32LE(4), MOST_PROPERTIES, Math.floor((section.length - 8) / 8));
  const found = Array.from({ length: count }, (_, at) => 8 + at * 8).map((at) => {
    const all = wordsAt(section, section.readUInt32LE(at + 4));
    const value = all.replace(/\0.*$/s, '').trim().slice(0, MOST_LETTERS);
    return { name: NAMES.get(section.readUInt32LE(at)), value, all: all.replaceAll('\0', ' ').trim() };
  });
  return {
    properties: found.flatMap(({ name, value }) => (name === undefined || value === '' ? [] : [{ name, value }])),
    rest: found.filter(({ name, value, all }) => name === undefined || all !== value).flatMap(({ all }) => all || []),
  };
}

function wordsAt(section: Buffer, at: number): string {
  if (at + 8 > section.length || section.readUInt32LE(at) !== WORDS) return '';
  return section.toString('utf16le', at + 8, Math.min(section.length, at + 8 + section.readUInt32LE(at + 4) * 2));
}
