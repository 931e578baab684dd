import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import type { ServerKind } from './bench-server.ts';

export type BenchServer = {
  readonly port: number;
  /** CPU of the server's process since its start, in microseconds. */
  cpuMicros(): Promise<number>;
  /** Has something done and answers its number, see `bench-server.ts`. */
  ask(text: string): Promise<number>;
  /** Says something to a server that listens. */
  tell(text: string): void;
  stop(): Promise<void>;
};

/** A server in a process of its own, so that its work and the clients' are not done by one thread. */
export async function startBenchServer(kind: ServerKind, url = ''): Promise<BenchServer> {
  const script = path.join(import.meta.dirname, `bench-server${path.extname(import.meta.filename)}`);
  const child = fork(script, [kind, url], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const port = await answerOf(child);
  const ask = (text: string) => {
    const answer = answerOf(child);
    child.send(text);
    return answer;
  };
  return {
    port,
    ask,
    cpuMicros: () => ask('cpu'),
    tell: (text) => void child.send(text),
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.send('stop');
      await ended;
    },
  };
}

function answerOf(child: ChildProcess): Promise<number> {
  return new Promise((settle, fail) => {
    const ended = (code: number | null) => fail(new Error(`the server of the bench ended with ${code}`));
    child.once('exit', ended);
    child.once('message', (answer) => {
      child.off('exit', ended);
      settle(Number(answer));
    });
  });
}
