import fastify from 'fastify';
import { expect, test } from 'vitest';
import { answerProblems } from './problems.ts';

test.each([
  ['the disk under the files is full', { code: 'ENOSPC', syscall: 'write' }],
  ['the share of the files is used up', { code: 'EDQUOT', syscall: 'write' }],
  ['the disk under the database is full', { name: 'PostgresError', code: '53100' }],
])('where %s the person is told whom to call, and not to try again', async (_what, fault) => {
  const app = fastify();
  answerProblems(app);
  app.post('/', async () => {
    throw Object.assign(new Error('no space left on device, write'), fault);
  });
  const answer = await app.inject({ method: 'POST', url: '/' });
  expect(answer.statusCode).toBe(507);
  expect(answer.json()).toMatchObject({ code: 'storage-full', message: expect.stringMatching(/관리자.*주십시오/) });
  expect(answer.body).not.toContain('device');
});

test.each([
  ['a connection broke while a statement was written', { code: 'EPIPE', syscall: 'write' }],
  ['a connection was reset', { code: 'ECONNRESET', syscall: 'read' }],
  ['the driver saw its connection close', { code: 'CONNECTION_CLOSED' }],
  ['the database is starting', { name: 'PostgresError', code: '57P03' }],
  ['a question takes longer than it may', { name: 'PostgresError', code: '57014' }],
  ['a replica breaks a question off', { name: 'PostgresError', code: '40001' }],
])('where %s the person is told that trying again helps', async (_what, fault) => {
  const app = fastify();
  answerProblems(app);
  app.post('/', async () => {
    throw Object.assign(new Error('away'), fault);
  });
  const answer = await app.inject({ method: 'POST', url: '/' });
  expect(answer.statusCode).toBe(503);
  expect(answer.json()).toMatchObject({ code: 'unavailable' });
});
