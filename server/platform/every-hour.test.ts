import fastify from 'fastify';
import { expect, test } from 'vitest';
import { everyHour, everyMinute } from './every-hour.ts';

test('hourly work is done when the server opens, and its failure stops nothing', async () => {
  const app = fastify();
  let runs = 0;
  everyHour(app, async () => {
    runs += 1;
    throw new Error('the database is away');
  });
  await app.listen({ port: 0 });
  expect(runs).toBe(1);
  await app.close();
  expect(runs).toBe(1);
});

test('the work of a minute is done when the server opens, and the server ends when it has ended', async () => {
  const app = fastify();
  const done: string[] = [];
  everyMinute(app, async () => {
    done.push('begun');
    await new Promise((resolve) => setImmediate(resolve));
    done.push('ended');
  });
  await app.listen({ port: 0 });
  await app.close();
  expect(done).toEqual(['begun', 'ended']);
});
