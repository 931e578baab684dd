import { ownClosings } from '../disclosure/own-closings.ts';
import { type Refusal, refuse } from '../kernel/refusal.ts';
import type { Body } from './body.ts';
import { codePointName } from './body-text.ts';
import { undrawable } from './drawable-letters.ts';
import { type Letter, recipientText } from './letter.ts';
import { plainText } from './plain-text.ts';

/** What a drafter writes and a paper prints. */
export type PrintedTexts = {
  readonly title: string;
  readonly publicTitle?: string | undefined;
  readonly letter?: Letter | null | undefined;
  readonly body?: Body | undefined;
  /** What the 문서관리카드 alone prints; a reason only where something is closed. */
  readonly summary?: string | undefined;
  readonly keywords?: readonly string[] | undefined;
  readonly closedReason?: string | null | undefined;
  readonly files?: readonly PrintedFile[] | undefined;
};

type PrintedFile = { readonly name: string; readonly closedReason?: string | null | undefined };

export type PrintedPart = keyof PrintedTexts | 'fileReasons';

const PART_NAMES: Readonly<Record<PrintedPart, string>> = {
  title: '제목',
  publicTitle: '공개용 제목',
  letter: '수신',
  body: '본문',
  summary: '문서요지',
  keywords: '키워드',
  closedReason: '비공개 사유',
  files: '붙임 이름',
  fileReasons: '붙임의 비공개 사유',
};

/** More letters than these are counted. */
const MOST_NAMED = 5;
/** So many characters on either side of a letter are told, so that it is found. */
const NEAR = 10;

/** The first part with letters that the paper can only name: once approved, nobody may write another in their place. */
export function glyphFault(texts: PrintedTexts): Refusal<'glyph-missing'> | undefined {
  const part = glyphFaultPart(texts);
  return part && lettersFault(PART_NAMES[part], printedLines(texts, part));
}

/** The same of any place whose lines a paper prints, such as the name of a unit (부서). */
export function lettersFault(place: string, lines: readonly string[]): Refusal<'glyph-missing'> | undefined {
  const letters = undrawable(lines);
  if (letters.length === 0) return undefined;
  const named = letters.slice(0, MOST_NAMED).map(nameOf);
  const more = letters.length > MOST_NAMED ? ` 등 ${letters.length}자` : '';
  return refuse('glyph-missing', {
    place,
    letters: `${named.join(', ')}${more}`,
    near: near(lines, letters[0] ?? ''),
  });
}

/** Where it stands; undefined where everything can be printed. */
export function glyphFaultPart(texts: PrintedTexts): PrintedPart | undefined {
  const parts = Object.keys(PART_NAMES) as PrintedPart[];
  return parts.find((part) => undrawable(printedLines(texts, part)).length > 0);
}

function printedLines(texts: PrintedTexts, part: PrintedPart): readonly string[] {
  const { letter, body, files = [] } = texts;
  switch (part) {
    case 'letter':
      return letter ? [...letter.recipients.map(recipientText), letter.via ?? ''] : [];
    case 'body':
      return body ? plainText(printed(body)).split(/[\n\t]/) : [];
    case 'keywords':
      return texts.keywords ?? [];
    case 'closedReason':
      return [texts.closedReason ?? '', ...(body ? ownClosings(body).map(({ closing }) => closing.reason ?? '') : [])];
    case 'files':
      return files.map(({ name }) => name);
    case 'fileReasons':
      return files.map(({ closedReason }) => closedReason ?? '');
    default:
      return (texts[part] ?? '').split('\n');
  }
}

/** The words for who does not see a picture are read aloud and never drawn: no font has to have their letters. */
function printed(body: Body): Body {
  return { ...body, blocks: body.blocks.map((block) => (block.type === 'image' ? { ...block, alt: '' } : block)) };
}

/** A letter of private use shows nothing, or what another font means. */
function nameOf(letter: string): string {
  return /\p{Co}/u.test(letter) ? codePointName(letter) : `${letter}(${codePointName(letter)})`;
}

function near(lines: readonly string[], letter: string): string {
  const line = Array.from(
    lines
      .find((text) => text.normalize('NFC').includes(letter))
      ?.normalize('NFC')
      .trim() ?? '',
  );
  const at = line.indexOf(letter);
  return line
    .slice(Math.max(0, at - NEAR), at + NEAR + 1)
    .join('')
    .trim();
}
