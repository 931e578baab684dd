import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Originals } from '../originals/index.ts';
import { Problem } from '../platform/http/problems.ts';
import type { AttachmentViews } from '../rendering/index.ts';
import type { DisplayMode, Page } from './pages/layout.ts';
import type { AttachmentPlace } from './pages/original-page.ts';
import type { CopyReader } from './read-copy.ts';

/** What the site lends to the pages of attachments: how it is drawn, sent and set up. */
export type SiteParts = {
  readonly copies: CopyReader;
  readonly originals: Originals;
  readonly views: AttachmentViews;
  readonly route: { readonly config: object; readonly schema: object };
  readonly draw: (mode: DisplayMode, page: Page) => Promise<string>;
  readonly modeOf: (request: FastifyRequest) => DisplayMode;
  readonly send: (reply: FastifyReply, page: string) => unknown;
};

export type ViewRoute = { Params: { managementNumber: string; id: string }; Querystring: Record<string, unknown> };

/** An open attachment of a copy that is public at this moment. */
export async function findPlace(
  copies: CopyReader,
  { managementNumber, id }: ViewRoute['Params'],
): Promise<AttachmentPlace> {
  const copy = await copies.copy(managementNumber);
  const file = copy.attachments.find((attachment) => attachment.shown && attachment.id === id);
  if (!file?.shown) throw new Problem('not-found');
  return { copy, file };
}
