import { randomUUID } from 'node:crypto';
import { mayWithdrawPublication } from '../../../shared/access/document-access.ts';
import type { DecideReport, PublicationDone } from '../../../shared/contract/privacy-reports.ts';
import { countMasked, type PublicMasks } from '../../../shared/disclosure/mask-content.ts';
import { PERSONAL_DATA_LABELS } from '../../../shared/disclosure/personal-data/personal-finding.ts';
import { documentKey, upsertStanding } from '../../authenticity/index.ts';
import type { Tx } from '../../platform/database/connect.ts';
import { Problem } from '../../platform/http/problems.ts';
import type { Services } from '../../platform/services.ts';
import { actOnPublication, type DecidedPublication, type PublicationAct } from '../act-on-publication.ts';
import { findApprovedRecord } from '../approved-record.ts';
import type { PublicationNeighbours } from '../neighbours.ts';
import { publicCopy } from '../public-copy.ts';
import { obstaclesTo } from '../publication-checks.ts';
import { showCopy } from '../publish-record.ts';
import { appendAct } from '../queue/act-store.ts';
import { findMasks, upsertMasks } from '../queue/mask-store.ts';
import { endSchedule } from '../queue/schedule-store.ts';
import { findPublicationTimes, markWithdrawn, withdrawCopy } from '../store.ts';
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
      else await show(tx, decided, open.copyId);
      await closeReports(tx, { agencyId, documentId, outcome, reason, personId, at });
      return undefined;
    },
  });
}

async function show(tx: Tx, { agencyId, record }: DecidedPublication, copyId: string): Promise<void> {
  const { documentId } = record;
  const [{ record: approved }, times] = await Promise.all([
    findApprovedRecord(tx, agencyId, documentId),
    findPublicationTimes(tx, agencyId, documentId),
  ]);
  if (!times?.publishedAt || times.withdrawnAt) throw new Problem('not-published');
  const copy = publicCopy(approved, { eventId: copyId, at: times.publishedAt });
  if (copy) await showCopy(tx, copy, documentId);
}

/**
 * A copy of its own: everything that was made of the one before is made anew, and both checks look through it
 * first.
 */
async function mask(
  tx: Tx,
  decided: DecidedPublication,
  { words = [], attachments = [] }: DecideReport,
  { checks }: PublicationNeighbours,
): Promise<void> {
  const { agencyId, at, personId, record } = decided;
  const { documentId } = record;
  const grounds = [6 as const];
  const before = await findApprovedRecord(tx, agencyId, documentId);
  const missing = words.find((text) => countMasked(before.record.content, text) === 0);
  if (missing !== undefined) throw new Problem('mask-word-missing', { word: missing });
  const ids = new Set(before.record.content.attachments.map(({ id }) => id));
  if (words.length + attachments.length === 0 || attachments.some((id) => !ids.has(id))) {
    throw new Problem('mask-empty');
  }
  const known = await findMasks(tx, agencyId, documentId);
  const masks: PublicMasks = {
    words: [...(known?.words ?? []), ...words.map((text) => ({ text, grounds }))],
    attachments: [...(known?.attachments ?? []), ...attachments.map((id) => ({ id, grounds }))],
  };
  await upsertMasks(tx, agencyId, documentId, masks);
  const { record: masked } = await findApprovedRecord(tx, agencyId, documentId);
  const copyId = randomUUID();
  const { leaks, kinds } = await obstaclesTo(tx, masked, { documentId, eventId: copyId, at }, checks);
  if (leaks.length > 0) throw new Problem('mask-leaves-traces', { places: leaks.join(', ') });
  if (kinds.length > 0) {
    throw new Problem('mask-not-enough', { kinds: kinds.map((kind) => PERSONAL_DATA_LABELS[kind]).join(', ') });
  }
  await show(tx, decided, copyId);
  await appendAct(tx, { agencyId, documentId, kind: 'masked', at, personId });
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
