import { type PDFContext, PDFHexString, type PDFRef, PDFString } from 'pdf-lib';
import type { PaintedLink } from './paint.ts';
import type { Overlay } from './tag-objects.ts';

/** A link of one page: what the reader touches, and where it leads. */
export type LinkOverlay = Overlay & PaintedLink;

/** Printed and never hidden (ISO 19005-2, 6.3.2). */
const PRINTED = 4;

/** One annotation for each link of each page; their objects follow when the structure knows them. */
export function reserveLinks(
  context: PDFContext,
  painted: readonly { readonly links: readonly PaintedLink[] }[],
): LinkOverlay[] {
  return painted.flatMap(({ links }, page) => links.map((link) => ({ ...link, page, ref: context.nextRef() })));
}

/**
 * Links (하이퍼링크) as PDF/UA asks for them: in words and known to the structure. One that is broken over lines is one
 * link of several boxes. `firstKey` is the first one's place in the parent tree.
 */
export function writeLinks(
  context: PDFContext,
  links: readonly LinkOverlay[],
  pages: readonly PDFRef[],
  firstKey: number,
): void {
  links.forEach(({ ref, tag, page, boxes }, index) => {
    const address = tag.attributes.href ?? '';
    const annotation = {
      Type: 'Annot',
      Subtype: 'Link',
      Rect: around(boxes).map(hundredths),
      ...(boxes.length > 1 ? { QuadPoints: boxes.flatMap(quad).map(hundredths) } : {}),
      Border: [0, 0, 0],
      F: PRINTED,
      P: pages[page],
      Contents: PDFHexString.fromText(
        address.startsWith('mailto:') ? `전자우편 ${address.slice(7)}` : `연결 ${address}`,
      ),
      A: { S: 'URI', URI: PDFString.of(literal(uriOf(address))) },
      StructParent: firstKey + index,
    };
    context.assign(ref, context.obj(annotation));
  });
}

/** The address in the letters of ASCII, which are all that an action may hold (ISO 32000-1, 12.6.4.7). */
function uriOf(address: string): string {
  return address.replace(/[^\x21-\x7e]+/g, encodeURIComponent);
}

function literal(ascii: string): string {
  return ascii.replace(/[\\()]/g, '\\$&');
}

type Box = PaintedLink['boxes'][number];

function around(boxes: readonly Box[]): Box {
  const edge = (side: 0 | 1 | 2 | 3) => boxes.map((box) => box[side]);
  return [Math.min(...edge(0)), Math.min(...edge(1)), Math.max(...edge(2)), Math.max(...edge(3))];
}

/** Upper left, upper right, lower left, lower right: not what the standard says, but what every reader expects. */
function quad([left, bottom, right, top]: Box): number[] {
  return [left, top, right, top, left, bottom, right, bottom];
}

function hundredths(points: number): number {
  return Math.round(points * 100) / 100;
}
