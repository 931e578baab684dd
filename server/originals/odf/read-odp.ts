import { type ReadBlock, type ReadPart, readRunsText } from '../../../shared/originals/read-document.ts';
import type { OpenPackage } from '../package/open-package.ts';
import { elementsOf, type XmlElement } from '../package/xml-tree.ts';
import type { Read } from '../read.ts';
import { type OpenOdf, openOdf } from './open-odf.ts';

/** An .odp: its slides in their order, those out of sight too, each with its notes and comments. */
export async function readOdp(file: OpenPackage): Promise<Read> {
  const odf = await openOdf(file, 'presentation');
  const parts = elementsOf(odf.content, 'page').map((page, at) => slideOf(odf, page, `슬라이드 ${at + 1}`));
  const background = elementsOf(odf.master, 'master-page').flatMap((page) => odf.text.blocks(ownShapes(page)));
  const [first, ...others] = parts;
  const shown: ReadPart[] =
    first && background.length > 0
      ? [{ ...first, blocks: [{ type: 'frame', kind: 'header', content: background }, ...first.blocks] }, ...others]
      : parts;
  const { properties, tally } = odf;
  return { parts: shown, facts: [], properties, leftOut: tally.leftOut, aside: tally.aside };
}

function slideOf({ text, styles }: OpenOdf, page: XmlElement, ordinal: string): ReadPart {
  const isNotes = ({ name }: XmlElement) => name === 'notes';
  const onSlide = { ...page, children: elementsOf(page).filter((child) => !isNotes(child)) };
  const blocks = text.blocks(onSlide);
  const found = text.takeFound();
  const notes = elementsOf(page)
    .filter(isNotes)
    .flatMap((each): ReadBlock[] => {
      const content = text.blocks(ownShapes(each));
      return content.length === 0 ? [] : [{ type: 'frame', kind: 'notes', content }];
    });
  const title = blocks.find((block) => block.type === 'heading');
  const said = title?.type === 'heading' ? readRunsText(title.content).replace(/\s+/g, ' ') : '';
  return {
    kind: 'slide',
    name: said === '' ? ordinal : `${ordinal}: ${said}`,
    ...(styles.isHidden(page.attributes['style-name']) ? { hidden: true as const } : {}),
    blocks: [...blocks, ...found, ...notes],
  };
}

/** Without the places that only say what is to be written there, and the small picture of the slide. */
function ownShapes(page: XmlElement): XmlElement {
  const isPlace = ({ name, attributes }: XmlElement) =>
    attributes['placeholder'] === 'true' || name === 'page-thumbnail';
  const isMargin = ({ attributes }: XmlElement) => ['date-time', 'page-number'].includes(attributes['class'] ?? '');
  const children = elementsOf(page).filter((child) => !isPlace(child) && !isMargin(child) && child.name !== 'notes');
  return { ...page, children };
}
