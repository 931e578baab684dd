import { type Static, Type } from 'typebox';
import { MAX_CIRCULATED } from '../approval/decide-act.ts';
import { Id } from './document-parts.ts';

const exact = { additionalProperties: false } as const;

/** `groups` a person makes, `shared` with one unit; `readers` of a group are those of one circulation. */
export const CIRCULATION_GROUP_LIMITS = {
  groups: 30,
  shared: 50,
  name: 40,
  rules: 30,
  title: 20,
  readers: MAX_CIRCULATED,
} as const;

/** Generous, so that what is too long is answered in words. */
const Words = Type.String({ maxLength: 500 });

const GroupWhomShape = Type.Union([
  Type.Object({ kind: Type.Literal('everyone') }, exact),
  Type.Object({ kind: Type.Literal('heads') }, exact),
  /** Posts whose title ends so: 팀장, 주무관. */
  Type.Object({ kind: Type.Literal('titled'), title: Words }, exact),
]);

export const GroupRuleShape = Type.Union(
  [
    Type.Object({ kind: Type.Literal('unit'), unitId: Id, withLower: Type.Boolean(), whom: GroupWhomShape }, exact),
    Type.Object({ kind: Type.Literal('person'), personId: Id, postId: Id }, exact),
  ],
  { title: 'GroupRule' },
);

const group = {
  name: Words,
  rules: Type.Array(GroupRuleShape, { maxItems: 200 }),
  /** The unit it is shared with; null: private. */
  unitId: Type.Union([Id, Type.Null()]),
};

/** POST /api/circulation-groups (공람 그룹). */
export const SaveGroup = Type.Object(group, { ...exact, title: 'SaveCirculationGroup' });
export type SaveGroup = Static<typeof SaveGroup>;

/** PUT /api/circulation-groups/:groupId: the whole of it, as changed from the revision that was shown. */
export const ChangeGroup = Type.Object(
  { ...group, revision: Type.Integer({ minimum: 1, maximum: 1_000_000 }) },
  { ...exact, title: 'ChangeCirculationGroup' },
);
export type ChangeGroup = Static<typeof ChangeGroup>;

export const GROUP_PARAMS = Type.Object({ groupId: Id }, exact);
export const GroupDone = Type.Object({ id: Id }, { ...exact, title: 'CirculationGroupDone' });
export type GroupDone = Static<typeof GroupDone>;

export const CirculationGroupShape = Type.Object(
  {
    id: Id,
    name: Type.String(),
    revision: Type.Integer(),
    owner: Type.Object({ personId: Id, name: Type.String() }, exact),
    sharedWith: Type.Union([
      Type.Object({ unitId: Id, unitName: Type.String(), stands: Type.Boolean() }, exact),
      Type.Null(),
    ]),
    rules: Type.Array(
      Type.Object(
        {
          rule: GroupRuleShape,
          /** What the unit is called, or was last; the name of the person. */
          name: Type.String(),
          /** Points to nobody: the unit has ended without another in which it goes on, the person holds no post. */
          isLost: Type.Boolean(),
          readers: Type.Integer(),
        },
        exact,
      ),
    ),
    /** How many people it is today, each counted once. */
    readers: Type.Integer(),
    may: Type.Object({ change: Type.Boolean(), share: Type.Boolean() }, exact),
  },
  { ...exact, title: 'CirculationGroup' },
);
export type CirculationGroupShape = Static<typeof CirculationGroupShape>;

/** GET /api/circulation-groups: one's own and those of one's units, by name. */
export const GroupsReply = Type.Object(
  { groups: Type.Array(CirculationGroupShape) },
  { ...exact, title: 'CirculationGroups' },
);
export type GroupsReply = Static<typeof GroupsReply>;

/** GET /api/circulation-groups/:groupId/readers: who it is at this moment. */
export const GroupReadersReply = Type.Object(
  {
    name: Type.String(),
    readers: Type.Array(
      Type.Object(
        {
          personId: Type.String(),
          name: Type.String(),
          postId: Type.String(),
          postTitle: Type.String(),
          unitName: Type.String(),
        },
        exact,
      ),
    ),
    /** How many rules point to nobody. */
    lost: Type.Integer(),
  },
  { ...exact, title: 'CirculationGroupReaders' },
);
export type GroupReadersReply = Static<typeof GroupReadersReply>;
