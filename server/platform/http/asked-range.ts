import type { FastifyRequest } from 'fastify';

/** The first and the last byte of a part. */
export type ByteRange = { readonly start: number; readonly end: number };

/**
 * 이어받기 (RFC 9110 §14): the one part of a file that is asked for; `beyond` where it begins behind the end. Undefined
 * where the whole is to be sent: nothing was asked, or several parts, or in a form that we do not know, or the part
 * before it is of another file (If-Range).
 */
export function askedRange(
  { method, headers }: Pick<FastifyRequest, 'method' | 'headers'>,
  size: number,
  etag: string,
): ByteRange | 'beyond' | undefined {
  const known = headers['if-range'];
  if (method !== 'GET' || headers.range === undefined || (known !== undefined && known !== etag)) return undefined;
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/i.exec(headers.range.trim()) ?? [];
  if (first === '' && last === '') return undefined;
  if (first === '') return size > 0 && Number(last) > 0 ? lastBytes(Number(last), size) : 'beyond';
  if (last !== '' && Number(last) < Number(first)) return undefined;
  if (Number(first) >= size) return 'beyond';
  return { start: Number(first), end: last === '' ? size - 1 : Math.min(Number(last), size - 1) };
}

function lastBytes(count: number, size: number): ByteRange {
  return { start: Math.max(0, size - count), end: size - 1 };
}
