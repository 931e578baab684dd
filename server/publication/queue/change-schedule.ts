import { mayWithdrawPublication } from '../../../shared/access/document-access.ts';
import type { ChangePublication, PublicationDone } from '../../../shared/contract/publication-acts.ts';
import type { PublicationActKind } from '../../../shared/disclosure/publication-act.ts';
import { isEmbargoDay, later, nextDay, PUBLICATION_LIMITS } from '../../../shared/disclosure/publication-plan.ts';
import { dayInKorea, isCalendarDay } from '../../../shared/kernel/calendar-day.ts';
import { Problem } from '../../platform/http/problems.ts';
import type { Services } from '../../platform/services.ts';
import { actOnPublication, type PublicationAct } from '../act-on-publication.ts';
import type { PublicationNeighbours } from '../neighbours.ts';
import { advancePublication, progressOf } from './advance-publication.ts';
import { actsOn } from './list-queue.ts';
import { findSchedule, type ScheduleChange, type ScheduleRow, updateSchedule } from './schedule-store.ts';

const KINDS: Readonly<Record<ChangePublication['act'], PublicationActKind>> = {
  hold: 'held',
  resume: 'resumed',
  bringForward: 'broughtForward',
  embargo: 'embargoed',
};

/** 멈추기, 다시 진행, 앞당겨 공개, 공개 유예: acts of the disclosure officer on a document that is on its way. */
export function changeSchedule(
  services: Services,
  neighbours: PublicationNeighbours,
  act: PublicationAct & { readonly body: ChangePublication },
): Promise<PublicationDone> {
  const { act: name, until = null } = act.body;
  return actOnPublication(services, neighbours, act, {
    may: mayWithdrawPublication,
    act: { kind: KINDS[name], until: name === 'embargo' ? until : null },
    change: async (tx, { agencyId, at, record: { documentId } }) => {
      const schedule = await findSchedule(tx, { agencyId, documentId });
      if (!schedule || !actsOn(schedule).includes(name)) throw new Problem(refusalOf(name, schedule));
      const change = changeOf(name, schedule, until, at);
      const next = { ...schedule, ...change };
      await updateSchedule(tx, next, change, nextDay(progressOf(next)));
      // The day that citizens are told in the list becomes that of the plan as it stands now.
      return advancePublication(tx, { agencyId, documentId, at }, neighbours.checks);
    },
  });
}

function refusalOf(name: ChangePublication['act'], schedule: ScheduleRow | undefined) {
  const isOver = !schedule || schedule.publishedAt !== null || schedule.withdrawnAt !== null;
  if (isOver) return 'not-scheduled';
  if (name === 'hold' && schedule.heldAt) return 'already-held';
  return name === 'resume' ? 'not-held' : 'not-scheduled';
}

function changeOf(
  name: ChangePublication['act'],
  { delayedTo }: ScheduleRow,
  until: string | null,
  at: Date,
): ScheduleChange {
  const today = dayInKorea(at);
  switch (name) {
    case 'hold':
      return { heldAt: at };
    case 'resume':
      return { heldAt: null };
    case 'bringForward':
      return { originalOn: today, delayedTo: today, embargoUntil: null, withheld: null, heldAt: null };
    case 'embargo': {
      if (until !== null && !(isCalendarDay(until) && isEmbargoDay(until, today))) {
        throw new Problem('embargo-not-in-time', { years: PUBLICATION_LIMITS.embargoYears });
      }
      return { embargoUntil: until, originalOn: later(delayedTo ?? today, until) };
    }
  }
}
