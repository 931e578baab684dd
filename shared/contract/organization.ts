import { type Static, Type } from 'typebox';
import { AgencyId, Id, Instant, RetentionShape, UnitTaskShape } from './document-parts.ts';

const exact = { additionalProperties: false } as const;

export const PostShape = Type.Object(
  {
    id: Type.String(),
    title: Type.String(),
    isHead: Type.Boolean(),
    holders: Type.Array(Type.Object({ personId: Type.String(), name: Type.String() }, exact)),
  },
  exact,
);
export const UnitShape = Type.Object(
  {
    id: Type.String(),
    parentId: Type.Union([Type.String(), Type.Null()]),
    code: Type.String(),
    name: Type.String(),
    posts: Type.Array(PostShape),
  },
  { ...exact, title: 'Unit' },
);

/** GET /api/organization: the agency's units of today in the order of the tree, parents first. */
export const OrganizationReply = Type.Object({ units: Type.Array(UnitShape) }, { ...exact, title: 'Organization' });
export type OrganizationReply = Static<typeof OrganizationReply>;

/** GET /api/agencies: the other agencies of the installation, which may take part in a 공동기안. */
export const AgenciesReply = Type.Object(
  { agencies: Type.Array(Type.Object({ id: AgencyId, name: Type.String() }, exact)) },
  { ...exact, title: 'Agencies' },
);
export type AgenciesReply = Static<typeof AgenciesReply>;

/** GET /api/unit-tasks */
export const UnitTasksReply = Type.Object({ unitTasks: Type.Array(UnitTaskShape) }, exact);
export type UnitTasksReply = Static<typeof UnitTasksReply>;

/** POST /api/unit-tasks (administrator) */
export const AddUnitTask = Type.Object(
  {
    unitId: Type.String({ maxLength: 64 }),
    path: Type.Array(Type.String({ minLength: 1, maxLength: 100 }), { minItems: 1, maxItems: 10 }),
    retention: RetentionShape,
  },
  { ...exact, title: 'AddUnitTask' },
);
export type AddUnitTask = Static<typeof AddUnitTask>;

export const UNIT_TASK_PARAMS = Type.Object({ unitTaskId: Id }, exact);

/** POST /api/unit-tasks/:unitTaskId/routine (administrator): 정형 문서, which 일괄결재 takes unopened. */
export const MarkRoutine = Type.Object(
  { isRoutine: Type.Boolean(), reason: Type.String({ minLength: 1, maxLength: 500 }) },
  { ...exact, title: 'MarkRoutine' },
);
export type MarkRoutine = Static<typeof MarkRoutine>;
export const RoutineMarked = Type.Object({ isRoutine: Type.Boolean() }, exact);

/** GET /api/unit-tasks/routine-marks (administrator): the newest first; of each unit task the first counts. */
export const RoutineMarksReply = Type.Object(
  {
    marks: Type.Array(
      Type.Object(
        {
          unitTaskId: Type.String(),
          isRoutine: Type.Boolean(),
          reason: Type.String(),
          by: Type.String(),
          at: Instant,
        },
        exact,
      ),
    ),
  },
  { ...exact, title: 'RoutineMarks' },
);
export type RoutineMarksReply = Static<typeof RoutineMarksReply>;

/** PUT /api/unit-tasks/:unitTaskId/charge (administrator): who is in charge of it; null: nobody. */
export const ChargeUnitTask = Type.Object(
  { personId: Type.Union([Id, Type.Null()]) },
  { ...exact, title: 'ChargeUnitTask' },
);
export type ChargeUnitTask = Static<typeof ChargeUnitTask>;

/** GET /api/unit-tasks/charges (administrator): who is in charge of which unit task. */
export const ChargesReply = Type.Object(
  {
    charges: Type.Array(
      Type.Object(
        { unitTaskId: Type.String(), personId: Type.String(), name: Type.String() },
        { additionalProperties: false },
      ),
    ),
  },
  { additionalProperties: false, title: 'Charges' },
);
export type ChargesReply = Static<typeof ChargesReply>;
