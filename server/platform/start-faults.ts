import { type Config, ConfigError } from './config.ts';
import { sqlState } from './database/connect.ts';

/** Why the address could not be opened, with the setting to change; any other error is given back as it is. */
export function explainListenFault(error: unknown, { host, port }: Pick<Config, 'host' | 'port'>): unknown {
  switch (codeOf(error)) {
    case 'EADDRINUSE':
      return new ConfigError(
        `PORT=${port}: 다른 프로그램이 쓰고 있는 포트입니다. 그 프로그램을 끝내거나 PORT에 다른 수를 적어 주십시오.`,
      );
    case 'EACCES':
      return new ConfigError(`PORT=${port}: 이 사용자는 열 수 없는 포트입니다. PORT에 1024 이상의 수를 적어 주십시오.`);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new ConfigError(`HOST=${host}: 이 기계의 주소가 아닙니다. HOST에 이 기계의 주소를 적어 주십시오.`);
    default:
      return error;
  }
}

const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'CONNECT_TIMEOUT',
]);

/** Why the operator's database cannot be used. The address itself is a secret (its password) and is not repeated. */
export function explainDatabaseFault(error: unknown): unknown {
  const code = codeOf(error) ?? '';
  if (UNREACHABLE.has(code)) {
    return new ConfigError(
      `DATABASE_URL의 데이터베이스에 닿지 않습니다(${code}). 주소와 포트를 확인하고 데이터베이스를 먼저 시작해 주십시오.`,
    );
  }
  switch (sqlState(error)) {
    case '28000':
    case '28P01':
      return new ConfigError('DATABASE_URL의 사용자 이름이나 비밀번호가 맞지 않습니다. 다시 확인해 주십시오.');
    case '3D000':
      return new ConfigError('DATABASE_URL의 데이터베이스가 없습니다. 먼저 만들어 주십시오(CREATE DATABASE).');
    case '42501':
      return new ConfigError(
        'DATABASE_URL의 사용자에게 표와 역할을 만들 권한이 없습니다. ' +
          '데이터베이스의 주인으로 하고 CREATEROLE 권한을 주십시오.',
      );
    default:
      return error;
  }
}

function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
