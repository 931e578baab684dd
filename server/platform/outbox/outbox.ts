import type { FastifyBaseLogger } from 'fastify';
import type { Clock } from '../clock.ts';
import type { Reader, Sql, Tx } from '../database/connect.ts';
import type { Statement } from '../database/one-statement.ts';
import { SpareTime } from './spare-time.ts';

/** Who reads the outbox; each consumer has a delivery row of its own for every event. */
export type ConsumerName = 'notification' | 'rendering' | 'search' | 'publication' | 'requests';

const CONSUMERS: readonly ConsumerName[] = ['notification', 'rendering', 'search', 'publication', 'requests'];

/** Consumers that hear of one kind of event alone: every other act is spared a row. */
const HEARS_ONLY: Readonly<Partial<Record<ConsumerName, string>>> = { requests: 'DocumentApproved' };

/** What happened, as a pointer: a consumer reads the record itself and so never works on stale text. */
export type OutboxEvent = {
  /** The id of the domain event: consumers are idempotent by it. */
  readonly eventId: string;
  readonly agencyId: number;
  readonly documentId: string;
  /** The event's place in its document's stream: deliveries of one document keep this order. */
  readonly sequence: number;
  readonly kind: string;
  readonly at: Date;
};

/**
 * Handles one delivery inside the transaction that marks it done: both happen or neither.
 * Throwing leaves the delivery for a later try, with a growing pause, and never stops other documents.
 */
export type Consumer = {
  readonly name: ConsumerName;
  /** Heavy work that nobody waits for: it is done between acts, and a minute after its event at the latest. */
  readonly canWait?: true;
  handle(tx: Tx, event: OutboxEvent): Promise<void>;
  /** For wake-ups only: it is lost when the process dies right after the commit, and it must not throw. */
  afterCommit?(event: OutboxEvent): void;
};

/** Pauses after a failed delivery: 1 s, 2 s, 4 s … at most five minutes. */
const LONGEST_PAUSE_MS = 300_000;
const POLL_MS = 1_000;
const KEPT_MS = 7 * 24 * 60 * 60_000;
const BATCH = 50;
/** What can wait stands back behind acts for so long; then it is done among them. */
const LONGEST_WAIT_MS = 60_000;

export class Outbox {
  /** Whoever answers requests tells it of acts. */
  readonly spareTime = new SpareTime();
  readonly #sql: Sql;
  readonly #clock: Clock;
  readonly #log: FastifyBaseLogger;
  readonly #consumers: Consumer[] = [];
  readonly #loops = new Map<ConsumerName, Loop>();
  #isStopping = false;

  constructor(sql: Sql, clock: Clock, log: FastifyBaseLogger) {
    this.#sql = sql;
    this.#clock = clock;
    this.#log = log;
  }

  /** The deliveries of one event, to be sent in the act's own transaction; to all consumers unless it names its own. */
  write(sql: Reader, event: OutboxEvent, consumers: readonly ConsumerName[] = CONSUMERS): Statement {
    return sql`
      insert into outbox_deliveries (consumer, event_id, agency_id, document_id, sequence, kind, created_at, next_at)
      select unnest(${heardBy(consumers, event.kind)}::text[]), ${event.eventId}, ${event.agencyId}, ${event.documentId},
        ${event.sequence}, ${event.kind}, ${event.at}, ${event.at}`;
  }

  /** Wakes this node's consumers after a commit. Losing a wake-up costs at most a second: they also poll. */
  wake(): void {
    for (const loop of this.#loops.values()) loop.wake();
  }

  /** Every capability that reads the outbox adds its consumer here; `start` sets them all going. */
  add(consumer: Consumer): void {
    this.#consumers.push(consumer);
  }

  start(): void {
    this.#isStopping = false;
    for (const consumer of this.#consumers) this.#startOne(consumer);
  }

  /** Delivers everything that is due to everybody: the demonstration office and the tests wait for it. */
  async drainAll(): Promise<number> {
    const delivered = await Promise.all(this.#consumers.map((consumer) => this.drain(consumer)));
    return delivered.reduce((sum, count) => sum + count, 0);
  }

  /** Deliveries done a week ago tell nobody anything any more; without this the table would grow with every act. */
  forgetDone(): Promise<unknown> {
    return this.#sql`delete from outbox_deliveries where done_at < ${new Date(this.#clock.now().getTime() - KEPT_MS)}`;
  }

  #startOne(consumer: Consumer): void {
    const loop = new Loop(
      () => this.drain(consumer, this.spareTime),
      (error) => this.#log.error({ err: error, consumer: consumer.name }, 'outbox loop failed'),
    );
    this.#loops.set(consumer.name, loop);
    loop.start();
  }

  async stop(): Promise<void> {
    this.#isStopping = true;
    await Promise.all([...this.#loops.values()].map((loop) => loop.stop()));
  }

  /** Delivers everything that is due, at once or in spare time. Answers how many were delivered. */
  async drain(consumer: Consumer, spareTime?: SpareTime): Promise<number> {
    let delivered = 0;
    for (;;) {
      const due = await this.#due(consumer.name);
      let progress = 0;
      for (const event of due) {
        if (consumer.canWait) await spareTime?.come(event.at.getTime() + LONGEST_WAIT_MS - this.#clock.now().getTime());
        // What stands back is kept for the next start; an end of the server waits for the one at work alone.
        if (spareTime && this.#isStopping) return delivered;
        if (await this.#deliver(consumer, event)) progress += 1;
      }
      delivered += progress;
      // A document's next event is due only when the one before is delivered, so a short round may not be the last.
      if (progress === 0) return delivered;
    }
  }

  /** Only the earliest undelivered event of a document is due, so a document's events keep their order. */
  async #due(consumer: ConsumerName): Promise<OutboxEvent[]> {
    return this.#sql<OutboxEvent[]>`
      select event_id as "eventId", agency_id as "agencyId", document_id as "documentId", sequence, kind,
        created_at as at
      from outbox_deliveries d
      where consumer = ${consumer} and done_at is null and next_at <= ${this.#clock.now()}
        and not exists (
          select from outbox_deliveries earlier
          where earlier.consumer = d.consumer and earlier.agency_id = d.agency_id
            and earlier.document_id = d.document_id and earlier.done_at is null and earlier.sequence < d.sequence)
      order by created_at, sequence limit ${BATCH}`;
  }

  async #deliver(consumer: Consumer, event: OutboxEvent): Promise<boolean> {
    try {
      const isDelivered = await this.#sql.begin(async (tx) => {
        const [taken] = await tx`
          select 1 from outbox_deliveries
          where consumer = ${consumer.name} and event_id = ${event.eventId} and done_at is null
          for update skip locked`;
        if (!taken) return false;
        await consumer.handle(tx, event);
        await tx`
          update outbox_deliveries set done_at = ${this.#clock.now()}
          where consumer = ${consumer.name} and event_id = ${event.eventId}`;
        return true;
      });
      if (isDelivered) consumer.afterCommit?.(event);
      return isDelivered;
    } catch (error) {
      this.#log.warn({ err: error, consumer: consumer.name, event: event.eventId }, 'delivery failed');
      await this.#postpone(consumer.name, event.eventId, error);
      return false;
    }
  }

  async #postpone(consumer: ConsumerName, eventId: string, error: unknown): Promise<void> {
    const reason = error instanceof Error ? error.message.slice(0, 500) : 'unknown';
    await this.#sql`
      update outbox_deliveries set attempts = attempts + 1, last_error = ${reason},
        next_at = ${this.#clock.now()}::timestamptz
          + least(${LONGEST_PAUSE_MS}, 1000 * power(2, least(attempts, 20))) * interval '1 millisecond'
      where consumer = ${consumer} and event_id = ${eventId} and done_at is null`;
  }
}

function heardBy(consumers: readonly ConsumerName[], kind: string): string[] {
  return consumers.filter((name) => (HEARS_ONLY[name] ?? kind) === kind);
}

/** Runs one round at a time; a wake-up during a round starts another one after it. */
class Loop {
  readonly #round: () => Promise<unknown>;
  readonly #onError: (error: unknown) => void;
  #running: Promise<void> | undefined;
  #again = false;
  #stopped = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(round: () => Promise<unknown>, onError: (error: unknown) => void) {
    this.#round = round;
    this.#onError = onError;
  }

  start(): void {
    this.#timer = setInterval(() => this.wake(), POLL_MS);
    this.wake();
  }

  wake(): void {
    if (this.#stopped) return;
    this.#again = true;
    this.#running ??= this.#run();
  }

  async #run(): Promise<void> {
    while (this.#again && !this.#stopped) {
      this.#again = false;
      await this.#round().catch(this.#onError);
    }
    this.#running = undefined;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#timer);
    await this.#running;
  }
}
