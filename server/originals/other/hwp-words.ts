import { publicLetters, UNKNOWN_LETTER } from '../../../shared/document/private-letters.ts';
import { HWP_TAG, hwpRecords } from './hwp-records.ts';

/** What the records of a .hwp say, told from them alone. */
export type HwpWords = {
  /** Every stretch of text between two controls, and the words that controls hold themselves. */
  readonly texts: readonly string[];
  /** 메모: the paragraphs of each. */
  readonly memos: readonly (readonly string[])[];
  /** How many 바탕쪽 the converter makes of those: it takes every list of paragraphs at the end of a section for one. */
  readonly memoPages: number;
  /** 메모 at the level of the text itself, which the converter takes for text: where they end, only their heads say. */
  readonly memosInText: number;
};

type OpenMemo = { readonly level: number; readonly words: string[]; left: number };

/** 글자 겹침, 덧말, 찾아보기 표시: their words stand in the control and in no text. With how many each has. */
const SAYING: ReadonlyMap<number, number> = new Map([
  [0x74637073, 1],
  [0x74647574, 2],
  [0x6964786d, 2],
]);

/**
 * The words of the text itself: the converter gives no 메모 to its field, and what becomes of the other controls is
 * known of those that have been tried alone.
 */
export function hwpWords(sections: readonly Buffer[]): HwpWords {
  const texts: string[] = [];
  const memos: string[][] = [];
  let memoPages = 0;
  let memosInText = 0;
  for (const section of sections) {
    let memo: OpenMemo | undefined;
    for (const { tag, level, body } of hwpRecords(section)) {
      if (memo && (level < memo.level || isBehind(memo, tag, level))) memo = undefined;
      if (tag === HWP_TAG.memo) {
        memo = { level, words: [], left: level === 0 ? 0 : Number.POSITIVE_INFINITY };
        memos.push(memo.words);
        memosInText += level === 0 ? 1 : 0;
      } else if (tag === HWP_TAG.list) {
        if (memo?.left === 0 && level <= 1 && body.length >= 2) memo.left = body.readUInt16LE(0);
        else memoPages += memo && memo.level > 0 && level <= 1 ? 1 : 0;
      } else if (tag === HWP_TAG.text) {
        const pieces = piecesOf(body);
        if (memo) memo.words.push(pieces.join(''));
        else texts.push(...pieces);
      } else texts.push(...wordsBeside(tag, body));
    }
  }
  return { texts: texts.filter((text) => squeezed(text) !== ''), memos, memoPages, memosInText };
}

/** Whether a paragraph stands behind as many as the head of a 메모 has said. */
function isBehind(memo: OpenMemo, tag: number, level: number): boolean {
  if (memo.level > 0 || tag !== HWP_TAG.paragraph || level > 1) return false;
  memo.left -= 1;
  return memo.left < 0;
}

/** The texts that a reading says nowhere: in the order of both, so that each is looked for from where the last was. */
export function unsaid(texts: readonly string[], said: string): readonly string[] {
  const lines = new Set(said.split('\n').map(squeezed));
  const whole = squeezed(said);
  let from = 0;
  return texts.filter((text) => {
    const words = squeezed(publicLetters(text, () => UNKNOWN_LETTER));
    if (lines.has(words)) return false;
    const next = whole.indexOf(words, from);
    const at = next < 0 ? whole.indexOf(words) : next;
    if (at >= 0) from = at;
    return at < 0;
  });
}

/** Without white space and hyphens: those that only break a line are written in several ways. */
export function squeezed(text: string): string {
  return text.replace(/[\s\u00ad-]+/g, '');
}

/** Below 32 a letter is a control (HWP 5.0, table 6): of one place, or of eight, with what belongs to it between. */
const SINGLE: ReadonlyMap<number, string> = new Map([
  ...[0, 10, 13, 25, 26, 27, 28, 29, 30, 31].map((code) => [code, ' '] as const),
  [24, '-'],
]);
const TAB = 9;

function piecesOf(body: Buffer): readonly string[] {
  const pieces: string[] = [];
  let piece = '';
  for (let at = 0; at + 1 < body.length; at += 2) {
    const code = body.readUInt16LE(at);
    if (code >= 32) piece += String.fromCharCode(code);
    else if (SINGLE.has(code)) piece += SINGLE.get(code);
    else {
      if (code === TAB) piece += '\t';
      else {
        pieces.push(piece);
        piece = '';
      }
      at += 14;
    }
  }
  return [...pieces, piece].filter((each) => each !== '');
}

/** What a control, a formula and drawn letters (글맵시) say. */
function wordsBeside(tag: number, body: Buffer): readonly string[] {
  if (tag === HWP_TAG.equation) return wordsFrom(body, 4, 1);
  if (tag === HWP_TAG.drawnLetters) return wordsFrom(body, 32, 1);
  if (tag !== HWP_TAG.control || body.length < 4) return [];
  return wordsFrom(body, 4, SAYING.get(body.readUInt32LE(0)) ?? 0);
}

/** Each word begins with its length. */
function wordsFrom(body: Buffer, from: number, count: number): readonly string[] {
  const words: string[] = [];
  for (let at = from; words.length < count && at + 2 <= body.length; ) {
    const end = at + 2 + body.readUInt16LE(at) * 2;
    words.push(body.toString('utf16le', at + 2, Math.min(end, body.length)));
    at = end;
  }
  return words;
}
