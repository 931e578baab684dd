import { findingsShown } from '../../../shared/disclosure/false-findings.ts';
import type { PublicMasks } from '../../../shared/disclosure/mask-content.ts';
import {
  NO_PUBLIC_CONTACTS,
  type PersonalDataKind,
  type PublicContacts,
} from '../../../shared/disclosure/personal-data/personal-finding.ts';
import { findAgency } from '../../organization/index.ts';
import type { Tx } from '../../platform/database/connect.ts';
import { Problem } from '../../platform/http/problems.ts';
import { type ApprovedRecord, publicCopy } from '../public-copy.ts';
import { certainIn, type PublicationChecks } from '../publication-checks.ts';
import { findStop } from '../stop-store.ts';
import { labelsOf } from './add-masks.ts';

type Lifting = {
  readonly documentId: string;
  readonly before: ApprovedRecord;
  readonly after: ApprovedRecord;
  readonly lifted: PublicMasks;
  readonly at: Date;
};

/**
 * What 그래도 공개 has let through was masked since: a lifting that shows it once more is refused as if nobody ever had
 * let it through. What else it shows is for the checks that follow.
 */
export async function refuseWhatWasLetThrough(
  tx: Tx,
  { documentId, before, after, lifted, at }: Lifting,
  { checkFiles }: Pick<PublicationChecks, 'checkFiles'>,
): Promise<void> {
  const { agencyId } = after;
  const stop = await findStop(tx, agencyId, documentId);
  if (!stop?.releasedAt) return;
  const inText = kindsShown(before, after, (await findAgency(tx, agencyId)) ?? NO_PUBLIC_CONTACTS);
  const ids = lifted.attachments.map(({ id }) => id);
  const copy = publicCopy(after, { eventId: stop.eventId, at });
  const files = (copy?.attachments ?? []).flatMap((file) =>
    file.shown && ids.includes(file.id) ? [{ agencyId, ...file }] : [],
  );
  const inFiles = await checkFiles(files);
  const kinds = [...new Set([...inText, ...inFiles.kinds])].filter((kind) => stop.kinds.includes(kind));
  if (kinds.length > 0) throw new Problem('unmask-personal', { kinds: labelsOf(kinds) });
  const known = new Set(stop.unread.map(({ name }) => name));
  const names = inFiles.unread.map(({ name }) => name).filter((name) => known.has(name));
  if (names.length > 0) throw new Problem('unmask-unread', { names: names.join(', ') });
}

/** The kinds of what citizens would be shown and are not now: each by its words, whatever else is judged at once. */
function kindsShown(before: ApprovedRecord, after: ApprovedRecord, contacts: PublicContacts): PersonalDataKind[] {
  return findingsShown(certainIn(before, contacts), certainIn(after, contacts)).map(({ kind }) => kind);
}
