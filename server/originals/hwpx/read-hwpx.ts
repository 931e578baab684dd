import type { ReadFact, ReadFrame, ReadPart } from '../../../shared/originals/read-document.ts';
import type { OpenPackage } from '../package/open-package.ts';
import {
  elementAt,
  elementOf,
  elementsOf,
  everyElement,
  readXml,
  textOf,
  type XmlElement,
} from '../package/xml-tree.ts';
import type { Read } from '../read.ts';
import { ReadingStopped } from '../reading-stopped.ts';
import { Tally } from '../tally.ts';
import { readHead } from './head.ts';
import { leaveOldPreview } from './old-preview.ts';
import { HEAD_LAYOUT, LAYOUT_ONLY, SectionReader } from './section.ts';

const MOST_SECTIONS = 200;
/** The stub that Hancom Office writes into every new document is shorter. */
const MACRO_STUB_BYTES = 1_000;

/**
 * A .hwpx (OWPML) by our own reader: what its text says, with all numbers computed. Of a .hwp the converter makes 바탕쪽
 * of its 메모, the last `memoPages` of them: no page shows those.
 */
export async function readHwpx(file: OpenPackage, memoPages = 0): Promise<Read> {
  await refuseEncrypted(file);
  const tally = new Tally();
  const head = readHead(await xmlOf(file, 'Contents/header.xml', HEAD_LAYOUT));
  const reader = new SectionReader(head, tally);
  const sections = sectionNames(file);
  if (sections.length === 0) throw new ReadingStopped('damaged');
  if (sections.length > MOST_SECTIONS) throw new ReadingStopped('too-large');
  const parts: ReadPart[] = [];
  for (const [at, name] of sections.entries()) {
    const blocks = reader.section(await xmlOf(file, name));
    if (blocks.length > 0 || at === 0) parts.push({ kind: 'text', name: '', blocks });
  }
  const background = await masterPages(file, reader, memoPages);
  tally.leave('macro', (await hasMacro(file)) ? 1 : 0);
  const whole: ReadPart = {
    ...{ kind: 'text', name: '' },
    blocks: [...background, ...parts.flatMap(({ blocks }) => blocks)],
  };
  const properties = await propertiesOf(file);
  await leaveOldPreview(file, tally, { parts: [whole], properties });
  return {
    parts: [whole],
    facts: reader.facts,
    properties,
    leftOut: tally.leftOut,
    aside: tally.aside,
  };
}

async function xmlOf(file: OpenPackage, name: string, skip = LAYOUT_ONLY): Promise<XmlElement> {
  const text = await file.text(name);
  if (text === undefined) throw new ReadingStopped('damaged');
  return readXml(text, skip);
}

/** Asked first: parts that are encrypted would only look damaged. */
async function refuseEncrypted(file: OpenPackage): Promise<void> {
  const manifest = await file.text('META-INF/manifest.xml');
  if (manifest === undefined) return;
  if (everyElement(readXml(manifest), 'encryption-data').length > 0) throw new ReadingStopped('encrypted');
}

/** In the order of their numbers; the package may list them in any. */
function sectionNames(file: OpenPackage): string[] {
  const numbered = file.names.flatMap((name) => {
    const number = /^contents\/section(\d{1,4})\.xml$/.exec(name)?.[1];
    return number === undefined ? [] : [{ name, number: Number(number) }];
  });
  return numbered.toSorted((a, b) => a.number - b.number).map(({ name }) => name);
}

/** 바탕쪽: what stands behind every page. */
export function masterPageNames(file: OpenPackage): readonly string[] {
  return file.names.filter((name) => /^contents\/masterpage\d{1,4}\.xml$/.test(name));
}

async function masterPages(file: OpenPackage, reader: SectionReader, memoPages: number): Promise<ReadPart['blocks']> {
  const frames: ReadFrame[] = [];
  const names = masterPageNames(file);
  for (const [at, name] of names.entries()) {
    const content = reader.section(elementOf(await xmlOf(file, name), 'subList') ?? (await xmlOf(file, name)));
    const kind = at < names.length - memoPages ? 'header' : 'comment';
    if (content.length > 0) frames.push({ type: 'frame', kind, content });
  }
  return frames;
}

async function hasMacro(file: OpenPackage): Promise<boolean> {
  const scripts = file.names.filter((name) => /^scripts\/.+\.js$/.test(name));
  return scripts.reduce((sum, name) => sum + file.statedSize(name), 0) > MACRO_STUB_BYTES;
}

const PROPERTY_NAMES: ReadonlyMap<string, string> = new Map([
  ['creator', '작성자'],
  ['lastsaveby', '마지막으로 저장한 사람'],
  ['subject', '주제'],
  ['description', '설명'],
  ['keyword', '키워드'],
  ['CreatedDate', '만든 때'],
  ['ModifiedDate', '고친 때'],
]);

async function propertiesOf(file: OpenPackage): Promise<readonly ReadFact[]> {
  const text = await file.text('Contents/content.hpf');
  if (text === undefined) return [];
  const metadata = elementOf(readXml(text), 'metadata');
  const title = textOf(elementAt(metadata, 'title')).trim();
  const named = elementsOf(metadata, 'meta').map((meta) => ({
    name: PROPERTY_NAMES.get(meta.attributes['name'] ?? ''),
    value: textOf(meta).trim(),
  }));
  return [{ name: '제목', value: title }, ...named].flatMap(({ name, value }) =>
    name === undefined || value === '' || value === 'text' ? [] : [{ name, value: value.slice(0, 500) }],
  );
}
