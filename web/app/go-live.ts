import type { SessionReply } from '../../shared/contract/identity.ts';
import { LiveConnection, type LiveCursor } from '../client/live-connection.ts';
import type { Office } from '../client/office.ts';

/** Joins the signed-in person's live log to the office's stores. The answer ends it. */
export function goLive(office: Office, session: SessionReply, onSessionEnded: () => void): () => void {
  const place = `gyeol.live.${session.accountId}`;
  const connection = new LiveConnection({
    openSocket: (protocol) => new WebSocket(`${location.origin.replace(/^http/, 'ws')}/api/live`, protocol),
    poll: (after) => office.clients.notification.after(after),
    readCursor: () => readCursor(place),
    keepCursor: (cursor) => sessionStorage.setItem(place, JSON.stringify(cursor)),
    onState: (state) => office.live.set(state),
    onNotification: (notification) => {
      office.movement.set({ notification });
      void office.refreshCounts();
    },
    onReset: () => {
      office.movement.set({ notification: null });
      void office.refreshCounts();
    },
    onSessionEnded,
    now: office.now,
    random: Math.random,
    after: (ms, run) => {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
  });
  const hurry = () => connection.hurry();
  const hurryWhenSeen = () => {
    if (document.visibilityState === 'visible') connection.hurry();
  };
  addEventListener('online', hurry);
  document.addEventListener('visibilitychange', hurryWhenSeen);
  connection.start();
  return () => {
    removeEventListener('online', hurry);
    document.removeEventListener('visibilitychange', hurryWhenSeen);
    connection.stop();
  };
}

/** A tab has its own place in the log: what one tab has shown, another may not have. */
function readCursor(place: string): LiveCursor {
  try {
    const kept = JSON.parse(sessionStorage.getItem(place) ?? 'null') as Partial<LiveCursor> | null;
    if (typeof kept?.epoch === 'string' && Number.isSafeInteger(kept.last)) return kept as LiveCursor;
  } catch {
    // Somebody else's or a damaged entry: starting anew costs one refetch.
  }
  return { epoch: '', last: 0 };
}
