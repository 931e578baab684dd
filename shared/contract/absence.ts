import { type Static, Type } from 'typebox';
import { LONGEST_BASIS } from '../organization/absence.ts';
import { Day, Id, Instant } from './document-parts.ts';

const exact = { additionalProperties: false } as const;

export const AbsenceKindShape = Type.Union([
  Type.Literal('leave'),
  Type.Literal('trip'),
  Type.Literal('training'),
  Type.Literal('sickLeave'),
  Type.Literal('secondment'),
  Type.Literal('other'),
]);

/** A time of day in Korea, HH:MM. */
const TimeOfDay = Type.String({ pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$' });

const periodAndStandIn = {
  kind: AbsenceKindShape,
  fromOn: Day,
  fromTime: Type.Optional(TimeOfDay),
  /** The last day away, included. */
  toOn: Day,
  toTime: Type.Optional(TimeOfDay),
  /** 대결자; null where nobody acts. */
  standInPersonId: Type.Union([Id, Type.Null()]),
  /** 근거, such as the number of the order or the application. */
  basis: Type.String({ minLength: 1, maxLength: LONGEST_BASIS }),
};

/** POST /api/absences: one's own absence. */
export const SetAbsence = Type.Object(periodAndStandIn, { ...exact, title: 'SetAbsence' });
export type SetAbsence = Static<typeof SetAbsence>;

/** POST /api/people/:personId/absences (administrator): for somebody who cannot enter it. */
export const SetAbsenceFor = Type.Object(
  { ...periodAndStandIn, reason: Type.String({ minLength: 1, maxLength: 500 }) },
  { ...exact, title: 'SetAbsenceFor' },
);
export type SetAbsenceFor = Static<typeof SetAbsenceFor>;

/** POST /api/absences/:absenceId/cancellation: back earlier, or never gone. Another's needs a reason. */
export const CancelAbsence = Type.Object(
  { reason: Type.Optional(Type.String({ maxLength: 500 })) },
  { ...exact, title: 'CancelAbsence' },
);
export type CancelAbsence = Static<typeof CancelAbsence>;

const Official = Type.Object(
  { personId: Type.String(), name: Type.String(), postTitle: Type.String(), unitName: Type.String() },
  { ...exact, title: 'Official' },
);

export const AbsenceShape = Type.Object(
  {
    id: Type.String(),
    person: Official,
    /** Null for whoever is neither the person, the stand-in nor the administrator: why somebody is away is theirs. */
    kind: Type.Union([AbsenceKindShape, Type.Null()]),
    basis: Type.Union([Type.String(), Type.Null()]),
    from: Instant,
    until: Instant,
    standIn: Type.Union([Official, Type.Null()]),
    cancelledAt: Type.Union([Instant, Type.Null()]),
  },
  { ...exact, title: 'Absence' },
);
export type AbsenceShape = Static<typeof AbsenceShape>;

/** POST /api/absences and its cancellation. */
export const AbsenceReply = Type.Object({ id: Type.String() }, exact);
export type AbsenceReply = Static<typeof AbsenceReply>;

/** GET /api/absences?on=YYYY-MM-DD: who is away on a day. */
export const AwayReply = Type.Object({ absences: Type.Array(AbsenceShape) }, { ...exact, title: 'Away' });
export type AwayReply = Static<typeof AwayReply>;

/** GET /api/absences/mine: one's own that are not over and those of the last year, and whose stand-in one is now. */
export const OwnAbsencesReply = Type.Object(
  { absences: Type.Array(AbsenceShape), actingFor: Type.Array(AbsenceShape) },
  { ...exact, title: 'OwnAbsences' },
);
export type OwnAbsencesReply = Static<typeof OwnAbsencesReply>;

/** GET /api/absences/along?people=id,id: who of a line will be away soon, and who acts then. */
export const AbsencesAlongReply = Type.Object(
  {
    absences: Type.Array(
      Type.Object(
        {
          personId: Type.String(),
          from: Instant,
          until: Instant,
          /** Who acts when it begins, through stand-ins who are away themselves; null: nobody. */
          acting: Type.Union([Official, Type.Null()]),
        },
        exact,
      ),
    ),
  },
  { ...exact, title: 'AbsencesAlong' },
);
export type AbsencesAlongReply = Static<typeof AbsencesAlongReply>;
