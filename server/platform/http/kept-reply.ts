import type { FastifyReply } from 'fastify';

/** A whole answer 200, ready to be written: what it costs to make is paid once for all who ask for the same. */
export type KeptReply = {
  /** Name, value, name, value … */
  readonly headers: string[];
  /** The bytes as a latin1 string: head and body then leave in one write. */
  readonly body: string;
};

/** The answer that `reply` would be with this text, its headers as they stand now. */
export function keepReply(reply: FastifyReply, contentType: string, text: string): KeptReply {
  const bytes = Buffer.from(text);
  const headers = Object.entries({
    ...reply.getHeaders(),
    'content-type': contentType,
    'content-length': bytes.byteLength,
  });
  return {
    headers: headers.flatMap(([name, value]) => (value === undefined ? [] : [name, String(value)])),
    body: bytes.toString('latin1'),
  };
}

/** Sends it past everything that could still change an answer. To a HEAD request Node sends the head alone. */
export function sendKept(reply: FastifyReply, { headers, body }: KeptReply): void {
  reply.hijack();
  reply.raw.writeHead(200, headers);
  reply.raw.end(body, 'latin1');
}
