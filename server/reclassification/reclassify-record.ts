import { randomUUID } from 'node:crypto';
import { mayPublishWithdrawn } from '../../shared/access/reclassification-access.ts';
import type { ReclassifyRecords, ReclassifyReply } from '../../shared/contract/reclassification.ts';
import { keepsTitleBack } from '../../shared/disclosure/disclosure-fault.ts';
import {
  approvedDisclosure,
  approvedMarks,
  firstOwnReview,
  standingContent,
} from '../../shared/disclosure/standing-disclosure.ts';
import { oneLine } from '../../shared/document/official-document.ts';
import { dayInKorea } from '../../shared/kernel/calendar-day.ts';
import { isRefusal } from '../../shared/kernel/refusal.ts';
import {
  closedVerbatim,
  closesVerbatim,
  decideReclassification,
  markedVerbatim,
  type ReclassificationChoice,
  type Reclassified,
} from '../../shared/records/decide-reclassification.ts';
import type { RecheckRecord } from '../../shared/records/recheck-reasons.ts';
import { choiceAsSuggested, suggestReclassification } from '../../shared/records/suggest-reclassification.ts';
import { type ApprovalRecord, accessDocument } from '../approval/index.ts';
import {
  type DisclosureDecision,
  findRecheckRecord,
  insertDecision,
  listDecisions,
  type RecheckDay,
  upsertRecheckRecord,
} from '../disclosure/index.ts';
import { markDisclosure } from '../document/index.ts';
import { brokenConstraint, type Tx } from '../platform/database/connect.ts';
import { keepAnswer, once, type RequestKey } from '../platform/http/idempotency.ts';
import type { Signed } from '../platform/http/policy.ts';
import { Problem, refused } from '../platform/http/problems.ts';
import type { Services } from '../platform/services.ts';
import { DISCLOSURE_DECIDED, followDisclosure } from '../publication/index.ts';
import { recheckDay } from './access.ts';

type Done = NonNullable<ReclassifyReply['results'][number]['done']>;

/** What is decided about one record, and how many decisions its person has seen. */
type Asked = {
  readonly managementNumber: string;
  readonly decisions: number;
  readonly choice: ReclassifyRecords['choice'];
  readonly reason: string;
  readonly key: RequestKey;
};

/**
 * 공개구분 변경: the only way to change the disclosure of an approved document. The decision, what the worklists and the
 * boxes show, and what is taken from the citizens are one transaction; what is opened to them follows by the outbox.
 */
export async function reclassifyRecord(services: Services, signed: Signed, asked: Asked): Promise<Done> {
  const { record } = await accessDocument(services, signed, asked.managementNumber);
  if (record.agencyId !== signed.agencyId || record.line.status !== 'approved') throw new Problem('not-found');
  const { approvedOn } = record.line;
  return once(services.database.sql, asked.key, async () => {
    const at = services.clock.now();
    try {
      return await services.database.sql.begin((tx) => decide(services, tx, { signed, record, approvedOn, asked, at }));
    } catch (error) {
      if (brokenConstraint(error) === 'a_decision_on_disclosure_is_made_once') throw new Problem('decided-by-another');
      throw error;
    }
  });
}

type Act = {
  readonly signed: Signed;
  readonly record: ApprovalRecord;
  readonly approvedOn: string;
  readonly asked: Asked;
  readonly at: Date;
};

async function decide(services: Services, tx: Tx, act: Act): Promise<Done> {
  const { signed, record, asked, at } = act;
  const { agencyId, documentId, managementNumber } = record;
  const earlier = await listDecisions(tx, agencyId, documentId);
  if (asked.decisions !== earlier.length) throw new Problem('decided-by-another');
  const on = await recheckDay(tx, agencyId, dayInKorea(at));
  const before = earlier.at(-1)?.standing ?? approvedDisclosure(record.content);
  const kept = (await findRecheckRecord(tx, agencyId, documentId)) ?? notedAtApproval(act, before);
  const decided = decideOn(act, before, kept, on);
  const sequence = earlier.length + 1;
  const done = { disclosure: mutable(decided.standing.disclosure), decisions: sequence };
  await keepAnswer(tx, asked.key, done, at);
  const decision: DisclosureDecision = {
    ...{ sequence, at, outcome: decided.outcome, from: before.disclosure, standing: decided.standing },
    ...{ eventId: randomUUID(), reason: asked.reason, reviewOn: decided.reviewOn, closedUntil: decided.closedUntil },
    council: decided.council,
    byPersonId: signed.personId,
  };
  await insertDecision(tx, { agencyId, documentId }, decision);
  await upsertRecheckRecord(tx, agencyId, withheldAfter(act, kept, decision, on));
  // Looked at and left open: nothing follows, neither for the boxes nor for the citizens.
  if (decided.outcome === 'keep' && decided.reviewOn === null) return done;
  await markDisclosure(tx, { agencyId, documentId }, decided.standing);
  const isPublic = await followDisclosure(tx, {
    ...{ agencyId, documentId, managementNumber, at, agencyName: record.agencyName, eventId: decision.eventId },
    ...{ personId: signed.personId, reason: asked.reason, mayPublishWithdrawn: mayPublishWithdrawn(signed) },
    before: standingContent(record.content, before),
    after: standingContent(record.content, decided.standing),
  });
  // After everything of the approval itself, whose events are far fewer.
  const place = { eventId: decision.eventId, agencyId, documentId, sequence: AFTER_THE_APPROVAL + sequence };
  const heardBy = isPublic ? (['publication', 'search'] as const) : (['search'] as const);
  await services.outbox.write(tx, { ...place, kind: DISCLOSURE_DECIDED, at }, heardBy);
  return done;
}

const AFTER_THE_APPROVAL = 1_000_000;

type Standing = Reclassified['standing'];

function decideOn({ record, asked, approvedOn }: Act, standing: Standing, kept: RecheckRecord, on: RecheckDay) {
  const { outcome, grounds, council, ...rest } = asked.choice;
  const named = council && { kind: council.kind, document: oneLine(council.document) };
  if (named?.document === '') throw new Problem('reason-missing');
  const { body } = record.content;
  const facts = {
    hidesTitle: keepsTitleBack(record.content),
    ...{ standing, producedOn: approvedOn, ...approvedMarks(body), ...verbatimFactsOf(record) },
    ...{ reviewOn: kept.reviewOn, checkedOn: kept.checkedOn, closedUntil: kept.closedUntil },
  };
  const parts = () => ({ ...facts, verbatim: closedVerbatim(facts, standing) });
  const suggested = () => suggestReclassification(kept, parts(), on.rules, on.today);
  const choice: ReclassificationChoice = {
    ...rest,
    ...(outcome === 'asSuggested' ? choiceAsSuggested(facts, suggested(), rest) : { outcome, grounds }),
    council: named,
  };
  const decided = decideReclassification(facts, choice, on.rules, on.today);
  if (isRefusal(decided)) throw refused(decided);
  return { ...decided, outcome: choice.outcome, council: named };
}

function withheldAfter(
  { record, approvedOn }: Act,
  { producedOn = approvedOn }: Partial<RecheckRecord>,
  { standing, sequence, reviewOn, closedUntil }: DisclosureDecision,
  { today }: RecheckDay,
) {
  const { documentId, unitId } = record;
  return {
    ...{ documentId, unitId, producedOn, disclosure: standing.disclosure, reviewOn, closedUntil, decisions: sequence },
    ...partsWithheld(record, standing),
    checkedOn: today,
  };
}

/** A record that the worklists do not know yet: open so far, or approved a moment ago. */
function notedAtApproval({ record, approvedOn }: Act, standing: Standing): RecheckRecord {
  return {
    producedOn: approvedOn,
    disclosure: standing.disclosure,
    ...partsWithheld(record, standing),
    ...{ reviewOn: record.content.reviewUntil ?? null, checkedOn: null, closedUntil: null },
  };
}

function partsWithheld(record: ApprovalRecord, standing: Standing) {
  return {
    withholdsFiles: standing.attachments.some(({ disclosure }) => disclosure.level !== 'open'),
    isVerbatim: closesVerbatim(verbatimFactsOf(record), standing),
    fileReviewOn: firstOwnReview(standing),
  };
}

function verbatimFactsOf({ content }: ApprovalRecord) {
  const { title, attachments } = content;
  const fileNames = new Map(attachments.map(({ id, name }) => [id, name]));
  return { title, fileNames, verbatim: markedVerbatim(content) };
}

function mutable({ level, grounds }: Standing['disclosure']): Done['disclosure'] {
  return { level, grounds: [...grounds] };
}
