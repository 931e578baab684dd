import { randomUUID } from 'node:crypto';
import { mayDecideRestriction } from '../../shared/access/restriction-access.ts';
import type {
  DecideRestriction,
  RestrictionDecided,
  RestrictionReply,
} from '../../shared/contract/access-restriction.ts';
import type { RestrictionShape } from '../../shared/contract/document-parts.ts';
import { type AccessRestriction, isOver, type NamedReader } from '../../shared/document/access-restriction.ts';
import { canonicalJson } from '../../shared/document/content-hash.ts';
import { oneParagraph } from '../../shared/document/official-document.ts';
import { dayInKorea, isCalendarDay } from '../../shared/kernel/calendar-day.ts';
import { type ApprovalRecord, accessDocument, factsOf, findApprovalRecordById } from '../approval/index.ts';
import { type AccessDecision, insertAccessDecision, listAccessDecisions } from '../disclosure/index.ts';
import { holdApproved, markRestriction } from '../document/index.ts';
import { readRestriction } from '../drafting/index.ts';
import { commitToRestriction } from '../integrity/index.ts';
import { findPersonNames } from '../organization/index.ts';
import { brokenConstraint, type Tx } from '../platform/database/connect.ts';
import { keepAnswer, once, type RequestKey } from '../platform/http/idempotency.ts';
import type { Signed } from '../platform/http/policy.ts';
import { Problem } from '../platform/http/problems.ts';
import type { Services } from '../platform/services.ts';

/** In the outbox: 열람제한 of an approved document was decided on anew. */
const RESTRICTION_DECIDED = 'RestrictionDecided';

/** After everything of the approval and of its disclosure, whose events are far fewer. */
const AFTER_THE_DISCLOSURE = 2_000_000;

/** 열람제한 변경: who of the office reads an approved document is decided anew; what was decided stays for ever. */
export async function restrictAccess(
  services: Services,
  signed: Signed,
  managementNumber: string,
  { restriction, reason, decisions }: DecideRestriction,
  key: RequestKey,
): Promise<RestrictionDecided> {
  const until = restriction?.until ?? null;
  if (until !== null && !isCalendarDay(until)) throw new Problem('invalid-input', { problem: 'until' });
  const chosen = async (tx: Tx, { agencyId, from, at }: Standing) => {
    const asked = restriction && { ...restriction, reason: oneParagraph(restriction.reason) };
    const namedBefore = from === null ? 0 : from.units.length + from.people.length;
    const to = asked && (await readRestriction(tx, agencyId, asked, dayInKorea(at), namedBefore));
    if (canonicalJson(from) === canonicalJson(to)) throw new Problem('restriction-unchanged');
    return to;
  };
  return decideRestriction(services, signed, { managementNumber, decisions, reason, key, chosen });
}

/** What stood until this moment. */
type Standing = { readonly agencyId: number; readonly from: AccessRestriction | null; readonly at: Date };

export type RestrictionDecision = {
  readonly managementNumber: string;
  /** How many decisions its person has seen. */
  readonly decisions: number;
  readonly reason: string;
  readonly key: RequestKey;
  /** What stands from now on, of what stood until now; it refuses what cannot be. */
  readonly chosen: (tx: Tx, standing: Standing) => Promise<AccessRestriction | null>;
};

/** A decision on 열람제한, for whoever may make it: one act and one transaction. */
export async function decideRestriction(
  services: Services,
  signed: Signed,
  decision: RestrictionDecision,
): Promise<RestrictionDecided> {
  const { record, reader } = await accessDocument(services, signed, decision.managementNumber);
  if (!mayDecideRestriction(reader, factsOf(record))) {
    throw new Problem('not-permitted', { who: '기안자가 아닌 기록물관리 전문요원과 정보공개담당' });
  }
  const reason = oneParagraph(decision.reason);
  if (reason === '') throw new Problem('reason-missing');
  return once(services.database.sql, decision.key, async () => {
    const at = services.clock.now();
    const act: Act = { signed, record, decision: { ...decision, reason }, at };
    try {
      return await services.database.sql.begin((tx) => decide(services, tx, act));
    } catch (error) {
      if (brokenConstraint(error) === 'a_decision_on_access_is_made_once') {
        throw new Problem('restriction-decided-meanwhile');
      }
      throw error;
    }
  });
}

type Act = {
  readonly signed: Signed;
  readonly record: ApprovalRecord;
  readonly decision: RestrictionDecision;
  readonly at: Date;
};

async function decide(services: Services, tx: Tx, { signed, record, decision, at }: Act): Promise<RestrictionDecided> {
  const { agencyId, documentId } = record;
  const { reason, key } = decision;
  const { earlier, from } = await holdRestriction(tx, record);
  if (earlier.length !== decision.decisions) throw new Problem('restriction-decided-meanwhile');
  const to = await decision.chosen(tx, { agencyId, from, at });
  const sequence = earlier.length + 1;
  const answer = { decisions: sequence };
  await keepAnswer(tx, key, answer, at);
  const decided = { sequence, isNaming: false, from, to, reason, byPersonId: signed.personId, at };
  await writeDecision(services, tx, { agencyId, documentId }, decided);
  return answer;
}

/** 열람제한 as it stands; whoever decides on it at the same time waits, and sees what was decided. */
async function holdRestriction(tx: Tx, { agencyId, documentId, content }: ApprovalRecord) {
  await holdApproved(tx, agencyId, documentId);
  const earlier = await listAccessDecisions(tx, agencyId, documentId);
  const from = earlier.at(-1)?.to ?? (earlier.length > 0 ? null : (content.restriction ?? null));
  return { earlier, from };
}

async function writeDecision(
  { outbox }: Services,
  tx: Tx,
  { agencyId, documentId }: Pick<ApprovalRecord, 'agencyId' | 'documentId'>,
  decision: AccessDecision,
): Promise<void> {
  const { sequence, from, to, reason, byPersonId, at } = decision;
  await insertAccessDecision(tx, { agencyId, documentId }, decision);
  await markRestriction(tx, { agencyId, documentId }, to);
  await commitToRestriction(tx, { agencyId, documentId, sequence, from, to, reason, personId: byPersonId }, at);
  const place = { eventId: randomUUID(), agencyId, documentId, sequence: AFTER_THE_DISCLOSURE + sequence };
  await outbox.write(tx, { ...place, kind: RESTRICTION_DECIDED, at }, ['search']);
}

type Naming = {
  readonly agencyId: number;
  readonly documentId: string;
  /** Who is to read it from now on. */
  readonly reader: NamedReader;
  readonly reason: string;
  readonly byPersonId: string;
  readonly at: Date;
};

/** Somebody whose work it has become is named in the 열람제한 that stands on an approved document, if one does. */
export async function nameReader(services: Services, tx: Tx, naming: Naming): Promise<void> {
  const { agencyId, documentId, reader, reason, byPersonId, at } = naming;
  const record = await findApprovalRecordById(tx, agencyId, documentId);
  if (record?.line.status !== 'approved') return;
  const { earlier, from } = await holdRestriction(tx, record);
  if (from === null || from.people.some(({ id }) => id === reader.id)) return;
  const to = { ...from, people: [...from.people, reader] };
  const decision = { sequence: earlier.length + 1, isNaming: true, from, to, reason, byPersonId, at };
  await writeDecision(services, tx, { agencyId, documentId }, decision);
}

/** How 열람제한 of a document stands and what was decided about it, for whoever may read it. */
export async function findRestriction(
  services: Services,
  signed: Signed,
  managementNumber: string,
): Promise<RestrictionReply> {
  const { record, reader } = await accessDocument(services, signed, managementNumber);
  const { agencyId, documentId, restriction } = record;
  const { sql } = services.database;
  const decisions = await listAccessDecisions(sql, agencyId, documentId);
  const names = await findPersonNames(sql, agencyId, [...new Set(decisions.map(({ byPersonId }) => byPersonId))]);
  return {
    restriction: shapeOf(restriction),
    isOver: restriction !== null && isOver(restriction, reader.today),
    mayDecide: mayDecideRestriction(reader, factsOf(record)),
    decisions: decisions.map(({ from, to, reason, byPersonId, at }) => ({
      ...{ from: shapeOf(from), to: shapeOf(to), reason },
      ...{ by: names.get(byPersonId) ?? '', at: at.toISOString() },
    })),
  };
}

function shapeOf(restriction: AccessRestriction | null): RestrictionShape | null {
  return restriction && { ...restriction, units: [...restriction.units], people: [...restriction.people] };
}
