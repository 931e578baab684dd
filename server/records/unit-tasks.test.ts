import { afterAll, describe, expect, test } from 'vitest';
import type { UnitTaskShape } from '../../shared/contract/document-parts.ts';
import type { UnitTasksReply } from '../../shared/contract/organization.ts';
import { openTestOffice } from '../testing/test-office.ts';
import { findUnitTask } from './index.ts';

const office = await openTestOffice();
afterAll(office.close);

const careUnit = (await office.officer('cooperator')).unitId;
const administrator = await office.as('administrator');

describe('unit tasks', () => {
  test('are opened by an administrator, with the retention that documents will take', async () => {
    const path = ['사회복지', ' 지역돌봄 ', '돌봄지원'.normalize('NFD')];
    const task = await administrator.post<UnitTaskShape>('/api/unit-tasks', {
      unitId: careUnit,
      path,
      retention: 'y5',
    });
    expect(task).toMatchObject({
      unitId: careUnit,
      name: '돌봄지원',
      path: ['사회복지', '지역돌봄', '돌봄지원'],
      retention: 'y5',
    });
    const { sql } = office.services.database;
    expect(await findUnitTask(sql, office.agencyId, task.id, '2026-03-03')).toEqual(task);
    expect(await findUnitTask(sql, office.agencyId, task.id, '2026-03-02')).toBeUndefined();
    expect(await findUnitTask(sql, 1, task.id, '2026-03-03')).toBeUndefined();
    expect(await findUnitTask(sql, office.agencyId, 'x', '2026-03-03')).toBeUndefined();
  });

  test('of one’s own unit come first', async () => {
    const first = async (login: 'drafter' | 'cooperator') => {
      const { unitTasks } = await (await office.as(login)).get<UnitTasksReply>('/api/unit-tasks');
      return unitTasks.map((task) => task.name);
    };
    expect(await first('drafter')).toEqual(['마을모임지원', '돌봄지원']);
    expect(await first('cooperator')).toEqual(['돌봄지원', '마을모임지원']);
  });

  test('of another agency are not seen', async () => {
    const { unitTasks } = await (await office.as('outsider')).get<UnitTasksReply>('/api/unit-tasks');
    expect(unitTasks).toEqual([]);
  });

  test('that are closed are not offered from that day on', async () => {
    const { sql } = office.services.database;
    await sql`update unit_tasks set valid_to = '2026-03-03' where path[3] = '돌봄지원'`;
    const { unitTasks } = await (await office.as('drafter')).get<UnitTasksReply>('/api/unit-tasks');
    expect(unitTasks.map((task) => task.name)).toEqual(['마을모임지원']);
  });

  test('sent twice with one key are one unit task', async () => {
    const body = { unitId: careUnit, path: ['두 번'], retention: 'y1' };
    const headers = { 'idempotency-key': 'pressed-twice' };
    const both = await Promise.all([1, 2].map(() => administrator.attempt('POST', '/api/unit-tasks', body, headers)));
    expect(both.map((response) => response.statusCode)).toEqual([200, 200]);
    expect(both[0]?.json()).toEqual(both[1]?.json());
    const { sql } = office.services.database;
    expect(await sql`select count(*)::int as tasks from unit_tasks where path = array['두 번']`).toEqual([
      { tasks: 1 },
    ]);
  });

  test('are not opened by others, in another agency’s unit, or without a name', async () => {
    const body = { unitId: careUnit, path: ['이름'], retention: 'y1' };
    const codeOf = async (login: 'drafter' | 'outside-administrator' | 'administrator', changes: object) =>
      (await (await office.as(login)).attempt('POST', '/api/unit-tasks', { ...body, ...changes })).json().code;
    expect(await codeOf('drafter', {})).toBe('not-permitted');
    expect(await codeOf('outside-administrator', {})).toBe('not-found');
    expect(await codeOf('administrator', { unitId: "x'" })).toBe('not-found');
    expect(await codeOf('administrator', { path: ['대분류', '  '] })).toBe('invalid-input');
    expect(await codeOf('administrator', { path: ['대분류', '\u{1f600}'] })).toBe('glyph-missing');
    expect(await codeOf('administrator', { path: [] })).toBe('invalid-input');
    expect(await codeOf('administrator', { retention: 'forever' })).toBe('invalid-input');
  });
});
