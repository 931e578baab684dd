import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import fastify from 'fastify';
import { WebSocketServer } from 'ws';
import { buildApp } from '../../server/app.ts';
import { benchFolder, benchServices, closeServices } from './bench-database.ts';

/**
 * office: the application as it is, its outbox resting (by-products are no part of an act); hello: a bare Fastify
 * route; sockets: a plain ws server that sends everybody what it is told to.
 */
export type ServerKind = 'office' | 'hello' | 'sockets';

type Running = {
  readonly server: Server;
  readonly tell?: (text: string) => void;
  readonly close: () => Promise<unknown>;
};

const STARTS: Readonly<Record<ServerKind, (url: string) => Promise<Running>>> = {
  office: startOffice,
  hello: startHello,
  sockets: startSockets,
};

async function startOffice(url: string): Promise<Running> {
  const services = benchServices(url, benchFolder());
  const app = await buildApp(services);
  await app.listen({ host: '127.0.0.1', port: 0 });
  return { server: app.server, close: () => app.close().then(() => closeServices(services)) };
}

async function startHello(): Promise<Running> {
  const app = fastify();
  app.get('/', async () => 'hello');
  await app.listen({ host: '127.0.0.1', port: 0 });
  return { server: app.server, close: () => app.close() };
}

/** Message `one <n> <text>`: to the n-th socket; `all <text>`: to everybody. */
async function startSockets(): Promise<Running> {
  const app = fastify();
  await app.listen({ host: '127.0.0.1', port: 0 });
  const sockets = new WebSocketServer({ server: app.server, perMessageDeflate: false });
  return {
    server: app.server,
    tell(text) {
      const [, one, message] = /^(?:one (\d+)|all) (.*)$/s.exec(text) ?? [];
      const to = [...sockets.clients];
      for (const socket of one === undefined ? to : to.slice(Number(one), Number(one) + 1)) socket.send(message ?? '');
    },
    async close() {
      for (const socket of sockets.clients) socket.terminate();
      await app.close();
    },
  };
}

const [kind, url = ''] = process.argv.slice(2);
const running = await STARTS[kind as ServerKind](url);
const { port } = running.server.address() as AddressInfo;

process.on('message', (asked: unknown) => void answer(String(asked)));
// A bench that was killed can say nothing any more.
process.once('disconnect', () => process.exit());
process.send?.(port);

async function answer(asked: string): Promise<void> {
  if (asked === 'cpu') {
    const { user, system } = process.cpuUsage();
    process.send?.(user + system);
  } else if (asked === 'stop') {
    await running.close();
    process.disconnect();
  } else {
    running.tell?.(asked);
  }
}
