import type { AttachmentFacts } from '../document/official-document.ts';
import { keptReason } from './closed-reason.ts';
import { type Disclosure, disclosureLabel } from './disclosure.ts';
import type { DisclosureChoice } from './disclosure-choice.ts';
import { LICENCE_LABELS } from './licence.ts';

/** What of a version is decided about its disclosure. */
export type DisclosedVersion = DisclosureChoice & {
  readonly title: string;
  readonly publicTitle: string;
  readonly attachments: readonly DisclosedFile[];
};

type DisclosedFile = Pick<
  AttachmentFacts,
  'id' | 'name' | 'disclosure' | 'closedReason' | 'reviewUntil' | 'isVerbatim'
>;

/** One thing that was decided otherwise, in words: `공개구분`, `공개`, `부분공개(6)`. */
export type DisclosureChange = { readonly what: string; readonly from: string; readonly to: string };

/** What two versions of a document say differently about their disclosure, the level first and the files last. */
export function disclosureChanges(before: DisclosedVersion, after: DisclosedVersion): DisclosureChange[] {
  const old = new Map(factsOf(before));
  const changes = factsOf(after).map(([what, to]) => ({ what, from: old.get(what) ?? '', to }));
  // A public title that goes along with its title is no decision on what citizens may see.
  const follows = [before, after].every(({ title, publicTitle }) => title === publicTitle);
  const files = after.attachments.flatMap((file): DisclosureChange[] => {
    const stood = before.attachments.find(({ id }) => id === file.id);
    if (!stood) return [];
    const what = `붙임 ‘${file.name}’`;
    return [
      { what, from: fileWords(stood), to: fileWords(file) },
      { what: `${what}의 ${REASON}`, from: reasonWords(stood), to: reasonWords(file) },
      { what: `${what}의 ${REVIEW_END}`, from: stood.reviewUntil ?? NO_DAY, to: file.reviewUntil ?? NO_DAY },
    ];
  });
  return [...changes, ...files].filter(({ what, from, to }) => from !== to && !(follows && what === PUBLIC_TITLE));
}

const PUBLIC_TITLE = '공개용 제목';
const REASON = '비공개 사유';
const REVIEW_END = '검토 종료 예정일';
const NONE = '없음';
const NO_DAY = '정하지 않음';

function factsOf(version: DisclosedVersion): [what: string, words: string][] {
  const { disclosure, embargoUntil, reviewUntil, licence, isVerbatim } = version;
  return [
    ['공개구분', disclosureLabel(disclosure)],
    [REASON, reasonWords(version)],
    ['본문', bodyWords(version)],
    [PUBLIC_TITLE, version.publicTitle.trim() || version.title],
    ['공개 유예일', embargoUntil ?? NO_DAY],
    [REVIEW_END, reviewUntil ?? NO_DAY],
    ['이용조건', LICENCE_LABELS[licence]],
    ['속기록·녹음', isVerbatim ? '예' : '아니요'],
  ];
}

function bodyWords({ disclosure, bodyOpen }: Pick<DisclosedVersion, 'disclosure' | 'bodyOpen'>): string {
  const isShown = disclosure.level === 'open' || (disclosure.level === 'partiallyOpen' && bodyOpen);
  return isShown ? '시민에게 공개' : '비공개';
}

function fileWords({ disclosure, isVerbatim }: { readonly disclosure: Disclosure; readonly isVerbatim?: true }) {
  return `${disclosureLabel(disclosure)}${isVerbatim ? ' · 속기록' : ''}`;
}

/** What is closed without a reason of its own has the one that its grounds propose. */
function reasonWords({ disclosure, closedReason }: { disclosure: Disclosure; closedReason?: string | null }): string {
  return keptReason(disclosure, closedReason) ?? NONE;
}
