import type { PrintedOfficer } from '../../shared/approval/approval-events.ts';
import { type ApprovalLine, unreadSeats } from '../../shared/approval/approval-line.ts';
import { mayCirculate } from '../../shared/approval/participants.ts';
import type { DocumentReply } from '../../shared/contract/approval.ts';

type Reading = DocumentReply['readings'][number];
type May = Pick<DocumentReply['may'], 'read' | 'circulate' | 'report'>;

/** 공람 and 후열 in the order in which they were asked: who has read it when, and who has not. */
export function readingRows(line: ApprovalLine): Reading[] {
  if (line.status !== 'approved') return [];
  const afterwards = line.seats.flatMap(({ act, officer }, seat): Reading[] => {
    if (act !== 'afterRead') return [];
    const readAt = line.afterReads.find((read) => read.seat === seat)?.at ?? null;
    return [{ officer, by: null, at: line.approvedAt, dueOn: null, note: null, readAt }];
  });
  const shown = line.circulations.map(
    ({ to, by, at, dueOn, note, readAt }): Reading => ({
      officer: to,
      by,
      at,
      dueOn: dueOn ?? null,
      note: note ?? null,
      readAt: readAt ?? null,
    }),
  );
  return [...afterwards, ...shown];
}

/** 사후보고, owed or made. */
export function postReportsOf(line: ApprovalLine): DocumentReply['postReports'] {
  if (line.status !== 'approved') return [];
  return line.postReports.map(({ by, to, reportedAt, note }) => {
    return { by, to, reportedAt: reportedAt ?? null, note: note ?? null };
  });
}

/** What this person may still do with an approved document. */
export function mayAfterApproval(
  line: ApprovalLine,
  unitId: string,
  person: { readonly personId: string; readonly posts: readonly PrintedOfficer[] },
): May {
  if (line.status !== 'approved') return { read: false, circulate: false, report: false };
  const { personId, posts } = person;
  const isShown = line.circulations.some(({ to, readAt }) => to.personId === personId && readAt === undefined);
  return {
    read: isShown || unreadSeats(line, personId).length > 0,
    circulate:
      posts.some((post) => !post.agency) &&
      mayCirculate(line, unitId, { personId, unitIds: posts.map((post) => post.unitId) }),
    report: line.postReports.some(({ by, reportedAt }) => by.personId === personId && reportedAt === undefined),
  };
}
