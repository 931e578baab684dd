import { everyElement, withoutElements, type XmlElement } from '../package/xml-tree.ts';
import type { Tally } from '../tally.ts';

/** Where a drawing is described, the most telling first. */
const DESCRIBED = [
  ['textpath', 'string'],
  ['docPr', 'descr'],
  ['imagedata', 'title'],
  ['shape', 'alt'],
  ['docPr', 'title'],
  ['cNvPr', 'descr'],
] as const;
const BOXES: ReadonlySet<string> = new Set(['txbxContent']);

/** What a person has said of a drawing, or has drawn as letters (글맵시); what is said of things in it is left aside. */
export function drawingWords(drawing: XmlElement, tally: Tally): string {
  const alone = withoutElements(drawing, BOXES);
  const [first = '', ...others] = DESCRIBED.flatMap(([name, attribute]) =>
    everyElement(alone, name).map(({ attributes }) => (attributes[attribute] ?? '').trim()),
  ).filter((words) => words !== '');
  tally.setAside([...new Set(others)].filter((words) => words !== first).join('\n'));
  return first;
}

/** `<wp:docPr hidden="1">`: taken out of sight in the selection pane. */
export function isOutOfSight(drawing: XmlElement): boolean {
  const said = everyElement(withoutElements(drawing, BOXES), 'docPr').map(({ attributes }) => attributes['hidden']);
  return said.some((value) => value === '1' || value === 'true' || value === 'on');
}
