import { type Static, Type } from 'typebox';
import { Day, Id } from './document-parts.ts';

const exact = { additionalProperties: false } as const;

/** GET /api/lead-times and its file: of the documents approved on these days in Korea, both included. */
export const LeadTimesQuery = Type.Object({ from: Day, to: Day }, exact);
export type LeadTimesQuery = Static<typeof LeadTimesQuery>;

export const LeadStepShape = Type.Union([
  Type.Literal('whole'),
  Type.Literal('review'),
  Type.Literal('cooperate'),
  Type.Literal('approve'),
  Type.Literal('delegatedApprove'),
]);

/** Whole seconds of the calendar, nights and holidays counted in. */
export const LeadFigures = Type.Object(
  {
    documents: Type.Integer(),
    median: Type.Integer({ description: '중앙값(초)' }),
    ninetieth: Type.Integer({ description: '90번째 백분위수(초)' }),
  },
  { ...exact, title: 'LeadFigures' },
);
export type LeadFigures = Static<typeof LeadFigures>;

/** `figures` are withheld (null) where there are too few documents. Steps that no document took are not listed. */
const LeadRow = Type.Object(
  { step: LeadStepShape, figures: Type.Union([LeadFigures, Type.Null()]) },
  { ...exact, title: 'LeadRow' },
);
export type LeadRow = Static<typeof LeadRow>;

/** What a head is shown of the units they lead, and an administrator of the agency. */
export const LeadTimesReply = Type.Object(
  {
    scope: Type.Union([Type.Literal('agency'), Type.Literal('units')]),
    whole: Type.Array(LeadRow),
    /** By 처리과, in the order of the office. */
    units: Type.Array(Type.Object({ unitId: Id, unitName: Type.String(), steps: Type.Array(LeadRow) }, exact)),
  },
  { ...exact, title: 'LeadTimes' },
);
export type LeadTimesReply = Static<typeof LeadTimesReply>;
