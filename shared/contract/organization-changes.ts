import { type Static, Type } from 'typebox';
import type { OrganizationCommand } from '../organization/organization-command.ts';
import { Instant } from './document-parts.ts';

const exact = { additionalProperties: false } as const;
const id = Type.String({ minLength: 1, maxLength: 64 });
const name = Type.String({ minLength: 1, maxLength: 100 });
const title = Type.String({ minLength: 1, maxLength: 50 });
const code = Type.String({ minLength: 1, maxLength: 20 });
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const DayOrNull = Type.Union([Day, Type.Null()]);
const IdOrNull = Type.Union([id, Type.Null()]);
const reason = Type.String({ minLength: 1, maxLength: 500 });
const PreviewHash = Type.String({ pattern: '^[0-9a-f]{64}$' });
const kind = Type.Union([
  Type.Literal('regular'),
  Type.Literal('concurrent'),
  Type.Literal('acting'),
  Type.Literal('dispatched'),
]);
const person = {
  id,
  name: Type.String({ minLength: 1, maxLength: 50 }),
  phone: Type.String({ maxLength: 50 }),
  email: Type.String({ maxLength: 200 }),
};
const act = <Name extends OrganizationCommand['type']>(type: Name) => ({ type: Type.Literal(type) });

/** One change of the organisation. What is new is called `new-1`, `new-2` …: other commands of the act may name it. */
const CommandShape = Type.Union([
  Type.Object({ ...act('openUnit'), unitId: id, code, name, parentId: IdOrNull }, exact),
  Type.Object({ ...act('renameUnit'), unitId: id, code, name }, exact),
  Type.Object({ ...act('moveUnit'), unitId: id, parentId: IdOrNull }, exact),
  Type.Object({ ...act('closeUnit'), unitId: id }, exact),
  Type.Object({ ...act('mergeUnits'), unitIds: Type.Array(id, { minItems: 1, maxItems: 100 }), intoUnitId: id }, exact),
  Type.Object(
    {
      ...act('splitUnit'),
      unitId: id,
      parts: Type.Array(
        Type.Object(
          {
            unitId: id,
            code,
            name,
            postIds: Type.Array(id, { maxItems: 500 }),
            childUnitIds: Type.Array(id, { maxItems: 200 }),
          },
          exact,
        ),
        { minItems: 1, maxItems: 20 },
      ),
      closes: Type.Boolean(),
    },
    exact,
  ),
  Type.Object({ ...act('openPost'), postId: id, unitId: id, title, isHead: Type.Boolean() }, exact),
  Type.Object({ ...act('changePost'), postId: id, title, isHead: Type.Boolean() }, exact),
  Type.Object({ ...act('movePost'), postId: id, unitId: id }, exact),
  Type.Object({ ...act('closePost'), postId: id }, exact),
  Type.Object({ ...act('takePost'), postId: id, personId: id, kind, until: DayOrNull }, exact),
  Type.Object({ ...act('leavePost'), postId: id, personId: id }, exact),
  Type.Object({ ...act('addPerson'), ...person }, exact),
  Type.Object({ ...act('changePerson'), ...person }, exact),
]);

const commands = Type.Array(CommandShape, { minItems: 1, maxItems: 500 });

/** POST /api/organization/previews (administrator): what a change would make different; nothing is written. */
export const PreviewOrganization = Type.Object({ on: Day, commands }, { ...exact, title: 'PreviewOrganization' });
export type PreviewOrganization = Static<typeof PreviewOrganization>;

/** POST /api/organization/changes (administrator). With `preview`: exactly what was shown, or 409. */
export const ChangeOrganization = Type.Object(
  { on: Day, reason, commands, preview: Type.Union([PreviewHash, Type.Null()]) },
  { ...exact, title: 'ChangeOrganization' },
);
export type ChangeOrganization = Static<typeof ChangeOrganization>;

export const DifferenceShape = Type.Array(
  Type.Object(
    {
      kind: Type.Union([
        Type.Literal('unitOpened'),
        Type.Literal('unitRenamed'),
        Type.Literal('unitMoved'),
        Type.Literal('unitClosed'),
        Type.Literal('postOpened'),
        Type.Literal('postRenamed'),
        Type.Literal('postMoved'),
        Type.Literal('postClosed'),
        Type.Literal('personAdded'),
        Type.Literal('personChanged'),
        Type.Literal('personTook'),
        Type.Literal('personMoved'),
        Type.Literal('personLeft'),
      ]),
      subject: Type.String(),
      was: Type.String(),
      becomes: Type.String(),
    },
    exact,
  ),
);

/** What hangs on a unit that changes, told by whoever keeps it: unit tasks, drafts, waiting documents, … */
export const AffectedShape = Type.Array(
  Type.Object({ unitName: Type.String(), what: Type.String(), count: Type.Integer() }, exact),
);

/** What goes along with a unit or post that ends or moves: counts, and a few of them by their numbers. */
export const MovesShape = Type.Array(
  Type.Object(
    {
      what: Type.String(),
      from: Type.String(),
      to: Type.String(),
      count: Type.Integer(),
      examples: Type.Array(Type.String()),
    },
    exact,
  ),
);

/** Duties of a unit that end with it, and who had them; where the unit goes on, somebody must be named. */
export const EndingsShape = Type.Array(
  Type.Object(
    { what: Type.String(), from: Type.String(), people: Type.Array(Type.String()), toNames: Type.Array(Type.String()) },
    exact,
  ),
);

export const OrganizationPreview = Type.Object(
  {
    preview: PreviewHash,
    difference: DifferenceShape,
    moves: MovesShape,
    endings: EndingsShape,
    affected: AffectedShape,
  },
  { ...exact, title: 'OrganizationPreview' },
);
export type OrganizationPreview = Static<typeof OrganizationPreview>;

/** The place of the change in the journal (조직 변경 대장). */
export const ChangeReply = Type.Object({ sequence: Type.Integer() }, { ...exact, title: 'OrganizationChanged' });
export type ChangeReply = Static<typeof ChangeReply>;

const file = Type.String({ maxLength: 7_000_000, contentEncoding: 'base64' });

/** POST /api/organization/imports/previews: the whole office as a file (CSV in UTF-8 or CP949, XLSX), in base64. */
export const PreviewImport = Type.Object({ on: Day, file }, { ...exact, title: 'PreviewOrganizationImport' });
export type PreviewImport = Static<typeof PreviewImport>;

/** With problems, each on its line of the file, there is no preview; with no difference neither. */
export const ImportPreview = Type.Object(
  {
    preview: Type.Union([PreviewHash, Type.Null()]),
    difference: DifferenceShape,
    moves: MovesShape,
    endings: EndingsShape,
    affected: AffectedShape,
    problems: Type.Array(Type.Object({ row: Type.Integer(), problem: Type.String() }, exact)),
  },
  { ...exact, title: 'OrganizationImportPreview' },
);
export type ImportPreview = Static<typeof ImportPreview>;

/** POST /api/organization/imports: the same file again, with the preview that was shown. */
export const ApplyImport = Type.Object(
  { on: Day, file, reason, preview: PreviewHash },
  { ...exact, title: 'ApplyOrganizationImport' },
);
export type ApplyImport = Static<typeof ApplyImport>;

const HolderShape = Type.Object(
  { personId: Type.String(), name: Type.String(), kind, from: Day, to: DayOrNull },
  exact,
);

/** GET /api/organization/days/{day} (administrator): the organisation of a day with everything an act needs. */
export const OrganizationOfDay = Type.Object(
  {
    units: Type.Array(
      Type.Object(
        {
          id: Type.String(),
          parentId: Type.Union([Type.String(), Type.Null()]),
          code: Type.String(),
          name: Type.String(),
          from: Day,
          to: DayOrNull,
          posts: Type.Array(
            Type.Object(
              {
                id: Type.String(),
                title: Type.String(),
                isHead: Type.Boolean(),
                from: Day,
                to: DayOrNull,
                holders: Type.Array(HolderShape),
              },
              exact,
            ),
          ),
        },
        exact,
      ),
    ),
    people: Type.Array(
      Type.Object({ id: Type.String(), name: Type.String(), phone: Type.String(), email: Type.String() }, exact),
    ),
  },
  { ...exact, title: 'OrganizationOfDay' },
);
export type OrganizationOfDay = Static<typeof OrganizationOfDay>;

/** GET /api/organization/journal?before= (administrator): newest first; `next` is the next page's `before`. */
export const OrganizationJournal = Type.Object(
  {
    entries: Type.Array(
      Type.Object(
        {
          sequence: Type.Integer(),
          at: Instant,
          by: Type.String(),
          effectiveOn: Day,
          reason: Type.String(),
          difference: DifferenceShape,
        },
        exact,
      ),
    ),
    next: Type.Union([Type.Integer(), Type.Null()]),
  },
  { ...exact, title: 'OrganizationJournal' },
);
export type OrganizationJournal = Static<typeof OrganizationJournal>;
