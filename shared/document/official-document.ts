import type { Disclosure } from '../disclosure/disclosure.ts';
import type { Licence } from '../disclosure/licence.ts';
import type { CalendarDay } from '../kernel/calendar-day.ts';
import { type Refusal, refuse } from '../kernel/refusal.ts';
import type { ChosenKind } from '../numbering/document-kind.ts';
import type { AccessRestriction } from './access-restriction.ts';
import type { Body } from './body.ts';
import type { Letter } from './letter.ts';

/** 공문서 as its drafter writes it: the content that is hashed, approved and frozen. */
export type DocumentContent = {
  readonly title: string;
  /** The title the public list may show; equal to `title` unless the drafter wrote another (공개법 제8조①). */
  readonly publicTitle: string;
  readonly body: Body;
  /** 문서요지, required by 영 제5조② in the published form; optional while drafting. */
  readonly summary: string;
  readonly keywords: readonly string[];
  readonly disclosure: Disclosure;
  /** 비공개 사유, for officials alone; absent in an open text, and in those from before there was one. */
  readonly closedReason?: string;
  /** 부분공개 only: the drafter marked the body open to citizens. */
  readonly bodyOpen: boolean;
  readonly licence: Licence;
  readonly unitTaskId: string | null;
  /** 문서 종류 (영 제4조); absent for a 일반문서. */
  readonly kind?: ChosenKind;
  /** 공개 유예: the first day on which the original may be public; absent where nothing holds it back. */
  readonly embargoUntil?: CalendarDay;
  /** 검토 종료 예정일: until when ground 5 closes it as still under review (공개법 제9조①5호 단서); absent without one. */
  readonly reviewUntil?: CalendarDay;
  /** 열람제한, as the drafter proposes and the approval decides it; absent where the unit reads it as everything else. */
  readonly restriction?: AccessRestriction;
  /** 속기록·녹음 (기록령 제18조③): the document itself is one. */
  readonly isVerbatim?: true;
  /** 시행문: absent for a 간이기안문, which is never sent. */
  readonly letter?: Letter;
  readonly attachments: readonly AttachmentFacts[];
};

/** What the content hash knows of an attachment: its bytes by their hash. */
export type AttachmentFacts = {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
  readonly disclosure: Disclosure;
  /** 비공개 사유, for officials alone; absent for an open file. */
  readonly closedReason?: string;
  /** 검토 종료 예정일 of this file by itself, for officials alone; absent where it goes with the document. */
  readonly reviewUntil?: CalendarDay;
  /** 속기록·녹음; absent for every other file. */
  readonly isVerbatim?: true;
};

/** Longest texts a document takes, in characters as a person counts them (code points). */
export const DOCUMENT_LIMITS = {
  title: 200,
  summary: 1_000,
  keywords: 20,
  keyword: 50,
  opinion: 2_000,
  /** 재촉: a word, and no second document. */
  reminder: 200,
  attachments: 50,
  attachmentName: 200,
} as const;

/** A title fit to be submitted: not empty, one line, within its limit. */
export function titleFault(title: string): Refusal<'title-missing' | 'title-too-long'> | undefined {
  if (title.trim() === '') return refuse('title-missing');
  if ([...title].length > DOCUMENT_LIMITS.title) return refuse('title-too-long', { most: DOCUMENT_LIMITS.title });
  return undefined;
}

/**
 * Characters that no title may hide behind: direction marks turn the order of what a reader sees, invisible ones make
 * two titles look alike, and a surrogate without its partner is no character (PostgreSQL's JSON refuses it).
 */
const DECEIVING = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\p{Cs}]+/gu;

/** Text as the record keeps it: NFC, no control, direction or invisible characters, one line. */
export function oneLine(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are exactly what is removed here.
  const control = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g;
  return text.replace(DECEIVING, '').normalize('NFC').replace(control, ' ').trim();
}

/**
 * An opinion or a reason as the record keeps it: NFC, line feeds kept, no other control, direction or invisible
 * characters.
 */
export function oneParagraph(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are exactly what is removed here.
  const control = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]+/g;
  return text
    .replace(DECEIVING, '')
    .normalize('NFC')
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(control, ' ')
    .trim();
}
