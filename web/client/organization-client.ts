import type { UnitTaskShape } from '../../shared/contract/document-parts.ts';
import type { AddUnitTask, OrganizationReply, UnitTasksReply } from '../../shared/contract/organization.ts';
import type { Send } from './request.ts';

export type OrganizationClient = ReturnType<typeof organizationClient>;

/** Units, posts and people of today, and the unit tasks (단위과제). */
export function organizationClient(send: Send) {
  return {
    units: () => send<OrganizationReply>('GET', '/api/organization'),
    unitTasks: () => send<UnitTasksReply>('GET', '/api/unit-tasks'),
    addUnitTask: (task: AddUnitTask) => send<UnitTaskShape>('POST', '/api/unit-tasks', task),
  };
}
