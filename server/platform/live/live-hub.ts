import type { WebSocket } from '@fastify/websocket';
import type { FastifyBaseLogger } from 'fastify';
import { SESSION_ENDED } from '../../../shared/contract/live-protocol.ts';
import type { Signed } from '../http/policy.ts';
import { type FreshRow, LiveSocket, type LogPosition, type LogRow } from './live-socket.ts';

/** The durable log behind the sockets: whoever is not in step with it is sent what is read from it. */
export type LiveLog = {
  position(accountId: string): Promise<LogPosition>;
  /** For each reader at most `most` rows after its cursor, in order, filtered by the policy of this moment. */
  read(
    readers: readonly { readonly signed: Signed; readonly after: number }[],
    most: number,
  ): Promise<readonly (readonly LogRow[])[]>;
};

/**
 * An account whose log has grown by a commit of this node, and the row that was committed: undefined where its
 * reader must be judged anew, as the log does when it is read.
 */
export type GrownLog = { readonly accountId: string; readonly row: FreshRow | undefined };

export type LiveSessions = {
  /** Those of the sessions that are still open now. */
  stillOpen(sessionHashes: readonly string[]): Promise<ReadonlySet<string>>;
};

/** Tabs and windows of one person; more than this is a program gone wrong. */
export const MOST_SOCKETS_PER_ACCOUNT = 20;
const HEARTBEAT_MS = 25_000;
const RETRY_MS = 1_000;
const READERS_AT_ONCE = 500;
const ROWS_AT_ONCE = 50;
const GOODBYE_MS = 1_000;

/**
 * The open sockets of this node. A socket that stands right before a row that this node has just committed is sent
 * it from memory. A wake-up says whose log has grown; the rows are then read for many sockets in one query. Losing a
 * wake-up costs at most one heartbeat, because every heartbeat reads for everybody.
 */
export class LiveHub {
  readonly #log: LiveLog;
  readonly #sessions: LiveSessions;
  readonly #logger: FastifyBaseLogger;
  readonly #byAccount = new Map<string, Set<LiveSocket>>();
  readonly #due = new Set<LiveSocket>();
  #reading: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(log: LiveLog, sessions: LiveSessions, logger: FastifyBaseLogger) {
    this.#log = log;
    this.#sessions = sessions;
    this.#logger = logger;
  }

  start(): void {
    this.#timer = setInterval(() => void this.beat(), HEARTBEAT_MS);
  }

  add(socket: WebSocket, signed: Signed): void {
    const added = new LiveSocket(socket, signed, {
      position: () => this.#log.position(signed.accountId),
      isReady: (ready) => this.#read(ready),
      onFault: (error) => {
        this.#logger.warn({ err: error }, 'a live socket could not be welcomed');
        socket.terminate();
      },
    });
    const own = this.#byAccount.get(signed.accountId) ?? new Set();
    this.#byAccount.set(signed.accountId, own.add(added));
    socket.on('close', () => {
      own.delete(added);
      this.#due.delete(added);
      if (own.size === 0 && this.#byAccount.get(signed.accountId) === own) this.#byAccount.delete(signed.accountId);
    });
  }

  countOf(accountId: string): number {
    return this.#byAccount.get(accountId)?.size ?? 0;
  }

  /** The most that any one reader keeps waiting in memory. */
  get mostUnsentBytes(): number {
    return Math.max(0, ...[...this.#sockets()].map((socket) => socket.unsentBytes));
  }

  /** To be called after the commit: a row that is told earlier could still be lost. */
  tell(grown: readonly GrownLog[]): void {
    for (const { accountId, row } of grown) {
      for (const socket of this.#byAccount.get(accountId) ?? []) {
        if (!row || !socket.sendNext(row)) this.#read(socket);
      }
    }
  }

  /** The logs of these accounts have grown. */
  wake(accountIds: Iterable<string>): void {
    for (const accountId of accountIds) {
      for (const socket of this.#byAccount.get(accountId) ?? []) this.#read(socket);
    }
  }

  wakeAll(): void {
    for (const socket of this.#sockets()) this.#read(socket);
  }

  /** The socket ends with the session it was opened in. */
  endSessions(isEnded: (signed: Signed) => boolean): void {
    for (const socket of this.#sockets()) if (isEnded(socket.signed)) socket.close(SESSION_ENDED, 'session ended');
  }

  /** Finds dead peers, sessions that ended elsewhere or ran out, and rows whose wake-up was lost. */
  async beat(): Promise<void> {
    const sockets = [...this.#sockets()];
    if (sockets.length === 0) return;
    for (const socket of sockets) socket.beat();
    this.wakeAll();
    try {
      const hashes = new Set(sockets.map((socket) => socket.signed.sessionHash));
      const open = await this.#sessions.stillOpen([...hashes]);
      this.endSessions((signed) => hashes.has(signed.sessionHash) && !open.has(signed.sessionHash));
    } catch (error) {
      // A database that is away has ended no session; the next heartbeat asks again.
      this.#logger.warn({ err: error }, 'sessions of live sockets could not be checked');
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#timer);
    for (const socket of this.#sockets()) socket.close(1012, 'restart');
    const goodbye = setTimeout(() => {
      for (const socket of this.#sockets()) socket.terminate();
    }, GOODBYE_MS);
    goodbye.unref();
    await this.#reading;
  }

  *#sockets(): Iterable<LiveSocket> {
    for (const own of this.#byAccount.values()) yield* own;
  }

  #read(socket: LiveSocket): void {
    if (this.#closed || !socket.mayReceive) return;
    this.#due.add(socket);
    this.#reading ??= this.#readDue();
  }

  /** One round at a time: two rounds could hand the same row to a socket twice. */
  async #readDue(): Promise<void> {
    // Wake-ups of one moment share a query.
    await new Promise(setImmediate);
    while (this.#due.size > 0 && !this.#closed) await this.#readSome();
    // In the same step as the loop's last look, or a socket that became due in between would wait for ever.
    this.#reading = undefined;
  }

  async #readSome(): Promise<void> {
    const sockets = [...this.#due].slice(0, READERS_AT_ONCE);
    for (const socket of sockets) this.#due.delete(socket);
    try {
      const readers = sockets.map((socket) => ({ signed: socket.signed, after: socket.cursor ?? 0 }));
      const logs = await this.#log.read(readers, ROWS_AT_ONCE);
      for (const [index, socket] of sockets.entries()) this.#handOver(socket, logs[index] ?? []);
    } catch (error) {
      this.#logger.warn({ err: error }, 'the live log could not be read');
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS).unref());
      for (const socket of sockets) if (socket.mayReceive) this.#due.add(socket);
    }
  }

  #handOver(socket: LiveSocket, rows: readonly LogRow[]): void {
    socket.send(rows);
    if (rows.length === ROWS_AT_ONCE && socket.mayReceive) this.#due.add(socket);
  }
}
