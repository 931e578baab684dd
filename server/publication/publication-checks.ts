import { withoutFalse } from '../../shared/disclosure/false-findings.ts';
import { wordsClosedBesideFiles } from '../../shared/disclosure/find-leaks.ts';
import type { LeakPlace } from '../../shared/disclosure/leak-place.ts';
import { certainFindings, checkContent } from '../../shared/disclosure/personal-data/check-content.ts';
import {
  NO_PUBLIC_CONTACTS,
  type PersonalDataKind,
  type PublicContacts,
} from '../../shared/disclosure/personal-data/personal-finding.ts';
import { viewOnceApproved } from '../../shared/disclosure/public-view.ts';
import { suspectedInShortTexts } from '../../shared/disclosure/suspected-words.ts';
import type { UnreadFile } from '../../shared/originals/unread-file.ts';
import { listPictures } from '../document/index.ts';
import type { TellOfStop } from '../notification/index.ts';
import { findAgency } from '../organization/index.ts';
import type { CheckFiles } from '../originals/index.ts';
import type { Tx } from '../platform/database/connect.ts';
import { withPictures } from './citizen-papers.ts';
import { type LeakTest, testForLeaks } from './leak-test.ts';
import { type ApprovedRecord, type PublicCopy, publicCopy } from './public-copy.ts';

/** What looks at a document before citizens do, and who is told when that stops it. */
export type PublicationChecks = {
  readonly tellOfStop: TellOfStop;
  readonly leakTest: LeakTest;
  readonly checkFiles: CheckFiles;
};

/** What speaks against a publication. */
export type Obstacles = {
  readonly kinds: readonly PersonalDataKind[];
  readonly leaks: readonly LeakPlace[];
  readonly unread: readonly UnreadFile[];
};

/** Both checks of what citizens would be handed: 개인정보 점검 and 유출 점검. */
export async function obstaclesTo(
  tx: Tx,
  record: ApprovedRecord,
  { documentId, eventId, at }: { readonly documentId: string; readonly eventId: string; readonly at: Date },
  { leakTest, checkFiles }: Omit<PublicationChecks, 'tellOfStop'>,
): Promise<Obstacles> {
  const { agencyId } = record;
  const copy = publicCopy(record, { eventId, at });
  // 개인정보 점검 of what citizens would be shown, in open files too: only what is certain stops it, and a file that
  // nobody could read wholly.
  const findings = certainIn(record, (await findAgency(tx, agencyId)) ?? NO_PUBLIC_CONTACTS);
  const inText = findings.map(({ kind }) => kind);
  const files = (copy?.attachments ?? []).flatMap((file) => (file.shown ? [{ agencyId, ...file }] : []));
  const beside = wordsClosedBesideFiles(record.content, viewOnceApproved(record.content));
  const inFiles = await checkFiles(files, beside);
  // 유출 점검 of everything that would be handed out: one hit in one of its forms stops it.
  const inCopy = copy ? await leaksOf(tx, record, copy, documentId, leakTest) : [];
  const leaks: LeakPlace[] = [...inCopy];
  if (inFiles.tells) leaks.push('attachment');
  if (inFiles.mayTell) leaks.push('attachmentWord');
  if (copy && suspectedInShortTexts(record.content).length > 0) leaks.push('shortText');
  return { kinds: [...new Set([...inText, ...inFiles.kinds])], leaks, unread: inFiles.unread };
}

/** What is certain in the text of the copy, but for what the officer has judged to be none. */
export function certainIn({ content, falseFindings = [] }: ApprovedRecord, contacts: PublicContacts) {
  return withoutFalse(certainFindings(checkContent(content, contacts)), falseFindings);
}

export function isFree({ kinds, leaks, unread }: Obstacles): boolean {
  return kinds.length === 0 && leaks.length === 0 && unread.length === 0;
}

/** What was found now is no more than what somebody has let through already. */
export function isWithin(found: Obstacles, known: Obstacles): boolean {
  const names = new Set(known.unread.map(({ name }) => name));
  return (
    found.kinds.every((kind) => known.kinds.includes(kind)) &&
    found.leaks.every((place) => known.leaks.includes(place)) &&
    found.unread.every(({ name }) => names.has(name))
  );
}

/** The test draws what citizens would be handed, pictures and all. */
function leaksOf(tx: Tx, record: ApprovedRecord, copy: PublicCopy, documentId: string, test: LeakTest) {
  const renderer = withPictures(test.renderer, async () =>
    test.files.readAll(await listPictures(tx, { agencyId: copy.agencyId, documentId })),
  );
  return testForLeaks(record.content, copy, { ...test, renderer });
}
