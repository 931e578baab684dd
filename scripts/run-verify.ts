import path from 'node:path';
import { verifyProjections } from '../server/approval/index.ts';
import { readConfig } from '../server/platform/config.ts';
import { connectDatabase, type Sql } from '../server/platform/database/connect.ts';
import { startEmbeddedPostgres } from '../server/platform/database/embedded-postgres.ts';
import { proveNumbers } from '../server/registration/index.ts';
import { tellProof } from './tell-proof.ts';

type Answer = { readonly lines: readonly string[]; readonly sound: boolean };

/**
 * What `npm run verify` runs: does everything that is repeated of the record say what the record says, and is every
 * number given once? Ends with 1 where something is not so, so that a timetable can call it. The embedded database is
 * opened for it, so the server must not be running; with DATABASE_URL it may.
 */
async function verify(): Promise<number> {
  const check = checkAsked(process.argv.slice(2));
  if (!check) {
    console.error('[결] 쓰는 법: npm run verify -- projections [--repair]');
    console.error('[결]         npm run verify -- numbers');
    return 2;
  }
  const config = readConfig(process.env, path.join(process.cwd(), 'dist/web'));
  const dataDir = config.dataDir ?? path.join(process.cwd(), '.gyeol');
  const say = (line: string) => console.error(`[결] ${line}`);
  const embedded = config.databaseUrl ? undefined : await startEmbeddedPostgres({ dataDir, log: say });
  const database = connectDatabase(config.databaseUrl ?? embedded?.url ?? '');
  try {
    const { lines, sound } = await check(database.sql);
    for (const line of lines) console.log(line);
    return sound ? 0 : 1;
  } finally {
    await database.close();
    await embedded?.stop();
  }
}

function checkAsked([what, ...wishes]: readonly string[]): ((sql: Sql) => Promise<Answer>) | undefined {
  if (what === 'numbers' && wishes.length === 0) return async (sql) => tellProof(await proveNumbers(sql, null));
  const known = wishes.every((wish) => wish === '--repair');
  if (what === 'projections' && known) return (sql) => compareProjections(sql, wishes.length > 0);
  return undefined;
}

async function compareProjections(sql: Sql, repair: boolean): Promise<Answer> {
  const { documents, faults } = await verifyProjections(sql, { repair });
  const told = faults.map(({ managementNumber, says, shouldSay }) => {
    return `${managementNumber}\n- ${says.replaceAll('\n', '\n- ')}\n+ ${shouldSay.replaceAll('\n', '\n+ ')}`;
  });
  const outcome = repair && faults.length > 0 ? '사건대로 다시 적었습니다' : '사건과 다릅니다';
  const sum =
    faults.length === 0
      ? `문서 ${documents}건의 상태와 결재 자리가 모두 사건과 같습니다.`
      : `문서 ${documents}건 가운데 ${faults.length}건이 ${outcome}.`;
  return { lines: [...told, sum], sound: faults.length === 0 || repair };
}

try {
  process.exitCode = await verify();
} catch (error) {
  console.error(`[결] ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
