import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * postgres.js 3.4.9 forgets to clear its pending write when a connection closes: the same connection, opened again,
 * waits for that write for ever, and every query given to it hangs (porsager/postgres #1154, #1208). Until a release
 * mends it, the two variables are reset here, in the installed copy. Fails loudly when the code is no longer the same.
 */
const FAULTY = `    clearImmediate(nextWriteTimer)
    socket.removeListener('data', data)
    socket.removeListener('connect', connected)
    idleTimer.cancel()`;
const MENDED = FAULTY.replace(
  'clearImmediate(nextWriteTimer)',
  'clearImmediate(nextWriteTimer), chunk = nextWriteTimer = null',
);

export function mendPostgres(root) {
  for (const source of ['src', 'cjs/src']) mend(path.join(root, 'node_modules/postgres', source, 'connection.js'));
}

function mend(file) {
  if (!existsSync(file)) return;
  const code = readFileSync(file, 'utf8');
  if (code.includes(MENDED)) return;
  if (!code.includes(FAULTY))
    throw new Error('postgres를 고치는 자리를 찾지 못했습니다. scripts/mend-postgres.mjs를 확인해 주십시오.');
  writeFileSync(file, code.replace(FAULTY, MENDED));
}
