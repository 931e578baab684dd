import type { FastifyBaseLogger } from 'fastify';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { Database } from './database/connect.ts';
import type { FileStore } from './files/file-store.ts';
import type { Outbox } from './outbox/outbox.ts';

/** What every capability is given; built once by main.ts, and once per file by the tests. */
export type Services = {
  readonly config: Config;
  readonly clock: Clock;
  readonly database: Database;
  readonly files: FileStore;
  readonly outbox: Outbox;
  readonly log: FastifyBaseLogger;
  /** In tests every reply is checked against its schema; in production Fastify's serializer is trusted. */
  readonly checkReplies: boolean;
};
