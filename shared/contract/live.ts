import { type Static, Type } from 'typebox';
import { Id, Instant, ManagementNumber } from './document-parts.ts';
import { HandoverStatusShape } from './handover.ts';

const exact = { additionalProperties: false } as const;

/**
 * One notification of one person: a pointer, never content. The client refetches through the policy.
 * `seq` is gap-free per person. `turn`: the document waits on me now; `changed`: a document I take part in moved on.
 * `reminder`: somebody asks me to act (재촉). `due`: the 처리기한 of a document that waits on me has come.
 * `recheckBegun`, `recheckLate`: last year's records of my unit are to be checked (연간 재분류), or should have been.
 * `reviewEnded`: the 검토 종료 예정일 of records of my unit has come, so that they are to be looked at again.
 * `stopped`: a publication waits for my decision as 정보공개담당; `stopDecided`: one of us has decided on it.
 */
export const NotificationShape = Type.Object(
  {
    seq: Type.Integer(),
    kind: Type.Union([
      Type.Literal('turn'),
      Type.Literal('changed'),
      Type.Literal('reminder'),
      Type.Literal('due'),
      Type.Literal('stopped'),
      Type.Literal('stopDecided'),
      Type.Literal('recheckBegun'),
      Type.Literal('recheckLate'),
      Type.Literal('reviewEnded'),
    ]),
    managementNumber: ManagementNumber,
    revision: Type.Integer(),
    at: Instant,
  },
  { ...exact, title: 'Notification' },
);
export type NotificationShape = Static<typeof NotificationShape>;

/** 인계·인수: a record that one is a party to has come, or has been confirmed, refused or taken back by another. */
export const HandoverNoticeShape = Type.Object(
  {
    seq: Type.Integer(),
    kind: Type.Literal('handover'),
    handoverId: Id,
    status: HandoverStatusShape,
    at: Instant,
  },
  { ...exact, title: 'HandoverNotification' },
);
export type HandoverNoticeShape = Static<typeof HandoverNoticeShape>;

/** 정보공개 청구: something has come to do; which request it is, is for the list to say. */
export const RequestNoticeShape = Type.Object(
  {
    seq: Type.Integer(),
    kind: Type.Literal('request'),
    news: Type.Union([
      Type.Literal('filed'),
      Type.Literal('assigned'),
      Type.Literal('supplemented'),
      Type.Literal('withdrawn'),
      Type.Literal('objected'),
      Type.Literal('decided'),
      Type.Literal('notTaken'),
      Type.Literal('cancelled'),
    ]),
    at: Instant,
  },
  { ...exact, title: 'RequestNotification' },
);
export type RequestNoticeShape = Static<typeof RequestNoticeShape>;

/** A row about a document that one may no longer read keeps its place and names nothing: take the lists anew. */
export const WithheldShape = Type.Object(
  { seq: Type.Integer(), kind: Type.Literal('withheld') },
  { ...exact, title: 'WithheldNotification' },
);

/** One row of a person's log. */
export const LogRow = Type.Union([NotificationShape, HandoverNoticeShape, RequestNoticeShape, WithheldShape]);
export type LogRow = Static<typeof LogRow>;

/** GET /api/notifications?after=seq: the polling fallback, the same rows. */
export const NotificationsReply = Type.Object(
  { epoch: Type.String(), last: Type.Integer(), items: Type.Array(LogRow, { maxItems: 200 }) },
  { ...exact, title: 'Notifications' },
);
export type NotificationsReply = Static<typeof NotificationsReply>;

/** Client to server, first message: where I stopped. `epoch` is '' at the very first visit. */
export const Hello = Type.Object(
  { type: Type.Literal('hello'), epoch: Type.String({ maxLength: 64 }), last: Type.Integer({ minimum: 0 }) },
  exact,
);
export type Hello = Static<typeof Hello>;

/** Server to client. `reset`: the log is another one (restore, new person): take the lists anew from `last`. */
export const LiveMessage = Type.Union([
  Type.Object({ type: Type.Literal('ok'), epoch: Type.String(), last: Type.Integer() }, exact),
  Type.Object({ type: Type.Literal('reset'), epoch: Type.String(), last: Type.Integer() }, exact),
  Type.Object({ type: Type.Literal('notification'), notification: LogRow }, exact),
]);
export type LiveMessage = Static<typeof LiveMessage>;
