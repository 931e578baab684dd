import type { Licence } from '../../../shared/disclosure/licence.ts';
import { HWPX_MEDIA_TYPE } from '../../../shared/kernel/hwpx-media-type.ts';
import { linkedData, type SafeHtml } from '../../../shared/markup/html.ts';
import type { PublicCopy } from '../public-copy.ts';

const KOGL = (type: number): string => `https://www.kogl.or.kr/info/licenseType${type}.do`;
const CREATIVE_COMMONS = (kind: string): string => `https://creativecommons.org/licenses/${kind}/4.0/deed.ko`;

/** Where the terms of a licence can be read; none where there are no terms, or no page of theirs is known to us. */
const LICENCE_ADDRESSES: Readonly<Partial<Record<Licence, string>>> = {
  kogl1: KOGL(1),
  kogl2: KOGL(2),
  kogl3: KOGL(3),
  kogl4: KOGL(4),
  ccBy: CREATIVE_COMMONS('by'),
  ccByNd: CREATIVE_COMMONS('by-nd'),
  ccBySa: CREATIVE_COMMONS('by-sa'),
  ccByNc: CREATIVE_COMMONS('by-nc'),
  ccByNcSa: CREATIVE_COMMONS('by-nc-sa'),
  ccByNcNd: CREATIVE_COMMONS('by-nc-nd'),
};

/** The document in the words of schema.org, for those who gather pages: what the page itself says and nothing else. */
export function linkedDocument(copy: PublicCopy, origin: string): SafeHtml {
  const address = `${origin}/documents/${copy.managementNumber}`;
  const file = (extension: string, encodingFormat: string) => ({
    '@type': 'MediaObject',
    contentUrl: `${address}.${extension}`,
    encodingFormat,
  });
  return linkedData({
    '@context': 'https://schema.org',
    '@type': 'DigitalDocument',
    '@id': address,
    url: address,
    name: copy.title,
    inLanguage: 'ko',
    identifier: [copy.documentNumber, copy.managementNumber],
    dateCreated: copy.producedOn,
    datePublished: copy.publishedAt.toISOString(),
    publisher: { '@type': 'GovernmentOrganization', name: copy.agencyName },
    about: copy.classificationPath,
    license: LICENCE_ADDRESSES[copy.licence],
    abstract: copy.summary || undefined,
    keywords: copy.keywords.length > 0 ? copy.keywords : undefined,
    encoding: [
      file('json', 'application/json'),
      ...(copy.paper ? [file('pdf', 'application/pdf'), file('hwpx', HWPX_MEDIA_TYPE)] : []),
    ],
  });
}
