import { xml, xmlFile } from '../../../shared/kernel/xml.ts';

const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9';

/** The index of the sitemaps: the pages, and each day on which documents were decided that are public now. */
export function sitemapIndex(origin: string, days: readonly string[]): string {
  return xmlFile(xml`<sitemapindex xmlns="${NAMESPACE}">
<sitemap><loc>${origin}/sitemaps/pages.xml</loc></sitemap>
${days.map((day) => xml`<sitemap><loc>${origin}/sitemaps/${day}.xml</loc></sitemap>\n`)}</sitemapindex>
`);
}

/** The pages that are no documents; they change whenever anything does, so no last change is told. */
export function pagesSitemap(origin: string, paths: readonly string[]): string {
  return xmlFile(xml`<urlset xmlns="${NAMESPACE}">
${paths.map((path) => xml`<url><loc>${origin}${path}</loc></url>\n`)}</urlset>
`);
}

export type SitemapEntry = { readonly managementNumber: string; readonly publishedAt: Date };

/** The pages of the documents of one day. A copy never changes, so its publication is its last change. */
export function sitemap(origin: string, entries: readonly SitemapEntry[]): string {
  return xmlFile(xml`<urlset xmlns="${NAMESPACE}">
${entries.map(
  ({ managementNumber, publishedAt }) =>
    xml`<url><loc>${origin}/documents/${managementNumber}</loc><lastmod>${publishedAt.toISOString()}</lastmod></url>\n`,
)}</urlset>
`);
}
