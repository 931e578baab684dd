import { allElements, childrenNamed, readXmlTree, type XmlElement } from './xml-tree.ts';

/** A file of the package as it was found in the archive. */
export type PackageFile = { readonly name: string; readonly content: string };

/** What stands in every package of Hancom's own: readers differ in which of them they cannot do without. */
const EXPECTED = [
  'mimetype',
  'version.xml',
  'Contents/header.xml',
  'Contents/section0.xml',
  'Preview/PrvText.txt',
  'settings.xml',
  'META-INF/container.rdf',
  'Contents/content.hpf',
  'META-INF/container.xml',
  'META-INF/manifest.xml',
];

const TABLE_ATTRIBUTES = [
  ...['id', 'zOrder', 'numberingType', 'textWrap', 'textFlow', 'lock', 'dropcapstyle', 'pageBreak', 'repeatHeader'],
  ...['rowCnt', 'colCnt', 'cellSpacing', 'borderFillIDRef', 'noAdjust'],
];
const TABLE_CHILDREN = ['hp:sz', 'hp:pos', 'hp:outMargin', 'hp:inMargin'];
const CELL_CHILDREN = ['hp:subList', 'hp:cellAddr', 'hp:cellSpan', 'hp:cellSz', 'hp:cellMargin'];

/**
 * What is wrong with the files of a .hwpx, in words; nothing when it is sound. No reader notices dangling references,
 * wrong counts or tables with holes, and Hancom refuses or shows such a file wrongly, so this is stricter than readers.
 */
export function hwpxFaults(files: readonly PackageFile[]): string[] {
  const names = files.map(({ name }) => name);
  const faults = EXPECTED.filter((name) => !names.includes(name)).map((name) => `missing: ${name}`);
  const trees = new Map<string, XmlElement>();
  for (const { name, content } of files) {
    if (!/\.(xml|hpf|rdf)$/.test(name)) continue;
    try {
      trees.set(name, readXmlTree(content));
    } catch (error) {
      faults.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  const mimetype = files.find(({ name }) => name === 'mimetype')?.content;
  if (mimetype !== undefined && mimetype !== 'application/hwp+zip') faults.push('mimetype: another type');
  const head = trees.get('Contents/header.xml');
  const section = trees.get('Contents/section0.xml');
  if (!head || !section) return faults;
  const sections = names.filter((name) => /^Contents\/section\d+\.xml$/.test(name)).length;
  if (head.attributes.get('secCnt') !== String(sections)) faults.push('secCnt is not the number of sections');
  return [
    ...faults,
    ...packageFaults(trees, names),
    ...countFaults(head),
    ...headFaults(head),
    ...referenceFaults(head, section),
    ...sectionFaults(section),
    ...pictureFaults(section, trees.get('Contents/content.hpf')),
    ...allElements(section)
      .filter(({ name }) => name === 'hp:tbl')
      .flatMap(tableFaults),
  ];
}

function packageFaults(trees: ReadonlyMap<string, XmlElement>, names: readonly string[]): string[] {
  const parts = trees.get('Contents/content.hpf');
  const items = parts ? allElements(parts).filter(({ name }) => name === 'opf:item') : [];
  const hrefs = items.map((item) => item.attributes.get('href') ?? '');
  const ids = new Set(items.map((item) => item.attributes.get('id') ?? ''));
  const spine = parts ? allElements(parts).filter(({ name }) => name === 'opf:itemref') : [];
  const read = spine.map((item) => item.attributes.get('idref') ?? '');
  const container = trees.get('META-INF/container.xml');
  const roots = container ? allElements(container).filter(({ name }) => name === 'ocf:rootfile') : [];
  const rootPaths = roots.map((root) => root.attributes.get('full-path') ?? '');
  const data = names.filter((name) => name.startsWith('BinData/'));
  return [
    ...hrefs.filter((href) => !names.includes(href)).map((href) => `content.hpf lists ${href}, which is not there`),
    ...data.filter((name) => !hrefs.includes(name)).map((name) => `content.hpf does not list ${name}`),
    ...read.filter((id) => !ids.has(id)).map((id) => `the spine reads ${id}, which is not listed`),
    ...['header', 'section0'].filter((id) => !read.includes(id)).map((id) => `the spine does not read ${id}`),
    ...rootPaths.filter((path) => !names.includes(path)).map((path) => `container.xml names ${path}, not there`),
    ...(rootPaths.includes('Contents/content.hpf') ? [] : ['container.xml does not name content.hpf']),
  ];
}

const PICTURE_CHILDREN = ['hp:orgSz', 'hp:curSz', 'hp:renderingInfo', 'hp:imgRect', 'hc:img', 'hp:sz', 'hp:pos'];

/** Every picture leads to bytes that are listed as lying in the package, and has its words and its measures. */
function pictureFaults(section: XmlElement, parts: XmlElement | undefined): string[] {
  const items = parts ? allElements(parts).filter(({ name }) => name === 'opf:item') : [];
  const embedded = items.filter(({ attributes }) => attributes.get('isEmbeded') === '1');
  const ids = new Set(embedded.map(({ attributes }) => attributes.get('id')));
  const pictures = allElements(section).filter(({ name }) => name === 'hp:pic');
  return pictures.flatMap((picture) => {
    const image = childrenNamed(picture, 'hc:img')[0]?.attributes.get('binaryItemIDRef');
    const missing = [...PICTURE_CHILDREN, 'hp:shapeComment'].filter((name) => !childrenNamed(picture, name)[0]);
    return [
      ...(ids.has(image) ? [] : [`a picture leads to ${image}, which is not in the package`]),
      ...missing.map((name) => `a picture without ${name}`),
    ];
  });
}

function countFaults(head: XmlElement): string[] {
  return allElements(head).flatMap((element) =>
    ['itemCnt', 'fontCnt'].flatMap((attribute) => {
      const count = element.attributes.get(attribute);
      if (count === undefined || count === String(element.children.length)) return [];
      return [`${element.name}@${attribute} is ${count}, there are ${element.children.length}`];
    }),
  );
}

const LISTS = [
  { list: 'hh:borderFills', first: 1 },
  { list: 'hh:charProperties', first: 0 },
  { list: 'hh:tabProperties', first: 0 },
  { list: 'hh:paraProperties', first: 0 },
  { list: 'hh:styles', first: 0 },
] as const;

/** Ids without a gap, from 1 for frames and from 0 for all else; a paragraph's doubled lengths for older programs. */
function headFaults(head: XmlElement): string[] {
  const elements = allElements(head);
  const lists = LISTS.flatMap(({ list, first }) => {
    const found = elements.find(({ name }) => name === list);
    if (!found) return [`missing: ${list}`];
    const isCounted = found.children.every((child, at) => child.attributes.get('id') === String(first + at));
    return isCounted ? [] : [`${list}: ids do not count from ${first}`];
  });
  const doubled = elements
    .filter(({ name }) => name === 'hh:paraPr')
    .flatMap((para) => {
      const margins = allElements(para).filter(({ name }) => name === 'hh:margin');
      const values = margins.map((margin) => margin.children.map((child) => Number(child.attributes.get('value'))));
      const [now = [], before = []] = values;
      const isDoubled = values.length === 2 && now.length === 5 && now.every((value, at) => before[at] === value * 2);
      return isDoubled ? [] : [`paraPr ${para.attributes.get('id')}: the default is not the double of the case`];
    });
  return [...lists, ...doubled];
}

function referenceFaults(head: XmlElement, section: XmlElement): string[] {
  const inHead = allElements(head);
  const idsOf = (name: string) =>
    new Set(inHead.filter((one) => one.name === name).map((one) => one.attributes.get('id') ?? ''));
  const known: Readonly<Record<string, ReadonlySet<string>>> = {
    charPrIDRef: idsOf('hh:charPr'),
    paraPrIDRef: idsOf('hh:paraPr'),
    styleIDRef: idsOf('hh:style'),
    nextStyleIDRef: idsOf('hh:style'),
    tabPrIDRef: idsOf('hh:tabPr'),
    borderFillIDRef: idsOf('hh:borderFill'),
    outlineShapeIDRef: new Set(['0', ...idsOf('hh:numbering')]),
  };
  const dangling = [...inHead, ...allElements(section)].flatMap((element) =>
    [...element.attributes].flatMap(([name, value]) =>
      known[name] && !known[name].has(value) ? [`${element.name}@${name}="${value}" leads nowhere`] : [],
    ),
  );
  const fonts = new Map(
    inHead
      .filter(({ name }) => name === 'hh:fontface')
      .map((face) => [face.attributes.get('lang')?.toLowerCase() ?? '', Number(face.attributes.get('fontCnt'))]),
  );
  const fontless = inHead
    .filter(({ name }) => name === 'hh:fontRef')
    .flatMap((reference) => [...reference.attributes])
    .filter(([language, font]) => Number(font) >= (fonts.get(language) ?? 0))
    .map(([language, font]) => `fontRef@${language}="${font}" leads nowhere`);
  return [...dangling, ...fontless, ...(fonts.size === 7 ? [] : ['not seven languages of fonts'])];
}

function sectionFaults(section: XmlElement): string[] {
  const elements = allElements(section);
  const first = section.children[0]?.children[0];
  const begins = first && first.children[0]?.name === 'hp:secPr';
  const columns = first && allElements(first).some(({ name }) => name === 'hp:colPr');
  const objects = elements.filter(({ name }) => name === 'hp:tbl' || name === 'hp:pic');
  const paragraphs = elements.filter(({ name }) => name === 'hp:p');
  const begun = elements.filter(({ name }) => name === 'hp:fieldBegin').map(({ attributes }) => attributes.get('id'));
  const ended = elements
    .filter(({ name }) => name === 'hp:fieldEnd')
    .map(({ attributes }) => attributes.get('beginIDRef'));
  return [
    ...begun.filter((id) => !ended.includes(id)).map((id) => `the field ${id} has no end`),
    ...ended.filter((id) => !begun.includes(id)).map((id) => `the field ${id} has no beginning`),
    ...(begins && columns ? [] : ['the first run has not the properties of section and columns']),
    ...(elements.some(({ name }) => name === 'hp:linesegarray') ? ['a layout is stored'] : []),
    ...repeated(objects.map((object) => object.attributes.get('id') ?? '')).map(
      (id) => `two objects have the id ${id}`,
    ),
    ...repeated(paragraphs.map((one) => one.attributes.get('id') ?? '')).map(
      (id) => `two paragraphs have the id ${id}`,
    ),
    ...elements
      .filter(({ name }) => name === 'hp:tc')
      .flatMap((cell) => (childrenNamed(cell, 'hp:subList')[0]?.children.length ? [] : ['a cell without a paragraph'])),
  ];
}

function repeated(values: readonly string[]): string[] {
  return values.filter((value, at) => values.indexOf(value) !== at);
}

function tableFaults(table: XmlElement): string[] {
  const id = `table ${table.attributes.get('id')}`;
  const rows = childrenNamed(table, 'hp:tr');
  const rowCount = Number(table.attributes.get('rowCnt'));
  const columnCount = Number(table.attributes.get('colCnt'));
  const missing = TABLE_ATTRIBUTES.filter((name) => !table.attributes.has(name)).map((name) => `${id}: no @${name}`);
  const order = table.children.slice(0, TABLE_CHILDREN.length).map(({ name }) => name);
  const shape = order.join() === TABLE_CHILDREN.join() ? [] : [`${id}: its children stand in another order`];
  const count = rows.length === rowCount ? [] : [`${id}: rowCnt is ${rowCount}, there are ${rows.length}`];
  const empty = rows.some((row) => row.children.length === 0) ? [`${id}: a row without a cell`] : [];
  return [...missing, ...shape, ...count, ...empty, ...gridFaults(id, table, rows, columnCount)];
}

/** Every place is covered exactly once, every cell stands where it says, and widths add up to the table's. */
function gridFaults(id: string, table: XmlElement, rows: readonly XmlElement[], columns: number): string[] {
  const faults: string[] = [];
  const covered = rows.map(() => new Array<number>(columns).fill(0));
  const widths = new Map<number, number>();
  rows.forEach((row, at) => {
    for (const cell of row.children) {
      const parts = CELL_CHILDREN.map((name) => childrenNamed(cell, name)[0]);
      if (parts.some((part) => part === undefined))
        faults.push(`${id}: a cell lacks one of ${CELL_CHILDREN.join(', ')}`);
      const [, address, span, size] = parts;
      const number = (part: XmlElement | undefined, name: string) => Number(part?.attributes.get(name));
      const column = (covered[at] ?? []).indexOf(0);
      if (number(address, 'rowAddr') !== at || number(address, 'colAddr') !== column) {
        faults.push(`${id}: a cell says it stands elsewhere than it does (row ${at})`);
      }
      for (let down = 0; down < number(span, 'rowSpan'); down += 1) {
        const covering = covered[at + down];
        const end = column + number(span, 'colSpan');
        if (!covering || column < 0 || end > columns) faults.push(`${id}: a cell reaches out of the grid`);
        else for (let place = column; place < end; place += 1) covering[place] = (covering[place] ?? 0) + 1;
        widths.set(at + down, (widths.get(at + down) ?? 0) + number(size, 'width'));
      }
    }
  });
  if (covered.some((row) => row.some((times) => times !== 1)))
    faults.push(`${id}: a place is not covered exactly once`);
  const width = Number(childrenNamed(table, 'hp:sz')[0]?.attributes.get('width'));
  if (rows.some((_, at) => widths.get(at) !== width)) faults.push(`${id}: a row is not as wide as the table`);
  return faults;
}
