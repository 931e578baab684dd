import type { Database } from '../platform/database/connect.ts';
import type { Services } from '../platform/services.ts';

/**
 * What the citizens' site needs, in the office's process and in one of its own alike: the pool of the role that reads
 * `public_site` alone, and files to read. Nothing of it can write to the database.
 */
export type SiteServices = Pick<Services, 'config' | 'clock' | 'files' | 'log'> & {
  readonly database: Pick<Database, 'publicSql'>;
};
