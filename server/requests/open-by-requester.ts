import { oneParagraph } from '../../shared/document/official-document.ts';
import { type CalendarDay, dayInKorea } from '../../shared/kernel/calendar-day.ts';
import { isRefusal, type Refusal } from '../../shared/kernel/refusal.ts';
import { REQUEST_LIMITS } from '../../shared/requests/filed-request.ts';
import {
  areFilesOpen,
  type InformationRequest,
  type MadeDecision,
  madeDecisions,
} from '../../shared/requests/information-request.ts';
import type { RequestCommand } from '../../shared/requests/request-command.ts';
import { findDocument, listAttachments, type StoredAttachment } from '../document/index.ts';
import { listClosedDays } from '../publication/index.ts';
import { type IssuedPaper, noticePaper, type PaperMakers } from '../rendering/index.ts';
import { performOnRequest, type RequestServices, standing } from './act-on-request.ts';
import { hashOf, readSecret } from './secret.ts';
import { type FoundRequest, findDecision, findOpened } from './store.ts';

export type OpenedRequest = {
  readonly found: FoundRequest;
  readonly request: InformationRequest;
  readonly closedDays: readonly CalendarDay[];
  /** What each decision hands out today, by the matter it was on. */
  readonly handedOut: readonly HandedOut[];
};

export type HandedOut = { readonly decision: MadeDecision; readonly files: readonly StoredAttachment[] };

const NUMBER = /^\d{4}-\d{1,4}-\d{5,9}$/;

/** A request by its number and secret; a wrong one and an unknown one are the same answer after the same question. */
export async function openRequest(
  services: RequestServices,
  typed: { readonly number: string; readonly secret: string },
): Promise<OpenedRequest | undefined> {
  const number = typed.number.replace(/\s/g, '');
  const secret = readSecret(typed.secret);
  const { sql } = services.database;
  const asked = NUMBER.test(number) ? number : '0000-0-00000';
  const found = await findOpened(sql, asked, hashOf(secret ?? typed.secret));
  if (!found) return undefined;
  const request = await standing(sql, found);
  const [closedDays, given] = await Promise.all([
    listClosedDays(sql, found.agencyId),
    handedOut(services, found, request),
  ]);
  return { found, request, closedDays, handedOut: given };
}

async function handedOut(
  services: RequestServices,
  { agencyId }: FoundRequest,
  request: InformationRequest,
): Promise<HandedOut[]> {
  const today = dayInKorea(services.clock.now());
  return Promise.all(
    madeDecisions(request).map(async (decision) => {
      if (!areFilesOpen(request, decision, today)) return { decision, files: [] };
      const document = await findDocument(services.database.sql, agencyId, decision.managementNumber);
      const files = document ? await listAttachments(services.database.sql, agencyId, document.id) : [];
      return { decision, files };
    }),
  );
}

export type RequesterAct = 'supplement' | 'objection' | 'withdrawal';

/** What the requester does with the number and the secret. Answers why not, or nothing. */
export async function actAsRequester(
  services: RequestServices,
  { found }: OpenedRequest,
  act: RequesterAct,
  typed: string,
): Promise<Refusal | undefined> {
  const text = oneParagraph(typed);
  const at = services.clock.now();
  const fault = act === 'withdrawal' ? undefined : textFault(text);
  if (fault) return fault;
  const command: RequestCommand = {
    type: act === 'supplement' ? 'giveSupplement' : act === 'objection' ? 'object' : 'withdraw',
  };
  const personal = act === 'withdrawal' ? null : { text };
  const done = await services.database.sql.begin((tx) =>
    performOnRequest(services, tx, found, { at, personId: null }, async () => ({ command, personal })),
  );
  if (isRefusal(done)) return done;
  done.tellNow();
  return undefined;
}

function textFault(text: string): Refusal | undefined {
  if (text === '') return { refused: 'requester-text-missing' };
  const most = REQUEST_LIMITS.supplement;
  return [...text].length > most ? { refused: 'requester-text-too-long', facts: { most } } : undefined;
}

/** 결정통지서 as PDF, for the requester alone. */
export async function noticeOf(
  services: RequestServices,
  makers: PaperMakers,
  { found, request }: OpenedRequest,
  matter: string,
): Promise<(IssuedPaper & { readonly name: string }) | undefined> {
  const decision = matter === 'objection' ? request.objection?.decision : request.decision;
  if (!decision) return undefined;
  const { agencyId } = found;
  const { sql } = services.database;
  const document = await findDocument(sql, agencyId, decision.managementNumber);
  const carried = document && (await findDecision(sql, agencyId, document.id));
  return carried && noticePaper(services, makers, { agencyId, ...carried });
}
