import { randomUUID } from 'node:crypto';
import type { LineSeat } from '../../shared/contract/document-parts.ts';
import {
  type KeepLine,
  SAVED_LINE_LIMITS,
  type SavedLineDone,
  type SavedLinesReply,
} from '../../shared/contract/saved-lines.ts';
import { oneLine } from '../../shared/document/official-document.ts';
import { EVERYTHING, listDrafted } from '../approval/index.ts';
import { listPlannedLines } from '../document/index.ts';
import { brokenConstraint, type Reader } from '../platform/database/connect.ts';
import { keepAnswer, once, type RequestKey } from '../platform/http/idempotency.ts';
import type { Signed } from '../platform/http/policy.ts';
import { Problem } from '../platform/http/problems.ts';
import type { Services } from '../platform/services.ts';
import { deleteSavedLine, insertSavedLine, listSavedLines, renameSavedLine } from './store.ts';

/** 내 결재선, and the different lines of one's last submissions, the newest first. */
export async function listKeptLines(services: Services, signed: Signed): Promise<SavedLinesReply> {
  const { sql } = services.database;
  const [saved, recent] = await Promise.all([listSavedLines(sql, signed), listRecentLines(sql, signed)]);
  return { saved, recent };
}

/** A drafter's last thirty documents show their habits; older lines are seldom those of today's posts. */
const LOOKED_BACK = 30;

async function listRecentLines(sql: Reader, signed: Signed): Promise<SavedLinesReply['recent']> {
  const drafted = await listDrafted(sql, signed, { ...EVERYTHING, limit: LOOKED_BACK });
  const ids = drafted.map(({ documentId }) => documentId);
  const planned = await listPlannedLines(sql, signed.agencyId, ids);
  const different = new Map<string, SavedLinesReply['recent'][number]>();
  for (const id of ids) {
    const found = planned.get(id);
    if (!found || found.line.length === 0) continue;
    const line = found.line.map(withoutThatDay);
    const shape = JSON.stringify(line);
    if (!different.has(shape)) different.set(shape, { title: found.title, line });
  }
  return [...different.values()].slice(0, SAVED_LINE_LIMITS.recent);
}

/** Keeps a line under a name. */
export function keepLine(services: Services, signed: Signed, body: KeepLine, key: RequestKey): Promise<SavedLineDone> {
  const { sql } = services.database;
  return once(sql, key, async () => {
    const name = readName(body.name);
    if (body.line.length === 0) throw new Problem('line-is-empty');
    const at = services.clock.now();
    const answer = { id: randomUUID() };
    await sql.begin(async (tx) => {
      await keepAnswer(tx, key, answer, at);
      const kept = { id: answer.id, name, line: body.line.map(withoutThatDay), at };
      if (!(await insertSavedLine(tx, signed, kept))) {
        const mine = await listSavedLines(tx, signed);
        if (mine.some((each) => each.name === name)) throw new Problem('line-name-taken', { name });
        throw new Problem('too-many-lines', { most: SAVED_LINE_LIMITS.lines });
      }
    });
    return answer;
  });
}

export function renameLine(
  services: Services,
  signed: Signed,
  line: { readonly id: string; readonly name: string },
  key: RequestKey,
): Promise<SavedLineDone> {
  const { sql } = services.database;
  return once(sql, key, async () => {
    const name = readName(line.name);
    const answer = { id: line.id };
    await sql
      .begin(async (tx) => {
        await keepAnswer(tx, key, answer, services.clock.now());
        if (!(await renameSavedLine(tx, signed, { id: line.id, name }))) throw new Problem('not-found');
      })
      .catch((error: unknown) => {
        const isTaken = brokenConstraint(error) === 'a_person_gives_a_line_name_once';
        throw isTaken ? new Problem('line-name-taken', { name }) : error;
      });
    return answer;
  });
}

export function forgetLine(services: Services, signed: Signed, id: string, key: RequestKey): Promise<SavedLineDone> {
  const { sql } = services.database;
  return once(sql, key, async () => {
    await sql.begin(async (tx) => {
      await keepAnswer(tx, key, { id }, services.clock.now());
      if (!(await deleteSavedLine(tx, signed, id))) throw new Problem('not-found');
    });
    return { id };
  });
}

function readName(given: string): string {
  const name = oneLine(given);
  if (name === '') throw new Problem('line-name-missing');
  if ([...name].length > SAVED_LINE_LIMITS.name)
    throw new Problem('line-name-too-long', { most: SAVED_LINE_LIMITS.name });
  return name;
}

/** Who was away on that day is no part of a line that is used again. */
function withoutThatDay({ skipReason: _away, ...seat }: LineSeat): LineSeat {
  return seat;
}
