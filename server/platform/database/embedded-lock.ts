import { createHash } from 'node:crypto';
import { createConnection, createServer, type Server } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

export type EmbeddedLock = { release(): Promise<void> };

/**
 * Two starts on one data folder must not fight over its database. The lock is a socket in Linux's abstract
 * namespace: taking it is atomic, and the kernel frees it when the holder dies, even by kill -9, so there is
 * never a stale lock file to reason about. A caller that finds it taken waits a moment, because after
 * a kill -9 of the supervisor the former server is still closing.
 */
export async function takeEmbeddedLock(
  folder: string,
  options: { log: (line: string) => void; waitMs: number },
): Promise<EmbeddedLock> {
  const name = `\0gyeol-${createHash('sha256').update(folder).digest('hex').slice(0, 32)}`;
  const giveUpAt = Date.now() + options.waitMs;
  let told = false;
  for (;;) {
    const server = await tryListen(name);
    if (server) return { release: () => new Promise((done) => server.close(() => done())) };
    const holder = await askHolder(name);
    if (Date.now() >= giveUpAt) {
      throw new Error(
        `이 데이터 폴더(${folder})를 쓰는 프로그램이 이미 실행 중입니다(프로세스 번호 ${holder}). ` +
          '그 프로그램을 먼저 종료하거나, GYEOL_DATA_DIR에 다른 폴더를 지정해 주십시오.',
      );
    }
    if (!told) options.log(`같은 데이터 폴더를 쓰는 프로그램(프로세스 번호 ${holder})이 끝나기를 기다립니다.`);
    told = true;
    await sleep(200);
  }
}

function tryListen(name: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => {
      socket.on('error', () => socket.destroy());
      socket.end(String(process.pid));
    });
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error),
    );
    // The lock alone is no reason for the process to stay alive.
    server.listen(name, () => resolve(server.unref()));
  });
}

function askHolder(name: string): Promise<string> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = createConnection(name);
    socket.setTimeout(1000, () => socket.destroy());
    socket.on('data', (chunk) => {
      answer += String(chunk);
    });
    socket.on('error', () => resolve('?'));
    socket.on('close', () => resolve(answer || '?'));
  });
}
