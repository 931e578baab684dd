import fastify from 'fastify';
import { expect, test } from 'vitest';
import { everyHour } from './every-hour.ts';

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
