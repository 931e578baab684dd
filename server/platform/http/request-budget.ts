import { isIPv6 } from 'node:net';
import type { FastifyReply } from 'fastify';

const MINUTE_MS = 60_000;

export type Taken = { readonly passes: boolean; readonly remaining: number; readonly resetS: number };

/**
 * How often one client may ask in a minute, or in a longer window. Kept in memory alone, so it works where nothing may
 * be written, and forgotten with its window, whether anybody asks again or not. A home has a whole /64 of IPv6: its
 * addresses are one client.
 */
export class RequestBudget {
  readonly name: string;
  readonly most: number;
  readonly #now: () => number;
  #taken = new Map<string, number>();
  readonly #windowMs: number;
  #window = -1;

  constructor(name: string, most: number, now: () => number = () => performance.now(), windowMs = MINUTE_MS) {
    this.name = name;
    this.most = most;
    this.#now = now;
    this.#windowMs = windowMs;
  }

  take(address: string): Taken {
    const now = this.#now();
    const window = Math.floor(now / this.#windowMs);
    const leftMs = (window + 1) * this.#windowMs - now;
    if (window !== this.#window) this.#begin(leftMs);
    this.#window = window;
    const client = clientOf(address);
    const count = (this.#taken.get(client) ?? 0) + 1;
    this.#taken.set(client, count);
    const resetS = Math.max(1, Math.ceil(leftMs / 1_000));
    return { passes: count <= this.most, remaining: Math.max(0, this.most - count), resetS };
  }

  #begin(leftMs: number): void {
    const taken = new Map<string, number>();
    this.#taken = taken;
    setTimeout(() => taken.clear(), leftMs).unref();
  }

  /** Tells what is left (draft-ietf-httpapi-ratelimit-headers), and when to come back where nothing is. */
  tell(reply: FastifyReply, { passes, remaining, resetS }: Taken): void {
    reply.header('ratelimit-policy', `"${this.name}";q=${this.most};w=${this.#windowMs / 1_000}`);
    reply.header('ratelimit', `"${this.name}";r=${remaining};t=${resetS}`);
    if (!passes) reply.header('retry-after', String(resetS));
  }
}

function clientOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.split('%', 1).join('').split('::');
  const before = head.split(':').filter(Boolean);
  const after = (tail ?? '').split(':').filter(Boolean);
  const zeros = tail === undefined ? 0 : 8 - before.length - after.length;
  const groups = [...before, ...Array<string>(Math.max(0, zeros)).fill('0'), ...after];
  return groups
    .slice(0, 4)
    .map((group) => group.toLowerCase().replace(/^0+(?=.)/, ''))
    .join(':');
}
