import type { LineSeat } from '../../shared/contract/document-parts.ts';
import type { Moving, PostPassage, Reorganization } from '../../shared/organization/reorganization.ts';
import type { OrganizationChanged } from '../organization/index.ts';
import type { Reader, Tx } from '../platform/database/connect.ts';

/** Documents that are still written: they go on with the post of their drafter, or with the unit that goes on. */
export async function listMovingDrafts(reader: Reader, agencyId: number, moves: Reorganization): Promise<Moving[]> {
  const rows = await reader<{ unitId: string; toId: string; count: number; examples: string[] }[]>`
    select document.unit_id as "unitId", ${goesTo(reader)} as "toId", count(*)::int as count,
      (array_agg(management_number order by management_number))[1:3] as examples
    from documents document ${passages(reader, moves)}
    where document.agency_id = ${agencyId} and document.status in ('drafting', 'rejected', 'recalled')
      and ${goesTo(reader)} is not null
    group by 1, 2 order by 1, 2`;
  const names = new Map([...moves.units, ...moves.placed].map(({ toId, toName }) => [toId, toName]));
  const old = new Map(moves.units.map(({ id, name }) => [id, name]));
  const from = (unitId: string, toId: string) => old.get(unitId) ?? moves.placed.find((one) => one.toId === toId)?.name;
  return rows.map(({ unitId, toId, count, examples }) => {
    return { what: '작성 중 문서', from: from(unitId, toId) ?? '', to: names.get(toId) ?? '', count, examples };
  });
}

/** Moves them. What has been submitted keeps the unit of its day. */
export async function moveDraftsOfUnits(tx: Tx, { agencyId, moves }: OrganizationChanged): Promise<void> {
  await tx`
    update documents moving set unit_id = ${goesTo(tx)}
    from documents document ${passages(tx, moves)}
    where moving.agency_id = document.agency_id and moving.id = document.id and document.agency_id = ${agencyId}
      and document.status in ('drafting', 'rejected', 'recalled') and ${goesTo(tx)} is not null`;
}

/** The post goes first: who moved with it drafts where it is now. */
function goesTo(sql: Reader) {
  return sql`coalesce(placed.to_id, unit.to_id)`;
}

function passages(sql: Reader, { units, placed }: Reorganization) {
  const table = (rows: Reorganization['units']) =>
    sql`unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map(({ toId }) => toId)}::uuid[])`;
  return sql`
    left join ${table(placed)} as placed (id, to_id) on placed.id = document.drafter_post_id
    left join ${table(units)} as unit (id, to_id) on unit.id = document.unit_id`;
}

/** Drafts whose planned line names a post that ends. */
export async function listPlannedWith(reader: Reader, agencyId: number, postIds: readonly string[]) {
  return reader<{ id: string; managementNumber: string; line: LineSeat[] }[]>`
    select id, management_number as "managementNumber", line from documents
    where agency_id = ${agencyId} and status in ('drafting', 'rejected', 'recalled')
      and exists (select from jsonb_array_elements(line) as seat where seat ->> 'postId' = any(${postIds as string[]}))
    order by management_number`;
}

/** Whoever takes over the post stands on planned lines from now on. */
export async function movePlannedLines(tx: Tx, { agencyId, moves }: OrganizationChanged): Promise<void> {
  for (const { id, line } of await listPlannedWith(
    tx,
    agencyId,
    moves.posts.map((post) => post.id),
  )) {
    const moved = JSON.stringify(lineAfter(line, moves.posts));
    await tx`
      update documents set line = ${moved}::text::jsonb, revision = revision + 1
      where agency_id = ${agencyId} and id = ${id}`;
  }
}

/** A line as it goes on; nobody stands on it twice. */
export function lineAfter(line: readonly LineSeat[], posts: readonly PostPassage[]): readonly LineSeat[] {
  const passages = new Map(posts.map((post) => [post.id, post]));
  const kept = new Set(line.filter((seat) => !passages.has(seat.postId)).map((seat) => seat.personId));
  return line.flatMap((seat) => {
    const to = passages.get(seat.postId);
    if (!to) return [seat];
    if (kept.has(to.holderId)) return [];
    kept.add(to.holderId);
    return [{ ...seat, postId: to.toId, personId: to.holderId }];
  });
}
