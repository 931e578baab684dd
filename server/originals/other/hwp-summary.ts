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

/** What a .hwp says of itself and no page shows ([MS-OLEPS]); nothing where that is broken. */
export function summaryOf(stream: Buffer | undefined): readonly ReadFact[] {
  if (!stream || stream.length < SECTION_AT + 4) return [];
  const section = stream.subarray(stream.readUInt32LE(SECTION_AT));
  if (section.length < 8) return [];
  const count = Math.min(section.readUInt32LE(4), MOST_PROPERTIES, Math.floor((section.length - 8) / 8));
  return Array.from({ length: count }, (_, at) => 8 + at * 8).flatMap((at): ReadFact[] => {
    const name = NAMES.get(section.readUInt32LE(at));
    const value = wordsAt(section, section.readUInt32LE(at + 4));
    return name === undefined || value === '' ? [] : [{ name, value: value.slice(0, 500) }];
  });
}

function wordsAt(section: Buffer, at: number): string {
  if (at + 8 > section.length || section.readUInt32LE(at) !== WORDS) return '';
  const end = Math.min(section.length, at + 8 + section.readUInt32LE(at + 4) * 2);
  return section
    .toString('utf16le', at + 8, end)
    .replace(/\0.*$/s, '')
    .trim();
}
