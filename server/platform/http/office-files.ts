import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import type { Config } from '../config.ts';
import { Problem } from './problems.ts';

const BUILT_NAME = /^assets\/[\w.-]+$/;
const POLICY = { public: 'the files of the client itself; they hold no data' };

/**
 * The officials' client: files that vite built, below /office/. Every path without a file is the application
 * itself, whose router reads the address; built files have a hash in their names and never change.
 */
export async function serveOfficeFiles(app: FastifyInstance, config: Config): Promise<void> {
  await app.register(fastifyStatic, { root: config.webDir, serve: false, preCompressed: true });
  app.get('/office', { config: { policy: POLICY }, schema: { hide: true } }, (_request, reply) =>
    reply.redirect('/office/', 308),
  );
  app.get<{ Params: { '*': string } }>(
    '/office/*',
    { config: { policy: POLICY }, schema: { hide: true } },
    (request, reply) => {
      const file = request.params['*'];
      if (BUILT_NAME.test(file)) return reply.sendFile(file, { maxAge: '365d', immutable: true });
      if (path.extname(file) === '') {
        // Kept copies are asked about each time: after an update the old page names parts that are gone.
        return reply.header('cache-control', 'no-cache').sendFile('index.html', { cacheControl: false });
      }
      if (file.includes('..') || file === 'manifest.json' || file === 'index.html') throw new Problem('not-found');
      return reply.sendFile(file, { maxAge: '1d' });
    },
  );
}

/** What the citizens' pages are made with: their style sheet, the letters, and the script of 진위 확인. */
const CITIZENS_FILE = /^(?:assets\/[\w.-]+\.css|fonts\/[\w.-]+\.woff2|verify\.js|icon\.svg)$/;

/** The few of these files that citizens need, where their site is a process of its own. */
export async function serveCitizensFiles(app: FastifyInstance, config: Pick<Config, 'webDir'>): Promise<void> {
  await app.register(fastifyStatic, { root: config.webDir, serve: false, preCompressed: true });
  app.get<{ Params: { '*': string } }>(
    '/office/*',
    { config: { policy: POLICY }, schema: { hide: true } },
    (request, reply) => {
      const file = request.params['*'];
      if (!CITIZENS_FILE.test(file)) throw new Problem('not-found');
      if (BUILT_NAME.test(file)) return reply.sendFile(file, { maxAge: '365d', immutable: true });
      return reply.sendFile(file, { maxAge: '1d' });
    },
  );
}
