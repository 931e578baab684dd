import postgres from 'postgres';
import { ConfigError } from '../config.ts';
import { PUBLIC_ROLE, sqlState } from './connect.ts';

/**
 * Makes the login with which the citizens' process reads: it may take on the citizens' role and nothing else. Asked at
 * the office's own database, as its user; a replica has it by itself.
 */
export async function makeSiteLogin(url: string, login: string, password: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined, connect_timeout: 10 });
  try {
    const [found] = await sql<{ role: boolean; login: boolean }[]>`
      select exists (select from pg_roles where rolname = ${PUBLIC_ROLE}) as role,
        exists (select from pg_roles where rolname = ${login}) as login`;
    if (!found?.role) {
      throw new ConfigError(
        `역할 ${PUBLIC_ROLE}이 아직 없습니다. 업무 서버를 이 데이터베이스로 한 번 시작해 주십시오.`,
      );
    }
    if (found.login) {
      throw new ConfigError(
        `그 이름의 역할이 이미 있습니다(${login}). 그 비밀번호를 쓰거나, 새로 만들려면 먼저 지워 주십시오(drop role ${login}).`,
      );
    }
    // A password cannot be a parameter of this statement: PostgreSQL itself makes the text of it.
    const [made] = await sql<{ statement: string }[]>`
      select format('create role %I login password %L in role %I', ${login}::text, ${password}::text,
        ${PUBLIC_ROLE}::text) as statement`;
    await sql.unsafe(made?.statement ?? '');
  } catch (error) {
    if (sqlState(error) !== '42501') throw error;
    throw new ConfigError(
      'DATABASE_URL의 사용자는 역할을 만들 수 없습니다. createrole 권한이 있는 사용자로 적어 주십시오.',
    );
  } finally {
    await sql.end({ timeout: 5 });
  }
}
