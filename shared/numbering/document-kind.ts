import { type Refusal, refuse } from '../kernel/refusal.ts';
import { type FurtherKind, SERIES_KIND_LABELS } from './number-series.ts';

/**
 * 문서 종류 (영 제4조): what a drafter says the document is. A 지시문서 is one of its four, because each of them is
 * numbered in its own way (규칙 제8조); a 방침 is no kind of the law but carries a number like one.
 */
export type DocumentKind = 'general' | 'civilPetition' | 'standingRegister' | FurtherKind;

/**
 * The kind that a draft has, where it is not 일반문서, and the series (번호 대장) its further number comes from. A 방침
 * names no series: it is counted by the office that decides, and that may change until it has decided.
 */
export type ChosenKind = { readonly kind: Exclude<DocumentKind, 'general'>; readonly seriesId: string | null };

export const DOCUMENT_KIND_LABELS: Readonly<Record<DocumentKind, string>> = {
  general: '일반문서',
  civilPetition: '민원문서',
  standingRegister: '비치문서',
  statute: SERIES_KIND_LABELS.statute,
  standingOrder: SERIES_KIND_LABELS.standingOrder,
  establishedRule: SERIES_KIND_LABELS.establishedRule,
  instruction: SERIES_KIND_LABELS.instruction,
  dailyOrder: SERIES_KIND_LABELS.dailyOrder,
  publicNotice: SERIES_KIND_LABELS.publicNotice,
  decision: SERIES_KIND_LABELS.decision,
};

/** What the paper's number cell is called for each kind; the cell of a document without such a number is 방침번호. */
const FURTHER_NUMBER_LABELS: Readonly<Record<FurtherKind, string>> = {
  statute: '법규번호',
  standingOrder: '훈령번호',
  establishedRule: '예규번호',
  instruction: '지시번호',
  dailyOrder: '명령번호',
  publicNotice: '공고번호',
  decision: '방침번호',
};

/** 훈령 제12호, 행정1부시장 방침 제70호: a number that a document carries besides its registration number. */
export type GivenFurtherNumber = { readonly kind: FurtherKind; readonly printed: string };

/** The paper's cell for such numbers: named by the document's kind, empty until one is given; none for 일반문서. */
export function numberCell(kind: ChosenKind | null | undefined, given: readonly GivenFurtherNumber[]) {
  const of = given[0]?.kind ?? kind?.kind;
  if (of === undefined || !isNumberedKind(of)) return {};
  const printed = given.map((number) => number.printed).join(', ');
  return { furtherNumber: { label: FURTHER_NUMBER_LABELS[of], printed } };
}

/** A series as the choice needs it: of which kind it is, and for a 방침 whose decisions it counts. */
export type ChoosableSeries = {
  readonly id: string;
  readonly kind: FurtherKind;
  /** 방침: the post whose decisions it counts; null counts those of every office that has no series of its own. */
  readonly postId: string | null;
};

export function isNumberedKind(kind: DocumentKind): kind is FurtherKind {
  return kind !== 'general' && kind !== 'civilPetition' && kind !== 'standingRegister';
}

/**
 * The series that a document of this kind is counted in when `decidingPostId` decides it; undefined for a kind without
 * a further number, a refusal where there is none to count it in.
 */
export function seriesOfKind<T extends ChoosableSeries>(
  chosen: ChosenKind | null | undefined,
  series: readonly T[],
  decidingPostId: string | undefined,
): T | undefined | Refusal<'series-missing' | 'series-unknown' | 'decision-series-missing'> {
  if (!chosen || !isNumberedKind(chosen.kind)) return undefined;
  if (chosen.kind === 'decision') {
    const counts = series.filter(({ kind }) => kind === 'decision');
    const own = counts.find(({ postId }) => postId !== null && postId === decidingPostId);
    return own ?? counts.find(({ postId }) => postId === null) ?? refuse('decision-series-missing');
  }
  if (chosen.seriesId === null) return refuse('series-missing', { kind: DOCUMENT_KIND_LABELS[chosen.kind] });
  return series.find(({ id, kind }) => id === chosen.seriesId && kind === chosen.kind) ?? refuse('series-unknown');
}
