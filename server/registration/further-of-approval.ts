import { isRefusal } from '../../shared/kernel/refusal.ts';
import { type ChosenKind, isNumberedKind, seriesOfKind } from '../../shared/numbering/document-kind.ts';
import type { Reader } from '../platform/database/connect.ts';
import { refused } from '../platform/http/problems.ts';
import { listFurtherSeries } from './numbering/store.ts';
import type { FurtherNumber } from './store.ts';

/** The document that is being decided: its kind, the post that decides it, and who signs there. */
export type DecidedDocument = {
  readonly kind: ChosenKind | null;
  readonly decidingPostId: string | undefined;
  readonly byPersonId: string;
};

/**
 * The further numbers that the approval of a document brings with it by its kind: none for nearly all of them, and then
 * nothing is asked. Refuses where there is no series to count in, before the document is submitted as well as when it
 * is approved.
 */
export async function furtherOfApproval(
  sql: Reader,
  agencyId: number,
  { kind, decidingPostId, byPersonId }: DecidedDocument,
): Promise<readonly FurtherNumber[]> {
  if (kind === null || !isNumberedKind(kind.kind)) return [];
  const series = seriesOfKind(kind, await listFurtherSeries(sql, agencyId), decidingPostId);
  if (isRefusal(series)) throw refused(series);
  if (series === undefined) return [];
  const { id: seriesId, name, policy } = series;
  return [{ seriesId, name, policy, reason: '', byPersonId }];
}
