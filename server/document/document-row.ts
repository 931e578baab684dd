import type { OriginMark } from '../../shared/approval/approval-events.ts';
import type { ApprovalStatus } from '../../shared/approval/approval-line.ts';
import type { LineSeat, MatterChoice } from '../../shared/contract/document-parts.ts';
import type { Disclosure } from '../../shared/disclosure/disclosure.ts';
import type { Licence } from '../../shared/disclosure/licence.ts';
import type { AccessRestriction } from '../../shared/document/access-restriction.ts';
import type { Letter } from '../../shared/document/letter.ts';
import type { LetterFacts } from '../../shared/document/letterhead.ts';
import type { DocumentContent } from '../../shared/document/official-document.ts';
import type { CalendarDay } from '../../shared/kernel/calendar-day.ts';
import type { ChosenKind } from '../../shared/numbering/document-kind.ts';

/** A document as its row stands: who drafts it, and the working text. */
export type DocumentRow = {
  readonly agencyId: number;
  readonly id: string;
  readonly managementNumber: string;
  readonly drafterPersonId: string;
  readonly drafterPostId: string;
  readonly unitId: string;
  /** 일괄기안: the id of the lead (제1안), its own for the lead itself; null for a document by itself. */
  readonly bundleId: string | null;
  readonly status: ApprovalStatus;
  readonly version: number;
  readonly revision: number;
  readonly savedAt: Date;
  readonly createdAt: Date;
  readonly restriction: AccessRestriction | null;
};

export type WorkingText = {
  readonly title: string;
  readonly publicTitle: string;
  readonly editorJson: string;
  readonly summary: string;
  readonly keywords: readonly string[];
  readonly disclosure: Disclosure;
  readonly bodyOpen: boolean;
  readonly licence: Licence;
  readonly unitTaskId: string | null;
  readonly line: readonly LineSeat[];
  readonly matter: MatterChoice | null;
  /** 문서 종류; null for a 일반문서. */
  readonly kind: ChosenKind | null;
  /** 발의자·보고자 marks of the drafter's own seat. */
  readonly drafterMarks: readonly OriginMark[];
  /** 처리기한 */
  readonly dueOn: CalendarDay | null;
  /** 공개 유예; null for none. */
  readonly embargoUntil: CalendarDay | null;
  /** 검토 종료 예정일; null for none. */
  readonly reviewUntil: CalendarDay | null;
  /** 비공개 사유; null for the one that the grounds propose. */
  readonly closedReason: string | null;
  /** 열람제한; null for none. */
  readonly restriction: AccessRestriction | null;
  /** 속기록·녹음 */
  readonly isVerbatim: boolean;
  /** 시행문; null for a 간이기안문. */
  readonly letter: Letter | null;
};

export type SubmittedVersion = {
  readonly content: DocumentContent;
  readonly contentHash: string;
  readonly submittedAt: Date;
  readonly agencyName: string;
  readonly upperUnitName: string | null;
  readonly unitName: string;
  readonly drafterPhone: string;
  /** 시행문: what it prints of its agency, as frozen at the submission; null for a 간이기안문. */
  readonly letterFacts?: LetterFacts | null;
};
