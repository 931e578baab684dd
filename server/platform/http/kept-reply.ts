import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isKnown } from './send-file.ts';

/** A whole answer 200, ready to be written: what it costs to make is paid once for all who ask for the same. */
export type KeptReply = {
  /** Name, value, name, value … */
  readonly headers: string[];
  /** What names this very answer; it stands in the headers too. */
  readonly etag: string;
  /** The bytes as a latin1 string: head and body then leave in one write. */
  readonly body: string;
};

/** The answer that `reply` would be with this text, its headers as they stand now. */
export function keepReply(reply: FastifyReply, contentType: string, text: string): KeptReply {
  const bytes = Buffer.from(text);
  const etag = etagOf(text);
  const headers = Object.entries({
    ...reply.getHeaders(),
    etag,
    'content-type': contentType,
    'content-length': bytes.byteLength,
  });
  return {
    etag,
    headers: headers.flatMap(([name, value]) => (value === undefined ? [] : [name, String(value)])),
    body: bytes.toString('latin1'),
  };
}

/** Sends it past everything that could still change an answer. To a HEAD request Node sends the head alone. */
export function sendKept(request: FastifyRequest, reply: FastifyReply, { headers, etag, body }: KeptReply): void {
  reply.hijack();
  if (isKnown(request, etag)) {
    // What is not sent has neither type nor length.
    const named = headers.flatMap((name, at) =>
      at % 2 === 0 && !name.startsWith('content-') ? [name, headers[at + 1] ?? ''] : [],
    );
    reply.raw.writeHead(304, named);
    reply.raw.end();
    return;
  }
  reply.raw.writeHead(200, headers);
  reply.raw.end(body, 'latin1');
}

/** The name of an answer: the same for the same text, whichever process gives it. */
export function etagOf(text: string): string {
  return `"${createHash('sha256').update(text).digest('base64url')}"`;
}
