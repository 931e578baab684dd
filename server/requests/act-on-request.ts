import { dayInKorea } from '../../shared/kernel/calendar-day.ts';
import { isRefusal, type Refusal } from '../../shared/kernel/refusal.ts';
import { decideRequest } from '../../shared/requests/decide-request.ts';
import { deleteRequesterOn } from '../../shared/requests/filed-request.ts';
import {
  evolveRequest,
  type InformationRequest,
  isOver,
  replayRequest,
  withoutProposal,
} from '../../shared/requests/information-request.ts';
import type { RequestCommand } from '../../shared/requests/request-command.ts';
import type { RequestEvent } from '../../shared/requests/request-events.ts';
import { newsOf } from '../../shared/requests/request-news.ts';
import { type DocumentRow, findDocument } from '../document/index.ts';
import type { TellOfRequest } from '../notification/index.ts';
import type { Reader, Tx } from '../platform/database/connect.ts';
import { Problem } from '../platform/http/problems.ts';
import type { Services } from '../platform/services.ts';
import { listClosedDays } from '../publication/index.ts';
import { nameReader } from '../reclassification/index.ts';
import { appendEvent, type FoundRequest, holdRequest, listNotices, type Personal } from './store.ts';

/** What the acts on a request work with. */
export type RequestServices = Services & { readonly tellOfRequest: TellOfRequest };

/** Who acts, so that they are not told of what they have done; null for the requester and the approval. */
type Acting = { readonly at: Date; readonly personId: string | null };

export type Performed = { readonly event: RequestEvent; readonly tellNow: () => void };

/**
 * One act on a request inside a transaction: what is there is held, the rules are asked about it, and the event stands
 * with its projection and its news. Whoever comes second is asked about what the first has left.
 */
export async function performOnRequest(
  services: RequestServices,
  tx: Tx,
  { agencyId, id }: { readonly agencyId: number; readonly id: string },
  { at, personId }: Acting,
  ask: (held: FoundRequest, request: InformationRequest) => Promise<Asked>,
): Promise<Performed | Refusal> {
  const held = await holdRequest(tx, agencyId, id);
  if (!held) throw new Problem('not-found');
  const before = await standing(tx, held);
  const { command, personal, drafterId = null } = await ask(held, before);
  const closedDays = await listClosedDays(tx, agencyId);
  const event = decideRequest(before, command, { at, closedDays });
  if (isRefusal(event)) return event;
  const request = evolveRequest(before, event);
  await appendEvent(tx, held, { event, personal, request, closedDays, deleteOn: deleteDay(held, request, at) });
  if (OPENS_NOTICES.includes(event.type)) {
    await nameInNotices(services, tx, held, request, { at, byPersonId: personId });
  }
  const news = newsOf(event);
  // Whoever has drafted a notice that decides hears of its approval itself.
  const toldDrafter = news === 'decided' ? null : drafterId;
  const handlerId = request.handler?.person?.id ?? null;
  const tellNow = news
    ? await services.tellOfRequest(tx, { agencyId, handlerId, drafterId: toldDrafter, news, except: personId, at })
    : () => undefined;
  return { event, tellNow };
}

/** Somebody else handles it, or a notice has been approved, whether its decision was taken or not. */
const OPENS_NOTICES: readonly RequestEvent['type'][] = ['RequestAssigned', 'DecisionMade', 'DecisionNotTaken'];

/**
 * 열람제한 of the notices names whoever handled the request when they were drafted. Whoever handles it since reads them as
 * well: an objection is decided from what was decided before.
 */
async function nameInNotices(
  services: Services,
  tx: Tx,
  { agencyId, id, receiptNumber, events }: FoundRequest,
  { handler }: InformationRequest,
  { at, byPersonId }: { readonly at: Date; readonly byPersonId: string | null },
): Promise<void> {
  const reader = handler?.person;
  if (!reader) return;
  // An approval names nobody itself: whoever gave the request to its handler has decided that they read its notices.
  const assigned = events.flatMap(({ event }) => (event.type === 'RequestAssigned' ? event.by.personId : [])).at(-1);
  const reason = `정보공개 청구 ${receiptNumber}의 처리 담당`;
  const naming = { agencyId, reader, reason, byPersonId: byPersonId ?? assigned ?? reader.id, at };
  for (const documentId of await listNotices(tx, agencyId, id))
    await nameReader(services, tx, { ...naming, documentId });
}

export type Asked = {
  readonly command: RequestCommand;
  readonly personal: Personal | null;
  /** Who has drafted the notice it is about, whoever handles the request now. */
  readonly drafterId?: string | null;
};

/** The request as it stands now: a notice that has come back counts for nothing. */
export async function standing(sql: Reader, { agencyId, events }: FoundRequest): Promise<InformationRequest> {
  const request = replayRequest(events.map(({ event }) => event));
  if (!request.proposed) return request;
  const document = await findDocument(sql, agencyId, request.proposed.managementNumber);
  return document && !GIVEN_UP.includes(document.status) ? request : withoutProposal(request, document === undefined);
}

/** The notice that would decide: a draft, one in approval, or one that has come back. */
export async function findNotice(
  sql: Reader,
  agencyId: number,
  { proposed, returned }: InformationRequest,
): Promise<{ readonly notice: DocumentRow | undefined; readonly isInApproval: boolean }> {
  const number = (proposed ?? returned)?.managementNumber;
  const notice = number === undefined ? undefined : await findDocument(sql, agencyId, number);
  return { notice, isInApproval: proposed !== null && notice !== undefined && notice.status !== 'drafting' };
}

const GIVEN_UP: readonly string[] = ['rejected', 'recalled'];

/** Counted from the day on which nothing is left to do; whatever comes afterwards begins it anew. */
function deleteDay(held: FoundRequest, request: InformationRequest, at: Date): string | null {
  return isOver(request) ? (held.deleteOn ?? deleteRequesterOn(dayInKorea(at))) : null;
}
