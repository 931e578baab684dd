import type { FastifyReply, FastifyRequest } from 'fastify';
import { html, type SafeHtml } from '../../../shared/markup/html.ts';
import { PLAIN_PAGE_CSP } from './security-headers.ts';

/** An address of the API as a page a person can read and print: plain markup, no script, nothing from another host. */
export function plainPage(title: string, main: SafeHtml): SafeHtml {
  return html`<!doctype html>
<html lang="ko">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="/api/docs.css">
</head>
<body>
<main>
<h1>${title}</h1>
${main}
</main>
</body>
</html>`;
}

/** True where somebody opens the address in a window; a program asks for data or for anything. */
export function opensPage({ headers }: FastifyRequest): boolean {
  return headers.accept?.includes('text/html') ?? false;
}

const AGAIN = '?again=1';

/** The page loads itself again, and says that nobody has asked for it. */
export function loadAgain(request: FastifyRequest, reply: FastifyReply, seconds: string): void {
  const [address = ''] = request.url.split('?');
  reply.header('refresh', `${seconds}; url=${address}${AGAIN}`);
}

export function isLoadedAgain({ url }: FastifyRequest): boolean {
  return url.endsWith(AGAIN);
}

/** What data is sent with (sandbox) would keep the page from loading itself again. */
export function sendPlainPage(reply: FastifyReply, page: SafeHtml) {
  return reply.header('content-security-policy', PLAIN_PAGE_CSP).type('text/html; charset=utf-8').send(page.toString());
}
