import { expect, test } from 'vitest';
import type { Block } from '../../shared/document/body.ts';
import type { PackageFile } from '../../shared/testing/hwpx-faults.ts';
import { allElements, readXmlTree, type XmlElement } from '../../shared/testing/xml-tree.ts';
import { readPackage } from '../testing/read-package.ts';
import { sharedMaterial } from '../testing/shared-material.ts';
import { packHwpx } from './pack-hwpx.ts';

// Files that Hancom Office and public bodies have made; an encrypted one tells nothing.
const SAMPLES = [
  ...['form-general-draft', 'form-purchase-request', 'gangnam-gongmujik-notice', 'lists', 'mfds-admin-notice'],
  ...['seoul-sihaengmun', 'simple-picture', 'table-public-composite'],
];
/** A running head, which none of the samples has. */
const NOT_IN_SAMPLES = ['hp:header'];

/** Every element with its attributes, and every element in another: `hp:tc[colAddr …]`, `hp:tr > hp:tc`. */
function vocabulary(files: readonly PackageFile[]): Set<string> {
  const words = new Set<string>();
  const learn = (element: XmlElement) => {
    const attributes = [...element.attributes.keys()].filter((name) => !name.startsWith('xmlns'));
    words.add(`${element.name}[${attributes.sort().join(' ')}]`);
    for (const child of element.children) words.add(`${element.name} > ${child.name}`);
  };
  for (const { name, content } of files) {
    if (/\.(xml|hpf)$/.test(name))
      allElements(readXmlTree(content.replace(/^\ufeff?<\?xml[^>]*\?>/, ''))).forEach(learn);
  }
  return words;
}

const BLOCKS: readonly Block[] = [
  { type: 'heading', content: [{ text: '개요' }] },
  {
    type: 'item',
    kind: 'number',
    level: 2,
    content: [
      { text: '굵게', bold: true },
      { text: '밑줄', underline: true },
      { text: '누리집', href: 'https://city.example/a?b=1' },
    ],
  },
  {
    type: 'table',
    columns: [0.5, 0.5],
    rows: [
      { cells: [{ header: true, colspan: 2, rowspan: 1, content: [] }] },
      { cells: [{ colspan: 1, rowspan: 1, content: [] }] },
    ],
  },
  { type: 'enclosures', items: [[{ text: '자료 1부.' }]] },
];

test('our files use no word of OWPML, and none in another place, that files of public bodies do not use', async (context) => {
  const known = new Set<string>();
  for (const name of SAMPLES) {
    const { files } = await readPackage(sharedMaterial(context, `samples/hwpx/${name}.hwpx`));
    for (const word of vocabulary(files)) known.add(word);
  }
  const signer = { postTitle: '과장', name: '백이든', date: '3/3', hasOpinion: false, inTurn: false };
  const packed = packHwpx({
    form: 'briefDraft',
    agencyName: '한빛시',
    unitName: '자치행정과',
    title: '점검 결과',
    body: { v: 1, blocks: BLOCKS },
    writtenOn: '2026-03-03',
    disclosureLabel: '공개',
    boxes: { signRow: [signer, signer], cooperation: [signer] },
    managementNumber: 'D0001000000001',
  });
  const { files, faults } = await readPackage(Buffer.from(packed));
  expect(faults).toEqual([]);
  const ours = [...vocabulary(files)].filter((word) => !NOT_IN_SAMPLES.some((name) => word.includes(name)));
  expect(ours.length).toBeGreaterThan(100);
  expect(ours.filter((word) => !known.has(word))).toEqual([]);
});
