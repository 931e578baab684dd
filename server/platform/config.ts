import { isIP } from 'node:net';
import path from 'node:path';

/** What the operator sets; every other number is a decision of the product. */
export type Config = {
  readonly host: string;
  readonly port: number;
  /** Undefined: the embedded database. */
  readonly databaseUrl: string | undefined;
  readonly dataDir: string | undefined;
  readonly demo: boolean;
  /** Origins whose pages may send acts and open sockets; the first is the one printed at the start. */
  readonly origins: readonly string[];
  /** True when browsers reach us over https: cookies are then `__Host-` and Secure. */
  readonly https: boolean;
  /** The PKCS#12 file that signs the papers; undefined: a development authority of our own. */
  readonly signer: { readonly file: string; readonly passwordFile: string } | undefined;
  /** The folder vite built, with its manifest. */
  readonly webDir: string;
  /** Addresses of our own proxies: what they say of a client is believed, and what anybody else says is not. */
  readonly proxies: readonly string[];
  /** `apart`: citizens are served by a process of its own, which can make no papers, so they are made ahead. */
  readonly publicSite: 'here' | 'apart';
  /** Of a citizens' process: where the officials work, if citizens may be told. */
  readonly officeOrigin: string | undefined;
  /** What the views of attached files (PDF) may take on disk together. */
  readonly mostViewBytes: number;
};

/** What the citizens' process is set up by: the same, with the address that it may only read from. */
export type PublicConfig = Config & { readonly databaseReadUrl: string };

/** A setting that cannot be used; the message says which one and what to write instead. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const SETTINGS = [
  'GYEOL_DATA_DIR',
  'GYEOL_DEMO',
  'GYEOL_PUBLIC_ORIGIN',
  'GYEOL_INSECURE_HTTP',
  'GYEOL_SIGNER_P12',
  'GYEOL_SIGNER_P12_PASSWORD_FILE',
  'GYEOL_PUBLIC_SITE',
  'GYEOL_TRUSTED_PROXIES',
  'GYEOL_OFFICE_ORIGIN',
  'GYEOL_VIEWS_MB',
  // Read by the test runner only; known here so that a shell that exports them can still start the server.
  'GYEOL_CHROMIUM',
  'GYEOL_APT',
  'GYEOL_SHARED',
];

export function readConfig(env: NodeJS.ProcessEnv, webDir: string): Config {
  refuseUnknown(env);
  const host = env['HOST']?.trim() || '127.0.0.1';
  const port = readPort(env['PORT']);
  const publicOrigin = readOrigin(env, 'GYEOL_PUBLIC_ORIGIN');
  const https = publicOrigin?.startsWith('https://') ?? false;
  // Read even where it changes nothing: a value that cannot be right is a misunderstanding.
  const insecure = readSwitch(env, 'GYEOL_INSECURE_HTTP', 'off') === 'on';
  if (!isLoopback(host) && !https && !insecure) {
    throw new ConfigError(
      `HOST=${host}: 이 기계 밖에서도 닿는 주소인데 https가 아닙니다. ` +
        'GYEOL_PUBLIC_ORIGIN에 https 주소를 적거나, 시험이라면 GYEOL_INSECURE_HTTP=on을 적어 주십시오.',
    );
  }
  const dataDir = env['GYEOL_DATA_DIR'];
  if (dataDir !== undefined && !path.isAbsolute(dataDir)) {
    throw new ConfigError(`GYEOL_DATA_DIR=${dataDir}: 절대 경로(/로 시작)를 적어 주십시오.`);
  }
  const origins = publicOrigin ? [publicOrigin] : loopbackOrigins(host, port);
  const databaseUrl = readDatabaseUrl(env, 'DATABASE_URL');
  const demo = readSwitch(env, 'GYEOL_DEMO', 'on') === 'on';
  const signer = readSigner(env);
  const officeOrigin = readOrigin(env, 'GYEOL_OFFICE_ORIGIN');
  const mostViewBytes = readMegabytes(env, 'GYEOL_VIEWS_MB', 2_000);
  const apart = { proxies: readProxies(env), publicSite: readPublicSite(env), officeOrigin };
  return { host, port, databaseUrl, dataDir, demo, origins, https, signer, webDir, mostViewBytes, ...apart };
}

export function readPublicConfig(env: NodeJS.ProcessEnv, webDir: string): PublicConfig {
  const config = readConfig(env, webDir);
  const databaseReadUrl = readDatabaseUrl(env, 'DATABASE_READ_URL');
  if (databaseReadUrl !== undefined) return { ...config, databaseReadUrl };
  throw new ConfigError(
    'DATABASE_READ_URL: 시민 화면만 읽는 역할로 postgres://사용자:비밀번호@주소:5432/데이터베이스 처럼 적어 주십시오. ' +
      '역할을 만드는 방법은 docs/guides/public-site.md에 있습니다.',
  );
}

function readPublicSite(env: NodeJS.ProcessEnv): Config['publicSite'] {
  const text = env['GYEOL_PUBLIC_SITE'] ?? 'here';
  if (text === 'here' || text === 'apart') return text;
  throw new ConfigError(
    `GYEOL_PUBLIC_SITE=${text}: 시민 화면을 이 프로세스가 보이면 here, 따로 띄우면 apart를 적어 주십시오.`,
  );
}

/** Addresses, or networks as `10.0.0.0/8`. */
function readProxies(env: NodeJS.ProcessEnv): string[] {
  const proxies = (env['GYEOL_TRUSTED_PROXIES'] ?? '').split(',').flatMap((text) => text.trim() || []);
  const wrong = proxies.find((proxy) => {
    const [address = '', length, ...rest] = proxy.split('/');
    const bits = isIP(address) === 6 ? 128 : 32;
    return (
      isIP(address) === 0 || rest.length > 0 || (length !== undefined && !(/^\d+$/.test(length) && +length <= bits))
    );
  });
  if (wrong === undefined) return proxies;
  throw new ConfigError(
    `GYEOL_TRUSTED_PROXIES=${wrong}: 앞단의 주소를 127.0.0.1,10.0.0.0/8 처럼 쉼표로 이어 적어 주십시오.`,
  );
}

function refuseUnknown(env: NodeJS.ProcessEnv): void {
  const unknown = Object.keys(env).filter((name) => name.startsWith('GYEOL_') && !SETTINGS.includes(name));
  if (unknown.length === 0) return;
  throw new ConfigError(
    `모르는 설정입니다: ${unknown.join(', ')}. 쓸 수 있는 설정은 PORT, HOST, DATABASE_URL, ${SETTINGS.slice(0, 10).join(', ')}입니다.`,
  );
}

/** The password stands in a file of its own: an environment is shown by too many tools. */
function readSigner(env: NodeJS.ProcessEnv): Config['signer'] {
  const [file, passwordFile] = [env['GYEOL_SIGNER_P12'], env['GYEOL_SIGNER_P12_PASSWORD_FILE']];
  if (file === undefined && passwordFile === undefined) return undefined;
  if (file === undefined || passwordFile === undefined || !path.isAbsolute(file) || !path.isAbsolute(passwordFile)) {
    throw new ConfigError(
      'GYEOL_SIGNER_P12와 GYEOL_SIGNER_P12_PASSWORD_FILE을 함께, 절대 경로(/로 시작)로 적어 주십시오.',
    );
  }
  return { file, passwordFile };
}

function readPort(text: string | undefined): number {
  if (text === undefined || text === '') return 3000;
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) {
    throw new ConfigError(`PORT=${text}: 0에서 65535 사이의 수를 적어 주십시오.`);
  }
  return port;
}

/** Less would not hold what is drawn at one time: a file would be gone before whoever waits for it comes again. */
const LEAST_MEGABYTES = 100;

function readMegabytes(env: NodeJS.ProcessEnv, name: string, fallback: number): number {
  const text = env[name] ?? String(fallback);
  if (/^[1-9]\d{0,6}$/.test(text) && Number(text) >= LEAST_MEGABYTES) return Number(text) * 1_000_000;
  throw new ConfigError(`${name}=${text}: ${LEAST_MEGABYTES}에서 9999999 사이의 수(MB)를 적어 주십시오.`);
}

function readSwitch(env: NodeJS.ProcessEnv, name: string, fallback: 'on' | 'off'): 'on' | 'off' {
  const text = env[name] ?? fallback;
  if (text !== 'on' && text !== 'off') throw new ConfigError(`${name}=${text}: on 또는 off를 적어 주십시오.`);
  return text;
}

function readOrigin(env: NodeJS.ProcessEnv, name: string): string | undefined {
  const text = env[name];
  if (text === undefined) return undefined;
  try {
    const url = new URL(text);
    const isBare = url.pathname === '/' && url.search === '' && url.username === '' && url.password === '';
    if ((url.protocol === 'https:' || url.protocol === 'http:') && isBare) return url.origin;
  } catch {
    // Falls through to the sentence below.
  }
  throw new ConfigError(`${name}=${text}: https://documents.example.go.kr 처럼 적어 주십시오.`);
}

function readDatabaseUrl(env: NodeJS.ProcessEnv, name: string): string | undefined {
  const text = env[name];
  if (text === undefined || text === '') return undefined;
  try {
    const url = new URL(text);
    if (url.protocol === 'postgres:' || url.protocol === 'postgresql:') return text;
  } catch {
    // Falls through to the sentence below; the value itself is a secret and is not repeated.
  }
  throw new ConfigError(`${name}: postgres://사용자:비밀번호@주소:5432/데이터베이스 처럼 적어 주십시오.`);
}

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

/** A browser on this machine may use any of its names for the same server. */
function loopbackOrigins(host: string, port: number): string[] {
  const names = isLoopback(host) ? ['127.0.0.1', 'localhost', '[::1]'] : [host, '127.0.0.1', 'localhost'];
  return names.map((name) => `http://${name}:${port}`);
}
