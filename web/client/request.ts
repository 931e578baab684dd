import type { Problem } from '../../shared/contract/problem.ts';

/** The server answered and said no: a code, the Korean sentence to show, and the number to quote. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly status: number;
  readonly code: string;
  readonly facts: Readonly<Record<string, string | number>>;
  readonly requestId: string;

  constructor(status: number, problem: Problem) {
    super(problem.message);
    this.status = status;
    this.code = problem.code;
    this.facts = problem.facts ?? {};
    this.requestId = problem.requestId;
  }
}

/**
 * Nothing came back: whether the server has done it is unknown, so the same act may be sent again with the same key.
 */
export class OfflineError extends Error {
  override readonly name = 'OfflineError';

  constructor() {
    super('서버와 연결이 끊겼습니다. 적은 내용은 그대로 있으니 연결된 뒤에 다시 눌러 주십시오.');
  }
}

/** The person puts signing in off; the act that asked for the session has not been done. */
export class SignInPutOff extends Error {
  override readonly name = 'SignInPutOff';

  constructor() {
    super('로그인하지 않아 처리하지 않았습니다. 적은 내용은 그대로 있으니 다시 눌러 주십시오.');
  }
}

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
export type Body = object | FormData;
export type Send = <Reply>(method: Method, path: string, body?: Body, options?: SendOptions) => Promise<Reply>;
export type SendOptions = {
  /** False for the requests of signing in themselves, which must not ask for signing in again. */
  readonly askToSignIn?: boolean;
  /** Asked by the page and not by the person, such as after a live message: it does not keep the session alive. */
  readonly background?: boolean;
  readonly signal?: AbortSignal;
};

export type RequestParts = {
  readonly fetch: typeof globalThis.fetch;
  readonly newKey: () => string;
  readonly wait: (ms: number) => Promise<void>;
  /** Asks the person to sign in again over the page; resolves when the session lives again, rejects when refused. */
  readonly signInAgain: () => Promise<void>;
};

const RETRY_AFTER_MS = [400, 1_500];

/** The one way to the API: JSON, idempotent acts, retries, and problems as errors with the server's own sentence. */
export function createSend(parts: RequestParts): Send {
  // An act whose answer never came keeps its key: pressing the button again is then the same act, not a second one.
  const unanswered = new Map<string, string>();

  return async function send<Reply>(method: Method, path: string, body?: Body, options: SendOptions = {}) {
    const act = method === 'GET' ? undefined : actOf(method, path, body);
    const key = act === undefined ? undefined : (unanswered.get(act) ?? parts.newKey());
    if (act !== undefined && key !== undefined) unanswered.set(act, key);
    const response = await reach(parts, path, initOf(method, body, key, options));
    if (act !== undefined) unanswered.delete(act);
    if (response.ok) return (await readJson(response)) as Reply;
    const problem = await problemOf(response);
    if (problem.status === 401 && problem.code !== 'login-failed' && options.askToSignIn !== false) {
      await parts.signInAgain();
      return send<Reply>(method, path, body, { ...options, askToSignIn: false });
    }
    throw problem;
  };
}

async function reach(parts: RequestParts, path: string, init: RequestInit): Promise<Response> {
  for (let attempt = 0; ; attempt += 1) {
    const pause = RETRY_AFTER_MS[attempt];
    try {
      const response = await parts.fetch(path, init);
      if (response.status !== 503 || pause === undefined) return response;
    } catch (error) {
      if (init.signal?.aborted) throw error;
      if (pause === undefined) throw new OfflineError();
    }
    await parts.wait(pause);
  }
}

function initOf(method: Method, body: Body | undefined, key: string | undefined, options: SendOptions) {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (options.background) headers['x-gyeol-background'] = '1';
  if (key !== undefined) headers['idempotency-key'] = key;
  const init: RequestInit = { method, headers, credentials: 'same-origin' };
  if (body instanceof FormData) init.body = body;
  else if (body !== undefined) {
    headers['content-type'] = 'application/json';
    init.body = JSON.stringify(body);
  }
  if (options.signal) init.signal = options.signal;
  return init;
}

/** What makes two presses the same act. A file is sent once per press: its bytes are not compared here. */
function actOf(method: Method, path: string, body: Body | undefined): string {
  if (!(body instanceof FormData)) return `${method} ${path} ${JSON.stringify(body ?? null)}`;
  const parts = [...body].map(([name, value]) =>
    value instanceof File ? `${name}=${value.name}:${value.size}` : name,
  );
  return `${method} ${path} ${parts.join('&')}`;
}

async function readJson(response: Response): Promise<unknown> {
  if (response.status === 204) return undefined;
  const text = await response.text();
  return text === '' ? undefined : JSON.parse(text);
}

async function problemOf(response: Response): Promise<ProblemError> {
  try {
    const problem = (await response.json()) as Problem;
    if (typeof problem.message === 'string') return new ProblemError(response.status, problem);
  } catch {
    // A proxy between the office and the server answered with a page of its own; the sentence below says what to do.
  }
  const message = `서버가 처리하지 못하였습니다(${response.status}). 적은 내용은 그대로 있으니 잠시 뒤에 다시 해 주십시오.`;
  return new ProblemError(response.status, { code: 'unreadable-answer', message, requestId: '' });
}

/** The sentence to show for whatever went wrong; a bug of our own gets one too. */
export function sentenceOf(error: unknown): string {
  if (error instanceof ProblemError || error instanceof OfflineError || error instanceof SignInPutOff) {
    return error.message;
  }
  return '화면이 처리하지 못하였습니다. 새로 고친 뒤에도 같으면 관리자에게 알려 주십시오.';
}
