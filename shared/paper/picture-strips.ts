import type { ImageBlock } from '../document/body.ts';
import type { BreakMode } from './break.ts';
import type { Strip } from './flow.ts';
import { runLetters } from './item-strips.ts';
import type { GlyphCase } from './letters.ts';
import { CAPTION, mm, PAGE, TEXT_HEIGHT, TEXT_WIDTH } from './measures.ts';
import { placePicture } from './sheet.ts';
import { ARTIFACT, addTag, type Owner, type Tag } from './tags.ts';
import { textStrips } from './text-strips.ts';

const CAPTION_SPACE = mm(1.5);
/** Said of a picture whose drafter has not described it yet: no submitted paper has one. */
const NOT_DESCRIBED = '설명을 아직 적지 않은 그림';

type PicturePlace = {
  readonly before: number;
  readonly gluedToNext: boolean;
  readonly reserve: number;
  /** Where the lines of the caption break, as those of the text around it. */
  readonly breaking?: BreakMode | undefined;
};

/**
 * A picture (그림) and its caption, which no page break may part. It is as wide as its share of the text, and smaller
 * where it would not stand on one page with its caption and with what must follow it (`reserve` points).
 */
export function pictureStrips(glyphs: GlyphCase, block: ImageBlock, parent: Tag, place: PicturePlace): Strip[] {
  const { figure, caption: owner } = pictureTags(block, parent);
  const caption = captionStrips(glyphs, block, owner, place);
  const below = caption.reduce((height, strip) => height + strip.before + strip.height, 0);
  const room = TEXT_HEIGHT - below - place.reserve;
  const wanted = (TEXT_WIDTH * block.share) / 100;
  const scale = Math.min(wanted / block.width, room / block.height);
  const [width, height] = [block.width * scale, block.height * scale];
  const free = TEXT_WIDTH - width;
  const x = PAGE.left + { left: 0, center: free / 2, right: free }[block.align];
  const picture: Strip = {
    kind: 'strip',
    height,
    before: place.before,
    glued: caption.length > 0 || place.gluedToNext,
    draw: (sheet, y) => placePicture(sheet, { x, y, owner: figure }, { source: block, width, height }),
  };
  return [picture, ...caption];
}

/**
 * A figure says its words instead of what hangs under it, so its caption hangs beside it. One that only adorns is no
 * content at all.
 */
function pictureTags(block: ImageBlock, parent: Tag): { readonly figure: Owner; readonly caption: Tag | undefined } {
  const hasCaption = block.caption.length > 0;
  if (block.decorative) return { figure: ARTIFACT, caption: hasCaption ? addTag(parent, 'P') : undefined };
  const group = hasCaption ? addTag(parent, 'Div') : parent;
  const figure = addTag(group, 'Figure', { alt: block.alt || NOT_DESCRIBED });
  return { figure, caption: hasCaption ? addTag(group, 'Caption') : undefined };
}

function captionStrips(
  glyphs: GlyphCase,
  block: ImageBlock,
  owner: Tag | undefined,
  { gluedToNext, breaking }: PicturePlace,
): Strip[] {
  if (!owner) return [];
  const lines = textStrips(glyphs.fonts, {
    letters: runLetters(glyphs, block.caption, CAPTION.style),
    x: PAGE.left,
    width: TEXT_WIDTH,
    setting: CAPTION,
    owner,
    align: block.align,
    breaking,
    before: CAPTION_SPACE,
  });
  return lines.map((line, index) => ({ ...line, glued: index < lines.length - 1 || gluedToNext }));
}
