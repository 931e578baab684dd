import type { UnitTaskShape } from '../../shared/contract/document-parts.ts';
import type {
  AddUnitTask,
  AgenciesReply,
  ChargesReply,
  ChargeUnitTask,
  MarkRoutine,
  OrganizationReply,
  RoutineMarksReply,
  UnitTasksReply,
} from '../../shared/contract/organization.ts';
import type {
  ApplyImport,
  ChangeReply,
  ImportPreview,
  OrganizationJournal,
  OrganizationOfDay,
  OrganizationPreview,
  PreviewImport,
} from '../../shared/contract/organization-changes.ts';
import type { OrganizationCommand } from '../../shared/organization/organization-command.ts';
import type { Send } from './request.ts';

/** What the contract calls ChangeOrganization, from commands that nobody may write to. */
type AskedChange = {
  readonly on: string;
  readonly reason: string;
  readonly preview: string | null;
  readonly commands: readonly OrganizationCommand[];
};

export type OrganizationClient = ReturnType<typeof organizationClient>;

/** Units, posts and people of today and of any day, changes of the organisation, and the unit tasks (단위과제). */
export function organizationClient(send: Send) {
  return {
    /** 공동기안: the other agencies of the installation. */
    agencies: () => send<AgenciesReply>('GET', '/api/agencies'),
    unitsOf: (agencyId: number) => send<OrganizationReply>('GET', `/api/agencies/${agencyId}/organization`),
    units: () => send<OrganizationReply>('GET', '/api/organization'),
    day: (day: string) => send<OrganizationOfDay>('GET', `/api/organization/days/${day}`),
    preview: (change: { readonly on: string; readonly commands: readonly OrganizationCommand[] }) =>
      send<OrganizationPreview>('POST', '/api/organization/previews', change),
    change: (change: AskedChange) => send<ChangeReply>('POST', '/api/organization/changes', change),
    previewImport: (file: PreviewImport) => send<ImportPreview>('POST', '/api/organization/imports/previews', file),
    applyImport: (file: ApplyImport) => send<ChangeReply>('POST', '/api/organization/imports', file),
    fileAddress: (day: string, format: 'csv' | 'xlsx') => `/api/organization/days/${day}/file?format=${format}`,
    journal: (before: number | null) =>
      send<OrganizationJournal>('GET', `/api/organization/journal${before === null ? '' : `?before=${before}`}`),
    unitTasks: () => send<UnitTasksReply>('GET', '/api/unit-tasks'),
    routineMarks: () => send<RoutineMarksReply>('GET', '/api/unit-tasks/routine-marks'),
    markRoutine: (unitTaskId: string, mark: MarkRoutine) =>
      send<{ isRoutine: boolean }>('POST', `/api/unit-tasks/${unitTaskId}/routine`, mark),
    charges: () => send<ChargesReply>('GET', '/api/unit-tasks/charges'),
    chargeUnitTask: (unitTaskId: string, charge: ChargeUnitTask) =>
      send<ChargeUnitTask>('PUT', `/api/unit-tasks/${unitTaskId}/charge`, charge),
    addUnitTask: (task: AddUnitTask) => send<UnitTaskShape>('POST', '/api/unit-tasks', task),
  };
}
