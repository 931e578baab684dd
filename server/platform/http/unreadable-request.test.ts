import { once } from 'node:events';
import { connect } from 'node:net';
import fastify from 'fastify';
import { afterAll, expect, test } from 'vitest';
import { answerUnreadable } from './unreadable-request.ts';

const app = fastify({ clientErrorHandler: answerUnreadable });
app.get('/search', () => 'found');
const address = await app.listen({ host: '127.0.0.1', port: 0 });
afterAll(() => app.close());

test('a search of ten thousand letters is told in Korean that it is too long', async () => {
  const answer = await fetch(`${address}/search?q=${encodeURIComponent('가'.repeat(10_000))}`);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([431, 'text/html; charset=utf-8']);
  expect(await answer.text()).toMatch(/주소가 너무 깁니다[\s\S]*줄여서 다시/);
  expect(await (await fetch(`${address}/search`)).text()).toBe('found');
});

test.each(['/api/search', '/open-data/documents', '/documents/D0000000000001.json'])(
  'a program that asks for %s is told so as a problem',
  async (asked) => {
    const answer = await fetch(`${address}${asked}?q=${'a'.repeat(20_000)}`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([431, 'application/json; charset=utf-8']);
    expect(await answer.json()).toEqual({
      code: 'invalid-input',
      message: expect.stringMatching(/^주소가 너무 깁니다\. .*줄여서 다시/),
      requestId: '',
    });
  },
);

test('what is no request is answered, and says nothing of what was sent', async () => {
  const sender = connect((app.server.address() as { port: number }).port, '127.0.0.1');
  sender.write('<script>alert(1)</script>\r\n\r\n');
  const parts: Buffer[] = [];
  sender.on('data', (part) => parts.push(part));
  await once(sender, 'close');
  const answer = Buffer.concat(parts).toString();
  expect(answer).toMatch(/^HTTP\/1\.1 400 [\s\S]*요청을 읽을 수 없습니다/);
  expect(answer).not.toContain('alert');
});
