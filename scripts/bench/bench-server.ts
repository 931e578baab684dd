import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import fastify from 'fastify';
import { type WebSocket, WebSocketServer } from 'ws';
import { buildApp } from '../../server/app.ts';
import { benchFolder, benchServices, closeServices } from './bench-database.ts';
import { startBurstOffice } from './burst-office.ts';
import { type Submitted, startLiveOffice } from './live-office.ts';

/**
 * office: the application as it is, its outbox resting (by-products are no part of an act); hello: a bare Fastify
 * route; sockets: a plain ws server that sends everybody what it is told to; live: the application, its notifier in the
 * bench's hands; burst: the application with all that follows an approval, told to work and to rest.
 */
export type ServerKind = 'office' | 'hello' | 'sockets' | 'live' | 'burst';

type Running = {
  readonly server: Server;
  readonly tell?: (text: string) => void;
  readonly prepare?: (documents: readonly Submitted[]) => Promise<number>;
  readonly close: () => Promise<unknown>;
};

const STARTS: Readonly<Record<ServerKind, (url: string) => Promise<Running>>> = {
  office: startOffice,
  hello: startHello,
  sockets: startSockets,
  live: startLiveOffice,
  burst: startBurstOffice,
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
  const server = new WebSocketServer({ server: app.server, perMessageDeflate: false });
  // Found by its place at once, as anybody would keep them who tells single ones.
  const sockets: WebSocket[] = [];
  server.on('connection', (socket) => sockets.push(socket));
  return {
    server: app.server,
    tell(text) {
      const [, one, message = ''] = /^(?:one (\d+)|all) (.*)$/s.exec(text) ?? [];
      if (one === undefined) for (const socket of sockets) socket.send(message);
      else sockets[Number(one)]?.send(message);
    },
    async close() {
      for (const socket of sockets) socket.terminate();
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
  } else if (asked.startsWith('prepare ')) {
    process.send?.(await running.prepare?.(JSON.parse(asked.slice('prepare '.length))));
  } else if (asked === 'stop') {
    await running.close();
    process.disconnect();
  } else {
    running.tell?.(asked);
  }
}
