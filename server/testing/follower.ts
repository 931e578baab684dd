import WebSocket from 'ws';
import type { LiveMessage, LogRow } from '../../shared/contract/live.ts';
import { LIVE_PROTOCOL } from '../../shared/contract/live-protocol.ts';

export type Cursor = { readonly epoch: string; readonly last: number };
export const FIRST_VISIT: Cursor = { epoch: '', last: 0 };

/**
 * One person's browser as far as the live log goes: keeps its place, takes rows as they come and writes down all of
 * them, so that a test can ask afterwards whether one was missed or came twice.
 */
export class Follower {
  /** Every row that ever arrived, in the order of arrival, over all connections. */
  readonly rows: LogRow[] = [];
  readonly resets: number[] = [];
  cursor: Cursor;
  closeCode: number | undefined;
  readonly #url: string;
  readonly #cookie: string;
  #socket: WebSocket | undefined;
  #waiting: (() => void)[] = [];

  constructor(url: string, cookie: string, cursor: Cursor = FIRST_VISIT) {
    this.#url = url;
    this.#cookie = cookie;
    this.cursor = cursor;
  }

  /** Connects and names the place where it stopped; `from` names another one, as a faulty client would. */
  async connect(from: Cursor = this.cursor): Promise<void> {
    const socket = new WebSocket(this.#url, LIVE_PROTOCOL, { headers: { cookie: this.#cookie } });
    this.#socket = socket;
    let isWelcome = false;
    socket.on('open', () => socket.send(JSON.stringify({ type: 'hello', ...from })));
    socket.on('message', (data) => {
      // A socket that was cut delivers nothing more.
      if (this.#socket !== socket) return;
      const message = JSON.parse(String(data)) as LiveMessage;
      if (message.type === 'notification') this.#take(message.notification);
      else {
        isWelcome = true;
        if (message.type === 'reset') this.resets.push(message.last);
        const last = message.type === 'reset' ? message.last : from.last;
        this.cursor = { epoch: message.epoch, last };
      }
      this.#tell();
    });
    socket.on('error', () => this.#tell());
    socket.on('close', (code) => {
      if (this.#socket === socket) this.closeCode = code;
      this.#tell();
    });
    await this.until(() => isWelcome || this.closeCode !== undefined);
  }

  /** As when the cable is pulled: no goodbye, and what is under way is lost. */
  cut(): void {
    const socket = this.#socket;
    this.#socket = undefined;
    socket?.terminate();
  }

  async until(isTrue: () => boolean): Promise<void> {
    while (!isTrue()) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  #take(row: LogRow): void {
    this.rows.push(row);
    this.cursor = { epoch: this.cursor.epoch, last: row.seq };
  }

  #tell(): void {
    for (const told of this.#waiting.splice(0)) told();
  }
}

/** What is wrong with the places in which rows arrived, if they should be 1, 2, 3 … `last`. */
export function faultsOf(places: readonly number[], last: number): { missed: number[]; doubled: number[] } {
  const seen = new Map<number, number>();
  for (const place of places) seen.set(place, (seen.get(place) ?? 0) + 1);
  const missed: number[] = [];
  for (let place = 1; place <= last; place += 1) if (!seen.has(place)) missed.push(place);
  return { missed, doubled: [...seen].filter(([, times]) => times > 1).map(([place]) => place) };
}
