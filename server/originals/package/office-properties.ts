import type { ReadFact } from '../../../shared/originals/read-document.ts';
import type { OpenPackage } from './open-package.ts';
import { elementsOf, readXml, textOf } from './xml-tree.ts';

const NAMES: ReadonlyMap<string, string> = new Map([
  ['title', '제목'],
  ['creator', '작성자'],
  ['lastModifiedBy', '마지막으로 저장한 사람'],
  ['subject', '주제'],
  ['keywords', '키워드'],
  ['description', '설명'],
  ['category', '분류'],
  ['created', '만든 때'],
  ['modified', '고친 때'],
]);

/** What a DOCX or XLSX says of itself (docProps/core.xml). */
export async function officeProperties(file: OpenPackage): Promise<readonly ReadFact[]> {
  const text = await file.text('docProps/core.xml');
  if (text === undefined) return [];
  return elementsOf(readXml(text)).flatMap((element) => {
    const name = NAMES.get(element.name);
    const value = textOf(element).trim().slice(0, 500);
    return name === undefined || value === '' ? [] : [{ name, value }];
  });
}
