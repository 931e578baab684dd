import path from 'node:path';
import { verifyProjections } from '../server/approval/index.ts';
import { readConfig } from '../server/platform/config.ts';
import { connectDatabase } from '../server/platform/database/connect.ts';
import { startEmbeddedPostgres } from '../server/platform/database/embedded-postgres.ts';

/**
 * What `npm run verify` runs: does everything that is repeated of the record say what the record says? Ends with 1
 * where something does not, so that a timetable can call it. The embedded database is opened for it, so the server
 * must not be running; with DATABASE_URL it may.
 */
async function verify(): Promise<number> {
  const [what, ...wishes] = process.argv.slice(2);
  if (what !== 'projections' || wishes.some((wish) => wish !== '--repair')) {
    console.error('[결] 쓰는 법: npm run verify -- projections [--repair]');
    return 2;
  }
  const config = readConfig(process.env, path.join(process.cwd(), 'dist/web'));
  const dataDir = config.dataDir ?? path.join(process.cwd(), '.gyeol');
  const say = (line: string) => console.error(`[결] ${line}`);
  const embedded = config.databaseUrl ? undefined : await startEmbeddedPostgres({ dataDir, log: say });
  const database = connectDatabase(config.databaseUrl ?? embedded?.url ?? '');
  try {
    const repair = wishes.length > 0;
    const { documents, faults } = await verifyProjections(database.sql, { repair });
    for (const { managementNumber, says, shouldSay } of faults) {
      console.log(`${managementNumber}\n- ${says.replaceAll('\n', '\n- ')}\n+ ${shouldSay.replaceAll('\n', '\n+ ')}`);
    }
    const outcome = repair && faults.length > 0 ? '사건대로 다시 적었습니다' : '사건과 다릅니다';
    console.log(
      faults.length === 0
        ? `문서 ${documents}건의 상태와 결재 자리가 모두 사건과 같습니다.`
        : `문서 ${documents}건 가운데 ${faults.length}건이 ${outcome}.`,
    );
    return faults.length === 0 || repair ? 0 : 1;
  } finally {
    await database.close();
    await embedded?.stop();
  }
}

try {
  process.exitCode = await verify();
} catch (error) {
  console.error(`[결] ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
