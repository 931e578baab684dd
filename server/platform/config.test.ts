import { expect, test } from 'vitest';
import { ConfigError, readConfig, readPublicConfig } from './config.ts';

const read = (env: Record<string, string>) => readConfig(env, 'web');

test('without a setting the server is for this machine alone, with the demonstration office', () => {
  expect(read({})).toMatchObject({
    host: '127.0.0.1',
    port: 3000,
    databaseUrl: undefined,
    dataDir: undefined,
    demo: true,
    https: false,
    mostViewBytes: 2_000_000_000,
    origins: ['http://127.0.0.1:3000', 'http://localhost:3000', 'http://[::1]:3000'],
  });
});

test('a public origin makes the cookies those of https, and is the only origin', () => {
  const env = { HOST: '0.0.0.0', GYEOL_PUBLIC_ORIGIN: 'https://documents.example.go.kr/' };
  expect(read(env)).toMatchObject({ https: true, origins: ['https://documents.example.go.kr'] });
});

test.each([
  [{ GYEOL_DEMMO: 'off' }, 'GYEOL_DEMMO'],
  [{ GYEOL_DEMO: 'no' }, 'GYEOL_DEMO=no'],
  [{ GYEOL_INSECURE_HTTP: 'yes' }, 'GYEOL_INSECURE_HTTP=yes'],
  [{ GYEOL_INSECURE_HTTP: 'true', GYEOL_PUBLIC_ORIGIN: 'https://a.example' }, 'GYEOL_INSECURE_HTTP=true'],
  [{ GYEOL_DATA_DIR: 'data' }, 'GYEOL_DATA_DIR=data'],
  [{ GYEOL_DATA_DIR: '' }, 'GYEOL_DATA_DIR='],
  [{ PORT: 'http' }, 'PORT=http'],
  [{ PORT: '70000' }, 'PORT=70000'],
  [{ PORT: '0x10' }, 'PORT=0x10'],
  [{ PORT: '-1' }, 'PORT=-1'],
  [{ HOST: '0.0.0.0' }, 'HOST=0.0.0.0'],
  [{ HOST: '192.168.0.10' }, 'GYEOL_INSECURE_HTTP=on'],
  [{ GYEOL_PUBLIC_ORIGIN: 'documents.example' }, 'GYEOL_PUBLIC_ORIGIN=documents.example'],
  [{ GYEOL_PUBLIC_ORIGIN: 'https://a.example/office' }, 'GYEOL_PUBLIC_ORIGIN'],
  [{ GYEOL_PUBLIC_ORIGIN: 'https://a.example/?page=1' }, 'GYEOL_PUBLIC_ORIGIN'],
  [{ GYEOL_PUBLIC_ORIGIN: 'https://who:what@a.example' }, 'GYEOL_PUBLIC_ORIGIN'],
  [{ DATABASE_URL: 'mysql://a:geheim@b/c' }, 'DATABASE_URL'],
  [{ GYEOL_OFFICE_ORIGIN: 'office.example' }, 'GYEOL_OFFICE_ORIGIN=office.example'],
  [{ GYEOL_VIEWS_MB: '99' }, 'GYEOL_VIEWS_MB=99'],
  [{ GYEOL_VIEWS_MB: '2GB' }, 'GYEOL_VIEWS_MB=2GB'],
  [{ GYEOL_PUBLIC_SITE: 'on' }, 'GYEOL_PUBLIC_SITE=on'],
  [{ GYEOL_TRUSTED_PROXIES: '127.0.0.1, nginx' }, 'GYEOL_TRUSTED_PROXIES=nginx'],
  [{ GYEOL_TRUSTED_PROXIES: '10.0.0.0/33' }, 'GYEOL_TRUSTED_PROXIES=10.0.0.0/33'],
])('the start stops at %j and says what to write', (env, named) => {
  let message = '';
  try {
    read(env);
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    message = (error as ConfigError).message;
  }
  expect(message).toContain(named);
  expect(message).toMatch(/[가-힣]/);
  expect(message).not.toContain('geheim');
});

test('the citizens’ process does not start without the address it reads from, and says nothing of its password', () => {
  expect(() => readPublicConfig({}, 'web')).toThrow(/DATABASE_READ_URL.*역할/s);
  const wrong = () => readPublicConfig({ DATABASE_READ_URL: 'http://a:geheim@b' }, 'web');
  expect(wrong).toThrow(/^DATABASE_READ_URL: (?!.*geheim)/);
  const DATABASE_READ_URL = 'postgres://site:geheim@replica:5432/gyeol';
  const env = { DATABASE_READ_URL, GYEOL_TRUSTED_PROXIES: '127.0.0.1, 10.0.0.0/8' };
  expect(readPublicConfig(env, 'web')).toMatchObject({
    databaseReadUrl: DATABASE_READ_URL,
    proxies: ['127.0.0.1', '10.0.0.0/8'],
  });
});
