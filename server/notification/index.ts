import type { FastifyInstance } from 'fastify';
import { findOpenSessions, onSessionEnded } from '../identity/index.ts';
import { LiveHub } from '../platform/live/live-hub.ts';
import { WakeUp } from '../platform/live/wake-up.ts';
import type { Consumer } from '../platform/outbox/outbox.ts';
import type { Services } from '../platform/services.ts';
import { addLiveRoute } from './live-route.ts';
import { notifier } from './notify-participants.ts';
import { liveLog } from './read-log.ts';
import { addNotificationRoutes } from './routes.ts';
import { startEpoch } from './store.ts';

/** 알림: each person's durable log, told over a socket or by asking. Answers the consumer that fills it. */
export function registerNotification(app: FastifyInstance, services: Services): Consumer {
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
    await startEpoch(sql, services.clock.now());
    await wakeUp.start();
    hub.start();
  });
  app.addHook('preClose', async () => {
    stopHearing();
    await hub.close();
    await wakeUp.stop();
  });
  return notifier((grown) => {
    hub.tell(grown);
    wakeUp.call(grown.map((log) => log.accountId));
  });
}
