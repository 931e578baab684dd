/** 개인정보 신고: what kind of personal data a citizen has seen in a published paper. */
export type ReportKind = 'identity' | 'contact' | 'name' | 'money' | 'other';

export const REPORT_KIND_LABELS: Readonly<Record<ReportKind, string>> = {
  identity: '주민등록번호, 여권번호 같은 고유식별번호',
  contact: '전화번호, 주소, 전자우편',
  name: '이름이나 누구인지 알 수 있는 내용',
  money: '계좌번호, 카드번호',
  other: '그 밖의 개인정보',
};

/** 어디에서 보았는지: an attachment is named by its id, which stands beside. */
export type ReportPlace = 'title' | 'body' | 'attachment';

/** What was decided: the paper is shown again as it was, with the words taken out, or taken back for good. */
export type ReportOutcome = 'release' | 'mask' | 'withdraw';

/** What the reporter reads of it. */
export const REPORT_OUTCOME_LABELS: Readonly<Record<ReportOutcome, string>> = {
  release: '확인한 결과 공개해도 되는 내용이어서 다시 공개했습니다',
  mask: '개인정보를 가리고 다시 공개했습니다',
  withdraw: '문서의 공개를 거두어들였습니다',
};

export const REPORT_LIMITS = { note: 500, contact: 200 } as const;

/** A report as the rule sees it: of which copy, of which part, and whether somebody has decided. */
export type KnownReport = {
  readonly copyId: string;
  readonly place: ReportPlace;
  readonly attachmentId: string | null;
  readonly isDecided: boolean;
};

/**
 * Whether a report holds the paper back at once. Each copy is held back by reports until they are decided once: what
 * somebody has looked at stays visible, however often it is reported again, and the report only goes to the list. A
 * masked copy is another copy.
 */
export function holdsBack(report: Pick<KnownReport, 'copyId'>, known: readonly KnownReport[]): boolean {
  return !known.some((other) => other.isDecided && other.copyId === report.copyId);
}

/** What is not shown while reports are open: the whole paper, its title too, or single attachments. */
export type HeldBack = { readonly whole: boolean; readonly title: boolean; readonly attachments: readonly string[] };

export function heldBack(open: readonly Pick<KnownReport, 'place' | 'attachmentId'>[]): HeldBack {
  return {
    whole: open.some(({ place }) => place !== 'attachment'),
    title: open.some(({ place }) => place === 'title'),
    attachments: open.flatMap(({ attachmentId }) => (attachmentId === null ? [] : [attachmentId])),
  };
}
