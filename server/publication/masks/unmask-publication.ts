import { randomUUID } from 'node:crypto';
import { mayWithdrawPublication } from '../../../shared/access/document-access.ts';
import type { LiftMasks, PublicationDone } from '../../../shared/contract/publication-acts.ts';
import { type FalseJudgement, findingsShown, judgedFalse } from '../../../shared/disclosure/false-findings.ts';
import { liftMasks, type PublicMasks } from '../../../shared/disclosure/mask-content.ts';
import { NO_PUBLIC_CONTACTS } from '../../../shared/disclosure/personal-data/personal-finding.ts';
import { oneParagraph } from '../../../shared/document/official-document.ts';
import { findAgency } from '../../organization/index.ts';
import type { Tx } from '../../platform/database/connect.ts';
import { Problem } from '../../platform/http/problems.ts';
import type { Services } from '../../platform/services.ts';
import { actOnPublication, type PublicationAct } from '../act-on-publication.ts';
import { findApprovedRecord } from '../approved-record.ts';
import type { PublicationNeighbours } from '../neighbours.ts';
import type { ApprovedRecord } from '../public-copy.ts';
import { certainIn } from '../publication-checks.ts';
import { advancePublication } from '../queue/advance-publication.ts';
import { findSchedule, isOnItsWay } from '../queue/schedule-store.ts';
import { hasOpenReport } from '../reports/report-store.ts';
import { labelsOf, obstaclesOfMasked } from './add-masks.ts';
import { findMasks, keepLifted, upsertMasks } from './mask-store.ts';
import { refuseWhatWasLetThrough } from './refuse-what-was-let-through.ts';
import { showAgain } from './show-again.ts';

type Key = { readonly agencyId: number; readonly documentId: string };

/**
 * 가림 풀기: the disclosure officer takes back what was masked; the former mask stays in the history. What citizens read
 * already is made anew and looked through in the same act; what is on its way is looked through as at first, and
 * waits for a decision if something is found.
 */
export function unmaskPublication(
  services: Services,
  neighbours: PublicationNeighbours,
  act: PublicationAct & { readonly body: LiftMasks },
): Promise<PublicationDone> {
  return actOnPublication(services, neighbours, withJudgements(act), {
    may: mayWithdrawPublication,
    act: { kind: 'unmasked' },
    change: async (tx, { agencyId, record, at }) => {
      const key = { agencyId, documentId: record.documentId };
      if (await hasOpenReport(tx, key)) throw new Problem('mask-after-report');
      const { record: before } = await findApprovedRecord(tx, agencyId, record.documentId);
      const judged = readJudgements(act.body);
      const lifted = await takeBack(tx, key, { asked: act.body, judged, before }, at);
      const { record: after } = await findApprovedRecord(tx, agencyId, record.documentId);
      await refuseWhatWasLetThrough(tx, { ...key, before, after, lifted, at }, neighbours.checks);
      const schedule = await findSchedule(tx, key);
      if (isOnItsWay(schedule)) {
        return advancePublication(tx, { ...key, at }, neighbours.checks);
      }
      const copyId = randomUUID();
      await showAgain(tx, key, copyId);
      const { kinds, unread } = await obstaclesOfMasked(tx, { ...key, eventId: copyId, at }, neighbours.checks);
      if (kinds.length > 0) throw new Problem('unmask-personal', { kinds: labelsOf(kinds) });
      if (lifted.attachments.length > 0 && unread.length > 0) {
        throw new Problem('unmask-unread', { names: unread.map(({ name }) => name).join(', ') });
      }
      return undefined;
    },
  });
}

/** 공개 이력 says of every judgement why it was made, and nothing of the words. */
function withJudgements(act: PublicationAct & { readonly body: LiftMasks }): PublicationAct {
  const { reason, falseFindings = [] } = act.body;
  if (oneParagraph(reason) === '') return act;
  const told = falseFindings.map((one) => `잘못 찾은 것: ${oneParagraph(one.reason)}`);
  return { ...act, body: { reason: [reason, ...told].join('\n') } };
}

type Lifting = {
  readonly asked: LiftMasks;
  readonly judged: readonly FalseJudgement[];
  readonly before: ApprovedRecord;
};

async function takeBack(
  tx: Tx,
  { agencyId, documentId }: Key,
  { asked, judged, before }: Lifting,
  at: Date,
): Promise<PublicMasks> {
  if (asked.words.length + asked.attachments.length === 0 && !asked.publicTitle) throw new Problem('unmask-empty');
  const known = await findMasks(tx, agencyId, documentId);
  const parts = known && liftMasks(known, asked);
  if (!parts) throw new Problem('mask-gone');
  await upsertMasks(tx, agencyId, documentId, parts.left);
  const falseFindings = judged.length === 0 ? [] : await findJudged(tx, before, parts.lifted, judged, documentId);
  if (falseFindings.length > 0) {
    const all = [...(parts.left.falseFindings ?? []), ...falseFindings.map(({ kind, words }) => ({ kind, words }))];
    await upsertMasks(tx, agencyId, documentId, { ...parts.left, falseFindings: all });
  }
  const kept = { ...parts.lifted, liftedAt: at.toISOString() };
  await keepLifted(tx, agencyId, documentId, falseFindings.length > 0 ? { ...kept, falseFindings } : kept);
  return parts.lifted;
}

/** 잘못 찾은 것: of the words that are shown again, those that a check finds and the officer judges one by one. */
async function findJudged(
  tx: Tx,
  before: ApprovedRecord,
  { words }: PublicMasks,
  judged: readonly FalseJudgement[],
  documentId: string,
) {
  const { agencyId } = before;
  const { record: after } = await findApprovedRecord(tx, agencyId, documentId);
  const contacts = (await findAgency(tx, agencyId)) ?? NO_PUBLIC_CONTACTS;
  return judgedFalse(findingsShown(certainIn(before, contacts), certainIn(after, contacts)), words, judged);
}

function readJudgements({ words, falseFindings = [] }: LiftMasks): readonly FalseJudgement[] {
  return falseFindings.map(({ word, reason: written }) => {
    const reason = oneParagraph(written);
    if (reason === '') throw new Problem('reason-missing');
    if (!words.includes(word)) throw new Problem('mask-gone');
    return { word, reason };
  });
}
