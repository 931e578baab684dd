import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { CHECKOUT } from './platform/checkout.ts';
import { type Clock, systemClock } from './platform/clock.ts';
import { ConfigError, type PublicConfig, readConfig, readPublicConfig } from './platform/config.ts';
import { makeSiteLogin } from './platform/database/make-site-login.ts';
import { connectPublicReader } from './platform/database/public-reader.ts';
import { ReaderGate } from './platform/database/reader-gate.ts';
import { exitCodeOf } from './platform/exit-code.ts';
import { FileStore } from './platform/files/file-store.ts';
import type { DeclaredRoute } from './platform/http/policy.ts';
import { makeLog } from './platform/log.ts';
import { explainListenFault } from './platform/start-faults.ts';
import { untilTold } from './platform/told-to-end.ts';
import { buildPublicApp } from './public-app.ts';

/** The citizens' site on its own: config -> app -> listen -> wait for the database -> serve. Answers the exit code. */
export function runPublicServer(): Promise<number> {
  const say = (line: string) => console.log(`[결] ${line}`);
  const told = untilTold(say);
  return exitCodeOf(async () => {
    const running = await startPublicServer(readPublicConfig(process.env, path.join(CHECKOUT, 'dist/web')), say);
    try {
      await Promise.race([told, running.opening]);
      say('시민 화면이 열렸습니다.');
      await told;
      say('열린 요청을 마치고 끝냅니다.');
    } finally {
      await running.close();
    }
  });
}

const LOGIN = 'gyeol_site';

/** Makes the login of the citizens' process and prints the address with it, once. Answers the exit code. */
export function preparePublicSite(): Promise<number> {
  return exitCodeOf(async () => {
    const { databaseUrl } = readConfig(process.env, path.join(CHECKOUT, 'dist/web'));
    if (databaseUrl === undefined) {
      throw new ConfigError('DATABASE_URL: 역할을 만들 데이터베이스로, 업무 서버에 적은 값을 그대로 적어 주십시오.');
    }
    const password = randomBytes(24).toString('hex');
    await makeSiteLogin(databaseUrl, LOGIN, password);
    const address = new URL(databaseUrl);
    address.username = LOGIN;
    address.password = password;
    console.log(
      `[결] 시민 화면의 역할을 만들었습니다(${LOGIN}). 비밀번호는 다시 보이지 않으니 지금 적어 두십시오. 복제본이 있으면 주소만 바꿉니다.\n` +
        `DATABASE_READ_URL='${address.href}'`,
    );
  });
}

export type PublicServer = {
  readonly address: string;
  readonly routes: readonly DeclaredRoute[];
  /** Settles when the database is there and may be read; fails where its login may do too much. */
  readonly opening: Promise<void>;
  close(): Promise<void>;
};

/** Listens before the database is there: whoever comes early is told to come again. */
export async function startPublicServer(
  config: PublicConfig,
  say: (line: string) => void,
  clock: Clock = systemClock,
): Promise<PublicServer> {
  const reader = connectPublicReader(config.databaseReadUrl);
  const gate = new ReaderGate(reader.publicSql);
  const dataDir = config.dataDir ?? path.join(CHECKOUT, '.gyeol');
  const files = new FileStore(path.join(dataDir, 'files'));
  const database = { publicSql: reader.publicSql };
  const app = await buildPublicApp({ config, clock, files, database, log: makeLog() }, gate);
  const close = async () => {
    gate.close();
    await app.close();
    await reader.close();
  };
  try {
    const address = await app.listen({ host: config.host, port: config.port });
    say(`시민 화면(읽기 전용): ${config.https ? config.origins[0] : address}/`);
    return { address, routes: app.declaredRoutes, opening: gate.open(say), close };
  } catch (error) {
    await close();
    throw explainListenFault(error, config);
  }
}
