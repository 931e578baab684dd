import { PDFName } from 'pdf-lib';
import type { OpenFile } from './open-file.ts';
import { dictOf, nameOf, streamOf, textOf, unpacked } from './pdf-values.ts';
import type { Rule } from './rule.ts';
import { readPacket, type XmlNode } from './xml-names.ts';

const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const DC = 'http://purl.org/dc/elements/1.1/';
const PDF = 'http://ns.adobe.com/pdf/1.3/';
const MEDIA = 'http://ns.adobe.com/xap/1.0/mm/';
const PDFA_ID = 'http://www.aiim.org/pdfa/ns/id/';
const PDFUA_ID = 'http://www.aiim.org/pdfua/ns/id/';
const EXTENSION = 'http://www.aiim.org/pdfa/ns/extension/';
const SCHEMA = 'http://www.aiim.org/pdfa/ns/schema#';
const PROPERTY = 'http://www.aiim.org/pdfa/ns/property#';

/** The schemas that PDF/A knows and whose properties it lets stand undescribed, as far as the paper uses them. */
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  [DC]: ['format', 'title', 'creator', 'language', 'identifier', 'description', 'subject', 'date', 'publisher'],
  [PDF]: ['Producer', 'Keywords', 'PDFVersion'],
  [MEDIA]: ['DocumentID', 'InstanceID', 'VersionID'],
  [PDFA_ID]: ['part', 'conformance', 'amd'],
  [EXTENSION]: ['schemas'],
};
const PREFIXES: Readonly<Record<string, string>> = {
  [PDFA_ID]: 'pdfaid',
  [PDFUA_ID]: 'pdfuaid',
  [EXTENSION]: 'pdfaExtension',
  [SCHEMA]: 'pdfaSchema',
  [PROPERTY]: 'pdfaProperty',
};
const SCHEMA_PARTS = ['schema', 'namespaceURI', 'prefix', 'property'];
const PROPERTY_PARTS = ['name', 'valueType', 'category', 'description'];

/** What the file says about itself, and that it says so in the one way the standards read. */
export const METADATA_RULES: readonly Rule[] = [
  {
    name: 'metadata-stream',
    demand: 'A 6.6.2.1, UA 7.1: the catalog has a stream of metadata; house: unpacked, so that any tool finds it',
    check: ({ catalog }) => {
      const stream = streamOf(catalog, 'Metadata');
      const kinds = [nameOf(stream?.dict, 'Type'), nameOf(stream?.dict, 'Subtype')].join(' ');
      return kinds === 'Metadata XML' && !stream?.dict.has(PDFName.of('Filter')) ? [] : ['no plain stream of metadata'];
    },
  },
  {
    name: 'metadata-packet',
    demand: 'A 6.6.2.1: a packet in UTF-8 without bytes or encoding in its head, well-formed',
    check: (file) => {
      const words = packetWords(file);
      if (!/^<\?xpacket begin="(\uFEFF)?" id="W5M0MpCehiHzreSzNTczkc9d"\?>/.test(words)) return ['another packet head'];
      if (!/<\?xpacket end="[rw]"\?>\s*$/.test(words)) return ['the packet has no end'];
      return readProperties(file) ? [] : ['the packet cannot be read'];
    },
  },
  {
    name: 'says-pdfa',
    demand: 'A 6.6.4, 6.8: pdfaid:part 2, or 3 where other files are inside, and pdfaid:conformance A',
    check: (file) => [
      ...expected(file, PDFA_ID, 'part', holdsFiles(file) ? '3' : '2'),
      ...expected(file, PDFA_ID, 'conformance', 'A'),
    ],
  },
  {
    name: 'says-pdfua-1',
    demand: 'UA 5: pdfuaid:part 1',
    check: (file) => expected(file, PDFUA_ID, 'part', '1'),
  },
  {
    name: 'metadata-prefixes',
    demand: 'A 6.6.2.3.3, 6.6.4: the schemas of the standards stand under their own prefixes',
    check: (file) =>
      everyNode(root(file)).flatMap(({ name, prefix }) => {
        const wanted = PREFIXES[spaceOf(name)];
        return wanted === undefined || wanted === prefix ? [] : [`${prefix} instead of ${wanted}`];
      }),
  },
  {
    name: 'metadata-described',
    demand: 'A 6.6.2.3: a property of no known schema is described in the file',
    check: (file) => {
      const described = new Set(descriptions(file).map(({ space, property }) => `{${space}}${property}`));
      return (readProperties(file) ?? [])
        .filter(({ name }) => !KNOWN[spaceOf(name)]?.includes(localOf(name)) && !described.has(name))
        .map(({ name }) => `${name} is not described`);
    },
  },
  {
    name: 'descriptions-complete',
    demand: 'A 6.6.2.3.3: a description has all its parts',
    check: (file) =>
      everyNode(root(file)).flatMap((node) => {
        const isSchema = node.kids.some(({ name }) => name === `{${SCHEMA}}namespaceURI`);
        const isProperty = node.kids.some(({ name }) => spaceOf(name) === PROPERTY);
        return [
          ...(isSchema ? SCHEMA_PARTS.filter((part) => !filled(node, SCHEMA, part)) : []),
          ...(isProperty ? PROPERTY_PARTS.filter((part) => !filled(node, PROPERTY, part)) : []),
        ].map((part) => `a description without ${part}`);
      }),
  },
  {
    name: 'title',
    demand: 'UA 7.1: dc:title in a default language, not empty',
    check: (file) => ((firstItem(file, DC, 'title') ?? '').trim() === '' ? ['no title'] : []),
  },
  {
    name: 'same-in-both',
    demand: 'house: document information and metadata say the same',
    check: (file) => {
      const pairs: [string, string | undefined][] = [
        ['Title', firstItem(file, DC, 'title')],
        ['Author', firstItem(file, DC, 'creator')],
        ['Producer', propertyOf(file, PDF, 'Producer')?.text],
      ];
      return pairs.filter(([key, value]) => textOf(file.info, key) !== value).map(([key]) => `${key} differs`);
    },
  },
  {
    name: 'no-times',
    demand: 'house: no time of drawing, so that the paper drawn again has the same bytes',
    check: (file) => [
      ...['CreationDate', 'ModDate'].filter((key) => textOf(file.info, key) !== undefined),
      ...everyNode(root(file))
        .filter(({ name }) => /(CreateDate|ModifyDate|MetadataDate)$/.test(name))
        .map(({ name }) => name),
    ],
  },
];

/** Any trace of files inside: a paper of part 2 has none. */
function holdsFiles({ catalog, dicts }: OpenFile): boolean {
  const isNamed = dictOf(catalog, 'Names')?.has(PDFName.of('EmbeddedFiles')) === true;
  return isNamed || dicts.some((dict) => ['EF', 'AF'].some((key) => dict.has(PDFName.of(key))));
}

function packetWords({ catalog }: OpenFile): string {
  const stream = streamOf(catalog, 'Metadata');
  return stream ? new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(unpacked(stream)) : '';
}

/** Every rule asks the same packet; it is read once. */
const packets = new WeakMap<OpenFile, XmlNode>();

function root(file: OpenFile): XmlNode | undefined {
  const known = packets.get(file);
  if (known) return known;
  const words = packetWords(file);
  if (words === '') return undefined;
  const read = readPacket(words.trim());
  packets.set(file, read);
  return read;
}

/** The properties that the packet states, or undefined where it states nothing. */
function readProperties(file: OpenFile): readonly XmlNode[] | undefined {
  const rdf = root(file)?.kids.find(({ name }) => name === `{${RDF}}RDF`);
  const described = rdf?.kids.filter(({ name }) => name === `{${RDF}}Description`);
  return described?.flatMap(({ kids }) => kids);
}

function propertyOf(file: OpenFile, space: string, local: string): XmlNode | undefined {
  return readProperties(file)?.find(({ name }) => name === `{${space}}${local}`);
}

function expected(file: OpenFile, space: string, local: string, value: string): string[] {
  const found = propertyOf(file, space, local)?.text;
  return found === value ? [] : [`${local} is ${found}`];
}

function firstItem(file: OpenFile, space: string, local: string): string | undefined {
  return everyNode(propertyOf(file, space, local)).find(({ name }) => name === `{${RDF}}li`)?.text;
}

function descriptions(file: OpenFile): { readonly space: string; readonly property: string }[] {
  return everyNode(root(file)).flatMap((node) => {
    const space = node.kids.find(({ name }) => name === `{${SCHEMA}}namespaceURI`)?.text;
    if (space === undefined) return [];
    const names = everyNode(node).filter(({ name }) => name === `{${PROPERTY}}name`);
    return names.map(({ text }) => ({ space, property: text }));
  });
}

function filled(node: XmlNode, space: string, part: string): boolean {
  const found = node.kids.find(({ name }) => name === `{${space}}${part}`);
  return found !== undefined && (found.text.trim() !== '' || found.kids.length > 0);
}

function everyNode(node: XmlNode | undefined): XmlNode[] {
  return node ? [node, ...node.kids.flatMap(everyNode)] : [];
}

function spaceOf(name: string): string {
  return /^\{(.*)\}/.exec(name)?.[1] ?? '';
}

function localOf(name: string): string {
  return name.slice(name.indexOf('}') + 1);
}
