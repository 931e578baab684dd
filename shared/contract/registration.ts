import { type Static, Type } from 'typebox';
import { Instant } from './document-parts.ts';

const exact = { additionalProperties: false } as const;

/** GET /api/series (administrator): the number series of the agency's units. */
export const SeriesReply = Type.Object(
  {
    series: Type.Array(
      Type.Object(
        {
          unitId: Type.String(),
          unitName: Type.String(),
          year: Type.Integer(),
          lastSerial: Type.Integer(),
          starts: Type.Array(
            Type.Object({ lastUsed: Type.Integer(), reason: Type.String(), by: Type.String(), at: Instant }, exact),
          ),
        },
        exact,
      ),
    ),
  },
  { ...exact, title: 'Series' },
);
export type SeriesReply = Static<typeof SeriesReply>;

/** POST /api/series/start: the office's last number on paper or in the former system; the next one here follows it. */
export const StartSeries = Type.Object(
  {
    unitId: Type.String({ maxLength: 64 }),
    year: Type.Integer({ minimum: 1948, maximum: 2999 }),
    lastUsed: Type.Integer({ minimum: 0, maximum: 999_998 }),
    reason: Type.String({ minLength: 1, maxLength: 500 }),
  },
  { ...exact, title: 'StartSeries' },
);
export type StartSeries = Static<typeof StartSeries>;

/** POST /api/management-numbers/start: the same for 관리번호. */
export const StartManagementNumbers = Type.Object(
  {
    lastUsed: Type.Integer({ minimum: 0, maximum: 999_999_998 }),
    reason: Type.String({ minLength: 1, maxLength: 500 }),
  },
  { ...exact, title: 'StartManagementNumbers' },
);
export type StartManagementNumbers = Static<typeof StartManagementNumbers>;

export const StartReply = Type.Object({ lastUsed: Type.Integer() }, exact);
