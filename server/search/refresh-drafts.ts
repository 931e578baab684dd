import { disclosureLabel } from '../../shared/disclosure/disclosure.ts';
import { readEditorJson } from '../../shared/document/editor-json.ts';
import { plainText } from '../../shared/document/plain-text.ts';
import { dayInKorea } from '../../shared/kernel/calendar-day.ts';
import { isRefusal } from '../../shared/kernel/refusal.ts';
import { findWorkingText, listAttachments } from '../document/index.ts';
import { findPerson, listUnits } from '../organization/index.ts';
import type { Originals } from '../originals/index.ts';
import { sqlState } from '../platform/database/connect.ts';
import type { Signed } from '../platform/http/policy.ts';
import type { Services } from '../platform/services.ts';
import { listStaleDrafts, type StaleDraft, upsertDraft } from './draft-store.ts';
import { readAttachments } from './index-document.ts';
import { haystacksOf, type SearchedText } from './searched-text.ts';

/** So many at once: whoever has more texts lying finds the others with the next search. */
const MOST_AT_ONCE = 200;

/**
 * What a person is writing is found by them alone, so it is made ready when they search and not at every save: saving
 * stays what it was, and whoever never searches pays nothing.
 */
export async function refreshDrafts(services: Services, originals: Originals, signed: Signed): Promise<void> {
  const { sql } = services.database;
  const stale = await listStaleDrafts(sql, signed, MOST_AT_ONCE);
  if (stale.length === 0) return;
  const [units, person] = await Promise.all([
    listUnits(sql, signed.agencyId, dayInKorea(services.clock.now())),
    findPerson(sql, signed.agencyId, signed.personId),
  ]);
  const names = new Map(units.map(({ id, name }) => [id, name]));
  for (const draft of stale) {
    await refreshDraft(services, originals, draft, {
      unitName: names.get(draft.unitId) ?? '',
      drafterName: person?.name ?? '',
    });
  }
}

async function refreshDraft(
  { database: { sql } }: Services,
  originals: Originals,
  { agencyId, documentId, managementNumber, status, madeOf }: StaleDraft,
  names: Pick<SearchedText, 'unitName' | 'drafterName'>,
): Promise<void> {
  const [text, attachments] = await Promise.all([
    findWorkingText(sql, agencyId, documentId),
    listAttachments(sql, agencyId, documentId),
  ]);
  if (!text) return;
  const { files, isPending } = await readAttachments(originals, agencyId, attachments, 'known');
  const read = readEditorJson(JSON.parse(text.editorJson));
  const { title, summary, keywords } = text;
  const texts: SearchedText = {
    ...{ managementNumber, status, disclosureLabel: disclosureLabel(text.disclosure) },
    ...{ ...names, title, summary, keywords, files },
    ...{ numbers: [], people: [], opinions: [] },
    body: isRefusal(read) ? '' : plainText(read.body),
  };
  const { haystack, filesHaystack } = haystacksOf(texts);
  // A file that is still being read: the next search makes it anew.
  const draft = {
    agencyId,
    documentId,
    madeOf: isPending ? '' : madeOf,
    haystack: `${haystack}\n${filesHaystack}`,
    texts,
  };
  await upsertDraft(sql, draft).catch(unlessDeleted);
}

/** Deleted while it was read. */
function unlessDeleted(error: unknown): void {
  if (sqlState(error) !== '23503') throw error;
}
