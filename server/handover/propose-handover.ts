import { randomUUID } from 'node:crypto';
import type { PrintedOfficer } from '../../shared/approval/approval-events.ts';
import type { HandoverDone, HandoverItemsReply, ProposeHandover } from '../../shared/contract/handover.ts';
import { oneParagraph } from '../../shared/document/official-document.ts';
import { refuseAsked } from '../../shared/handover/handover.ts';
import { type CalendarDay, dayInKorea } from '../../shared/kernel/calendar-day.ts';
import { isUuid } from '../../shared/kernel/uuid.ts';
import { findAccountIdsOf } from '../identity/index.ts';
import { findLastPost, findPerson, listPostsOf } from '../organization/index.ts';
import type { Reader } from '../platform/database/connect.ts';
import { keepAnswer, once, type RequestKey } from '../platform/http/idempotency.ts';
import type { Signed } from '../platform/http/policy.ts';
import { Problem, refused } from '../platform/http/problems.ts';
import { countFiledBy } from '../records/index.ts';
import { itemShape, listItems, type Receiver, toldOf } from './list-items.ts';
import { type ItemRow, insertHandover, type Side, writeItems } from './store.ts';
import { type HandoverServices, othersOf } from './tell-of-handover.ts';

type ReceiverAsked = { readonly personId: string; readonly postId: string };

/**
 * What a person could hand over, and which of it this receiver cannot take. `ofPersonId`: a leaver's, for the
 * administrator.
 */
export async function previewHandover(
  services: HandoverServices,
  signed: Signed,
  { ofPersonId, receiver: asked }: { readonly ofPersonId?: string; readonly receiver?: ReceiverAsked },
): Promise<HandoverItemsReply> {
  const { sql } = services.database;
  const { agencyId } = signed;
  const on = dayInKorea(services.clock.now());
  const giver = await findGiver(sql, signed, ofPersonId, on);
  const receiver = asked ? await findReceiver(sql, agencyId, asked, on) : undefined;
  const { items, more } = await listItems(
    sql,
    agencyId,
    { personId: giver.side.personId, on },
    receiver,
    services.requests,
  );
  return { giver: { ...giver.side }, items: items.map((item) => itemShape(item, ofPersonId === undefined)), more };
}

/**
 * 인계: the giver writes the 인계·인수서 and confirms it by doing so; nothing moves before the receiver has. For a
 * leaver the administrator writes it, who then is not the one that receives.
 */
export function proposeHandover(
  services: HandoverServices,
  signed: Signed,
  body: ProposeHandover & { readonly ofPersonId?: string },
  key: RequestKey,
): Promise<HandoverDone> {
  const { sql } = services.database;
  const { agencyId } = signed;
  const reason = oneParagraph(body.reason);
  return once(sql, key, async () => {
    if (reason === '') throw new Problem('reason-missing');
    const at = services.clock.now();
    const on = dayInKorea(at);
    const giver = await findGiver(sql, signed, body.ofPersonId, on);
    const { personId } = giver.side;
    if (body.receiver.personId === personId) throw new Problem('handover-to-oneself');
    if (giver.madeBy && body.receiver.personId === signed.personId) throw new Problem('handover-on-behalf-to-oneself');
    const receiver = await findReceiver(sql, agencyId, body.receiver, on);
    const [{ items }, filed] = await Promise.all([
      listItems(sql, agencyId, { personId, on }, receiver, services.requests),
      countFiledBy(sql, agencyId, personId),
    ]);
    const asked = body.items.map(({ key: name, leftOut }) => ({
      key: name,
      leftOut: leftOut && oneParagraph(leftOut),
    }));
    const fault = refuseAsked(asked, items);
    if (fault) throw refused(fault);
    const leftOut = new Map(asked.map((item) => [item.key, item.leftOut]));
    if (!items.some((item) => leftOut.get(item.key) === null && !item.obstacle)) throw new Problem('handover-empty');
    const rows = items.map(
      (item): ItemRow => ({
        key: item.key,
        ...toldOf(item),
        act: item.seat?.act ?? null,
        inTurn: item.seat?.inTurn ?? false,
        leftOut: leftOut.get(item.key) ?? null,
        outcome: null,
        obstacle: null,
      }),
    );
    const answer = { id: randomUUID(), status: 'proposed' } as const;
    const parties = {
      giverPersonId: personId,
      receiverPersonId: receiver.officer.personId,
      madeByPersonId: signed.personId,
    };
    const tellNow = await sql.begin(async (tx) => {
      await keepAnswer(tx, key, answer, at);
      await insertHandover(tx, agencyId, {
        ...answer,
        ...parties,
        giverUnitId: giver.unitId,
        receiverUnitId: receiver.officer.unitId,
        receiverPostId: receiver.officer.postId,
        giver: giver.side,
        receiver: sideOf(receiver.officer),
        madeBy: giver.madeBy,
        reason,
        notes: body.notes,
        filed,
        proposedAt: at,
        endedAt: null,
        endReason: null,
      });
      await writeItems(tx, { agencyId, handoverId: answer.id }, rows);
      const personIds = othersOf(signed.personId, parties);
      return services.tellOfHandover(tx, { agencyId, handoverId: answer.id, status: 'proposed', personIds, at });
    });
    tellNow();
    return answer;
  });
}

type Giver = { readonly side: Side; readonly unitId: string | null; readonly madeBy: string | null };

/** Oneself; or, for the administrator, somebody who holds no post or cannot sign in, and so cannot do it. */
async function findGiver(sql: Reader, signed: Signed, ofPersonId: string | undefined, on: CalendarDay): Promise<Giver> {
  const { agencyId } = signed;
  const personId = ofPersonId ?? signed.personId;
  if (!isUuid(personId)) throw new Problem('not-found');
  const [person, [post], accounts, last, me] = await Promise.all([
    findPerson(sql, agencyId, personId),
    listPostsOf(sql, agencyId, personId, on),
    findAccountIdsOf(sql, agencyId, [personId]),
    findLastPost(sql, agencyId, personId, on),
    findPerson(sql, agencyId, signed.personId),
  ]);
  if (!person) throw new Problem('not-found');
  if (ofPersonId !== undefined && post && accounts.has(personId)) {
    throw new Problem('handover-giver-is-here', { name: person.name });
  }
  const printed = post ?? last;
  const side = printed ? sideOf(printed) : { personId, name: person.name, postTitle: '', unitName: '' };
  return { side, unitId: printed?.unitId ?? null, madeBy: ofPersonId === undefined ? null : (me?.name ?? '') };
}

/** Who takes over holds that post today and can sign in. */
export async function findReceiver(
  sql: Reader,
  agencyId: number,
  { personId, postId }: ReceiverAsked,
  on: CalendarDay,
): Promise<Receiver> {
  const [posts, accounts] = await Promise.all([
    listPostsOf(sql, agencyId, personId, on),
    findAccountIdsOf(sql, agencyId, [personId]),
  ]);
  const officer = posts.find((post) => post.postId === postId);
  if (!officer || !accounts.has(personId)) throw new Problem('handover-receiver-gone');
  return { officer, posts };
}

function sideOf({ personId, name, postTitle, unitName }: PrintedOfficer): Side {
  return { personId, name, postTitle, unitName };
}
