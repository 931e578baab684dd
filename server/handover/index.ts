/** 인계·인수 (영 제61조): one person's work to another, by a record that both confirm. */
export type { HeldRequests } from './held-requests.ts';
export { registerHandover } from './routes.ts';
export type { HandoverNews, TellOfHandover } from './tell-of-handover.ts';
