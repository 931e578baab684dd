import { setTimeout as pause } from 'node:timers/promises';
import { ConfigError } from '../config.ts';
import { Problem } from '../http/problems.ts';
import type { Sql } from './connect.ts';
import { findTooMuch, hasPublicSchema, type TooMuch } from './public-reader.ts';

const RETRY_MS = 1_000;

/** What keeps the citizens' process from answering: the database that is not there yet, or not this version of it. */
export type ReaderState = 'starting' | 'database' | 'schema' | 'ready';

/**
 * Opens when the database answers, has the schema, and the login may do nothing but read it. A database that is late
 * is waited for; a login that may do more is an error of the set-up, and the process ends with it.
 */
export class ReaderGate {
  readonly #publicSql: Sql;
  #state: ReaderState = 'starting';
  #isClosed = false;

  constructor(publicSql: Sql) {
    this.#publicSql = publicSql;
  }

  get state(): ReaderState {
    return this.#state;
  }

  /** For every request before the gate is open. */
  fault(): Problem | undefined {
    return this.#state === 'ready' ? undefined : new Problem('unavailable');
  }

  /** Waits until it is open. Throws ConfigError where it never may. */
  async open(say: (line: string) => void): Promise<void> {
    while (!this.#isClosed) {
      const state = await this.#look();
      if (state !== this.#state && state !== 'ready') say(WAITING[state]);
      this.#state = state;
      if (state === 'ready') return;
      await pause(RETRY_MS, undefined, { ref: false });
    }
  }

  close(): void {
    this.#isClosed = true;
  }

  async #look(): Promise<'database' | 'schema' | 'ready'> {
    let tooMuch: TooMuch | undefined;
    try {
      // The office's start makes the schema and takes rights away: before it there is nothing to judge.
      if (!(await hasPublicSchema(this.#publicSql))) return 'schema';
      tooMuch = await findTooMuch(this.#publicSql);
      if (!tooMuch) return 'ready';
    } catch {
      return 'database';
    }
    throw new ConfigError(tooMuchText(tooMuch));
  }

  /** Whether the database answers now. */
  async isAnswering(): Promise<boolean> {
    try {
      await this.#publicSql`select 1`;
      return true;
    } catch {
      return false;
    }
  }
}

const WAITING = {
  database: '데이터베이스를 기다립니다. DATABASE_READ_URL에 닿거나 그 역할로 들어갈 수 있을 때까지 다시 시도합니다.',
  schema: '데이터베이스에 시민 화면의 표가 아직 없습니다. 업무 서버를 이 판으로 한 번 시작해 주십시오.',
} as const;

function tooMuchText({ login, isMighty, roles, readable, writable, isTemporary }: TooMuch): string {
  const what = [
    isMighty && '관리 권한이 있습니다',
    roles.length > 0 && `다른 역할(${roles.join(', ')})이 될 수 있습니다`,
    readable.length > 0 && `public_site 밖의 표(${readable.join(', ')} …)를 읽을 수 있습니다`,
    writable.length > 0 && `표(${writable.join(', ')} …)에 쓸 수 있습니다`,
    isTemporary && '임시 표를 만들 수 있습니다',
  ].filter(Boolean);
  if (isTemporary && what.length === 1) return temporaryText(login);
  return (
    `DATABASE_READ_URL의 사용자 ${login}: ${what.join(', ')}. 시민 화면은 public_site만 읽는 역할로 띄웁니다. ` +
    'npm run start:public -- --prepare로 역할을 만들어 주십시오.'
  );
}

/** A new login would have this right too: everybody has it until the owner of the database takes it away. */
function temporaryText(login: string): string {
  return (
    `DATABASE_READ_URL의 사용자 ${login}: 임시 표를 만들 수 있습니다. 업무 서버를 이 판으로 한 번 시작하면 거두어집니다. ` +
    '업무 서버가 데이터베이스의 소유자가 아니라면 소유자로 revoke temporary on database 이름 from public을 실행해 주십시오.'
  );
}
