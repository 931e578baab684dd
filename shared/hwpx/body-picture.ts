import type { ImageBlock } from '../document/body.ts';
import { type Xml, xml } from '../kernel/xml.ts';
import type { PaperPicture } from '../paper/paper-document.ts';
import { lineXml } from './item-line.ts';
import { CAPTION } from './letters.ts';
import { mm, TEXT_HEIGHT, TEXT_WIDTH } from './measures.ts';
import { type Pen, STYLE } from './pen.ts';
import type { CharStyle, ParaStyle } from './style-book.ts';

/** One pixel as Hancom counts it, in HWPUNIT. */
const PIXEL = 75;
const CAPTION_GAP = mm(1.5);
const AFTER = mm(2);
/** What a picture leaves free on a page of its own for its caption and 끝. */
const CAPTION_ROOM = mm(30);
const ALIGNS = { left: 'LEFT', center: 'CENTER', right: 'RIGHT' } as const;

/**
 * A picture (그림) that stands in its line as a letter does, and its caption in the paragraph under it, as wide as the
 * text, which no page break parts from it. In a `hp:caption` it would be narrower, rhwp reads no word of it, and draws
 * it over the text that follows.
 */
export function bodyPicture(pen: Pen, block: ImageBlock, before: number): Xml[] {
  const align = ALIGNS[block.align];
  const isNamed = block.caption.length > 0;
  const below: ParaStyle = isNamed ? { align, after: CAPTION_GAP, keepWithNext: true } : { align, after: AFTER };
  const original = { width: block.width * PIXEL, height: block.height * PIXEL };
  const object = pictureObject(pen, block, printedSize(original, block.share));
  const picture = pen.runOf([object, xml`<hp:t/>`], CAPTION);
  const style = { ...below, before: Math.max(before, mm(2.4)) };
  return [pen.paragraph([picture], style, STYLE.text), ...(isNamed ? [captionXml(pen, block)] : [])];
}

type PrintedSize = { readonly scale: number; readonly width: number; readonly height: number };

/** A picture of the form (로고, 심볼, 관인) in its line, as large as its room in HWPUNIT allows. */
export function formPicture(
  pen: Pen,
  picture: PaperPicture,
  room: { readonly width: number; readonly height: number },
  alt: string,
): Xml {
  return pen.runOf([pictureObject(pen, { ...picture, alt }, fitted(picture, room)), xml`<hp:t/>`], CAPTION);
}

type FloatingPlace = {
  readonly alt: string;
  readonly middle: { readonly x: number; readonly y: number };
  /** Of the line that it hangs on. */
  readonly style: CharStyle;
};

/**
 * A picture behind the words of its paragraph (관인, 서명), so that they stay readable over it: its middle stands at
 * `middle`, counted from the upper left corner of the paragraph that it hangs on.
 */
export function floatingPicture(
  pen: Pen,
  picture: PaperPicture,
  room: { readonly width: number; readonly height: number },
  { alt, middle, style }: FloatingPlace,
): Xml {
  const printed = fitted(picture, room);
  const place = {
    x: Math.round(Math.max(0, middle.x - printed.width / 2)),
    y: Math.round(Math.max(0, middle.y - printed.height / 2)),
  };
  return pen.runOf([pictureObject(pen, { ...picture, alt }, printed, place), xml`<hp:t/>`], style);
}

function fitted(picture: PaperPicture, room: { readonly width: number; readonly height: number }): PrintedSize {
  const original = { width: picture.width * PIXEL, height: picture.height * PIXEL };
  const scale = Math.min(room.width / original.width, room.height / original.height);
  return { width: Math.round(original.width * scale), height: Math.round(original.height * scale), scale };
}

function pictureObject(
  pen: Pen,
  block: PaperPicture & { readonly alt: string },
  { width, height, scale }: PrintedSize,
  behind?: { readonly x: number; readonly y: number },
): Xml {
  const original = { width: block.width * PIXEL, height: block.height * PIXEL };
  const id = pen.nextObject();
  const size = xml`width="${width}" height="${height}"`;
  const none = xml`left="0" right="0" top="0" bottom="0"`;
  return xml`<hp:pic id="${id}" zOrder="${id - 1_000_000_000}" numberingType="PICTURE" textWrap="${behind ? 'BEHIND_TEXT' : 'TOP_AND_BOTTOM'}" textFlow="BOTH_SIDES" lock="0" dropcapstyle="None" href="" groupLevel="0" instid="${id}" reverse="0"><hp:offset x="0" y="0"/><hp:orgSz width="${original.width}" height="${original.height}"/><hp:curSz ${size}/><hp:flip horizontal="0" vertical="0"/><hp:rotationInfo angle="0" centerX="${Math.round(width / 2)}" centerY="${Math.round(height / 2)}" rotateimage="1"/><hp:renderingInfo>${matrix('transMatrix', 1)}${matrix('scaMatrix', scale)}${matrix('rotMatrix', 1)}</hp:renderingInfo><hp:imgRect>${corners(original)}</hp:imgRect><hp:imgClip left="0" right="${original.width}" top="0" bottom="${original.height}"/><hp:inMargin ${none}/><hp:imgDim dimwidth="${original.width}" dimheight="${original.height}"/><hc:img binaryItemIDRef="${pen.picture(block)}" bright="0" contrast="0" effect="REAL_PIC" alpha="0"/><hp:sz width="${width}" widthRelTo="ABSOLUTE" height="${height}" heightRelTo="ABSOLUTE" protect="0"/>${behind ? behindText(behind) : IN_LINE}<hp:outMargin ${none}/><hp:shapeComment>${block.alt}</hp:shapeComment></hp:pic>`;
}

const IN_LINE = xml`<hp:pos treatAsChar="1" affectLSpacing="0" flowWithText="1" allowOverlap="0" holdAnchorAndSO="0" vertRelTo="PARA" horzRelTo="COLUMN" vertAlign="TOP" horzAlign="LEFT" vertOffset="0" horzOffset="0"/>`;

function behindText({ x, y }: { readonly x: number; readonly y: number }): Xml {
  return xml`<hp:pos treatAsChar="0" affectLSpacing="0" flowWithText="0" allowOverlap="1" holdAnchorAndSO="0" vertRelTo="PARA" horzRelTo="PARA" vertAlign="TOP" horzAlign="LEFT" vertOffset="${y}" horzOffset="${x}"/>`;
}

/** As wide as its share of the text, and smaller where it would be higher than a page. */
function printedSize(original: { readonly width: number; readonly height: number }, share: number) {
  const room = TEXT_HEIGHT - CAPTION_ROOM;
  const scale = Math.min((TEXT_WIDTH * share) / 100 / original.width, room / original.height);
  const printed = (length: number) => Math.max(1, Math.round(length * scale));
  return { scale, width: printed(original.width), height: printed(original.height) };
}

function matrix(name: 'transMatrix' | 'scaMatrix' | 'rotMatrix', scale: number): Xml {
  const e = Math.round(scale * 1_000_000) / 1_000_000;
  const values = xml`e1="${e}" e2="0" e3="0" e4="0" e5="${e}" e6="0"`;
  if (name === 'transMatrix') return xml`<hc:transMatrix ${values}/>`;
  return name === 'scaMatrix' ? xml`<hc:scaMatrix ${values}/>` : xml`<hc:rotMatrix ${values}/>`;
}

function corners({ width, height }: { readonly width: number; readonly height: number }): Xml {
  return xml`<hc:pt0 x="0" y="0"/><hc:pt1 x="${width}" y="0"/><hc:pt2 x="${width}" y="${height}"/><hc:pt3 x="0" y="${height}"/>`;
}

function captionXml(pen: Pen, { caption, align }: ImageBlock): Xml {
  const style: ParaStyle = { align: ALIGNS[align], lineSpacing: 140, after: AFTER };
  return pen.paragraph(lineXml(pen, '', caption, CAPTION), style, STYLE.text);
}
