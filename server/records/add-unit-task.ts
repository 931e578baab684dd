import { randomUUID } from 'node:crypto';
import type { UnitTaskShape } from '../../shared/contract/document-parts.ts';
import type { AddUnitTask } from '../../shared/contract/organization.ts';
import { dayInKorea } from '../../shared/kernel/calendar-day.ts';
import { findUnitHeading } from '../organization/index.ts';
import { keepAnswer, once, type RequestKey } from '../platform/http/idempotency.ts';
import { printedLine } from '../platform/http/printed-line.ts';
import { Problem } from '../platform/http/problems.ts';
import type { Services } from '../platform/services.ts';
import { insertUnitTask } from './store.ts';

/** Opens a unit task (단위과제) of a unit, with its retention period, from today on. */
export function addUnitTask(
  services: Services,
  agencyId: number,
  task: AddUnitTask,
  key: RequestKey,
): Promise<UnitTaskShape> {
  const { sql } = services.database;
  const at = services.clock.now();
  return once(sql, key, async () => {
    const path = task.path.map((part) => printedLine('단위과제', part));
    const name = path.at(-1);
    if (name === undefined || path.includes(''))
      throw new Problem('invalid-input', { problem: '분류의 이름이 비어 있습니다' });
    if (!(await findUnitHeading(sql, agencyId, task.unitId, dayInKorea(at)))) throw new Problem('not-found');
    const added = { id: randomUUID(), unitId: task.unitId, name, path, retention: task.retention };
    await sql.begin((tx) => [
      keepAnswer(tx, key, added, at),
      insertUnitTask(tx, { ...added, agencyId, validFrom: dayInKorea(at) }),
    ]);
    return added;
  });
}
