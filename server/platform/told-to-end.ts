import { existsSync, readFileSync } from 'node:fs';

/** npm and the terminal may both pass on one Ctrl-C; only a later one means impatience. */
const FORCE_AFTER_MS = 2000;

/**
 * Answers when the process is told to end: by a signal, or because the npm that started it is gone. Who asks again
 * later does not want to wait for what is still open; the next start takes the database over.
 */
export function untilTold(say: (line: string) => void): Promise<void> {
  return new Promise((resolve) => {
    let endingSince: number | undefined;
    const end = () => {
      if (endingSince === undefined) {
        endingSince = Date.now();
        resolve();
      } else if (Date.now() - endingSince > FORCE_AFTER_MS) {
        say('기다리지 않고 끝냅니다. 다음 시작에서 데이터베이스를 이어받습니다.');
        process.exit(1);
      }
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
    whenNpmIsGone(() => endingSince === undefined && end());
  });
}

/** `npm start` that is killed outright passes no signal on; whoever started it means all of it to end. */
function whenNpmIsGone(end: () => void): void {
  if (process.env.npm_lifecycle_event === undefined) return;
  const npm = findNpm(process.ppid);
  if (npm === undefined) return;
  setInterval(() => {
    if (!existsSync(`/proc/${npm}`) || !isNpm(npm)) end();
  }, 1000).unref();
}

/** npm runs a script in a shell, which may or may not stand between. */
function findNpm(parent: number): number | undefined {
  if (isNpm(parent)) return parent;
  const [, grandparent] = /\) \S (\d+)/.exec(readStatus(parent)) ?? [];
  return grandparent !== undefined && isNpm(Number(grandparent)) ? Number(grandparent) : undefined;
}

function isNpm(pid: number): boolean {
  return /\(npm/.test(readStatus(pid)) && !/\) Z /.test(readStatus(pid));
}

function readStatus(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return '';
  }
}
