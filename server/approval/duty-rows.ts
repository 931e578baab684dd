import type { DutyKind, PrintedOfficer } from '../../shared/approval/approval-events.ts';
import type { ApprovalLine } from '../../shared/approval/approval-line.ts';
import type { CalendarDay } from '../../shared/kernel/calendar-day.ts';

/** One row for a kind of duty, a document and a person, however often the line has asked. */
export type DutyRow = {
  readonly kind: DutyKind;
  readonly personId: string;
  /** 공동기안: the person's agency, where it is not the document's. */
  readonly partnerAgencyId: number | null;
  /** When it was last asked. */
  readonly since: Date;
  readonly dueOn: CalendarDay | null;
  /** Still to be done. What nobody waits for any more is neither open nor done. */
  readonly open: boolean;
  readonly doneAt: Date | null;
};

type Duty = {
  readonly kind: DutyKind;
  readonly personId: string;
  readonly partnerAgencyId: number | null;
  readonly since: string;
  readonly dueOn?: CalendarDay;
  readonly doneAt: string | undefined;
};

/** The duties as the boxes (문서함) keep them: a projection of the line, like its seats. */
export function dutyRows(line: ApprovalLine): DutyRow[] {
  // 일괄기안: what is owed of a bundle is owed of its lead.
  if (line.status === 'drafting' || line.lead !== undefined) return [];
  const duties: Duty[] = line.consultations.map(({ of, askedAt, answeredAt }) => ({
    kind: 'answer',
    ...personOf(of),
    since: askedAt,
    doneAt: answeredAt,
  }));
  if (line.status === 'approved') duties.push(...dutiesAfterApproval(line));
  const rows = new Map<string, DutyRow>();
  for (const duty of duties) {
    // An answer is awaited only while the decision is.
    const awaited = duty.kind !== 'answer' || line.status === 'inApproval';
    const key = `${duty.kind} ${duty.personId}`;
    rows.set(key, together(rows.get(key), duty, awaited));
  }
  return [...rows.values()];
}

function dutiesAfterApproval(line: Extract<ApprovalLine, { status: 'approved' }>): Duty[] {
  const { approvedAt, postReports } = line;
  const shown = line.circulations.map(
    ({ to, at, dueOn, readAt }): Duty => ({
      kind: 'read',
      ...personOf(to),
      since: at,
      ...(dueOn ? { dueOn } : {}),
      doneAt: readAt,
    }),
  );
  const afterwards = line.seats.flatMap(({ act, officer }, seat): Duty[] => {
    if (act !== 'afterRead') return [];
    const doneAt = line.afterReads.find((read) => read.seat === seat)?.at;
    return [{ kind: 'read', ...personOf(officer), since: approvedAt, doneAt }];
  });
  const owed = postReports.map(
    ({ by, reportedAt }): Duty => ({ kind: 'report', ...personOf(by), since: approvedAt, doneAt: reportedAt }),
  );
  return [...afterwards, ...shown, ...owed];
}

function personOf({ personId, agency }: PrintedOfficer): Pick<Duty, 'personId' | 'partnerAgencyId'> {
  return { personId, partnerAgencyId: agency?.id ?? null };
}

function together(before: DutyRow | undefined, duty: Duty, awaited: boolean): DutyRow {
  const isOpen = awaited && duty.doneAt === undefined;
  const since = new Date(duty.since);
  const doneAt = duty.doneAt === undefined ? null : new Date(duty.doneAt);
  return {
    kind: duty.kind,
    personId: duty.personId,
    partnerAgencyId: duty.partnerAgencyId,
    since: before && before.since > since ? before.since : since,
    dueOn: duty.dueOn ?? before?.dueOn ?? null,
    open: isOpen || (before?.open ?? false),
    doneAt: before?.doneAt && doneAt && before.doneAt > doneAt ? before.doneAt : (doneAt ?? before?.doneAt ?? null),
  };
}
