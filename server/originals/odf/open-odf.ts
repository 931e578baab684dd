import type { ReadFact } from '../../../shared/originals/read-document.ts';
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
import { ReadingStopped } from '../reading-stopped.ts';
import { Tally } from '../tally.ts';
import { OdfStyles } from './odf-styles.ts';
import { OdfText } from './odf-text.ts';

/** What all three kinds of OpenDocument begin with. */
export type OpenOdf = {
  /** office:text, office:spreadsheet or office:presentation. */
  readonly content: XmlElement;
  readonly master: XmlElement | undefined;
  readonly styles: OdfStyles;
  readonly tally: Tally;
  readonly text: OdfText;
  readonly properties: readonly ReadFact[];
};

export async function openOdf(file: OpenPackage, kind: 'text' | 'spreadsheet' | 'presentation'): Promise<OpenOdf> {
  const manifest = await partOf(file, 'META-INF/manifest.xml');
  // Asked first: parts that are encrypted would only look damaged.
  if (manifest && everyElement(manifest, 'encryption-data').length > 0) throw new ReadingStopped('encrypted');
  const root = await partOf(file, 'content.xml');
  const content = elementAt(root, 'body', kind);
  if (!content) throw new ReadingStopped('damaged');
  const looks = await partOf(file, 'styles.xml');
  const styles = new OdfStyles([looks, root]);
  const tally = new Tally();
  tally.leave('macro', file.names.some((name) => /^(?:basic|scripts)\/.+/.test(name)) ? 1 : 0);
  // Whole former versions of the file, kept within it.
  tally.leave('embedded', file.names.filter((name) => /^versions\/.+/.test(name)).length);
  const text = new OdfText({ file, styles, tally, onSlides: kind === 'presentation' });
  const master = elementOf(looks, 'master-styles');
  return { content, master, styles, tally, text, properties: await propertiesOf(file) };
}

async function partOf(file: OpenPackage, name: string): Promise<XmlElement | undefined> {
  const xml = await file.text(name);
  return xml === undefined ? undefined : readXml(xml);
}

const NAMES: ReadonlyMap<string, string> = new Map([
  ['title', '제목'],
  ['initial-creator', '작성자'],
  ['creator', '마지막으로 저장한 사람'],
  ['printed-by', '인쇄한 사람'],
  ['subject', '주제'],
  ['keyword', '키워드'],
  ['description', '설명'],
  ['creation-date', '만든 때'],
  ['date', '고친 때'],
]);

async function propertiesOf(file: OpenPackage): Promise<readonly ReadFact[]> {
  const meta = elementOf(await partOf(file, 'meta.xml'), 'meta');
  return elementsOf(meta).flatMap((element) => {
    const own = element.name === 'user-defined' ? (element.attributes['name'] ?? '사용자 정의') : undefined;
    const name = own ?? NAMES.get(element.name);
    const value = textOf(element).trim().slice(0, 500);
    return name === undefined || value === '' ? [] : [{ name, value }];
  });
}
