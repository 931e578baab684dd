import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { type CalendarDay, dayInKorea, startOfDayInKorea } from '../../../shared/kernel/calendar-day.ts';
import { askAtLeisure } from '../../platform/database/connect.ts';
import type { SpareTime } from '../../platform/outbox/spare-time.ts';
import type { Services } from '../../platform/services.ts';
import { dailyLine } from './open-document.ts';
import { closeDaysBefore, listMissingDays, listOfFile, type MissingDay, putDailyFile } from './store.ts';

const pack = promisify(gzip);
const MOST_BYTES = 2_000_000_000;
/** Years that were published before there were such files are made in pieces that a server does not feel. */
const DAYS_AT_ONCE = 20;
/** Where so many fail, it is not the days. */
const MOST_FAILED = 200;

/**
 * 하루치 파일: makes the files of the days that are over in Korea, and anew those of which a document was changed or
 * taken back since. A file is made of what the citizens' role reads and of nothing else. Whatever the clock or a second
 * server does, a day has one file. In spare time, or at once where nobody waits. Answers how many were made.
 */
export async function makeDailyFiles(
  services: Services,
  beside?: { readonly spareTime: SpareTime; readonly ending: AbortSignal },
): Promise<number> {
  const { sql } = services.database;
  const today = dayInKorea(services.clock.now());
  await closeDaysBefore(sql, startOfDayInKorea(today));
  let made = 0;
  let failed = 0;
  let after: MissingDay | undefined;
  // One that fails waits for the next look, and the days before it have their turn: a look ends when as many are made
  // as it may make, and goes on behind those that failed.
  for (let days = await next(); days.length > 0; days = await next()) {
    for (const missing of days) {
      if (beside?.ending.aborted) return made;
      after = missing;
      const { day } = missing;
      try {
        const piece = () => makeDailyFile(services, day);
        if (await (beside ? beside.spareTime.share(piece, beside.ending) : piece())) made += 1;
      } catch (error) {
        failed += 1;
        services.log.error({ err: error, day }, 'the file of a day could not be made');
      }
    }
    if (days.length < DAYS_AT_ONCE || made > 0 || failed >= MOST_FAILED) break;
  }
  return made;

  function next(): Promise<readonly MissingDay[]> {
    return listMissingDays(sql, { today, after, limit: DAYS_AT_ONCE });
  }
}

async function makeDailyFile({ database, files, clock, config }: Services, day: CalendarDay): Promise<boolean> {
  const changes = await askAtLeisure(database.publicSql, (tx) => listOfFile(tx, day));
  const lines = changes.map((change) => `${JSON.stringify(dailyLine(change, config.origins[0] ?? ''))}\n`);
  const file = await files.write(Readable.from([await pack(lines.join(''), { level: 9 })]), MOST_BYTES);
  const published = changes.filter(({ copy }) => copy !== null).length;
  const withdrawn = changes.length - published;
  const lastPlace = changes.reduce((last, { place }) => Math.max(last, place), 0);
  const put = await database.sql.begin((tx) =>
    putDailyFile(tx, { day, ...file, published, withdrawn, madeAt: clock.now() }, lastPlace),
  );
  const superseded = put ? put.replaced : file.storageName;
  if (superseded !== null) await files.remove(superseded);
  return put !== undefined;
}
