import { type Xml, xml, xmlFile } from '../../../shared/kernel/xml.ts';
import type { FeedPlace, FeedRow } from '../feed-store.ts';
import { feedAddress, type SearchInput, searchAddress, searchWording } from './search-address.ts';

export type FeedContent = {
  /** Scheme and host of the site: a feed is read elsewhere, so every address in it is whole. */
  readonly origin: string;
  readonly operator: string | undefined;
  readonly input: SearchInput;
  readonly rows: readonly FeedRow[];
  /** Behind which entry this page begins; absent on the first. */
  readonly before?: FeedPlace | undefined;
  /** Whether another page follows (RFC 5005). */
  readonly hasNext?: boolean;
};

/** Nothing has been published yet, and a feed must say when it changed last. */
const NEVER = 0;

/**
 * The documents that answer a question, what was published last first, as an Atom feed (RFC 4287) in pages (RFC 5005):
 * a reader of feeds tells the citizen what a unit, a class or a search brings. It says what the page of the same
 * question says, and nothing else. What was taken back is left out without a word: under a question, a word of it would
 * tell what the document said. Whoever must know of it follows the open data.
 */
export function atomFeed({ origin, operator, input, rows, before, hasNext }: FeedContent): string {
  const updated = new Date(Math.max(NEVER, ...rows.map(({ updatedAt }) => updatedAt.getTime())));
  const site = operator === undefined ? '문서공개' : `${operator} 문서공개`;
  const wording = searchWording(input);
  const next = hasNext ? rows.at(-1) : undefined;
  return xmlFile(xml`<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ko">
<id>${origin + feedAddress(input)}</id>
<title>${wording === '' ? site : `${site}: ${wording}`}</title>
<updated>${updated.toISOString()}</updated>
<link rel="self" type="application/atom+xml" href="${origin + feedAddress(input, before)}"/>
${
  before &&
  xml`<link rel="first" type="application/atom+xml" href="${origin + feedAddress(input)}"/>
`
}${
  next &&
  xml`<link rel="next" type="application/atom+xml" href="${origin + feedAddress(input, next)}"/>
`
}<link rel="alternate" type="text/html" href="${origin + searchAddress({ ...input, page: 1 })}"/>
${rows.map((row) => entryOf(row, origin))}</feed>
`);
}

function entryOf(row: FeedRow, origin: string): Xml {
  const address = `${origin}/documents/${row.managementNumber}`;
  return xml`<entry>
<id>${address}</id>
<title>${row.title}</title>
<published>${row.publishedAt.toISOString()}</published>
<updated>${row.updatedAt.toISOString()}</updated>
<link rel="alternate" type="text/html" href="${address}"/>
<author><name>${row.agencyName} ${row.unitName}</name></author>
<summary>${row.summary || `${row.documentNumber}, ${row.producedOn} 결재`}</summary>
</entry>
`;
}
