import { randomUUID } from 'node:crypto';
import { mayWithdrawPublication } from '../../../shared/access/document-access.ts';
import type { DecideReport, PublicationDone } from '../../../shared/contract/privacy-reports.ts';
import { documentKey, upsertStanding } from '../../authenticity/index.ts';
import type { Tx } from '../../platform/database/connect.ts';
import { Problem } from '../../platform/http/problems.ts';
import type { Services } from '../../platform/services.ts';
import { actOnPublication, type DecidedPublication, type PublicationAct } from '../act-on-publication.ts';
import { addMasks, checkMasked } from '../masks/add-masks.ts';
import { showAgain } from '../masks/show-again.ts';
import type { PublicationNeighbours } from '../neighbours.ts';
import type { PublicationChecks } from '../publication-checks.ts';
import { appendAct } from '../queue/act-store.ts';
import { showRowAgain } from '../queue/advance-publication.ts';
import { endSchedule, findSchedule, isOnItsWay } from '../queue/schedule-store.ts';
import { markWithdrawn, withdrawCopy } from '../store.ts';
import { closeReports, listReports } from './report-store.ts';

/** 개인정보 신고의 처리: shown again, shown with the words taken out, or taken back; all open reports of the paper at once. */
export function decideReport(
  services: Services,
  neighbours: PublicationNeighbours,
  act: PublicationAct & { readonly body: DecideReport },
): Promise<PublicationDone> {
  const { outcome } = act.body;
  return actOnPublication(services, neighbours, act, {
    may: mayWithdrawPublication,
    act: { kind: 'reportDecided' },
    change: async (tx, decided) => {
      const { agencyId, personId, reason, at, record } = decided;
      const { documentId } = record;
      const [open] = (await listReports(tx, { agencyId, documentId })).filter(({ isDecided }) => !isDecided);
      if (!open) throw new Problem('not-reported');
      if (outcome === 'withdraw') await withdraw(tx, decided);
      else if (outcome === 'mask') await mask(tx, decided, act.body, neighbours);
      else await showReported(tx, { agencyId, documentId }, { copyId: open.copyId, at });
      await closeReports(tx, { agencyId, documentId, outcome, reason, personId, at });
      return undefined;
    },
  });
}

/**
 * A copy of its own: everything that was made of the one before is made anew, and both checks look through it
 * first.
 */
async function mask(
  tx: Tx,
  { agencyId, at, personId, record: { documentId } }: DecidedPublication,
  { words = [], attachments = [] }: DecideReport,
  { checks }: PublicationNeighbours,
): Promise<void> {
  const grounds = [6 as const];
  const key = { agencyId, documentId };
  await addMasks(tx, key, {
    words: words.map((text) => ({ text, grounds })),
    attachments: attachments.map((id) => ({ id, grounds })),
  });
  await showReported(tx, key, { copyId: randomUUID(), at }, checks);
  await appendAct(tx, { ...key, kind: 'masked', at, personId });
}

/** As it stood before the reports: the paper, or the row in the list of what is on its way to the citizens. */
async function showReported(
  tx: Tx,
  key: { readonly agencyId: number; readonly documentId: string },
  { copyId, at }: { readonly copyId: string; readonly at: Date },
  checks?: PublicationChecks,
): Promise<void> {
  const schedule = await findSchedule(tx, key);
  if (isOnItsWay(schedule)) return showRowAgain(tx, schedule, { copyId, at }, checks);
  if (checks) await checkMasked(tx, { ...key, eventId: copyId, at }, checks);
  await showAgain(tx, key, copyId);
}

async function withdraw(tx: Tx, decided: DecidedPublication): Promise<void> {
  const { agencyId, managementNumber, personId, reason, at, record } = decided;
  const { documentId, agencyName } = record;
  if (!(await markWithdrawn(tx, { agencyId, documentId, managementNumber, personId, reason, at }))) {
    throw new Problem('not-published');
  }
  await endSchedule(tx, { agencyId, documentId });
  await withdrawCopy(tx, { agencyId, managementNumber, reasonKind: 'personalData', at });
  const standing = { standing: 'withdrawn', managementNumber: null, agencyName, at } as const;
  await upsertStanding(tx, { agencyId, documentKey: documentKey(agencyId, documentId), ...standing });
}
