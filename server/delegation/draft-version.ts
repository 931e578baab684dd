import { type Ladder, USUAL_LADDER } from '../../shared/approval/delegation-ladder.ts';
import type {
  ChangeDelegationVersion,
  DelegationVersionDone,
  MakeDelegationVersion,
} from '../../shared/contract/delegation.ts';
import { keptLine } from '../../shared/document/kept-line.ts';
import { brokenConstraint } from '../platform/database/connect.ts';
import { keepAnswer, once, type RequestKey } from '../platform/http/idempotency.ts';
import type { Signed } from '../platform/http/policy.ts';
import { printedLine } from '../platform/http/printed-line.ts';
import { Problem } from '../platform/http/problems.ts';
import type { Services } from '../platform/services.ts';
import { deleteDraftVersion, findVersion, insertRules, insertVersion, listRules, takeDraft } from './store.ts';

/** A new draft of the regulation, empty or as an earlier version stands. Only one is drafted at a time. */
export function makeDelegationVersion(
  services: Services,
  signed: Signed,
  body: MakeDelegationVersion,
  key: RequestKey,
): Promise<DelegationVersionDone> {
  const { sql } = services.database;
  const { agencyId } = signed;
  const title = requireTitle(body.title);
  return once(sql, key, async () => {
    const at = services.clock.now();
    const before = body.copyFrom === null ? undefined : await findVersion(sql, agencyId, body.copyFrom);
    if (body.copyFrom !== null && !before) throw new Problem('not-found');
    const rules = before ? await listRules(sql, agencyId, before.version) : [];
    const made = {
      agencyId,
      title,
      matterRequired: before?.matterRequired ?? false,
      ladder: before?.ladder ?? USUAL_LADDER,
      byPersonId: signed.personId,
      at,
    };
    return sql
      .begin(async (tx) => {
        const version = await insertVersion(tx, made);
        const answer = { version, revision: 1 };
        await Promise.all([keepAnswer(tx, key, answer, at), insertRules(tx, agencyId, version, rules)]);
        return answer;
      })
      .catch((error: unknown) => {
        if (DRAFTED_AT_ONCE.has(brokenConstraint(error) ?? '')) throw new Problem('delegation-draft-exists');
        throw error;
      });
  });
}

const DRAFTED_AT_ONCE = new Set(['one_regulation_is_drafted_at_a_time', 'delegation_versions_pkey']);

/** The title, the ladder of posts, and whether nothing is submitted without its matter. */
export function changeDelegationVersion(
  services: Services,
  signed: Signed,
  version: number,
  body: ChangeDelegationVersion,
  key: RequestKey,
): Promise<DelegationVersionDone> {
  const { sql } = services.database;
  const { agencyId } = signed;
  return once(sql, key, async () => {
    const before = await requireDraft(services, agencyId, version);
    const title = requireTitle(body.title, before.title);
    const ladder = readLadder(body.ladder, before.ladder);
    const answer = { version, revision: body.revision + 1 };
    await sql.begin(async (tx) => {
      await keepAnswer(tx, key, answer, services.clock.now());
      const change = { title, matterRequired: body.matterRequired, ladder };
      if (!(await takeDraft(tx, { agencyId, version, revision: body.revision }, change))) {
        throw new Problem('delegation-stale');
      }
    });
    return answer;
  });
}

/** Gives a draft up. A published version is a record. */
export function dropDelegationVersion(
  services: Services,
  signed: Signed,
  version: number,
  key: RequestKey,
): Promise<{ version: number }> {
  const { sql } = services.database;
  return once(sql, key, async () => {
    await requireDraft(services, signed.agencyId, version);
    await sql.begin(async (tx) => {
      await keepAnswer(tx, key, { version }, services.clock.now());
      if (!(await deleteDraftVersion(tx, signed.agencyId, version))) throw new Problem('delegation-not-draft');
    });
    return { version };
  });
}

/** The draft of that number, or the refusal that says why it cannot be changed. */
export async function requireDraft(services: Services, agencyId: number, version: number) {
  const row = await findVersion(services.database.sql, agencyId, version);
  if (!row) throw new Problem('not-found');
  if (row.status !== 'draft') throw new Problem('delegation-not-draft');
  return row;
}

function requireTitle(text: string, before?: string): string {
  const title = printedLine('규정의 이름', text, before);
  if (title === '') throw new Problem('invalid-input', { problem: '규정의 이름이 비어 있습니다' });
  return title;
}

/** What a rung is called already is not asked again. */
function readLadder(ladder: Ladder, before: Ladder): Ladder {
  const standing = (name: string) => before.find((rung) => rung.name === name)?.name;
  const read = ladder.map((rung) => ({
    ...rung,
    name: printedLine('전결 단계의 이름', rung.name, standing(rung.name)),
    titles: [...new Set(rung.titles.map(keptLine).filter((title) => title !== ''))],
  }));
  const names = new Set(read.map(({ name }) => name));
  if (names.size !== read.length || names.has('')) throw new Problem('ladder-bad');
  return read;
}
