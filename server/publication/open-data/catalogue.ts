import type { PublicAgency } from '../store.ts';
import type { DailyFile } from './store.ts';

export type CatalogueContent = {
  readonly origin: string;
  readonly agencies: readonly PublicAgency[];
  /** When anything has changed last. */
  readonly changedAt: Date;
  /** The newest first. */
  readonly daily: readonly DailyFile[];
};

const EU = 'http://publications.europa.eu/resource/authority';
/** 공공누리 제1유형: of the list itself; every document says its own terms. */
const KOGL_1 = 'https://www.kogl.or.kr/info/license.do#01-tab';
const CONTEXT = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  spdx: 'http://spdx.org/rdf/terms#',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
};
/** A catalogue names the newest files; the list of all stands beside it. */
const MOST_DAYS = 31;

/** The catalogue of the open data (DCAT 3, with the names and vocabularies of DCAT-AP). */
export function catalogue({ origin, agencies, changedAt, daily }: CatalogueContent): object {
  const publishers = agencies.map((agency) => publisherOf(agency, origin));
  const operator = agencies[0]?.name;
  const shared = {
    'dct:publisher': publishers,
    'dct:language': { '@id': `${EU}/language/KOR` },
    'dct:modified': instantOf(changedAt),
  };
  const title = operator === undefined ? '공개 문서' : `${operator} 공개 문서`;
  return {
    '@context': CONTEXT,
    '@id': `${origin}/open-data/catalog.jsonld`,
    '@type': 'dcat:Catalog',
    ...shared,
    'dct:title': inBoth(`${title} 자료 목록`, 'Catalogue of published official documents'),
    'dct:description': inBoth(
      '결재가 끝나 공개된 공문서의 목록과 하루치 파일입니다.',
      'Official documents that have been approved and published, as a list and as one file a day.',
    ),
    'dct:license': { '@id': KOGL_1 },
    'foaf:homepage': { '@id': `${origin}/open-data` },
    'dcat:dataset': [
      {
        '@id': `${origin}/open-data#documents`,
        '@type': 'dcat:Dataset',
        ...shared,
        'dct:identifier': `${origin}/open-data#documents`,
        'dct:title': inBoth(`${title} 목록`, 'Published official documents'),
        'dct:description': inBoth(
          '공개 문서마다 번호, 제목, 부서, 업무담당자, 생산일자, 공개구분, 분류, 이용허락, 요지, 붙임의 주소를 적고, 거둔 문서는 번호와 시각만 적습니다.',
          'For every document its number, title, unit, handler, day, disclosure, classification, licence, summary and files.',
        ),
        'dcat:keyword': ['공문서', '정보공개', '원문공개', '결재문서'].map((word) => ({
          '@value': word,
          '@language': 'ko',
        })),
        'dcat:theme': { '@id': `${EU}/data-theme/GOVE` },
        'dct:accessRights': { '@id': `${EU}/access-right/PUBLIC` },
        'dct:accrualPeriodicity': { '@id': `${EU}/frequency/CONT` },
        'dcat:landingPage': { '@id': `${origin}/open-data` },
        'dcat:contactPoint': agencies.map((agency) => contactOf(agency)),
        'dcat:distribution': [
          ...listDistributions(origin),
          ...daily.slice(0, MOST_DAYS).map((file) => dayOf(file, origin)),
        ],
      },
    ],
  };
}

function listDistributions(origin: string): object[] {
  const schema = { '@id': `${origin}/open-data/schema.json` };
  return [
    {
      ...distribution(origin, 'documents.json', 'JSON', 'application/json'),
      'dct:conformsTo': schema,
      ...titled('JSON 목록'),
    },
    { ...distribution(origin, 'documents.csv', 'CSV', 'text/csv'), ...titled('CSV 목록') },
    { ...distribution(origin, 'daily.json', 'JSON', 'application/json'), ...titled('하루치 파일의 목록') },
  ];
}

function dayOf({ day, sha256, size, madeAt }: DailyFile, origin: string): object {
  return {
    ...distribution(origin, `daily/${day}.jsonl.gz`, 'JSONL', 'application/jsonl'),
    ...titled(`${day} 하루치 파일`),
    'dct:conformsTo': { '@id': `${origin}/open-data/schema.json` },
    'dct:modified': instantOf(madeAt),
    'dcat:compressFormat': { '@id': mediaTypeId('application/gzip') },
    'dcat:byteSize': { '@value': String(size), '@type': 'xsd:nonNegativeInteger' },
    'spdx:checksum': {
      '@type': 'spdx:Checksum',
      'spdx:algorithm': { '@id': 'spdx:checksumAlgorithm_sha256' },
      'spdx:checksumValue': { '@value': sha256, '@type': 'xsd:hexBinary' },
    },
  };
}

function distribution(origin: string, file: string, format: string, mediaType: string): object {
  const address = `${origin}/open-data/${file}`;
  return {
    '@id': address,
    '@type': 'dcat:Distribution',
    'dcat:accessURL': { '@id': `${origin}/open-data` },
    'dcat:downloadURL': { '@id': address },
    'dcat:mediaType': { '@id': mediaTypeId(mediaType) },
    ...(format === 'JSONL' ? {} : { 'dct:format': { '@id': `${EU}/file-type/${format}` } }),
    'dct:license': { '@id': KOGL_1 },
    'dct:rights': { '@value': '이용허락은 문서마다 다릅니다. licence 항목을 따라 주십시오.', '@language': 'ko' },
  };
}

function mediaTypeId(mediaType: string): string {
  return `https://www.iana.org/assignments/media-types/${mediaType}`;
}

function titled(korean: string): object {
  return { 'dct:title': { '@value': korean, '@language': 'ko' } };
}

function publisherOf({ agencyId, name, homepage }: PublicAgency, origin: string): object {
  const isAddress = /^https?:\/\/[^\s<>"]+$/.test(homepage);
  return {
    '@id': `${origin}/open-data#agency-${agencyId}`,
    '@type': 'foaf:Agent',
    'foaf:name': { '@value': name, '@language': 'ko' },
    ...(isAddress ? { 'foaf:homepage': { '@id': homepage } } : {}),
  };
}

function contactOf({ name, zipCode, address }: PublicAgency): object {
  return {
    '@type': 'vcard:Organization',
    'vcard:fn': name,
    'vcard:hasAddress': {
      '@type': 'vcard:Address',
      'vcard:street-address': address,
      'vcard:postal-code': zipCode,
      'vcard:country-name': '대한민국',
    },
  };
}

function inBoth(korean: string, english: string): object[] {
  return [
    { '@value': korean, '@language': 'ko' },
    { '@value': english, '@language': 'en' },
  ];
}

function instantOf(at: Date): object {
  return { '@value': at.toISOString(), '@type': 'xsd:dateTime' };
}
