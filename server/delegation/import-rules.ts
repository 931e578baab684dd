import { createHash } from 'node:crypto';
import type { DelegationRule } from '../../shared/approval/delegation.ts';
import { readDelegationSheet } from '../../shared/approval/delegation-sheet.ts';
import { changesBetween } from '../../shared/approval/delegation-table.ts';
import type { DelegationImportPreview, DelegationVersionDone } from '../../shared/contract/delegation.ts';
import { sheetProblem } from '../../shared/contract/sheet-problem.ts';
import type { CsvRecord } from '../../shared/kernel/csv.ts';
import { keepAnswer, once, type RequestKey } from '../platform/http/idempotency.ts';
import type { Signed } from '../platform/http/policy.ts';
import { Problem } from '../platform/http/problems.ts';
import type { Services } from '../platform/services.ts';
import { requireDraft } from './draft-version.ts';
import { deleteRules, insertRules, listRules, takeDraft } from './store.ts';
import { findingsOf, ruleShape } from './version-view.ts';

/** A page shows that much of a kind; the counts tell of the rest, and the sheet itself can be read. */
const MOST_LISTED = 200;

/** What the file would make of a draft's rows; writes nothing. */
export async function previewRules(
  services: Services,
  signed: Signed,
  version: number,
  records: readonly CsvRecord[],
): Promise<DelegationImportPreview> {
  const { agencyId } = signed;
  const draft = await requireDraft(services, agencyId, version);
  const before = await listRules(services.database.sql, agencyId, version);
  const read = readDelegationSheet(records);
  if ('problems' in read) {
    const counts = { rules: 0, added: 0, removed: 0, changed: 0 };
    const nothing = { preview: null, counts, added: [], removed: [], changed: [], findings: [] };
    return { ...nothing, problems: read.problems.map(sheetProblem) };
  }
  const { added, removed, changed } = changesBetween(before, read.rules);
  return {
    preview: previewName(version, draft.revision, read.rules),
    problems: [],
    counts: {
      rules: read.rules.length,
      added: added.length,
      removed: removed.length,
      changed: changed.length,
    },
    added: added.slice(0, MOST_LISTED).map(ruleShape),
    removed: removed.slice(0, MOST_LISTED).map(ruleShape),
    changed: changed
      .slice(0, MOST_LISTED)
      .map((row) => ({ before: ruleShape(row.before), after: ruleShape(row.after) })),
    findings: await findingsOf(services, agencyId, { ...draft, rules: read.rules }),
  };
}

/** Puts the file's rows in the place of the draft's, if that is exactly what was shown before. */
export function importRules(
  services: Services,
  signed: Signed,
  version: number,
  file: { readonly records: readonly CsvRecord[]; readonly preview: string },
  key: RequestKey,
): Promise<DelegationVersionDone> {
  const { sql } = services.database;
  const { agencyId } = signed;
  return once(sql, key, async () => {
    const { revision } = await requireDraft(services, agencyId, version);
    const read = readDelegationSheet(file.records);
    if ('problems' in read) {
      const [first] = read.problems;
      throw new Problem('sheet-row-bad', first ? sheetProblem(first) : {});
    }
    const { rules } = read;
    if (previewName(version, revision, rules) !== file.preview) throw new Problem('delegation-preview-stale');
    const answer = { version, revision: revision + 1 };
    await sql.begin(async (tx) => {
      await keepAnswer(tx, key, answer, services.clock.now());
      // Takes the draft's row: of two imports at once, the second finds another revision than it was shown.
      if (!(await takeDraft(tx, { agencyId, version, revision }))) throw new Problem('delegation-preview-stale');
      await deleteRules(tx, agencyId, version);
      await insertRules(tx, agencyId, version, rules);
    });
    return answer;
  });
}

/** Names what was shown: these rows in the place of those that stood at this revision. */
function previewName(version: number, revision: number, rules: readonly DelegationRule[]): string {
  return createHash('sha256')
    .update(JSON.stringify([version, revision, rules]))
    .digest('hex');
}
