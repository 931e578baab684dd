import type {
  HandoverNoticeShape,
  Hello,
  LiveMessage,
  LogRow,
  NotificationShape,
  NotificationsReply,
  RequestNoticeShape,
} from '../../shared/contract/live.ts';
import { LIVE_PROTOCOL, SESSION_ENDED } from '../../shared/contract/live-protocol.ts';

/** `reconnecting`: lists are kept fresh by asking; `lost`: nothing gets through since `since`. */
export type LiveState =
  | { readonly status: 'connecting' | 'connected' | 'reconnecting' }
  | { readonly status: 'lost'; readonly since: Date };

/** Where this account stopped in its own gap-free log. */
export type LiveCursor = { readonly epoch: string; readonly last: number };

export type LiveParts = {
  readonly openSocket: (protocol: string) => WebSocket;
  readonly poll: (after: number) => Promise<NotificationsReply>;
  readonly readCursor: () => LiveCursor;
  readonly keepCursor: (cursor: LiveCursor) => void;
  readonly onState: (state: LiveState) => void;
  readonly onNotification: (notification: NotificationShape | HandoverNoticeShape | RequestNoticeShape) => void;
  /** The log is another one (a restore): everything on the screen is to be fetched anew. */
  readonly onReset: () => void;
  readonly onSessionEnded: () => void;
  readonly now: () => Date;
  readonly random: () => number;
  readonly after: (ms: number, run: () => void) => () => void;
};

const FIRST_BACKOFF_MS = 500;
const LONGEST_BACKOFF_MS = 30_000;
const SILENCE_MS = 60_000;
/** A second failure in a row means more than a blink of the network: from then on the lists are asked for. */
const FAILURES_BEFORE_POLLING = 2;

/** Half to all of the doubled pause, so that a thousand browsers do not come back in the same second. */
export function backoffMs(failures: number, random: number): number {
  const longest = Math.min(LONGEST_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** failures);
  return Math.max(FIRST_BACKOFF_MS, longest * (0.5 + random / 2));
}

/**
 * One person's live log over a socket, in order and without gaps. The server says only that something moved;
 * what moved is fetched through the policy. Where no socket gets through, the same rows are asked for.
 */
export class LiveConnection {
  #parts: LiveParts;
  #socket: WebSocket | undefined;
  #cursor: LiveCursor;
  #failures = 0;
  #joined = false;
  #stopped = true;
  #cancelTimer = () => {};

  constructor(parts: LiveParts) {
    this.#parts = parts;
    this.#cursor = parts.readCursor();
  }

  start(): void {
    if (!this.#stopped) return;
    this.#stopped = false;
    this.#parts.onState({ status: 'connecting' });
    this.#connect();
  }

  stop(): void {
    this.#stopped = true;
    this.#cancelTimer();
    this.#drop();
  }

  /** The browser says that the network is back, or the page has come to the front again: do not wait for the pause. */
  hurry(): void {
    if (this.#stopped || this.#socket) return;
    this.#cancelTimer();
    this.#connect();
  }

  #connect(): void {
    const socket = this.#parts.openSocket(LIVE_PROTOCOL);
    this.#socket = socket;
    socket.addEventListener('open', () => {
      const hello: Hello = { type: 'hello', ...this.#cursor };
      socket.send(JSON.stringify(hello));
    });
    socket.addEventListener('message', (event) => {
      if (socket === this.#socket) this.#receive(JSON.parse(String(event.data)) as LiveMessage);
    });
    socket.addEventListener('close', (event) => {
      if (socket !== this.#socket) return;
      this.#drop();
      if (event.code === SESSION_ENDED) this.#endSession();
      else this.#failed();
    });
    this.#watchSilence();
  }

  #receive(message: LiveMessage): void {
    this.#watchSilence();
    if (message.type === 'notification') {
      this.#take(message.notification);
      return;
    }
    this.#failures = 0;
    this.#joined = true;
    this.#parts.onState({ status: 'connected' });
    if (message.type === 'ok') this.#keep({ epoch: message.epoch, last: this.#cursor.last });
    else this.#reset(message);
  }

  #take(notification: LogRow): void {
    const expected = this.#cursor.last + 1;
    if (notification.seq < expected) return;
    // A hole cannot come from the server; asking again from the last known row is the safe answer to the impossible.
    if (notification.seq > expected) {
      this.#drop();
      this.#failed();
      return;
    }
    this.#keep({ epoch: this.#cursor.epoch, last: notification.seq });
    // What it was about may no longer be read; that something has moved is all there is to know.
    if (notification.kind === 'withheld') this.#parts.onReset();
    else this.#parts.onNotification(notification);
  }

  #failed(): void {
    if (this.#stopped) return;
    this.#cancelTimer();
    const pause = backoffMs(this.#failures, this.#parts.random());
    this.#failures += 1;
    if (this.#failures < FAILURES_BEFORE_POLLING) this.#parts.onState({ status: 'reconnecting' });
    else void this.#poll();
    this.#cancelTimer = this.#parts.after(pause, () => this.#connect());
  }

  /** Ping frames do not reach a page's script, so a silent minute is checked by asking for the log itself. */
  #watchSilence(): void {
    this.#cancelTimer();
    this.#cancelTimer = this.#parts.after(SILENCE_MS, () => void this.#checkSilence());
  }

  async #checkSilence(): Promise<void> {
    const before = this.#cursor.last;
    const reached = await this.#poll({ quietly: true });
    if (this.#stopped || !this.#socket) return;
    if (reached && this.#cursor.last === before) {
      this.#watchSilence();
      return;
    }
    this.#drop();
    this.#failed();
  }

  async #poll({ quietly = false } = {}): Promise<boolean> {
    try {
      const reply = await this.#parts.poll(this.#cursor.last);
      if (this.#stopped) return false;
      if (reply.epoch !== this.#cursor.epoch) this.#reset(reply);
      else for (const notification of reply.items) this.#take(notification);
      // An answer that was under way while the socket came back must not call a live connection a broken one.
      if (!quietly && !this.#joined) this.#parts.onState({ status: 'reconnecting' });
      return true;
    } catch (error) {
      if (this.#stopped) return false;
      if (isSessionEnd(error)) this.#endSession();
      else if (!quietly && !this.#joined) this.#parts.onState({ status: 'lost', since: this.#parts.now() });
      return false;
    }
  }

  #reset({ epoch, last }: LiveCursor): void {
    this.#keep({ epoch, last });
    this.#parts.onReset();
  }

  #endSession(): void {
    this.stop();
    this.#parts.onSessionEnded();
  }

  #keep(cursor: LiveCursor): void {
    this.#cursor = cursor;
    this.#parts.keepCursor(cursor);
  }

  #drop(): void {
    const socket = this.#socket;
    this.#socket = undefined;
    this.#joined = false;
    socket?.close();
  }
}

function isSessionEnd(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'status' in error && error.status === 401;
}
