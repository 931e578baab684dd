import { randomUUID } from 'node:crypto';
import { buildApp } from '../../server/app.ts';
import { type Consumer, Outbox, type OutboxEvent } from '../../server/platform/outbox/outbox.ts';
import { benchFolder, benchServices, closeServices } from './bench-database.ts';

/** A document whose submission the notifier is to tell. */
export type Submitted = { readonly agencyId: number; readonly documentId: string };

/** Keeps the consumers and delivers nothing: the bench says when one handles and when it hears of its commit. */
class HeldOutbox extends Outbox {
  readonly consumers: Consumer[] = [];

  override add(consumer: Consumer): void {
    this.consumers.push(consumer);
  }
}

const HANDLED_AT_ONCE = 8;

/**
 * The application with its notifier in the bench's hands. `prepare` lets it write and commit the rows of these
 * documents' submissions, as the outbox does; `tell` calls what the outbox calls after the commit.
 */
export async function startLiveOffice(url: string) {
  const plain = benchServices(url, benchFolder());
  const outbox = new HeldOutbox(plain.database.sql, plain.clock, plain.log);
  const services = { ...plain, outbox };
  const app = await buildApp(services);
  const notifier = outbox.consumers.find((consumer) => consumer.name === 'notification');
  if (!notifier) throw new Error('the application has no notifier');
  const committed: OutboxEvent[] = [];
  await app.listen({ host: '127.0.0.1', port: 0 });
  return {
    server: app.server,
    async prepare(documents: readonly Submitted[]) {
      const events = documents.map((document) => submissionOf(document, services.clock.now()));
      for (let from = 0; from < events.length; from += HANDLED_AT_ONCE) {
        const some = events.slice(from, from + HANDLED_AT_ONCE);
        await Promise.all(some.map((event) => services.database.sql.begin((tx) => notifier.handle(tx, event))));
      }
      committed.push(...events);
      return committed.length;
    },
    /** `all`: of everything prepared; `one`: of the next. */
    tell(text: string) {
      const count = text.startsWith('one') ? 1 : committed.length;
      for (const event of committed.splice(0, count)) notifier.afterCommit?.(event);
    },
    close: () => app.close().then(() => closeServices(services)),
  };
}

/** Under a new id each time, for an event already told is not told again. */
function submissionOf(document: Submitted, at: Date): OutboxEvent {
  return { ...document, eventId: randomUUID(), sequence: 1, kind: 'DocumentSubmitted', at };
}
