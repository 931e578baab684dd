import type { FastifyInstance } from 'fastify';
import type { TellOfHandover } from '../handover/index.ts';
import { findOpenSessions, onSessionEnded } from '../identity/index.ts';
import { type GrownLog, LiveHub } from '../platform/live/live-hub.ts';
import { WakeUp } from '../platform/live/wake-up.ts';
import type { Consumer } from '../platform/outbox/outbox.ts';
import type { Services } from '../platform/services.ts';
import { addLiveRoute } from './live-route.ts';
import { notifyOfHandover } from './notify-of-handover.ts';
import { notifyOfRequest, type TellOfRequest } from './notify-of-request.ts';
import { notifyOfStop, type TellOfStop } from './notify-of-stop.ts';
import { notifier } from './notify-participants.ts';
import { liveLog } from './read-log.ts';
import { remindDue } from './remind-due.ts';
import { remindRechecks } from './remind-rechecks.ts';
import { addNotificationRoutes } from './routes.ts';
import { startEpoch } from './store.ts';

export { holdLogsOfRequests, notifyOfRequest, type TellOfRequest } from './notify-of-request.ts';
export { notifyOfStop, type TellOfStop } from './notify-of-stop.ts';

/**
 * What fills the logs: the consumer of the acts, the look for documents whose 처리기한 has come and for 연간 재분류, and what
 * the parties of a handover, the disclosure officers and those who handle a request hear.
 */
export type Notifying = {
  readonly consumer: Consumer;
  readonly remindDue: () => Promise<void>;
  readonly tellOfHandover: TellOfHandover;
  readonly tellOfStop: TellOfStop;
  readonly tellOfRequest: TellOfRequest;
};

/** 알림: each person's durable log, told over a socket or by asking. */
export function registerNotification(app: FastifyInstance, services: Services): Notifying {
  const { sql } = services.database;
  const hub = new LiveHub(
    liveLog(services),
    { stillOpen: (hashes) => findOpenSessions(services, hashes) },
    services.log,
  );
  const wakeUp = new WakeUp(sql, (woken) => (woken === 'everybody' ? hub.wakeAll() : hub.wake(woken)), services.log);
  const stopHearing = onSessionEnded(services, ({ sessionHash }) =>
    hub.endSessions((signed) => signed.sessionHash === sessionHash),
  );
  addNotificationRoutes(app, services);
  addLiveRoute(app, services.config, hub);
  app.addHook('onReady', async () => {
    await Promise.all([startEpoch(sql, services.clock.now()), wakeUp.start()]);
    hub.start();
  });
  app.addHook('preClose', async () => {
    stopHearing();
    await hub.close();
    await wakeUp.stop();
  });
  const tell = (grown: readonly GrownLog[]) => {
    hub.tell(grown);
    wakeUp.call(grown.map((log) => log.accountId));
  };
  return {
    consumer: notifier(tell),
    remindDue: async () => {
      tell(await remindDue(services));
      tell(await remindRechecks(services));
    },
    tellOfHandover: async (tx, news) => {
      const grown = await notifyOfHandover(tx, news);
      return () => tell(grown);
    },
    tellOfStop: async (tx, news) => {
      const grown = await notifyOfStop(tx, news);
      return () => tell(grown);
    },
    tellOfRequest: async (tx, news) => {
      const grown = await notifyOfRequest(tx, news);
      return () => tell(grown);
    },
  };
}
