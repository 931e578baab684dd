import { mayReclassify } from '../../shared/access/reclassification-access.ts';
import type { DisclosureHistory } from '../../shared/contract/reclassification.ts';
import { groundsUsed } from '../../shared/disclosure/closed-passages.ts';
import type { Disclosure, DisclosureGround } from '../../shared/disclosure/disclosure.ts';
import { passageNames } from '../../shared/disclosure/own-closings.ts';
import {
  approvedDisclosure,
  approvedMarks,
  type StandingDisclosure,
} from '../../shared/disclosure/standing-disclosure.ts';
import { passageBefore } from '../../shared/records/passages-after.ts';
import { accessDocument } from '../approval/index.ts';
import { findRecheckRecord, listDecisions } from '../disclosure/index.ts';
import { findPersonNames } from '../organization/index.ts';
import type { Signed } from '../platform/http/policy.ts';
import { Problem } from '../platform/http/problems.ts';
import type { Services } from '../platform/services.ts';

/** How an approved document's disclosure stands and what was decided about it, for whoever may read it. */
export async function findDisclosureHistory(
  services: Services,
  signed: Signed,
  managementNumber: string,
): Promise<DisclosureHistory> {
  const { record } = await accessDocument(services, signed, managementNumber);
  const { agencyId, documentId, content, line } = record;
  if (line.status !== 'approved') throw new Problem('not-found');
  const { sql } = services.database;
  const [decisions, withheld] = await Promise.all([
    listDecisions(sql, agencyId, documentId),
    findRecheckRecord(sql, agencyId, documentId),
  ]);
  const names = await findPersonNames(sql, agencyId, [...new Set(decisions.map(({ byPersonId }) => byPersonId))]);
  const standing = decisions.at(-1)?.standing ?? approvedDisclosure(content);
  const markGrounds = groundsUsed(content.body);
  const marks = approvedMarks(content.body);
  const nameAt = passageNames(content.body);
  const nameOf = ({ at }: { readonly at: number }) => nameAt(at);
  const own = new Map(standing.attachments.map((file) => [file.id, file]));
  return {
    standing: {
      disclosure: shapeOf(standing.disclosure),
      bodyOpen: standing.bodyOpen,
      liftedGrounds: markGrounds.filter((ground) => standing.liftedGrounds.includes(ground)),
      attachments: content.attachments.map(({ id, name, disclosure: approved }) => {
        const { disclosure = approved, reviewOn } = own.get(id) ?? {};
        return { id, name, disclosure: shapeOf(disclosure), ...(reviewOn === undefined ? {} : { reviewOn }) };
      }),
      ...(standing.passages
        ? { passages: standing.passages.map((one) => ({ ...one, grounds: [...one.grounds], name: nameOf(one) })) }
        : {}),
    },
    mayDecide: mayReclassify(signed) && signed.agencyId === agencyId,
    markGrounds: [...markGrounds],
    reviewOn: withheld?.reviewOn ?? null,
    decisions: decisions.map(({ outcome, from, standing: to, byPersonId, at, ...one }, index) => ({
      ...{ outcome, reason: one.reason, reviewOn: one.reviewOn, closedUntil: one.closedUntil, council: one.council },
      from: shapeOf(from),
      to: shapeOf(to.disclosure),
      ...marksChanged(markGrounds, decisions[index - 1]?.standing.liftedGrounds ?? [], to.liftedGrounds),
      ...passagesChanged(
        { ...marks, standing: decisions[index - 1]?.standing ?? approvedDisclosure(content) },
        to,
        nameOf,
      ),
      by: names.get(byPersonId) ?? '',
      at: at.toISOString(),
    })),
  };
}

/** Which marks keep nothing back since a decision, and which do again. */
function marksChanged(
  markGrounds: readonly DisclosureGround[],
  before: readonly DisclosureGround[],
  after: readonly DisclosureGround[],
) {
  const only = (these: readonly DisclosureGround[], others: readonly DisclosureGround[]) =>
    markGrounds.filter((ground) => these.includes(ground) && !others.includes(ground));
  return { lifted: only(after, before), marked: only(before, after) };
}

/** Which passages a decision has opened by themselves, and which it has closed again. */
function passagesChanged(
  before: Parameters<typeof passageBefore>[0],
  after: StandingDisclosure,
  nameOf: (passage: { readonly at: number }) => string,
) {
  const changed = (after.passages ?? []).flatMap(({ at, grounds }) => {
    const approved = before.places?.find((place) => place.at === at)?.grounds ?? [];
    const stood = passageBefore(before, at, approved).grounds;
    const isOpen = grounds.length === 0;
    return isOpen === (stood.length === 0) ? [] : [{ name: nameOf({ at }), isOpen }];
  });
  return changed.length > 0 ? { passages: changed } : {};
}

function shapeOf({ level, grounds }: Disclosure) {
  return { level, grounds: [...grounds] };
}
