import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FileStore, StoredFile } from '../files/file-store.ts';
import { Problem } from './problems.ts';

export type SentFile = {
  readonly name: string;
  readonly mediaType: string;
  /** `inline` only for what the product itself has made; what people upload is never opened on our origin. */
  readonly disposition: 'inline' | 'attachment';
};

/** As Hancom Office registers it. */
export const HWPX_MEDIA_TYPE = 'application/hwp+zip';

/** Sends a stored object whose hash still is what its row recorded; otherwise nothing of it leaves the house. */
export async function sendStoredFile(reply: FastifyReply, files: FileStore, stored: StoredFile, as: SentFile) {
  if (!(await files.isIntact(stored.storageName, stored.sha256))) {
    reply.log.error({ storageName: stored.storageName }, 'a stored file no longer has its hash');
    throw new Problem('file-damaged');
  }
  return addFileHeaders(reply, as).header('content-length', stored.size).send(files.read(stored.storageName));
}

export function sendBytes(reply: FastifyReply, bytes: Uint8Array, as: SentFile) {
  return addFileHeaders(reply, as).send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}

/** The same with the hash of the bytes as ETag: whoever has them already is told so (304) and sent nothing. */
export function sendBytesOnce(request: FastifyRequest, reply: FastifyReply, bytes: Uint8Array, as: SentFile) {
  const etag = `"${createHash('sha256').update(bytes).digest('base64url')}"`;
  reply.header('etag', etag);
  return isKnown(request, etag) ? reply.status(304).send() : sendBytes(reply, bytes, as);
}

/**
 * A stored picture named by its hash. Whoever has it already is told so (304), but only after the caller has asked
 * whether it may be seen at this moment.
 */
export async function sendPicture(
  request: FastifyRequest,
  reply: FastifyReply,
  files: FileStore,
  picture: StoredFile & { readonly mediaType: string },
) {
  const etag = `"${picture.sha256}"`;
  reply.header('etag', etag);
  if (isKnown(request, etag)) return reply.status(304).send();
  const extension = picture.mediaType === 'image/png' ? 'png' : 'jpg';
  const name = `${picture.sha256.slice(0, 16)}.${extension}`;
  return sendStoredFile(reply, files, picture, { name, mediaType: picture.mediaType, disposition: 'attachment' });
}

/** Whether whoever asks has it already (If-None-Match). */
export function isKnown(request: FastifyRequest, etag: string): boolean {
  const known = request.headers['if-none-match']?.split(',').map((tag) => tag.trim().replace(/^W\//, '')) ?? [];
  return known.includes(etag);
}

function addFileHeaders(reply: FastifyReply, as: SentFile): FastifyReply {
  return reply.type(as.mediaType).header('content-disposition', contentDisposition(as.disposition, as.name));
}

/** RFC 6266: the Korean name as `filename*`, and for the oldest clients one in ASCII that keeps the extension. */
export function contentDisposition(disposition: SentFile['disposition'], name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/gu, '_');
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return `${disposition}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
