import { Zip, ZipPassThrough } from 'fflate';
import { dayInKorea, timeInKorea } from '../../shared/kernel/calendar-day.ts';

/** Named as made on Unix: the `unzip` of Debian reads Korean names of archives made on DOS in an old code page. */
const UNIX = { os: 3, attrs: 0o100644 << 16 } as const;

/** A file of the archive. Its bytes are asked for only when its turn has come. */
export type ZipEntry = { readonly name: string; readonly at: Date; readonly bytes: AsyncIterable<Uint8Array> };

/**
 * The archive as it is written, piece by piece: one file is open at a time, and no more is read than is taken. Files
 * are stored as they are, because PDF, HWPX and most attachments are packed already. Not for 4 GiB and more (no ZIP64).
 */
export async function* zipStream(entries: AsyncIterable<ZipEntry>): AsyncGenerator<Uint8Array> {
  let made: Uint8Array[] = [];
  const taken = () => {
    const pieces = made;
    made = [];
    return pieces;
  };
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    made.push(piece);
  });
  for await (const { name, at, bytes } of entries) {
    const file = Object.assign(new ZipPassThrough(name), UNIX);
    file.mtime = wallClockInKorea(at);
    zip.add(file);
    for await (const piece of bytes) {
      // The writer keeps what it is given; a stream may use its buffer again.
      file.push(piece.slice());
      yield* taken();
    }
    file.push(new Uint8Array(0), true);
    yield* taken();
  }
  zip.end();
  yield* taken();
}

export async function* oneByteArray(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** A ZIP tells the time without its zone: what stands on a clock in Korea, wherever the server is. */
function wallClockInKorea(at: Date): Date {
  return new Date(`${dayInKorea(at)}T${timeInKorea(at)}`);
}
