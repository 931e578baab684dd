import type { FastifyInstance } from 'fastify';
import { isRefusal } from '../../shared/kernel/refusal.ts';
import type { ReadDocument } from '../../shared/originals/read-document.ts';
import { READING_FAULT_TEXTS } from '../../shared/originals/reading-fault.ts';
import { withoutHidden } from '../../shared/originals/without-hidden.ts';
import type { OriginalFile, ReadingNow } from '../originals/index.ts';
import { Problem } from '../platform/http/problems.ts';
import { findPlace, type SiteParts, type ViewRoute } from './attachment-pages.ts';
import { addViewRoute } from './attachment-view-route.ts';
import { KeptCopies } from './kept-copies.ts';
import { failedPage, originalPage, waitingPage } from './pages/original-page.ts';

/** Some two hundred pages: a file that everybody opens is drawn once. */
const PAGE_ROOM = 32_000_000;
/** What a large file came to takes a tenth of a second to unpack: not for every reader of every page of it. */
const READING_ROOM = 32_000_000;
const COME_BACK_S = '3';

/** Never kept: whoever asks again may find it otherwise. */
class NothingToShow extends Error {
  readonly reading: Exclude<ReadingNow, ReadDocument>;

  constructor(reading: Exclude<ReadingNow, ReadDocument>) {
    super('nothing to show');
    this.reading = reading;
  }
}

/** 바로 보기 of open attachments. It begins with the same question as their download and tells no more than it does. */
export function addOriginalRoutes(site: FastifyInstance, parts: SiteParts): void {
  const { copies, originals, draw, modeOf, send } = parts;
  const drawn = new KeptCopies<string>(PAGE_ROOM, (page) => page.length * 2);
  const read = new KeptCopies<ReadDocument>(READING_ROOM, (reading) => JSON.stringify(reading).length * 2);
  const readOnce = (key: string, file: OriginalFile): Promise<ReadingNow> =>
    read
      .take(key, async () => {
        const reading = await originals.now(file);
        if (reading === 'waiting' || isRefusal(reading)) throw new NothingToShow(reading);
        return withoutHidden(reading);
      })
      .catch((error: unknown) => {
        if (error instanceof NothingToShow) return error.reading;
        throw error;
      });
  addViewRoute(site, parts);
  site.get<ViewRoute>('/documents/:managementNumber/attachments/:id/view', parts.route, async (request, reply) => {
    const place = await findPlace(copies, request.params);
    const { copy, file } = place;
    const mode = modeOf(request);
    const reading = await readOnce(`${copy.agencyId} ${file.sha256}`, { agencyId: copy.agencyId, ...file });
    if (reading === 'waiting') {
      return send(reply.header('refresh', COME_BACK_S), await draw(mode, waitingPage(place)));
    }
    if (isRefusal(reading))
      return send(reply, await draw(mode, failedPage(place, READING_FAULT_TEXTS[reading.refused])));
    const number = pageNumber(request.query['page']);
    const page = await drawn.take(`${copy.eventId} ${file.id} ${number} ${mode}`, async () => {
      const found = originalPage(place, reading, number);
      if (!found) throw new Problem('not-found');
      return draw(mode, found);
    });
    return send(reply, page);
  });
}

function pageNumber(text: unknown): number {
  if (text === undefined) return 1;
  if (typeof text !== 'string' || !/^[1-9]\d{0,4}$/.test(text)) throw new Problem('not-found');
  return Number(text);
}
