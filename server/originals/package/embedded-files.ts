import { ReadingStopped } from '../reading-stopped.ts';
import type { Tally } from '../tally.ts';
import { type OpenPackage, openPackage } from './open-package.ts';
import { addressesOf } from './relations.ts';
import { storedWords, storedWordsOf } from './stored-words.ts';
import { leaveTypedTables } from './typed-tables.ts';
import { elementsOf, readXml, textOf } from './xml-tree.ts';

/** Where Office keeps whole files, films and sounds, and the data model of a workbook, within a package. */
const FILES: readonly RegExp[] = [
  /^(?:word|xl|ppt)\/(?:embeddings\/.+|media\/.+\.(?:mp4|m4v|mov|wmv|avi|mpe?g|mp3|m4a|wav|wma))$/,
  /^xl\/(?:model\/.+|customdata\/.+\.data)$/,
];
/**
 * Words that are kept in parts of their own: of charts and drawn lists; the copies of data behind a pivot table, which
 * outlive the sheet they were made from; where data come from, with accounts and queries; values taken from other
 * workbooks; what was changed in a shared workbook; building blocks, variables and mail merges of a text; and what
 * programs keep beside all that.
 */
const STORES: readonly RegExp[] = [
  /^(?:word|xl|ppt)\/(?:charts\/chart|diagrams\/data)[^/]*\.xml$/,
  /^xl\/(?:connections|querytables\/querytable\d*)\.xml$/,
  /^xl\/(?:pivotcache\/pivotcache(?:definition|records)|externallinks\/externallink|revisions\/revisionlog)[^/]*\.xml$/,
  /^word\/(?:settings|glossary\/document)\.xml$/,
  /^(?:customxml\/item\d*|docprops\/(?:app|custom))\.xml$/,
];

const CONNECTIONS = 'xl/connections.xml';
const CUSTOM = /^customxml\//;
const MASHUP = 'DataMashup';
/** Behind its version and length a package of its own, in which the queries are written out. */
const MASHUP_HEAD_BYTES = 8;

/**
 * What an Office package carries along and no page shows: files within it (the workbook behind a chart holds far more
 * than the chart), and words in its stores. A store that cannot be read spoils nothing else, and is counted.
 */
export async function leaveEmbedded(file: OpenPackage, tally: Tally): Promise<void> {
  const named = (telling: readonly RegExp[]) => file.names.filter((name) => telling.some((each) => each.test(name)));
  tally.leave('embedded', named(FILES).length - tally.count('embedded'));
  for (const address of await addressesOf(file)) tally.leaveAddress(address);
  for (const name of named(STORES)) {
    try {
      const xml = (await file.text(name)) ?? '';
      const custom = CUSTOM.test(name) ? readXml(xml) : undefined;
      if (custom?.name === MASHUP) await leaveQueries(textOf(custom), tally);
      else tally.setAside(custom ? storedWordsOf([custom]) : storedWords(xml));
      if (name === CONNECTIONS) tally.leave('connection', elementsOf(readXml(xml), 'connection').length);
    } catch (error) {
      if (!(error instanceof ReadingStopped)) throw error;
      tally.leave('unreadablePart');
    }
  }
}

/** What each package of queries has beside the queries. */
const BESIDE_QUERIES = /^(?:config\/.*|\[content_types\]\.xml)$|\/$/;

/** 데이터 가져오기 (Power Query): the queries of a workbook stand in a package within a part of XML, as Base64. */
async function leaveQueries(base64: string, tally: Tally): Promise<void> {
  const bytes = Buffer.from(base64, 'base64');
  const length = bytes.length < MASHUP_HEAD_BYTES ? 0 : bytes.readUInt32LE(4);
  const queries = await openPackage(bytes.subarray(MASHUP_HEAD_BYTES, MASHUP_HEAD_BYTES + length));
  try {
    for (const name of queries.names.filter((each) => !BESIDE_QUERIES.test(each))) {
      if (!name.startsWith('formulas/')) tally.leave('embedded');
      else {
        const query = (await queries.text(name)) ?? '';
        tally.leave('connection');
        tally.setAside(query);
        leaveTypedTables(query, tally);
      }
    }
  } finally {
    queries.close();
  }
}
