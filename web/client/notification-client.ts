import type { NotificationsReply } from '../../shared/contract/live.ts';
import type { Send } from './request.ts';

export type NotificationClient = ReturnType<typeof notificationClient>;

/** The same rows as the live socket, for networks that do not let a socket through. */
export function notificationClient(send: Send) {
  return {
    // Polling must not put a sign-in dialog over the page by itself; the next act of the person does.
    after: (sequence: number) =>
      send<NotificationsReply>('GET', `/api/notifications?after=${sequence}`, undefined, {
        askToSignIn: false,
        background: true,
      }),
  };
}
