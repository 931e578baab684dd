import { type Static, Type } from 'typebox';
import { Id, LineSeat } from './document-parts.ts';

const exact = { additionalProperties: false } as const;

export const SAVED_LINE_LIMITS = { lines: 30, name: 40, recent: 5 } as const;

const Line = Type.Array(LineSeat, { maxItems: 50 });
/** Generous, so that a name that is too long is answered in words. */
const Name = Type.String({ maxLength: 500 });

const SavedLine = Type.Object({ id: Id, name: Type.String(), line: Line }, { ...exact, title: 'SavedLine' });
export type SavedLine = Static<typeof SavedLine>;

/** GET /api/saved-lines (내 결재선): one's own, by name, and the lines of the last submissions. */
export const SavedLinesReply = Type.Object(
  {
    saved: Type.Array(SavedLine),
    recent: Type.Array(Type.Object({ title: Type.String(), line: Line }, exact)),
  },
  { ...exact, title: 'SavedLines' },
);
export type SavedLinesReply = Static<typeof SavedLinesReply>;

/** POST /api/saved-lines. */
export const KeepLine = Type.Object({ name: Name, line: Line }, { ...exact, title: 'KeepLine' });
export type KeepLine = Static<typeof KeepLine>;

/** PATCH /api/saved-lines/:lineId. */
export const RenameLine = Type.Object({ name: Name }, exact);
export type RenameLine = Static<typeof RenameLine>;

export const SAVED_LINE_PARAMS = Type.Object({ lineId: Id }, exact);
export const SavedLineDone = Type.Object({ id: Id }, { ...exact, title: 'SavedLineDone' });
export type SavedLineDone = Static<typeof SavedLineDone>;
