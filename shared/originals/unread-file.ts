import { isRefusal } from '../kernel/refusal.ts';
import type { LeftOutReason, ReadDocument } from './read-document.ts';
import type { ReadingFault, ReadingRefusal } from './reading-fault.ts';

/** Why 개인정보 점검 has not seen all words of a file. Codes are kept with the stop and never renamed. */
export type UnreadReason =
  | ReadingFault
  | 'no-reader'
  | 'picture'
  | 'cut'
  | 'page-without-text'
  | 'unreadable-part'
  | 'unknown-letters'
  | 'embedded'
  | 'unread-entry'
  | 'archive-too-deep'
  | 'file-damaged';

/** 읽지 못한 파일: an open attachment that nobody's program has looked through. */
export type UnreadFile = { readonly name: string; readonly why: UnreadReason };

export const UNREAD_REASON_LABELS: Readonly<Record<UnreadReason, string>> = {
  encrypted: '암호가 걸림',
  'old-format': '옛 형식(.doc, .xls, .ppt)',
  'distribution-only': '배포용 문서(읽기 제한)',
  damaged: '형식이 깨짐',
  'too-large': '풀었을 때의 크기가 한도를 넘음',
  'too-deep': '표나 상자가 너무 깊이 겹침',
  'too-many-cells': '표의 칸이 한도를 넘음',
  'forbidden-markup': '위험한 선언(DOCTYPE)이 있음',
  'takes-too-long': '정해진 시간 안에 읽지 못함',
  stopped: '읽는 동안 멈춤',
  'no-reader': '내용을 읽을 수 없는 형식',
  picture: '그림에 적힌 글자는 읽지 못함',
  cut: '길어서 일부만 읽음',
  'page-without-text': '글자 없이 그림뿐인 쪽이 있음',
  'unreadable-part': '읽지 못한 부분이 있음',
  'unknown-letters': '어떤 글자인지 알 수 없는 글이 있음',
  embedded: '안에 든 다른 파일을 읽지 못함',
  'unread-entry': '묶음 안에 읽지 못한 파일이 있음',
  'archive-too-deep': '묶음 안의 묶음이 너무 깊음',
  'file-damaged': '저장된 파일이 손상됨',
};

/** What a reading leaves out that may hold words; a chart, an equation or a logo in a text holds up nothing. */
const HOLDS_WORDS: readonly (readonly [LeftOutReason, UnreadReason])[] = [
  ['unreadEntry', 'unread-entry'],
  ['textBeyondLimit', 'cut'],
  ['rowBeyondLimit', 'cut'],
  ['pageBeyondLimit', 'cut'],
  ['pageWithoutText', 'page-without-text'],
  ['unreadablePart', 'unreadable-part'],
  ['unknownText', 'unknown-letters'],
  ['embedded', 'embedded'],
];

/** Why the words of a file are not all known, or nothing where they are. */
export function unreadReason(
  reading: Pick<ReadDocument, 'format' | 'leftOut'> | ReadingRefusal,
): UnreadReason | undefined {
  if (isRefusal(reading)) return reading.refused;
  if (reading.format === 'picture') return 'picture';
  return HOLDS_WORDS.find(([left]) => reading.leftOut.some(({ reason }) => reason === left))?.[1];
}

/** `명단.zip(내용을 읽을 수 없는 형식)`, as lists and pages say it. */
export function unreadWords(files: readonly UnreadFile[]): string {
  return files.map(({ name, why }) => `${name}(${UNREAD_REASON_LABELS[why]})`).join(', ');
}
