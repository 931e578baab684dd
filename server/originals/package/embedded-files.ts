import { ReadingStopped } from '../reading-stopped.ts';
import type { Tally } from '../tally.ts';
import { type OpenPackage, openPackage } from './open-package.ts';
import { storedWords } from './stored-words.ts';
import { elementsOf, readXml, textOf } from './xml-tree.ts';

/** Where Office keeps whole files, and films and sounds, within a package. */
const FILES = /^(?:word|xl|ppt)\/(?:embeddings\/.+|media\/.+\.(?:mp4|m4v|mov|wmv|avi|mpe?g|mp3|m4a|wav|wma))$/;
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
const MASHUP = /<DataMashup[\s>]/;
/** Behind its version and length a package of its own, in which the queries are written out. */
const MASHUP_HEAD_BYTES = 8;

/**
 * What an Office package carries along and no page shows: files within it (the workbook behind a chart holds far more
 * than the chart), and words in its stores. A store that cannot be read spoils nothing else, and is counted.
 */
export async function leaveEmbedded(file: OpenPackage, tally: Tally): Promise<void> {
  const files = file.names.filter((name) => FILES.test(name)).length;
  tally.leave('embedded', files - tally.count('embedded'));
  for (const name of file.names.filter((each) => STORES.some((store) => store.test(each)))) {
    try {
      const xml = (await file.text(name)) ?? '';
      if (MASHUP.test(xml.slice(0, 1_000))) await leaveQueries(xml, tally);
      else tally.setAside(storedWords(xml));
      if (name === CONNECTIONS) tally.leave('connection', elementsOf(readXml(xml), 'connection').length);
    } catch (error) {
      if (!(error instanceof ReadingStopped)) throw error;
      tally.leave('unreadablePart');
    }
  }
}

/** 데이터 가져오기 (Power Query): the queries of a workbook stand in a package within a part of XML, as Base64. */
async function leaveQueries(xml: string, tally: Tally): Promise<void> {
  const bytes = Buffer.from(textOf(readXml(xml)), 'base64');
  const length = bytes.length < MASHUP_HEAD_BYTES ? 0 : bytes.readUInt32LE(4);
  const queries = await openPackage(bytes.subarray(MASHUP_HEAD_BYTES, MASHUP_HEAD_BYTES + length));
  try {
    for (const name of queries.names.filter((each) => each.startsWith('formulas/'))) {
      tally.setAside((await queries.text(name)) ?? '');
      tally.leave('connection');
    }
  } finally {
    queries.close();
  }
}
