import { Type } from 'typebox';

const exact = { additionalProperties: false } as const;

/** How the frozen PDF stands, and why it could not be made. */
export const FrozenPaperShape = Type.Object(
  {
    state: Type.Union([Type.Literal('none'), Type.Literal('waiting'), Type.Literal('ready'), Type.Literal('failed')]),
    reason: Type.Union([Type.String(), Type.Null()]),
  },
  { ...exact, title: 'FrozenPaper' },
);
