import { beforeEach, describe, expect, it } from 'vitest';
import type { NotificationShape, NotificationsReply } from '../../shared/contract/live.ts';
import { backoffMs, LiveConnection, type LiveCursor, type LiveState } from './live-connection.ts';

/** The server's end of a socket, in the hands of the test. */
class Line extends EventTarget {
  sent: unknown[] = [];
  closed = false;

  send(message: string): void {
    this.sent.push(JSON.parse(message));
  }

  close(): void {
    this.closed = true;
  }

  open(): void {
    this.dispatchEvent(new Event('open'));
  }

  say(message: unknown): void {
    this.dispatchEvent(Object.assign(new Event('message'), { data: JSON.stringify(message) }));
  }

  cut(code = 1006): void {
    this.dispatchEvent(Object.assign(new Event('close'), { code }));
  }
}

const notification = (seq: number): NotificationShape => ({
  seq,
  kind: 'turn',
  managementNumber: 'D0000000000001',
  revision: seq,
  at: '2026-11-20T01:42:00Z',
});

let lines: Line[];
let timers: { ms: number; run: () => void }[];
let states: LiveState['status'][];
let received: number[];
let resets: number;
let ended: number;
let kept: LiveCursor;
let polls: (() => Promise<NotificationsReply>)[];

beforeEach(() => {
  lines = [];
  timers = [];
  states = [];
  received = [];
  polls = [];
  resets = 0;
  ended = 0;
  kept = { epoch: 'e1', last: 4 };
});

function connect(): LiveConnection {
  const connection = new LiveConnection({
    openSocket: () => {
      const line = new Line();
      lines.push(line);
      return line as unknown as WebSocket;
    },
    poll: () => (polls.shift() ?? (() => Promise.reject(new Error('offline'))))(),
    readCursor: () => kept,
    keepCursor: (cursor) => {
      kept = cursor;
    },
    onState: ({ status }) => states.push(status),
    onNotification: ({ seq }) => received.push(seq),
    onReset: () => {
      resets += 1;
    },
    onSessionEnded: () => {
      ended += 1;
    },
    now: () => new Date('2026-11-20T01:42:00Z'),
    random: () => 1,
    after: (ms, run) => {
      const timer = { ms, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
  });
  connection.start();
  return connection;
}

const line = (at: number) => {
  const found = lines.at(at);
  if (!found) throw new Error('no such line');
  return found;
};

const ring = () => {
  const timer = timers.shift();
  if (!timer) throw new Error('nothing is waited for');
  timer.run();
  return timer.ms;
};

const rest = () => new Promise((resolve) => setTimeout(resolve, 0));

type Answer = {
  readonly resolve: (reply: NotificationsReply) => void;
  readonly reject: (error: Error) => void;
};

function withResolvers(): Answer & { readonly promise: Promise<NotificationsReply> } {
  let resolve: Answer['resolve'] = () => {};
  let reject: Answer['reject'] = () => {};
  const promise = new Promise<NotificationsReply>((answer, refuse) => {
    resolve = answer;
    reject = refuse;
  });
  return { promise, resolve, reject };
}

describe('the live connection', () => {
  it('says where it stopped and takes what follows, once and in order', () => {
    connect();
    line(0).open();
    expect(line(0).sent).toEqual([{ type: 'hello', epoch: 'e1', last: 4 }]);
    line(0).say({ type: 'ok', epoch: 'e1', last: 6 });
    for (const seq of [5, 5, 6]) line(0).say({ type: 'notification', notification: notification(seq) });
    expect(received).toEqual([5, 6]);
    expect(kept).toEqual({ epoch: 'e1', last: 6 });
    expect(states).toEqual(['connecting', 'connected']);
  });

  it('begins anew from the last row it has when the line is cut', () => {
    connect();
    line(0).say({ type: 'ok', epoch: 'e1', last: 5 });
    line(0).say({ type: 'notification', notification: notification(5) });
    line(0).cut();
    expect(states.at(-1)).toBe('reconnecting');
    ring();
    line(1).open();
    expect(line(1).sent).toEqual([{ type: 'hello', epoch: 'e1', last: 5 }]);
  });

  it('asks again rather than to skip a row', () => {
    connect();
    line(0).say({ type: 'ok', epoch: 'e1', last: 9 });
    line(0).say({ type: 'notification', notification: notification(7) });
    expect(received).toEqual([]);
    expect(line(0).closed).toBe(true);
    ring();
    line(1).open();
    expect(line(1).sent).toEqual([{ type: 'hello', epoch: 'e1', last: 4 }]);
  });

  it('fetches everything anew when the log is another one', () => {
    connect();
    line(0).say({ type: 'reset', epoch: 'e2', last: 40 });
    expect(resets).toBe(1);
    expect(kept).toEqual({ epoch: 'e2', last: 40 });
  });

  it('asks to sign in when the session has ended, and does not come back by itself', () => {
    connect();
    line(0).cut(4401);
    expect(ended).toBe(1);
    expect(timers).toEqual([]);
  });

  it('asks for the same rows where no socket gets through', async () => {
    polls.push(() => Promise.resolve({ epoch: 'e1', last: 5, items: [notification(5)] }));
    connect();
    line(0).cut();
    ring();
    line(1).cut();
    await rest();
    expect(received).toEqual([5]);
    expect(states.at(-1)).toBe('reconnecting');
  });

  it('says that the connection is lost when nothing gets through', async () => {
    connect();
    line(0).cut();
    ring();
    line(1).cut();
    await rest();
    expect(states.at(-1)).toBe('lost');
  });

  it.each([
    ['answers', (answer: Answer) => answer.resolve({ epoch: 'e1', last: 4, items: [] })],
    ['fails', (answer: Answer) => answer.reject(new Error('offline'))],
  ])('stays connected when a question of the broken time %s late', async (_how, end) => {
    const { promise, ...answer } = withResolvers();
    polls.push(() => promise);
    connect();
    line(0).cut();
    ring();
    line(1).cut();
    ring();
    line(2).say({ type: 'ok', epoch: 'e1', last: 4 });
    end(answer);
    await rest();
    expect(states.at(-1)).toBe('connected');
  });

  it('leaves a line that is silent for a minute while rows are waiting', async () => {
    polls.push(() => Promise.resolve({ epoch: 'e1', last: 5, items: [notification(5)] }));
    connect();
    line(0).say({ type: 'ok', epoch: 'e1', last: 4 });
    expect(ring()).toBe(60_000);
    await rest();
    expect(received).toEqual([5]);
    expect(line(0).closed).toBe(true);
  });

  it('keeps a silent line when there was nothing to say', async () => {
    polls.push(() => Promise.resolve({ epoch: 'e1', last: 4, items: [] }));
    connect();
    line(0).say({ type: 'ok', epoch: 'e1', last: 4 });
    ring();
    await rest();
    expect(line(0).closed).toBe(false);
    expect(timers.length).toBe(1);
  });

  it('waits longer after each failure, never less than half a second and never more than half a minute', () => {
    expect([0, 1, 2, 3, 10].map((failures) => backoffMs(failures, 1))).toEqual([500, 1_000, 2_000, 4_000, 30_000]);
    expect([0, 1, 2, 10].map((failures) => backoffMs(failures, 0))).toEqual([500, 500, 1_000, 15_000]);
  });
});
