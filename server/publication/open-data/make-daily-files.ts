import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { type CalendarDay, dayInKorea, startOfDayInKorea } from '../../../shared/kernel/calendar-day.ts';
import type { Services } from '../../platform/services.ts';
import { dailyLine } from './open-document.ts';
import { closeDaysBefore, listMissingDays, listOfFile, putDailyFile } from './store.ts';

const pack = promisify(gzip);
const MOST_BYTES = 2_000_000_000;
/** Years that were published before there were such files are made in pieces that a server does not feel. */
const DAYS_AT_ONCE = 20;

/**
 * 하루치 파일: makes the files of the days that are over in Korea, and anew those of which a document was changed or
 * taken back since. A file is made of what the citizens' role reads and of nothing else. Whatever the clock or a second
 * server does, a day has one file. Answers how many were made.
 */
export async function makeDailyFiles(services: Services): Promise<number> {
  const { sql } = services.database;
  const today = dayInKorea(services.clock.now());
  await closeDaysBefore(sql, startOfDayInKorea(today));
  let made = 0;
  for (const day of await listMissingDays(sql, today, DAYS_AT_ONCE)) {
    if (await makeDailyFile(services, day)) made += 1;
  }
  return made;
}

async function makeDailyFile({ database, files, clock, config }: Services, day: CalendarDay): Promise<boolean> {
  const changes = await listOfFile(database.publicSql, day);
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
