import { type Refusal, refuse } from '../kernel/refusal.ts';
import type { ApprovalRefusal, CommandOf } from './approval-command.ts';
import type { DutyKind, PrintedOfficer } from './approval-events.ts';
import type { ApprovalLine } from './approval-line.ts';

/** Something still owed: by whom, and who has asked for it or is told. */
type Owed = { readonly officer: PrintedOfficer; readonly toPersonId?: string };

/**
 * Why what a person owes cannot become another's to do (인계·인수). A question goes to nobody who asked it, a report to
 * nobody who would receive it, and a document is shown to nobody twice.
 */
export function dutyFault(
  line: ApprovalLine,
  { duty, from, to, reason }: Pick<CommandOf<'reassignDuty'>, 'duty' | 'from' | 'to' | 'reason'>,
): Refusal<ApprovalRefusal> | undefined {
  const owed = stillOwed(line, duty).filter(({ officer }) => officer.personId === from.personId);
  const [first] = owed;
  if (!first) return refuse('duty-is-done');
  if (reason.trim() === '') return refuse('reason-missing');
  if (first.officer.agency?.id !== to.agency?.id) return refuse('not-of-the-agency');
  const isOneself = to.personId === from.personId || owed.some(({ toPersonId }) => toPersonId === to.personId);
  if (isOneself) return refuse('duty-to-oneself');
  return duty === 'read' && isShown(line, to) ? refuse('already-circulated') : undefined;
}

function stillOwed(line: ApprovalLine, duty: DutyKind): readonly Owed[] {
  if (line.status === 'inApproval' && duty === 'answer') {
    return line.consultations.flatMap(({ of, by, answeredAt }) =>
      answeredAt === undefined ? [{ officer: of, toPersonId: by.personId }] : [],
    );
  }
  if (line.status !== 'approved') return [];
  if (duty === 'read') {
    return line.circulations.flatMap(({ to, readAt }) => (readAt === undefined ? [{ officer: to }] : []));
  }
  if (duty !== 'report') return [];
  return line.postReports.flatMap(({ by, to, reportedAt }) =>
    reportedAt === undefined ? [{ officer: by, toPersonId: to.personId }] : [],
  );
}

function isShown(line: ApprovalLine, { personId }: PrintedOfficer): boolean {
  return line.status === 'approved' && line.circulations.some(({ to }) => to.personId === personId);
}
