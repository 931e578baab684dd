import { describe, expect, it } from 'vitest';
import { createSend, OfflineError, ProblemError, SignInPutOff, sentenceOf } from './request.ts';

type Call = { readonly path: string; readonly key: string | null; readonly background: string | null };

/** A wire that answers call by call: a number is a status, 'cut' is a broken connection. */
function wire(outcomes: (Response | 'cut')[], signInAgain = () => Promise.resolve()) {
  const calls: Call[] = [];
  let keys = 0;
  const send = createSend({
    fetch: async (input, init) => {
      const headers = new Headers(init?.headers);
      const background = headers.get('x-gyeol-background');
      calls.push({ path: String(input), key: headers.get('idempotency-key'), background });
      const outcome = outcomes.shift() ?? 'cut';
      if (outcome === 'cut') throw new TypeError('Failed to fetch');
      return outcome;
    },
    newKey: () => {
      keys += 1;
      return `key-${keys}`;
    },
    wait: () => Promise.resolve(),
    signInAgain,
  });
  return { send, calls };
}

const ok = (body: unknown) => new Response(JSON.stringify(body));
const refused = (status: number, code: string, message: string) =>
  new Response(JSON.stringify({ code, message, requestId: 'r-7' }), { status });

describe('a request to the API', () => {
  it('sends an act again with the same key when the connection was cut', async () => {
    const { send, calls } = wire(['cut', ok({ done: true })]);
    await expect(send('POST', '/api/documents/D0000000000001/signature', {})).resolves.toEqual({ done: true });
    expect(calls.map((call) => call.key)).toEqual(['key-1', 'key-1']);
  });

  it('keeps the key of an act without an answer for the next press of the same button', async () => {
    const { send, calls } = wire(['cut', 'cut', 'cut', ok({})]);
    await expect(send('POST', '/api/drafts')).rejects.toBeInstanceOf(OfflineError);
    await send('POST', '/api/drafts');
    expect(new Set(calls.map((call) => call.key))).toEqual(new Set(['key-1']));
  });

  it('takes a new key for the next act once the first has been answered', async () => {
    const { send, calls } = wire([ok({}), ok({})]);
    await send('POST', '/api/drafts');
    await send('POST', '/api/drafts');
    expect(calls.map((call) => call.key)).toEqual(['key-1', 'key-2']);
  });

  it('reads without a key', async () => {
    const { send, calls } = wire([ok({})]);
    await send('GET', '/api/boxes');
    expect(calls).toEqual([{ path: '/api/boxes', key: null, background: null }]);
  });

  it('tells the server which request the page makes by itself, so that it does not keep the session alive', async () => {
    const { send, calls } = wire([ok({})]);
    await send('GET', '/api/boxes', undefined, { background: true });
    expect(calls).toMatchObject([{ background: '1' }]);
  });

  it("shows the server's own sentence when it refuses", async () => {
    const { send } = wire([refused(409, 'not-your-turn', '지금은 결재 차례가 아닙니다.')]);
    const error = await send('POST', '/api/x', {}).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(ProblemError);
    expect(error).toMatchObject({ status: 409, code: 'not-your-turn', requestId: 'r-7' });
    expect(sentenceOf(error)).toBe('지금은 결재 차례가 아닙니다.');
  });

  it('says what to do when something between answers with a page of its own', async () => {
    const { send } = wire([new Response('<html>Bad Gateway</html>', { status: 502 })]);
    const error = await send('GET', '/api/boxes').catch((caught: unknown) => caught);
    expect(sentenceOf(error)).toContain('502');
  });

  it('asks to sign in when the session has ended, and then does the act', async () => {
    let asked = 0;
    const { send } = wire([refused(401, 'session-required', '로그인이 필요합니다.'), ok({ done: true })], async () => {
      asked += 1;
    });
    await expect(send('POST', '/api/drafts')).resolves.toEqual({ done: true });
    expect(asked).toBe(1);
  });

  it('does not do the act when signing in is put off', async () => {
    const { send, calls } = wire([refused(401, 'session-required', '로그인이 필요합니다.')], () =>
      Promise.reject(new SignInPutOff()),
    );
    await expect(send('POST', '/api/drafts')).rejects.toBeInstanceOf(SignInPutOff);
    expect(calls.length).toBe(1);
  });

  it('does not ask to sign in because a password was wrong', async () => {
    const { send } = wire([refused(401, 'login-failed', '아이디나 비밀번호가 맞지 않습니다.')], () =>
      Promise.reject(new Error('asked to sign in while signing in')),
    );
    await expect(send('POST', '/api/session', {}, { askToSignIn: false })).rejects.toMatchObject({
      code: 'login-failed',
    });
  });
});
