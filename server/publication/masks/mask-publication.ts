import { randomUUID } from 'node:crypto';
import { mayWithdrawPublication } from '../../../shared/access/document-access.ts';
import type { MaskPublication, PublicationDone } from '../../../shared/contract/publication-acts.ts';
import type { PublicMasks } from '../../../shared/disclosure/mask-content.ts';
import { allGrounds } from '../../../shared/disclosure/withheld.ts';
import type { Tx } from '../../platform/database/connect.ts';
import { Problem } from '../../platform/http/problems.ts';
import type { Services } from '../../platform/services.ts';
import { actOnPublication, type DecidedPublication, type PublicationAct } from '../act-on-publication.ts';
import type { PublicationNeighbours } from '../neighbours.ts';
import type { PublicationChecks } from '../publication-checks.ts';
import { advancePublication, isOriginalShown } from '../queue/advance-publication.ts';
import { findSchedule, isOnItsWay, type ScheduleRow } from '../queue/schedule-store.ts';
import { hasOpenReport } from '../reports/report-store.ts';
import { settleStop, stopAgain } from '../stop-store.ts';
import { deleteCopy } from '../store.ts';
import { addMasks, checkMasked } from './add-masks.ts';
import { showAgain } from './show-again.ts';

/**
 * 가리고 공개: the disclosure officer closes words, files or the title in the public copy. What the checks have stopped
 * goes on once they find nothing more, what waits keeps its day, and what citizens read already is replaced at once.
 */
export function maskPublication(
  services: Services,
  neighbours: PublicationNeighbours,
  act: PublicationAct & { readonly body: MaskPublication },
): Promise<PublicationDone> {
  const asked = masksOf(act.body);
  return actOnPublication(services, neighbours, act, {
    may: mayWithdrawPublication,
    act: { kind: 'masked' },
    change: async (tx, decided) => {
      const key = { agencyId: decided.agencyId, documentId: decided.record.documentId };
      if (await hasOpenReport(tx, key)) throw new Problem('mask-after-report');
      const schedule = await findSchedule(tx, key);
      if (isOnItsWay(schedule)) return maskOnTheWay(tx, schedule, decided, asked, neighbours.checks);
      const copyId = randomUUID();
      await addMasks(tx, key, asked);
      await showAgain(tx, key, copyId);
      await checkMasked(tx, { ...key, eventId: copyId, at: decided.at }, neighbours.checks);
      return undefined;
    },
  });
}

async function maskOnTheWay(
  tx: Tx,
  schedule: ScheduleRow,
  { managementNumber, personId, reason, at }: DecidedPublication,
  asked: PublicMasks,
  checks: PublicationChecks,
): Promise<(() => void) | undefined> {
  const { agencyId, documentId, eventId } = schedule;
  const key = { agencyId, documentId };
  await addMasks(tx, key, asked);
  // Of what never comes as a whole the row in the list is looked at, when it is written anew.
  const unread = schedule.originalOn === null ? [] : await checkMasked(tx, { ...key, eventId, at }, checks);
  if (schedule.isStopped && unread.length === 0) await settleStop(tx, { ...key, eventId, personId, reason, at });
  else if (schedule.isStopped) await stopAgain(tx, { ...key, eventId, kinds: [], leaks: [], unread, at });
  // Citizens may read what an earlier decision has let out: the words are in it too, and it is gone with the commit.
  if (await isOriginalShown(tx, schedule)) await deleteCopy(tx, agencyId, managementNumber);
  return advancePublication(tx, { ...key, at }, checks);
}

function masksOf({ words, attachments, publicTitle }: MaskPublication): PublicMasks {
  return {
    words: words.map(({ text, grounds }) => ({ text, grounds: allGrounds([grounds]) })),
    attachments: attachments.map(({ id, grounds }) => ({ id, grounds: allGrounds([grounds]) })),
    ...(publicTitle === undefined ? {} : { publicTitle }),
  };
}
