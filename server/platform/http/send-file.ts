import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FileStore, StoredFile } from '../files/file-store.ts';
import { askedRange, type ByteRange } from './asked-range.ts';
import { Problem } from './problems.ts';

export type SentFile = {
  readonly name: string;
  readonly mediaType: string;
  /** `inline` only for what the product itself has made; what people upload is never opened on our origin. */
  readonly disposition: 'inline' | 'attachment';
};

/**
 * Sends a stored object whose hash still is what its row recorded; otherwise nothing of it leaves the house. The hash
 * is its name (ETag): whoever has it is told so (304), and who has a part of it is sent the rest (206). The caller has
 * asked before whether it may be seen at this moment.
 */
export async function sendStoredFile(
  request: FastifyRequest,
  reply: FastifyReply,
  files: FileStore,
  stored: StoredFile,
  as: SentFile,
) {
  const etag = `"${stored.sha256}"`;
  if (isKnown(request, etag)) return reply.status(304).header('etag', etag).send();
  const range = askedRange(request, stored.size, etag);
  if (range === 'beyond') return sendBeyond(reply, stored.size);
  if (!(await files.isIntact(stored.storageName, stored.sha256))) {
    reply.log.error({ storageName: stored.storageName }, 'a stored file no longer has its hash');
    throw new Problem('file-damaged');
  }
  return addPartHeaders(addFileHeaders(reply, as), { etag, range, size: stored.size }).send(
    files.read(stored.storageName, range),
  );
}

export function sendBytes(reply: FastifyReply, bytes: Uint8Array, as: SentFile) {
  return addFileHeaders(reply, as).send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}

/** The same with the hash of the bytes as ETag, as of a stored file. */
export function sendBytesOnce(request: FastifyRequest, reply: FastifyReply, bytes: Uint8Array, as: SentFile) {
  const etag = `"${createHash('sha256').update(bytes).digest('base64url')}"`;
  if (isKnown(request, etag)) return reply.status(304).header('etag', etag).send();
  const size = bytes.byteLength;
  const range = askedRange(request, size, etag);
  if (range === 'beyond') return sendBeyond(reply, size);
  addPartHeaders(reply, { etag, range, size });
  return sendBytes(reply, range ? bytes.subarray(range.start, range.end + 1) : bytes, as);
}

/** A stored picture under a name made of its hash. */
export function sendPicture(
  request: FastifyRequest,
  reply: FastifyReply,
  files: FileStore,
  picture: StoredFile & { readonly mediaType: string },
) {
  const extension = picture.mediaType === 'image/png' ? 'png' : 'jpg';
  const name = `${picture.sha256.slice(0, 16)}.${extension}`;
  return sendStoredFile(request, reply, files, picture, {
    name,
    mediaType: picture.mediaType,
    disposition: 'attachment',
  });
}

/** Whether whoever asks has it already (If-None-Match). */
export function isKnown(request: FastifyRequest, etag: string): boolean {
  if (request.method === 'POST') return false;
  const known = request.headers['if-none-match']?.split(',').map((tag) => tag.trim().replace(/^W\//, '')) ?? [];
  return known.includes(etag);
}

type SentPart = { readonly etag: string; readonly range: ByteRange | undefined; readonly size: number };

function addPartHeaders(reply: FastifyReply, { etag, range, size }: SentPart): FastifyReply {
  const { start, end } = range ?? { start: 0, end: size - 1 };
  reply.headers({ etag, 'accept-ranges': 'bytes', 'content-length': end - start + 1 });
  return range ? reply.status(206).header('content-range', `bytes ${start}-${end}/${size}`) : reply;
}

/** Who asks for what is behind the end is told how long it is (416). */
function sendBeyond(reply: FastifyReply, size: number) {
  return reply.status(416).header('content-range', `bytes */${size}`).send();
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
