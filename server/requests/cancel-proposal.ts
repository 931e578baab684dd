import { mayReadRequest } from '../../shared/access/request-access.ts';
import type { ActOnRequest, RequestDone } from '../../shared/contract/requests.ts';
import { oneParagraph } from '../../shared/document/official-document.ts';
import { isRefusal } from '../../shared/kernel/refusal.ts';
import { type DocumentRow, deleteDraft } from '../document/index.ts';
import type { Tx } from '../platform/database/connect.ts';
import { keepAnswer, once, type RequestKey } from '../platform/http/idempotency.ts';
import type { Signed } from '../platform/http/policy.ts';
import { Problem, refused } from '../platform/http/problems.ts';
import { accessRequest, actingOfficer } from './access.ts';
import { findNotice, performOnRequest, type RequestServices } from './act-on-request.ts';

type Cancelled = {
  readonly signed: Signed;
  readonly receiptNumber: string;
  readonly body: Extract<ActOnRequest, { act: 'cancelProposal' }>;
  readonly key: RequestKey;
};

/**
 * 결정 기안의 취소, by whoever handles the request. The notice decides nothing from now on, whatever becomes of its draft:
 * one's own goes with it, and what somebody else has written stays theirs.
 */
export function cancelProposal(services: RequestServices, asked: Cancelled): Promise<RequestDone> {
  const { signed, receiptNumber, body, key } = asked;
  const { sql } = services.database;
  return once(sql, key, async () => {
    const { found, reader } = await accessRequest(services, signed, receiptNumber);
    const by = await actingOfficer(services, signed);
    const answer = { receiptNumber };
    const at = services.clock.now();
    const { tellNow, objects } = await sql.begin(async (tx) => {
      await keepAnswer(tx, key, answer, at);
      let notice: DocumentRow | undefined;
      const done = await performOnRequest(
        services,
        tx,
        found,
        { at, personId: signed.personId },
        async (_held, now) => {
          if (!mayReadRequest(reader, { agencyId: found.agencyId, handler: now.handler }))
            throw new Problem('not-found');
          const standing = await findNotice(tx, found.agencyId, now);
          notice = standing.notice;
          const { isInApproval } = standing;
          const reason = oneParagraph(body.reason);
          const drafterId = notice?.drafterPersonId ?? null;
          return { command: { type: 'cancelProposal', by, reason, isInApproval }, personal: null, drafterId };
        },
      );
      if (isRefusal(done)) throw refused(done);
      return { tellNow: done.tellNow, objects: await deleteOwn(tx, notice, signed) };
    });
    tellNow();
    // After the commit: a crash here leaves orphans, which the sweep removes.
    await Promise.all(objects.map((name) => services.files.remove(name)));
    return answer;
  });
}

/** Texts of a bundle hang together: such a draft is its drafter's to take apart. */
async function deleteOwn(tx: Tx, notice: DocumentRow | undefined, { personId }: Signed): Promise<string[]> {
  if (!notice || notice.drafterPersonId !== personId || notice.bundleId !== null) return [];
  return (await deleteDraft(tx, notice.agencyId, notice.id)) ?? [];
}
