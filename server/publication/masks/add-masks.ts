import { findingsShown, withoutFalse } from '../../../shared/disclosure/false-findings.ts';
import { isSuspectedPlace, LEAK_PLACE_LABELS } from '../../../shared/disclosure/leak-place.ts';
import {
  countMasked,
  MASK_LIMITS,
  maskContent,
  type PublicMasks,
  withMasks,
} from '../../../shared/disclosure/mask-content.ts';
import { certainFindings, checkContent } from '../../../shared/disclosure/personal-data/check-content.ts';
import { NO_PUBLIC_CONTACTS, PERSONAL_DATA_LABELS } from '../../../shared/disclosure/personal-data/personal-finding.ts';
import { type DocumentContent, oneLine, titleFault } from '../../../shared/document/official-document.ts';
import { isRefusal } from '../../../shared/kernel/refusal.ts';
import type { UnreadFile } from '../../../shared/originals/unread-file.ts';
import type { Tx } from '../../platform/database/connect.ts';
import { Problem, refused } from '../../platform/http/problems.ts';
import { findApprovedRecord } from '../approved-record.ts';
import { type Obstacles, obstaclesTo, type PublicationChecks } from '../publication-checks.ts';
import { findStop } from '../stop-store.ts';
import { findMasks, upsertMasks } from './mask-store.ts';

type Place = { readonly agencyId: number; readonly documentId: string };

/** 가림: what is closed in the public copy from now on, besides what was masked before. The publication is locked. */
export async function addMasks(tx: Tx, { agencyId, documentId }: Place, asked: PublicMasks): Promise<void> {
  const { words, attachments } = asked;
  const publicTitle = asked.publicTitle === undefined ? undefined : titleOf(asked.publicTitle);
  const { record } = await findApprovedRecord(tx, agencyId, documentId);
  const missing = words.find(({ text }) => countMasked(record.content, text) === 0);
  if (missing) throw new Problem('mask-word-missing', { word: missing.text });
  const open = record.content.attachments.flatMap(({ id, disclosure }) => (disclosure.level === 'open' ? [id] : []));
  const isOther = publicTitle !== undefined && publicTitle !== record.content.publicTitle;
  const isEmpty = words.length + attachments.length === 0 && !isOther;
  if (isEmpty || attachments.some(({ id }) => !open.includes(id))) throw new Problem('mask-empty');
  const known = await findMasks(tx, agencyId, documentId);
  const masks = withMasks(judgedStill(known, record.content, words), {
    ...{ words, attachments },
    ...(isOther ? { publicTitle } : {}),
  });
  if (masks.words.length > MASK_LIMITS.all) throw new Problem('mask-too-many', { most: MASK_LIMITS.all });
  await upsertMasks(tx, agencyId, documentId, masks);
}

/** Whoever masks anew a part of what was judged to be no personal data takes the judgement back. */
function judgedStill(
  known: PublicMasks | undefined,
  shown: DocumentContent,
  words: PublicMasks['words'],
): PublicMasks | undefined {
  if (!known?.falseFindings) return known;
  const [after, before] = [maskContent(shown, { words, attachments: [] }), shown].map((content) =>
    certainFindings(checkContent(content, NO_PUBLIC_CONTACTS)),
  );
  return { ...known, falseFindings: withoutFalse(known.falseFindings, findingsShown(after ?? [], before ?? [])) };
}

function titleOf(written: string): string {
  const title = oneLine(written);
  const fault = titleFault(title);
  if (isRefusal(fault)) throw refused(fault);
  return title;
}

/**
 * Both checks of the masked copy. What still names somebody or tells what is closed refuses the act, but for what the
 * officer has let through before; answers the files that nobody could read.
 */
export async function checkMasked(
  tx: Tx,
  { agencyId, documentId, eventId, at }: Place & { readonly eventId: string; readonly at: Date },
  checks: PublicationChecks,
): Promise<readonly UnreadFile[]> {
  const { kinds, unread } = await obstaclesOfMasked(tx, { agencyId, documentId, eventId, at }, checks);
  if (kinds.length > 0) throw maskProblem({ kinds, leaks: [] });
  return unread;
}

/** What still stands in a masked copy, in the words of the refusal. */
export function maskProblem({ kinds, leaks }: Pick<Obstacles, 'kinds' | 'leaks'>): Problem {
  return leaks.length > 0
    ? new Problem('mask-leaves-traces', { places: leaks.map((place) => LEAK_PLACE_LABELS[place]).join(', ') })
    : new Problem('mask-not-enough', { kinds: labelsOf(kinds) });
}

/**
 * What is certain and what nobody could read, but for what was let through before; a trace refuses the act at once.
 * What only may be one refuses no mask: what is on its way is stopped for it by itself.
 */
export async function obstaclesOfMasked(
  tx: Tx,
  { agencyId, documentId, eventId, at }: Place & { readonly eventId: string; readonly at: Date },
  checks: PublicationChecks,
): Promise<Omit<Obstacles, 'leaks'>> {
  const { record } = await findApprovedRecord(tx, agencyId, documentId);
  const found = await obstaclesTo(tx, record, { documentId, eventId, at }, checks);
  const { leaks: traces, ...others } = await notLetThrough(tx, { agencyId, documentId }, found);
  const leaks = traces.filter((place) => !isSuspectedPlace(place));
  if (leaks.length === 0) return others;
  throw maskProblem({ ...others, leaks });
}

export function labelsOf(kinds: Obstacles['kinds']): string {
  return kinds.map((kind) => PERSONAL_DATA_LABELS[kind]).join(', ');
}

async function notLetThrough(tx: Tx, { agencyId, documentId }: Place, found: Obstacles): Promise<Obstacles> {
  const stop = await findStop(tx, agencyId, documentId);
  if (!stop?.releasedAt) return found;
  const names = new Set(stop.unread.map(({ name }) => name));
  return {
    kinds: found.kinds.filter((kind) => !stop.kinds.includes(kind)),
    leaks: found.leaks.filter((place) => !stop.leaks.includes(place)),
    unread: found.unread.filter(({ name }) => !names.has(name)),
  };
}
