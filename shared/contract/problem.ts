import { type Static, Type } from 'typebox';

/** What every refused or failed request answers. `message` is Korean and says what to do. */
export const Problem = Type.Object(
  {
    code: Type.String(),
    message: Type.String(),
    facts: Type.Optional(Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()]))),
    requestId: Type.String(),
  },
  { additionalProperties: false, title: 'Problem' },
);
export type Problem = Static<typeof Problem>;
