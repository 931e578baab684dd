import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { Problem } from '../../../shared/contract/problem.ts';
import { html } from '../../../shared/markup/html.ts';
import { plainPage } from './plain-page.ts';
import { PLAIN_PAGE_CSP } from './security-headers.ts';

type Answer = { readonly status: 400 | 408 | 431; readonly title: string; readonly advice: string };

const TOO_LONG: Answer = {
  status: 431,
  title: '주소가 너무 깁니다',
  advice: '찾을 말이나 주소를 줄여서 다시 보내 주십시오. 주소가 길지 않으면 이 누리집의 쿠키를 지워 주십시오.',
};
const TOO_SLOW: Answer = {
  status: 408,
  title: '요청이 끝나지 않았습니다',
  advice: '보내는 데 너무 오래 걸려 기다리기를 그만두었습니다. 다시 보내 주십시오.',
};
const UNREADABLE: Answer = {
  status: 400,
  title: '요청을 읽을 수 없습니다',
  advice: '브라우저로 주소를 다시 열어 주십시오.',
};

/** What Node tells of it: a code of its own, and as much of what came as it has read. */
type Unreadable = Error & { readonly code?: string; readonly rawPacket?: unknown };

/** The beginning of a request of a program: it goes to the interface or for data. */
const ASKS_FOR_DATA = /^[A-Z]+ \/(?:api|open-data)\b|^[A-Z]+ [^ ?]*\.json[ ?]/;
const MOST_LOOKED_AT = 16_384;

/**
 * What Node could not read as a request at all reaches no route and no handler of faults: it is answered here, on its
 * connection. A browser gets a page, for what is too long comes from its address; a program gets a problem.
 */
export function answerUnreadable(error: Unreadable, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const answer = answerTo(error.code);
  const [type, text] = asksForData(error) ? problemOf(answer) : pageOf(answer);
  const body = Buffer.from(text);
  const head = [
    `HTTP/1.1 ${answer.status} ${STATUS_CODES[answer.status]}`,
    `content-type: ${type}; charset=utf-8`,
    `content-security-policy: ${PLAIN_PAGE_CSP}`,
    'x-content-type-options: nosniff',
    'cache-control: no-store',
    `content-length: ${body.length}`,
    'connection: close',
  ];
  socket.end(Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), body]));
}

function asksForData({ rawPacket }: Unreadable): boolean {
  return Buffer.isBuffer(rawPacket) && ASKS_FOR_DATA.test(rawPacket.subarray(0, MOST_LOOKED_AT).toString('latin1'));
}

function pageOf({ title, advice }: Answer): readonly [string, string] {
  const page = plainPage(title, html`<p>${advice}</p><p><a href="/">첫 화면으로</a></p>`);
  return ['text/html', page.toString()];
}

function problemOf({ title, advice }: Answer): readonly [string, string] {
  const problem: Problem = { code: 'invalid-input', message: `${title}. ${advice}`, requestId: '' };
  return ['application/json', JSON.stringify(problem)];
}

function answerTo(code: string | undefined): Answer {
  if (code === 'HPE_HEADER_OVERFLOW') return TOO_LONG;
  return code === 'ERR_HTTP_REQUEST_TIMEOUT' ? TOO_SLOW : UNREADABLE;
}
