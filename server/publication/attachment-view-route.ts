import type { FastifyInstance } from 'fastify';
import { refusalText } from '../../shared/contract/refusals.ts';
import { isRefusal } from '../../shared/kernel/refusal.ts';
import { pdfOf } from '../../shared/originals/original-format.ts';
import { Problem, refused } from '../platform/http/problems.ts';
import { PDF_CSP } from '../platform/http/security-headers.ts';
import { sendBytesOnce } from '../platform/http/send-file.ts';
import { COME_BACK_S, sentView, type View } from '../rendering/index.ts';
import { findPlace, type SiteParts, type ViewRoute } from './attachment-pages.ts';
import { KeptCopies } from './kept-copies.ts';
import { type AttachmentPlace, drawingPage, failedPage, fileAddress } from './pages/original-page.ts';

/** For a process that may not write to the disk, and so that what everybody opens is not read from it each time. */
const VIEW_ROOM = 64_000_000;

/** Never kept: whoever asks again may find it otherwise. */
class NoView extends Error {
  readonly why: Exclude<View, Uint8Array> | 'waiting';

  constructor(why: Exclude<View, Uint8Array> | 'waiting') {
    super('no view');
    this.why = why;
  }
}

/** 바로 보기의 PDF, or the file itself where it is one; what is closed is not there here either. */
export function addViewRoute(site: FastifyInstance, parts: SiteParts): void {
  const { copies, views, draw, modeOf, send, route } = parts;
  const kept = new KeptCopies<Uint8Array>(VIEW_ROOM, (bytes) => bytes.byteLength);
  const viewOf = ({ copy, file }: AttachmentPlace): Promise<View | 'waiting'> =>
    kept
      .take(`${copy.eventId} ${file.id}`, async () => {
        const facts = { fileName: file.name, agencyName: copy.agencyName, attachedTo: copy.documentNumber };
        const view = await views.now({ agencyId: copy.agencyId, ...file }, facts, 'citizen');
        if (view === 'waiting' || isRefusal(view)) throw new NoView(view);
        return view;
      })
      .catch((error: unknown) => {
        if (error instanceof NoView) return error.why;
        throw error;
      });
  site.get<ViewRoute>('/documents/:managementNumber/attachments/:id/view.pdf', route, async (request, reply) => {
    const place = await findPlace(copies, request.params);
    const pdf = pdfOf(place.file.mediaType);
    if (pdf === undefined) throw new Problem('not-found');
    if (pdf === 'original') return reply.redirect(fileAddress(place), 303);
    const view = await viewOf(place);
    const mode = modeOf(request);
    if (view === 'waiting') {
      reply.status(503).headers({ 'retry-after': COME_BACK_S, refresh: COME_BACK_S });
      return send(reply, await draw(mode, drawingPage(place)));
    }
    if (isRefusal(view)) {
      const { code, facts } = refused(view);
      return send(reply.status(409), await draw(mode, failedPage(place, refusalText(code, facts))));
    }
    reply.headers({ 'content-security-policy': PDF_CSP, 'cache-control': 'private, no-cache' });
    return sendBytesOnce(request, reply, view, sentView(place.file.name));
  });
}
