import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** npm and the terminal may both pass on one Ctrl-C; only a later one means impatience. */
const FORCE_AFTER_MS = 2000;

/**
 * Runs the built server until it ends, and answers with its exit code. The server stands in a process group of its own,
 * so that Ctrl-C reaches it once, from here; the channel between the two closes when this process is killed, and the
 * server then ends itself and its database.
 */
export function superviseServer(root, say) {
  const server = spawn(process.execPath, ['--enable-source-maps', path.join(root, 'dist/start/serve.js')], {
    cwd: root,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    detached: true,
  });

  let endingSince;
  const end = () => {
    if (endingSince === undefined) {
      endingSince = Date.now();
      say('끝내는 중입니다.');
      server.kill('SIGTERM');
      // An open channel would keep a server that has closed everything else.
      if (server.connected) server.disconnect();
    } else if (Date.now() - endingSince > FORCE_AFTER_MS) {
      say('기다리지 않고 끝냅니다. 다음 시작에서 데이터베이스를 이어받습니다.');
      server.kill('SIGKILL');
    }
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, end);
  whenNpmIsGone(() => endingSince === undefined && end());

  return new Promise((resolve) => {
    server.on('error', (error) => {
      console.error(`[결] 서버를 시작하지 못했습니다: ${error.message}`);
      resolve(1);
    });
    server.on('exit', (code, signal) => {
      if (signal) console.error(`[결] 서버가 ${signal} 신호로 끝났습니다. 다시 실행하면 이어서 일합니다.`);
      resolve(code ?? 1);
    });
  });
}

/** `npm start` that is killed outright passes no signal on; whoever started it means all of it to end. */
function whenNpmIsGone(end) {
  if (process.env.npm_lifecycle_event === undefined) return;
  const npm = findNpm(process.ppid);
  if (npm === undefined) return;
  setInterval(() => {
    if (!existsSync(`/proc/${npm}`) || !isNpm(npm)) end();
  }, 1000).unref();
}

/** npm runs a script in a shell, which may or may not stand between. */
function findNpm(parent) {
  if (isNpm(parent)) return parent;
  const [, grandparent] = /\) \S (\d+)/.exec(readStatus(parent)) ?? [];
  return grandparent !== undefined && isNpm(Number(grandparent)) ? Number(grandparent) : undefined;
}

function isNpm(pid) {
  return /\(npm/.test(readStatus(pid)) && !/\) Z /.test(readStatus(pid));
}

function readStatus(pid) {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return '';
  }
}
