import type { WebSocket } from '@fastify/websocket';
import { Value } from 'typebox/value';
import { Hello, type LiveMessage } from '../../../shared/contract/live.ts';
import { LIVE_PROTOCOL } from '../../../shared/contract/live-protocol.ts';
import type { Signed } from '../http/policy.ts';

/** Where a log stands: `epoch` names the log, `last` is its newest place. */
export type LogPosition = { readonly epoch: string; readonly last: number };

/** One row of a person's log, ready to be sent. */
export type LogRow = { readonly seq: number; readonly message: LiveMessage };

/** A row that has just been committed: its text is made once, while the row is written, for all who are told it. */
export type FreshRow = { readonly seq: number; readonly text: string };

export const textOf = (message: LiveMessage): string => JSON.stringify(message);

/** A frame's head is never longer; UTF-8 never takes more than three bytes for a unit of a string. */
const MOST_HEAD_BYTES = 14;
const MOST_BYTES_A_UNIT = 3;

/** Past this much unsent data nothing more is read from the log for a socket: a slow reader costs a bounded sum. */
export const PAUSE_BYTES = 256 * 1024;
/** Cannot be reached while pausing works; the last line against a socket that eats memory. */
const KILL_BYTES = 1024 * 1024;
const HELLO_MS = 10_000;

const PROTOCOL_ERROR = 1002;
const POLICY_VIOLATION = 1008;

/**
 * One open socket and its cursor in its person's log. The cursor moves only when a row is handed to the socket, in
 * `#take` and nowhere else, and rows are handed over in order: a reader who names the last row it has seen misses
 * and doubles nothing.
 */
export class LiveSocket {
  readonly signed: Signed;
  readonly #socket: WebSocket;
  readonly #isReady: (ready: LiveSocket) => void;
  #cursor: number | undefined;
  #answeredPing = true;
  #paused = false;
  #helloTimer: NodeJS.Timeout;

  constructor(
    socket: WebSocket,
    signed: Signed,
    parts: {
      readonly position: () => Promise<LogPosition>;
      /** Called when the log may be read for this socket: after its hello, and when a slow reader has caught up. */
      readonly isReady: (ready: LiveSocket) => void;
      readonly onFault: (error: unknown) => void;
    },
  ) {
    this.#socket = socket;
    this.signed = signed;
    this.#isReady = parts.isReady;
    this.#helloTimer = setTimeout(() => this.close(POLICY_VIOLATION, 'hello expected'), HELLO_MS);
    socket.on('close', () => clearTimeout(this.#helloTimer));
    // A message over the limit or a broken frame is an error of the peer; the library closes the socket by itself.
    socket.on('error', () => clearTimeout(this.#helloTimer));
    socket.on('pong', () => {
      this.#answeredPing = true;
    });
    if (socket.protocol !== LIVE_PROTOCOL) {
      this.close(PROTOCOL_ERROR, 'unknown protocol');
      return;
    }
    socket.once('message', (data, isBinary) => {
      // Nothing but one hello is ever expected from a client.
      socket.on('message', () => this.close(POLICY_VIOLATION, 'unexpected message'));
      const hello = isBinary ? undefined : readHello(String(data));
      if (!hello) this.close(POLICY_VIOLATION, 'hello expected');
      else void this.#welcome(hello, parts.position).catch(parts.onFault);
    });
  }

  /** The last row handed to the socket; undefined until the client has said where it stands. */
  get cursor(): number | undefined {
    return this.#cursor;
  }

  get mayReceive(): boolean {
    return this.#cursor !== undefined && this.#isOpen && this.#socket.bufferedAmount <= PAUSE_BYTES;
  }

  /** Bytes that wait in this process because the reader does not take them. */
  get unsentBytes(): number {
    return this.#socket.bufferedAmount;
  }

  /**
   * Hands over rows of the log, in order, until the reader is too slow; what is left is read again later. Rows that
   * went the direct way while the log was being read are passed over.
   */
  send(rows: readonly LogRow[]): void {
    for (const row of rows) {
      if (!this.mayReceive) return;
      if (row.seq > (this.#cursor ?? 0)) this.#take(row.seq, textOf(row.message));
    }
  }

  /**
   * Hands over a row that has just been committed, without reading the log; false where the log must be read: the
   * reader is slow, has not said where it stands, or stands further back than right before this row.
   */
  sendNext({ seq, text }: FreshRow): boolean {
    if (this.#cursor === undefined || this.#paused || !this.mayReceive) return false;
    if (seq === this.#cursor + 1) this.#take(seq, text);
    return seq <= this.#cursor;
  }

  /** One heartbeat: a socket that has not answered the last ping is dead. */
  beat(): void {
    if (!this.#answeredPing || this.#socket.bufferedAmount > KILL_BYTES) {
      this.#socket.terminate();
      return;
    }
    this.#answeredPing = false;
    if (this.#isOpen) this.#socket.ping();
  }

  close(code: number, reason: string): void {
    clearTimeout(this.#helloTimer);
    this.#socket.close(code, reason);
  }

  terminate(): void {
    this.#socket.terminate();
  }

  get #isOpen(): boolean {
    return this.#socket.readyState === this.#socket.OPEN;
  }

  /** The place the client names counts only in the log it names; anything else starts anew at the end of this one. */
  async #welcome(hello: Hello, position: () => Promise<LogPosition>): Promise<void> {
    clearTimeout(this.#helloTimer);
    const { epoch, last } = await position();
    const known = hello.epoch === epoch && hello.last <= last;
    this.#cursor = known ? hello.last : last;
    this.#write(textOf({ type: known ? 'ok' : 'reset', epoch, last }));
    this.#isReady(this);
  }

  #take(seq: number, text: string): void {
    this.#cursor = seq;
    this.#write(text);
  }

  #write(text: string): void {
    if (!this.#isOpen) return;
    // Hearing when a write has ended costs something at every write; only one that may fill the buffer is waited for.
    if (this.#socket.bufferedAmount + MOST_BYTES_A_UNIT * text.length + MOST_HEAD_BYTES <= PAUSE_BYTES) {
      this.#socket.send(text);
      return;
    }
    this.#socket.send(text, this.#written);
    if (this.#socket.bufferedAmount > KILL_BYTES) this.#socket.terminate();
    else this.#paused ||= this.#socket.bufferedAmount > PAUSE_BYTES;
  }

  readonly #written = (): void => {
    if (this.#paused && this.mayReceive) {
      this.#paused = false;
      this.#isReady(this);
    }
  };
}

function readHello(text: string): Hello | undefined {
  try {
    const message: unknown = JSON.parse(text);
    return Value.Check(Hello, message) ? message : undefined;
  } catch {
    return undefined;
  }
}
