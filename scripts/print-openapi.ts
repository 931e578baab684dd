import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
// Tells the compiler of app.swagger().
import type {} from '@fastify/swagger';
import pino from 'pino';
import { buildApp } from '../server/app.ts';
import { CHECKOUT } from '../server/platform/checkout.ts';
import { systemClock } from '../server/platform/clock.ts';
import { readConfig } from '../server/platform/config.ts';
import { connectDatabase } from '../server/platform/database/connect.ts';
import { FileStore } from '../server/platform/files/file-store.ts';
import { Outbox } from '../server/platform/outbox/outbox.ts';

// node dist/scripts/print-openapi.js            writes docs/openapi.json
// node dist/scripts/print-openapi.js --check    fails where the file differs from what the server answers
const file = path.join(CHECKOUT, 'docs/openapi.json');
const printed = await printOpenapi();
if (!process.argv.includes('--check')) {
  writeFileSync(file, printed);
} else if (!existsSync(file) || readFileSync(file, 'utf8') !== printed) {
  console.error('docs/openapi.json is not what the server answers: node dist/scripts/print-openapi.js writes it anew');
  process.exitCode = 1;
}

/** The document of the application as it is built; the database is never asked, because its pools open lazily. */
async function printOpenapi(): Promise<string> {
  const log = pino({ level: 'silent' });
  const database = connectDatabase('postgres://nobody@localhost:1/none');
  const app = await buildApp({
    config: { ...readConfig({}, path.join(CHECKOUT, 'dist/web')), dataDir: tmpdir() },
    clock: systemClock,
    database,
    files: new FileStore(path.join(tmpdir(), 'none')),
    outbox: new Outbox(database.sql, systemClock, log),
    log,
    checkReplies: false,
  });
  // Getting ready ends at the first question to the database. By then the document is collected, else this throws.
  await app.ready().then(undefined, () => undefined);
  const document = app.swagger();
  await app.close();
  await database.close();
  return `${JSON.stringify(document, null, 2)}\n`;
}
