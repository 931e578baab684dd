import { once } from 'node:events';
import { connect } from 'node:net';
import fastify from 'fastify';
import { expect, test } from 'vitest';
import { closeInTime } from './close-in-time.ts';

test('a server that closes does not wait for a body that never ends', async () => {
  const app = fastify();
  closeInTime(app, 20);
  const reached = new Promise<void>((resolve) => {
    app.addHook('onRequest', async () => resolve());
  });
  app.post('/', () => 'read');
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as { port: number };
  const sender = connect(port, '127.0.0.1');
  sender.write('POST / HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 9\r\n\r\n{');
  await reached;
  const cut = once(sender, 'close');
  await app.close();
  await cut;
  expect(sender.destroyed).toBe(true);
});

test('a server that closes answers what it has begun', async () => {
  const app = fastify();
  closeInTime(app);
  let go = () => {};
  const reached = new Promise<void>((resolve) => {
    app.get('/', async () => {
      resolve();
      await new Promise<void>((ready) => {
        go = ready;
      });
      return 'done';
    });
  });
  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  const answer = fetch(address);
  await reached;
  const closed = app.close();
  go();
  expect(await (await answer).text()).toBe('done');
  await closed;
});
