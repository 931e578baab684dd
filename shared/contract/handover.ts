import { type Static, Type } from 'typebox';
import { Id, Instant, ManagementNumber, SeatActShape } from './document-parts.ts';

const exact = { additionalProperties: false } as const;

/** Longest texts of a 인계·인수서 (규칙 별지 제12호서식), and how much one record may name. */
export const HANDOVER_LIMITS = { items: 1000, reason: 500, note: 4000 } as const;

const Key = Type.String({ minLength: 3, maxLength: 80 });
const Reason = Type.String({ minLength: 1, maxLength: HANDOVER_LIMITS.reason });
const Note = Type.String({ maxLength: HANDOVER_LIMITS.note });

export const HandoverKindShape = Type.Union([
  Type.Literal('seat'),
  Type.Literal('consultation'),
  Type.Literal('circulation'),
  Type.Literal('postReport'),
  Type.Literal('draft'),
  Type.Literal('unitTask'),
  Type.Literal('savedLine'),
  Type.Literal('circulationGroup'),
  Type.Literal('request'),
]);
export const HandoverObstacleShape = Type.Union([
  Type.Literal('sitsOnLine'),
  Type.Literal('postDiffers'),
  Type.Literal('waitsForIt'),
  Type.Literal('alreadyShown'),
  Type.Literal('restricted'),
  Type.Literal('linesFull'),
  Type.Literal('groupsFull'),
  Type.Literal('refused'),
]);
export const HandoverStatusShape = Type.Union([
  Type.Literal('proposed'),
  Type.Literal('done'),
  Type.Literal('refused'),
  Type.Literal('withdrawn'),
]);
export const HandoverOutcomeShape = Type.Union([
  Type.Literal('moved'),
  Type.Literal('leftOut'),
  Type.Literal('gone'),
  Type.Literal('stayed'),
  Type.Literal('cameLater'),
]);

const item = {
  key: Key,
  kind: HandoverKindShape,
  /** Null for who keeps the record without being one of its sides: a title belongs to the content. */
  title: Type.Union([Type.String(), Type.Null()]),
  managementNumber: Type.Union([ManagementNumber, Type.Null()]),
  /** What the seat does, and whether it is its turn; null for anything else. */
  seat: Type.Union([Type.Object({ act: SeatActShape, inTurn: Type.Boolean() }, exact), Type.Null()]),
};
const Obstacle = Type.Union([HandoverObstacleShape, Type.Null()]);

const Side = Type.Object(
  { personId: Type.String(), name: Type.String(), postTitle: Type.String(), unitName: Type.String() },
  { ...exact, title: 'HandoverSide' },
);

/** One thing that can be handed over. */
export const HandoverItemShape = Type.Object({ ...item, obstacle: Obstacle }, { ...exact, title: 'HandoverItem' });
export type HandoverItemShape = Static<typeof HandoverItemShape>;

/** GET /api/handover-items, GET /api/people/:personId/handover-items: what would move, and what cannot. */
export const HandoverItemsReply = Type.Object(
  {
    giver: Side,
    items: Type.Array(HandoverItemShape),
    /** More than one record may name: the rest is handed over by the next one. */
    more: Type.Boolean(),
  },
  { ...exact, title: 'HandoverItems' },
);
export type HandoverItemsReply = Static<typeof HandoverItemsReply>;

/** The texts of the form: 담당 업무, 추진 상황과 현안, 미결 사항, 물품·예산, 그 밖의 참고 사항. */
export const HandoverNotesShape = Type.Object(
  { duties: Note, progress: Note, pending: Note, goods: Note, others: Note },
  { ...exact, title: 'HandoverNotes' },
);
export type HandoverNotesShape = Static<typeof HandoverNotesShape>;

/** POST /api/handovers, POST /api/people/:personId/handovers: everything there is, each to move or left out. */
export const ProposeHandover = Type.Object(
  {
    receiver: Type.Object({ personId: Id, postId: Id }, exact),
    reason: Reason,
    notes: HandoverNotesShape,
    items: Type.Array(Type.Object({ key: Key, leftOut: Type.Union([Reason, Type.Null()]) }, exact), {
      maxItems: HANDOVER_LIMITS.items,
    }),
  },
  { ...exact, title: 'ProposeHandover' },
);
export type ProposeHandover = Static<typeof ProposeHandover>;

/** The answer of every act on a handover. */
export const HandoverDone = Type.Object({ id: Id, status: HandoverStatusShape }, { ...exact, title: 'HandoverDone' });
export type HandoverDone = Static<typeof HandoverDone>;

/** POST /api/handovers/:handoverId/refusal and /withdrawal. */
export const EndHandover = Type.Object({ reason: Reason }, { ...exact, title: 'EndHandover' });
export type EndHandover = Static<typeof EndHandover>;

const head = {
  id: Id,
  status: HandoverStatusShape,
  giver: Side,
  receiver: Side,
  /** The administrator who wrote it for somebody who cannot; null where the giver did. */
  madeBy: Type.Union([Type.String(), Type.Null()]),
  proposedAt: Instant,
  endedAt: Type.Union([Instant, Type.Null()]),
};

/** GET /api/handovers: one's own, on either side. GET /api/handovers/kept: those whose records one keeps. */
export const HandoversReply = Type.Object(
  {
    handovers: Type.Array(Type.Object({ ...head, waitsOnMe: Type.Boolean() }, { ...exact, title: 'HandoverHead' })),
    next: Type.Union([Type.String(), Type.Null()]),
  },
  { ...exact, title: 'Handovers' },
);
export type HandoversReply = Static<typeof HandoversReply>;

/** GET /api/handovers/:handoverId: the 인계·인수서. */
export const HandoverReply = Type.Object(
  {
    ...head,
    reason: Type.String(),
    notes: HandoverNotesShape,
    /** Why it was refused or taken back. */
    endReason: Type.Union([Type.String(), Type.Null()]),
    items: Type.Array(
      Type.Object(
        {
          ...item,
          leftOut: Type.Union([Type.String(), Type.Null()]),
          /** What became of it, or would if it were confirmed now; null where nothing moves any more. */
          outcome: Type.Union([HandoverOutcomeShape, Type.Null()]),
          obstacle: Obstacle,
        },
        exact,
      ),
    ),
    /** 관련 문서 현황: what the giver has registered, by unit task, when the record was written. */
    filed: Type.Array(Type.Object({ path: Type.Array(Type.String()), count: Type.Integer() }, exact)),
    may: Type.Object({ confirm: Type.Boolean(), refuse: Type.Boolean(), withdraw: Type.Boolean() }, exact),
  },
  { ...exact, title: 'Handover' },
);
export type HandoverReply = Static<typeof HandoverReply>;

export const HANDOVER_PARAMS = Type.Object({ handoverId: Id }, exact);
