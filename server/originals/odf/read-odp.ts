import { type ReadBlock, type ReadPart, readRunsText } from '../../../shared/originals/read-document.ts';
import type { OpenPackage } from '../package/open-package.ts';
import { elementsOf, textOf, type XmlElement } from '../package/xml-tree.ts';
import { isPageNumber } from '../page-number.ts';
import { MOST_SLIDES } from '../part-limits.ts';
import type { Read } from '../read.ts';
import { ReadingStopped } from '../reading-stopped.ts';
import { type OpenOdf, openOdf } from './open-odf.ts';

/** An .odp: its slides in their order, those out of sight too, each with its notes and comments. */
export async function readOdp(file: OpenPackage): Promise<Read> {
  const odf = await openOdf(file, 'presentation');
  const margins = new DeclaredMargins(odf);
  const pages = elementsOf(odf.content, 'page');
  if (pages.length > MOST_SLIDES) throw new ReadingStopped('too-large');
  const parts = pages.map((page, at) => slideOf(odf, page, `슬라이드 ${at + 1}`, margins));
  const shapes = elementsOf(odf.master, 'master-page').flatMap((page) => odf.text.blocks(ownShapes(page)));
  const background = [...shapes, ...odf.text.takeFound()];
  odf.tally.setAside(margins.unused);
  const [first, ...others] = parts;
  const shown: ReadPart[] =
    first && background.length > 0
      ? [{ ...first, blocks: [{ type: 'frame', kind: 'header', content: background }, ...first.blocks] }, ...others]
      : parts;
  const { properties, tally } = odf;
  return { parts: shown, facts: [], properties, leftOut: tally.leftOut, aside: tally.aside };
}

function slideOf({ text, styles }: OpenOdf, page: XmlElement, ordinal: string, margins: DeclaredMargins): ReadPart {
  const isNotes = ({ name }: XmlElement) => name === 'notes';
  const onSlide = { ...page, children: elementsOf(page).filter((child) => !isNotes(child)) };
  const blocks = text.blocks(onSlide);
  const notes = elementsOf(page)
    .filter(isNotes)
    .flatMap((each): ReadBlock[] => {
      const content = [...text.blocks(ownShapes(each)), ...margins.of(each)];
      return content.length === 0 ? [] : [{ type: 'frame', kind: 'notes', content }];
    });
  const title = blocks.find((block) => block.type === 'heading');
  const said = title?.type === 'heading' ? readRunsText(title.content).replace(/\s+/g, ' ') : '';
  return {
    kind: 'slide',
    name: said === '' ? ordinal : `${ordinal}: ${said}`,
    ...(styles.isHidden(page.attributes['style-name']) ? { hidden: true as const } : {}),
    blocks: [...blocks, ...margins.of(page), ...text.takeFound(), ...notes],
  };
}

const MARGINS = ['header', 'date-time', 'footer'] as const;

/** Words in the margin of slides and of notes: written once, before the slides, and used by name. */
class DeclaredMargins {
  readonly #text: OpenOdf['text'];
  readonly #words = new Map<string, string>();
  readonly #used = new Set<string>();

  constructor({ content, text }: OpenOdf) {
    this.#text = text;
    for (const kind of MARGINS) {
      for (const declared of elementsOf(content, `${kind}-decl`)) {
        this.#words.set(`${kind} ${declared.attributes['name'] ?? ''}`, textOf(declared).trim());
      }
    }
  }

  of(page: XmlElement): readonly ReadBlock[] {
    return MARGINS.flatMap((kind): ReadBlock[] => {
      const key = `${kind} ${page.attributes[`use-${kind}-name`] ?? ''}`;
      const line: XmlElement = { name: 'p', attributes: {}, children: [this.#words.get(key) ?? ''] };
      this.#used.add(key);
      const content = this.#text.blocks({ name: 'text-box', attributes: {}, children: [line] });
      return content.length === 0 ? [] : [{ type: 'frame', kind: kind === 'header' ? 'header' : 'footer', content }];
    });
  }

  /** What no slide shows, and goes out with the file. */
  get unused(): string {
    return [...this.#words].flatMap(([key, words]) => (this.#used.has(key) ? [] : [words])).join('\n');
  }
}

/** Without the places that only say what is to be written there, and the small picture of the slide. */
function ownShapes(page: XmlElement): XmlElement {
  const isPlace = ({ name, attributes }: XmlElement) =>
    attributes['placeholder'] === 'true' || name === 'page-thumbnail';
  const isNumber = (child: XmlElement) => child.attributes['class'] === 'page-number' && isPageNumber(textOf(child));
  const children = elementsOf(page).filter((child) => !isPlace(child) && !isNumber(child) && child.name !== 'notes');
  return { ...page, children };
}
