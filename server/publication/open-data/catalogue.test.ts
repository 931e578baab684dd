import { expect, test } from 'vitest';
import type { CalendarDay } from '../../../shared/kernel/calendar-day.ts';
import { catalogue } from './catalogue.ts';

type Graph = Record<string, unknown>;

const at = new Date('2026-03-04T00:00:01Z');
const day = '2026-03-03' as CalendarDay;
const FILE = { storageName: 'a', sha256: 'ab'.repeat(32), size: 120, published: 2, withdrawn: 1, madeAt: at };
const CITY = {
  agencyId: 1,
  name: '시험시',
  zipCode: '04524',
  address: '시험시 시험로 1',
  homepage: 'https://city.example',
};
const CONTENT = {
  origin: 'https://open.city.example',
  agencies: [CITY, { ...CITY, agencyId: 2, name: '시험복지재단', homepage: '' }],
  changedAt: at,
  daily: [{ ...FILE, day }],
};

/** DCAT-AP 3: what a catalogue, its data set and its distributions must have (mandatory and chosen properties). */
const MANDATORY = {
  'dcat:Catalog': ['dct:title', 'dct:description', 'dct:publisher', 'dcat:dataset'],
  'dcat:Dataset': [
    'dct:title',
    'dct:description',
    'dct:identifier',
    'dct:publisher',
    'dcat:contactPoint',
    'dcat:keyword',
  ],
  'dcat:Distribution': ['dcat:accessURL', 'dct:license', 'dct:title'],
  'foaf:Agent': ['foaf:name'],
  'vcard:Organization': ['vcard:fn'],
  'spdx:Checksum': ['spdx:algorithm', 'spdx:checksumValue'],
} as const;
const IS_RESOURCE = new Set([
  ...['dct:publisher', 'dct:license', 'dct:language', 'dct:accessRights', 'dct:accrualPeriodicity', 'dct:format'],
  ...['dct:conformsTo', 'dcat:accessURL', 'dcat:downloadURL', 'dcat:mediaType', 'dcat:compressFormat', 'dcat:dataset'],
  ...['dcat:distribution', 'dcat:landingPage', 'dcat:theme', 'dcat:contactPoint', 'foaf:homepage', 'spdx:checksum'],
  ...['spdx:algorithm', 'vcard:hasAddress'],
]);

/** Walks the graph as a harvester does: each node against its class, each value against the range of its term. */
function faultsOfGraph(graph: Graph): string[] {
  const context = graph['@context'] as Record<string, string>;
  const faults: string[] = [];
  const seen = new Map<string, string>();
  const all = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);
  const walk = (node: Record<string, unknown>, where: string): void => {
    const type = node['@type'] as keyof typeof MANDATORY | undefined;
    const id = node['@id'];
    if (typeof id === 'string' && type) {
      if (seen.has(id) && seen.get(id) !== JSON.stringify(node)) faults.push(`${where}: ${id} is two things`);
      seen.set(id, JSON.stringify(node));
    }
    for (const term of type ? (MANDATORY[type] ?? []) : []) {
      if (all(node[term] ?? []).length === 0) faults.push(`${where} (${type}) has no ${term}`);
    }
    for (const [term, value] of Object.entries(node)) {
      if (term.startsWith('@')) continue;
      if (!(term.split(':')[0] ?? '' in context) || !context[term.split(':')[0] ?? ''])
        faults.push(`${term} is no term`);
      for (const each of all(value)) faults.push(...walkValue(term, each, `${where} ${term}`));
    }
  };
  const walkValue = (term: string, value: unknown, where: string): string[] => {
    const object = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
    const isLiteral = object === undefined || '@value' in object;
    if (isLiteral === IS_RESOURCE.has(term)) return [`${where} is ${isLiteral ? 'a text' : 'a thing'}`];
    if (isLiteral) return faultsOfLiteral(object ?? { '@value': value }, where);
    const id = object['@id'];
    if (typeof id === 'string' && !URL.canParse(id)) return [`${where}: ${id} is no address`];
    walk(object, where);
    return [];
  };
  const faultsOfLiteral = (literal: Record<string, unknown>, where: string): string[] => {
    const value = String(literal['@value']);
    const forms: Record<string, RegExp> = {
      'xsd:dateTime': /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/,
      'xsd:nonNegativeInteger': /^\d+$/,
      'xsd:hexBinary': /^(?:[0-9a-f]{2})+$/,
    };
    const form = forms[String(literal['@type'])];
    return value === '' || (literal['@type'] !== undefined && !form?.test(value)) ? [`${where}: ${value}`] : [];
  };
  walk(graph, 'the catalogue');
  return faults;
}

test('the catalogue is one by the rules of DCAT-AP, and what would not be one is told', () => {
  const text = JSON.stringify(catalogue(CONTENT));
  const spoilt = (from: RegExp, to: string) => faultsOfGraph(JSON.parse(text.replace(from, to)) as Graph);
  expect(spoilt(/^/, '')).toEqual([]);
  expect(spoilt(/"dcat:accessURL":\{[^}]*\},/, '')[0]).toContain('has no dcat:accessURL');
  expect(spoilt(/"foaf:name":\{[^}]*\}/, '"foaf:nick":"-"')[0]).toContain('has no foaf:name');
  expect(spoilt(/"dct:license":\{"@id":("[^"]*")\}/, '"dct:license":$1')[0]).toContain('is a text');
  expect(spoilt(/"@type":"xsd:dateTime"/, '"@type":"xsd:date"')).toHaveLength(1);
  expect(spoilt(/"dct:language"/, '"dcterms:language"')[0]).toContain('is no term');
});
