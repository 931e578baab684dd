import { type Xml, xml, xmlFile } from '../../../shared/kernel/xml.ts';
import type { ListedDocument } from '../store.ts';
import { feedAddress, type SearchInput, searchAddress, searchWording } from './search-address.ts';

export type FeedContent = {
  /** Scheme and host of the site: a feed is read elsewhere, so every address in it is whole. */
  readonly origin: string;
  readonly operator: string | undefined;
  readonly input: SearchInput;
  readonly rows: readonly ListedDocument[];
};

/** Nothing has been published yet, and a feed must say when it changed last. */
const NEVER = 0;

/**
 * The newest documents that answer a question, as an Atom feed (RFC 4287): a reader of feeds tells the citizen what a
 * unit, a class or a search brings. It says what the page of the same question says, and nothing else.
 */
export function atomFeed({ origin, operator, input, rows }: FeedContent): string {
  const updated = new Date(Math.max(NEVER, ...rows.map(({ publishedAt }) => publishedAt.getTime())));
  const site = operator === undefined ? '문서공개' : `${operator} 문서공개`;
  const wording = searchWording(input);
  return xmlFile(xml`<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ko">
<id>${origin + feedAddress(input)}</id>
<title>${wording === '' ? site : `${site}: ${wording}`}</title>
<updated>${updated.toISOString()}</updated>
<link rel="self" type="application/atom+xml" href="${origin + feedAddress(input)}"/>
<link rel="alternate" type="text/html" href="${origin + searchAddress({ ...input, page: 1 })}"/>
${rows.map((row) => entryOf(row, origin))}</feed>
`);
}

function entryOf(row: ListedDocument, origin: string): Xml {
  const address = `${origin}/documents/${row.managementNumber}`;
  return xml`<entry>
<id>${address}</id>
<title>${row.title}</title>
<updated>${row.publishedAt.toISOString()}</updated>
<link rel="alternate" type="text/html" href="${address}"/>
<author><name>${row.agencyName} ${row.unitName}</name></author>
<summary>${row.summary || `${row.documentNumber}, ${row.producedOn} 결재`}</summary>
</entry>
`;
}
