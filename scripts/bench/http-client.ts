import { connect, type Socket } from 'node:net';

const CLOSED = 'the server has closed the connection';

export type HttpAnswer = { readonly status: number; readonly body: string };

/**
 * One kept-alive connection that reads no more of an answer than it must, so that most of the machine is left to the
 * server. Both sides of a comparison are asked by this same client.
 */
export class HttpClient {
  readonly #socket: Socket;
  #received = '';
  #settle: ((answer: HttpAnswer) => void) | undefined;
  #fail: ((error: Error) => void) | undefined;

  constructor(socket: Socket) {
    this.#socket = socket;
    // One character a byte: lengths are counted in bytes, and nobody reads the text.
    socket.setEncoding('latin1');
    socket.on('data', (chunk: string) => this.#take(chunk));
    socket.on('error', (error) => this.#fail?.(error));
    socket.on('close', () => this.#fail?.(new Error(CLOSED)));
  }

  send(request: string): Promise<HttpAnswer> {
    return new Promise((settle, fail) => {
      this.#settle = settle;
      this.#fail = fail;
      if (this.#socket.destroyed) fail(new Error(CLOSED));
      else this.#socket.write(request);
    });
  }

  close(): void {
    this.#fail = undefined;
    this.#socket.destroy();
  }

  #take(chunk: string): void {
    this.#received = this.#received === '' ? chunk : this.#received + chunk;
    const head = this.#received.indexOf('\r\n\r\n');
    if (head < 0) return;
    const length = /\r\ncontent-length: (\d+)/i.exec(this.#received.slice(0, head))?.[1];
    if (length === undefined) {
      this.#fail?.(new Error('an answer without a length'));
      return;
    }
    const end = head + 4 + Number(length);
    if (this.#received.length < end) return;
    const answer = { status: Number(this.#received.slice(9, 12)), body: this.#received.slice(head + 4, end) };
    this.#received = this.#received.slice(end);
    this.#settle?.(answer);
  }
}

export function openHttpClients(port: number, count: number): Promise<HttpClient[]> {
  return Promise.all(
    Array.from(
      { length: count },
      () =>
        new Promise<HttpClient>((settle, fail) => {
          const socket = connect({ port, host: '127.0.0.1', noDelay: true });
          socket.once('error', fail);
          socket.once('connect', () => settle(new HttpClient(socket)));
        }),
    ),
  );
}
