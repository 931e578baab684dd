import { SHEET_LIMITS, type SheetFault } from './read-sheet.ts';

// Numbers as they are: a number in the Korean way costs every start the tables of all languages.
const WORDS: Readonly<Record<SheetFault['fault'], string>> = {
  'too-large': `너무 큽니다. ${SHEET_LIMITS.bytes / 1_000_000}MB 이하로 줄여 주십시오`,
  'not-a-sheet': '표가 아닙니다. CSV나 XLSX 파일로 저장하여 올려 주십시오',
  'too-many-rows': `줄이 너무 많습니다. ${SHEET_LIMITS.rows}줄 이하로 줄여 주십시오`,
  'broken-csv': '큰따옴표가 맞지 않습니다. 따옴표를 고쳐 다시 올려 주십시오',
};

/** Why a sheet cannot be read and what to do, without the line and the last stop: they stand where it is shown. */
export function wordsOf({ fault }: SheetFault): string {
  return WORDS[fault];
}
