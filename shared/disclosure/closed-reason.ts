import { codePointName } from '../document/body-text.ts';
import { keptLine } from '../document/kept-line.ts';
import { unknownLetter } from '../document/private-letters.ts';
import { isRefusal, type Refusal, refuse } from '../kernel/refusal.ts';
import { type Disclosure, type DisclosureGround, readDisclosure } from './disclosure.ts';

/** 비공개 사유: one line, in characters as a person counts them. */
export const CLOSED_REASON_LIMIT = 500;

/** What is proposed for each ground of 정보공개법 제9조제1항; it names nobody and nothing of the document. */
const GROUND_REASONS: Readonly<Record<DisclosureGround, string>> = {
  1: '다른 법령에서 비밀이나 비공개로 정한 사항임',
  2: '공개하면 국가안전보장·국방·통일·외교 등 국가의 이익을 해칠 우려가 있음',
  3: '공개하면 국민의 생명·신체·재산의 보호에 지장을 줄 우려가 있음',
  4: '진행 중인 재판이나 수사 등에 관한 사항으로 공개하면 그 일을 하기 어려워질 우려가 있음',
  5: '감사·시험·의사결정·내부검토 중인 사항으로 공개하면 업무를 공정하게 하는 데 지장을 줄 우려가 있음',
  6: '개인에 관한 사항으로 공개하면 사생활의 비밀이나 자유를 침해할 우려가 있음',
  7: '경영·영업상 비밀로 공개하면 법인이나 개인의 정당한 이익을 해칠 우려가 있음',
  8: '공개하면 부동산 투기 등으로 특정인이 이익이나 불이익을 받을 우려가 있음',
};

/** The reason that the grounds themselves give: the form begins with it, and it stands where nobody wrote another. */
export function proposedReason(grounds: readonly DisclosureGround[]): string {
  return grounds.map((ground) => GROUND_REASONS[ground]).join('. ');
}

/** 비공개 사유 as the record keeps it: what is closed always has one, what is open none. */
export function keptReason({ level, grounds }: Disclosure, typed: string | null | undefined): string | undefined {
  return level === 'open' ? undefined : keptLine(typed ?? '') || proposedReason(grounds);
}

/** The reason as somebody wrote it; null where it is the one that its grounds propose. */
export function ownReason({ grounds }: Pick<Disclosure, 'grounds'>, reason: string | null | undefined): string | null {
  return reason === undefined || reason === proposedReason(grounds) ? null : reason;
}

type Reasoned = { readonly disclosure: Disclosure; readonly closedReason?: string };

/** 공개구분 of a document or of an attachment with its reason, as the record keeps them. */
export function readReasoned(
  asked: Disclosure,
  typed: string | null | undefined,
): Reasoned | Refusal<'grounds-missing' | 'grounds-not-allowed' | 'closed-reason-too-long' | 'private-letter'> {
  const disclosure = readDisclosure(asked.level, asked.grounds);
  if (isRefusal(disclosure)) return disclosure;
  const closedReason = keptReason(disclosure, typed);
  if (closedReason === undefined) return { disclosure };
  return reasonFault(closedReason) ?? { disclosure, closedReason };
}

export function reasonFault(reason: string): Refusal<'closed-reason-too-long' | 'private-letter'> | undefined {
  if ([...reason].length > CLOSED_REASON_LIMIT) return refuse('closed-reason-too-long', { most: CLOSED_REASON_LIMIT });
  const letter = unknownLetter(reason);
  return letter === undefined
    ? undefined
    : refuse('private-letter', { place: '비공개 사유', codePoint: codePointName(letter) });
}
