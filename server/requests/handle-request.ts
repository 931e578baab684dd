import { mayAssignRequest, mayReadRequest, type RequestReader } from '../../shared/access/request-access.ts';
import type { ActOnRequest, RequestDone } from '../../shared/contract/requests.ts';
import { oneLine, oneParagraph } from '../../shared/document/official-document.ts';
import { dayInKorea } from '../../shared/kernel/calendar-day.ts';
import { isRefusal } from '../../shared/kernel/refusal.ts';
import type { ActingOfficer, Handler } from '../../shared/requests/request-events.ts';
import { ofParty } from '../../shared/requests/third-parties.ts';
import { findPersonNames, keepOrganization, listPostsOf, listUnits } from '../organization/index.ts';
import type { Tx } from '../platform/database/connect.ts';
import { keepAnswer, once, type RequestKey } from '../platform/http/idempotency.ts';
import type { Signed } from '../platform/http/policy.ts';
import { Problem, refused } from '../platform/http/problems.ts';
import { accessRequest, actingOfficer } from './access.ts';
import { type Asked, performOnRequest, type RequestServices } from './act-on-request.ts';

type Acted = {
  readonly signed: Signed;
  readonly receiptNumber: string;
  readonly body: Exclude<ActOnRequest, { act: 'cancelProposal' }>;
  readonly key: RequestKey;
};

/** One act of whoever handles a request, noted with its news in one transaction. */
export function handleRequest(
  services: RequestServices,
  { signed, receiptNumber, body, key }: Acted,
): Promise<RequestDone> {
  const { sql } = services.database;
  return once(sql, key, async () => {
    const { found, reader } = await accessRequest(services, signed, receiptNumber);
    const by = await actingOfficer(services, signed);
    const answer = { receiptNumber };
    const at = services.clock.now();
    const tellNow = await sql.begin(async (tx) => {
      await keepAnswer(tx, key, answer, at);
      const asked = body.act === 'assign' ? await assignment(services, tx, signed, by, body) : askedOf(body, by);
      const done = await performOnRequest(
        services,
        tx,
        found,
        { at, personId: signed.personId },
        async (_held, now) => {
          // It may have gone to somebody else while this was waiting.
          checkStillTheirs(reader, { agencyId: found.agencyId, handler: now.handler }, asked);
          return asked;
        },
      );
      if (isRefusal(done)) throw refused(done);
      return done.tellNow;
    });
    tellNow();
    return answer;
  });
}

type Facts = { readonly agencyId: number; readonly handler: Handler | null };

function checkStillTheirs(reader: RequestReader, facts: Facts, { command }: Asked): void {
  if (!mayReadRequest(reader, facts)) throw new Problem('not-found');
  if (command.type === 'assign' && !mayAssignRequest(reader, facts, command.to)) {
    throw new Problem('not-permitted', { who: '정보공개담당' });
  }
}

type Assignment = { readonly unitId: string; readonly personId: string | null };

/**
 * To a unit of today, and where a person is named to one who holds a post in it. The unit stays one until the request
 * has come to it: a change that ends it waits, and takes the request along.
 */
export async function assignment(
  { clock }: RequestServices,
  tx: Tx,
  { agencyId }: Signed,
  by: ActingOfficer,
  { unitId, personId }: Assignment,
): Promise<Asked> {
  await keepOrganization(tx, agencyId);
  const on = dayInKorea(clock.now());
  const unit = (await listUnits(tx, agencyId, on)).find(({ id }) => id === unitId);
  if (!unit) throw new Problem('unit-unknown', { on });
  const to = { id: unit.id, name: unit.name };
  if (personId === null) return { command: { type: 'assign', by, to: { unit: to, person: null } }, personal: null };
  const posts = await listPostsOf(tx, agencyId, personId, on);
  if (!posts.some((post) => post.unitId === unitId)) throw new Problem('person-unknown');
  const name = (await findPersonNames(tx, agencyId, [personId])).get(personId) ?? '';
  return { command: { type: 'assign', by, to: { unit: to, person: { id: personId, name } } }, personal: null };
}

function askedOf(body: Exclude<Acted['body'], { act: 'assign' }>, by: ActingOfficer): Asked {
  switch (body.act) {
    case 'askSupplement':
      return { command: { type: 'askSupplement', by, text: oneParagraph(body.text) }, personal: null };
    case 'extend':
      return {
        command: { type: 'extend', by, ground: body.ground, reason: oneParagraph(body.reason) },
        personal: null,
      };
    case 'notifyThirdParty': {
      const name = oneLine(body.name);
      if (name === '') throw new Problem('third-party-nameless');
      const received = body.receivedOn === undefined ? {} : { receivedOn: body.receivedOn };
      const personal = { name, contact: oneLine(body.contact) };
      return { command: { type: 'notifyThirdParty', by, ...received }, personal };
    }
    case 'recordOpinion': {
      const { party, opposes } = body;
      const opinion = oneParagraph(body.opinion);
      if (opinion === '') throw new Problem('reason-missing');
      return { command: { type: 'recordOpinion', by, party, opposes }, personal: { opinion } };
    }
    case 'tellThirdParty':
      return {
        command: { type: 'tellThirdParty', by, party: body.party, receivedOn: body.receivedOn },
        personal: null,
      };
    case 'recordPartyObjection': {
      const { party, receivedOn } = body;
      const text = oneParagraph(body.text);
      if (text === '') throw new Problem('reason-missing');
      return { command: { type: 'recordPartyObjection', by, party, receivedOn }, personal: { text } };
    }
    case 'referReview':
    case 'cancelReview':
      return {
        command: { type: body.act, by, ...ofParty(body.party), reason: oneParagraph(body.reason) },
        personal: null,
      };
    case 'recordReview': {
      const { heldOn, opinion } = body;
      const text = oneParagraph(body.text);
      return { command: { type: 'recordReview', by, ...ofParty(body.party), heldOn, opinion, text }, personal: null };
    }
    case 'skipReview': {
      const { ground } = body;
      const reason = oneParagraph(body.reason);
      return { command: { type: 'skipReview', by, ...ofParty(body.party), ground, reason }, personal: null };
    }
    case 'transfer': {
      const agencyName = oneLine(body.agencyName);
      return { command: { type: 'transfer', by, agencyName, reason: oneParagraph(body.reason) }, personal: null };
    }
    case 'recordFee':
      return { command: { type: 'recordFee', by }, personal: null };
    case 'tellReviewEnd':
      return { command: { type: 'tellReviewEnd', by }, personal: null };
    case 'extendObjection':
      return {
        command: { type: 'extendObjection', by, ...ofParty(body.party), reason: oneParagraph(body.reason) },
        personal: null,
      };
  }
}
