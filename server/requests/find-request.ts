import type { RequestReply } from '../../shared/contract/requests.ts';
import { type CalendarDay, dayInKorea } from '../../shared/kernel/calendar-day.ts';
import { earliestOpeningOn, objectionDueOn, workingDaysLeft } from '../../shared/requests/deadlines.ts';
import { offeredActs } from '../../shared/requests/decide-request.ts';
import {
  dueOn,
  type InformationRequest,
  isOver,
  type MadeDecision,
  replayRequest,
  reviewEndDue,
} from '../../shared/requests/information-request.ts';
import { stepsForOfficials } from '../../shared/requests/request-history.ts';
import { isOpposed } from '../../shared/requests/third-parties.ts';
import { findPersonNames } from '../organization/index.ts';
import type { Signed } from '../platform/http/policy.ts';
import type { Services } from '../platform/services.ts';
import { listClosedDays } from '../publication/index.ts';
import { accessRequest } from './access.ts';
import { findNotice } from './act-on-request.ts';
import { type FoundRequest, insertReading, type KeptEvent, listReadings, type Personal } from './store.ts';

/** A request for whoever handles it. Each time it is opened is noted, because it names a citizen. */
export async function findForHandler(services: Services, signed: Signed, receiptNumber: string): Promise<RequestReply> {
  const { found, request, reader } = await accessRequest(services, signed, receiptNumber);
  const at = services.clock.now();
  const { sql } = services.database;
  await insertReading(sql, { agencyId: found.agencyId, id: found.id, personId: signed.personId, at });
  const isOfficer = reader.roles.includes('disclosureOfficer');
  const today = dayInKorea(at);
  const closedDays = await listClosedDays(sql, found.agencyId);
  const due = isOver(request) ? reviewEndDue(request) : dueOn(request, closedDays);
  const { isInApproval } = await findNotice(sql, found.agencyId, request);
  return {
    ...filedFacts(found),
    status: request.status,
    dueOn: due,
    daysLeft: due === null ? null : workingDaysLeft(today, due, closedDays),
    handler: request.handler && { ...request.handler },
    parties: partiesOf(found, request, closedDays),
    reviews: request.reviews.map((review) => ({ ...review, held: review.held && { ...review.held } })),
    skippedReview: request.skippedReview && { ...request.skippedReview },
    earliestOpeningOn: earliestOpeningOn(today, isOpposed(request.parties)),
    proposed: proposedOf(found, request),
    notTaken: request.notTaken && { ...request.notTaken },
    decision: decisionOf(request.decision),
    objection: objectionOf(found, request),
    deleteOn: found.deleteOn,
    steps: stepsForOfficials(found.events.map(({ event, personal }) => ({ event, text: textOf(personal) }))),
    may: [...offeredActs(request, { at, closedDays }, isInApproval)],
    mayAssignOthers: isOfficer,
    readings: isOfficer ? await readingsOf(services, found) : [],
  };
}

function filedFacts({ events, receiptNumber }: FoundRequest) {
  const { event, personal } = filedOf(events);
  const { at: filedAt, requesterKind, form, method, documentNumber } = event;
  const requester = personal?.requester ? { ...personal.requester } : null;
  return {
    receiptNumber,
    filedAt,
    requesterKind,
    form,
    method,
    documentNumber,
    requester,
    wanted: personal?.wanted ?? null,
  };
}

/** The first event of every stream, with what the requester wrote. */
export function filedOf(events: readonly KeptEvent[]) {
  const [first] = events;
  if (first?.event.type !== 'RequestFiled') throw new Error('a request begins when it is filed');
  return { event: first.event, personal: first.personal };
}

/** What stands beside an event, in words. */
export function textOf(personal: Personal | null): string | null {
  if (!personal) return null;
  const { text, name, contact, opinion } = personal;
  if (name !== undefined) return [name, contact].filter((part) => part !== undefined && part !== '').join(', ');
  return text ?? opinion ?? null;
}

function partiesOf(
  { events }: FoundRequest,
  { parties }: InformationRequest,
  closedDays: readonly CalendarDay[],
): RequestReply['parties'] {
  return parties.map(({ settled: _settled, ...party }) => {
    const of = (type: 'ThirdPartyNotified' | 'ThirdPartyAnswered' | 'ThirdPartyObjected') =>
      events.findLast(({ event }) => event.type === type && event.party === party.party)?.personal;
    const notified = of('ThirdPartyNotified');
    const { objection, toldOn } = party;
    return {
      ...party,
      toldOn,
      objection: objection && {
        ...objection,
        decision: objection.decision && { ...objection.decision },
        skippedReview: objection.skippedReview && { ...objection.skippedReview },
        dueOn: objection.decision ? null : objectionDueOn(objection.filedOn, objection.isExtended, closedDays),
        text: of('ThirdPartyObjected')?.text ?? null,
      },
      name: notified?.name ?? null,
      contact: notified?.contact ?? null,
      opinion: of('ThirdPartyAnswered')?.opinion ?? null,
    };
  });
}

/** A notice that has come back is told as gone: the page offers to decide anew. */
function proposedOf({ events }: FoundRequest, request: InformationRequest): RequestReply['proposed'] {
  const written = replayRequest(events.map(({ event }) => event)).proposed;
  if (!written) return null;
  // Whether it was against a wish when it was drafted is for the rules alone.
  const { isAgainstWish: _isAgainstWish, ...told } = written;
  return { ...told, terms: termsOf(told.terms), isGone: request.proposed === null };
}

function termsOf({ grounds, ...terms }: MadeDecision['terms']) {
  return { ...terms, grounds: [...grounds] };
}

function decisionOf(decision: MadeDecision | null): RequestReply['decision'] {
  const { stoppedFor } = decision ?? { stoppedFor: null };
  const why = stoppedFor && { reason: stoppedFor.reason, grounds: [...stoppedFor.grounds] };
  return decision && { ...decision, terms: termsOf(decision.terms), stoppedFor: why };
}

function objectionOf({ events }: FoundRequest, { objection }: InformationRequest): RequestReply['objection'] {
  if (!objection) return null;
  const text = events.find(({ event }) => event.type === 'ObjectionFiled')?.personal?.text ?? null;
  return { ...objection, text, decision: decisionOf(objection.decision) };
}

async function readingsOf({ database }: Services, { agencyId, id }: FoundRequest): Promise<RequestReply['readings']> {
  const rows = await listReadings(database.sql, agencyId, id);
  const people = rows.map(({ personId }) => personId);
  const names = await findPersonNames(database.sql, agencyId, people);
  return rows.map(({ personId, last, times }) => ({
    name: names.get(personId) ?? '',
    last: last.toISOString(),
    times,
  }));
}
