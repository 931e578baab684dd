import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  statfsSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';

/** Who PostgreSQL runs as; empty for the same user as this process. */
export type RunAs = { readonly uid: number; readonly gid: number } | { readonly uid?: never; readonly gid?: never };

/** Where the embedded database lives, and as whom it runs. */
export type EmbeddedHome = {
  readonly runAs: RunAs;
  /** Holds the cluster, its password, its log and, if needed, a copy of the programs. */
  readonly folder: string;
  readonly cluster: string;
  readonly passwordFile: string;
  readonly logFile: string;
};

/** A new cluster takes about 40 MB; below this nothing is begun that could not be finished. */
const FREE_SPACE_FOR_NEW_CLUSTER = 200 * 1024 * 1024;

/**
 * PostgreSQL refuses to run as root, so as root it runs as `nobody` (who has the passwd entry that initdb asks for).
 * Where `nobody` cannot reach the data folder, the database moves to `sharedRoot`/<hash of the folder's path>,
 * so that two checkouts never share one.
 */
export function prepareEmbeddedHome(
  dataDir: string,
  log: (line: string) => void,
  sharedRoot = '/var/lib/gyeol',
): EmbeddedHome {
  mkdirSync(dataDir, { recursive: true });
  const dataFolder = realpathSync(dataDir);
  const near = path.join(dataFolder, 'postgres');
  const isRoot = process.getuid?.() === 0;
  if (!isRoot) return homeIn(near, {});

  // Root takes over a database that an ordinary user began, as that user.
  const owner = statSync(path.join(near, 'cluster'), { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return homeIn(near, { uid: owner.uid, gid: owner.gid });

  const nobody = findNobody();
  const hash = createHash('sha256').update(dataFolder).digest('hex').slice(0, 16);
  const far = path.join(sharedRoot, hash);
  // Once begun there, it stays there, even if somebody opens the folder later.
  if (canReach(dataFolder, nobody) && !existsSync(path.join(far, 'cluster'))) return homeIn(near, nobody);
  if (!existsSync(far))
    log(`데이터베이스 사용자(nobody)가 ${dataFolder}에 들어갈 수 없어 데이터베이스를 ${far}에 둡니다.`);
  return homeIn(far, nobody);
}

function homeIn(folder: string, runAs: RunAs): EmbeddedHome {
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  const cluster = path.join(folder, 'cluster');
  const owner = statSync(cluster, { throwIfNoEntry: false })?.uid;
  if (owner !== undefined && owner !== (runAs.uid ?? process.getuid?.())) {
    throw new Error(
      `데이터베이스 폴더 ${cluster}의 소유자(사용자 번호 ${owner})가 지금 실행한 사용자와 다릅니다. ` +
        '처음 실행한 사용자로 다시 실행하거나, GYEOL_DATA_DIR에 다른 폴더를 지정해 주십시오.',
    );
  }
  if (runAs.uid !== undefined) {
    // The database user makes and renames the cluster inside this folder.
    chownSync(folder, runAs.uid, runAs.gid);
    chmodSync(folder, 0o755);
  }
  return {
    runAs,
    folder,
    cluster,
    passwordFile: path.join(folder, 'password'),
    logFile: path.join(folder, 'postgres.log'),
  };
}

/** The password of the cluster, made once; whoever can read this file may use the database. */
export function databasePassword(home: EmbeddedHome): string {
  if (existsSync(home.passwordFile)) return readFileSync(home.passwordFile, 'utf8').trim();
  if (existsSync(home.cluster)) {
    throw new Error(
      `데이터베이스의 비밀번호 파일 ${home.passwordFile}이 없습니다. ` +
        '백업에서 이 파일을 되돌려 놓거나, GYEOL_DATA_DIR에 다른 폴더를 지정해 주십시오.',
    );
  }
  const password = randomBytes(24).toString('hex');
  writeFileSync(home.passwordFile, `${password}\n`, { mode: 0o600, flush: true });
  // initdb reads it as the database user.
  if (home.runAs.uid !== undefined) chownSync(home.passwordFile, home.runAs.uid, home.runAs.gid);
  return password;
}

export function assertSpaceForNewCluster(home: EmbeddedHome): void {
  const disk = statfsSync(home.folder);
  const free = disk.bavail * disk.bsize;
  if (free >= FREE_SPACE_FOR_NEW_CLUSTER) return;
  const missing = Math.ceil((FREE_SPACE_FOR_NEW_CLUSTER - free) / 1024 / 1024);
  throw new Error(
    `디스크 공간이 부족하여 데이터베이스를 만들 수 없습니다. ${home.folder}가 있는 디스크에 ${missing} MB를 더 비워 주십시오.`,
  );
}

function findNobody(): { uid: number; gid: number } {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith('nobody:'));
  const [, , uid, gid] = (line ?? '').split(':').map(Number);
  if (uid) return { uid, gid: gid ?? uid };
  throw new Error(
    '내장 PostgreSQL은 root로 실행되지 않으며, 대신 쓸 nobody 사용자가 이 서버에 없습니다. ' +
      '일반 사용자로 실행하거나 DATABASE_URL에 PostgreSQL 15 이상의 주소를 지정해 주십시오.',
  );
}

/** Every folder on the way must let the user pass. */
function canReach(folder: string, user: { uid: number; gid: number }): boolean {
  for (let current = folder; ; current = path.dirname(current)) {
    const { mode, uid, gid } = statSync(current);
    const passes = uid === user.uid ? mode & 0o100 : gid === user.gid ? mode & 0o010 : mode & 0o001;
    if (!passes) return false;
    if (current === path.dirname(current)) return true;
  }
}
