import { type Static, Type } from 'typebox';
import { DisclosureGround } from './document-parts.ts';
import { Matter } from './requests.ts';

const exact = { additionalProperties: false } as const;
const orNull = <Shape extends Parameters<typeof Type.Union>[0][number]>(shape: Shape) =>
  Type.Union([shape, Type.Null()]);

/** GET /api/requests/statistics: of the year in which they were filed. */
export const RequestYearText = Type.String({ pattern: '^2\\d{3}$', title: '연도' });
const RequestYear = Type.Integer({ minimum: 2000, maximum: 2999 });
const Count = Type.Integer({ minimum: 0 });
export const RequestStatisticsReply = Type.Object(
  {
    /** The years in which requests were filed, the last one first. */
    years: Type.Array(RequestYear),
    year: RequestYear,
    filed: Count,
    results: Type.Array(
      Type.Object(
        {
          result: Type.Union([
            Type.Literal('open'),
            Type.Literal('partiallyOpen'),
            Type.Literal('closed'),
            Type.Literal('notHeld'),
            Type.Literal('ended'),
            Type.Literal('transferred'),
            Type.Literal('withdrawn'),
            Type.Literal('underWay'),
          ]),
          count: Count,
        },
        exact,
      ),
    ),
    grounds: Type.Array(Type.Object({ ground: DisclosureGround, count: Count }, exact)),
    timings: Type.Array(
      Type.Object(
        {
          timing: Type.Union([Type.Literal('within'), Type.Literal('withinExtension'), Type.Literal('late')]),
          count: Count,
        },
        exact,
      ),
    ),
    overdue: Count,
    objections: Type.Array(
      Type.Object(
        {
          outcome: Type.Union([
            Type.Literal('accepted'),
            Type.Literal('partlyAccepted'),
            Type.Literal('dismissed'),
            Type.Literal('refused'),
            Type.Literal('underWay'),
          ]),
          count: Count,
        },
        exact,
      ),
    ),
    partyObjections: Type.Array(
      Type.Object(
        {
          outcome: Type.Union([
            Type.Literal('accepted'),
            Type.Literal('dismissed'),
            Type.Literal('refused'),
            Type.Literal('underWay'),
          ]),
          count: Count,
        },
        exact,
      ),
    ),
    reviews: Type.Array(Type.Object({ matter: Matter, held: Count, skipped: Count }, exact)),
    months: Type.Array(Type.Object({ month: Type.String(), filed: Count, decided: Count }, exact)),
    units: Type.Array(Type.Object({ unit: orNull(Type.String()), filed: Count, inTime: Count, late: Count }, exact)),
  },
  { ...exact, title: 'RequestStatistics' },
);
export type RequestStatisticsReply = Static<typeof RequestStatisticsReply>;
