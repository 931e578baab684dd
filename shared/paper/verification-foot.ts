import { encode } from 'uqr';
import { fittedLine } from './fitted-text.ts';
import { baselineDrop, type GlyphCase, widthOf } from './letters.ts';
import { INK, mm, PAGE, VERIFICATION } from './measures.ts';
import { type PlacedBar, placeText, type Sheet } from './sheet.ts';
import { addTag, type Tag } from './tags.ts';

/** As large as phones like it, and as small as they still read it, where the text goes down to the margin. */
const LARGEST = mm(16);
const SMALLEST = mm(10);
const BOTTOM = mm(292.5);
const ABOVE = mm(3);
const LINE_MIDDLE = mm(291);
const LABEL = '진위 확인 ';

/**
 * The foot of the last page: the address of the page that answers whether this paper is the office's, and the same as
 * a QR code. It stands in the margin, so that no page is turned for it, and grows into what the text has left free.
 */
export function drawVerification(glyphs: GlyphCase, sheet: Sheet, root: Tag, address: string): void {
  const side = Math.min(LARGEST, Math.max(SMALLEST, BOTTOM - ABOVE - lowestOf(sheet)));
  const corner = { x: PAGE.right - side, y: BOTTOM - side };
  const room = corner.x - PAGE.left - mm(4);
  const letters = fittedLine(glyphs, `${LABEL}${address}`, VERIFICATION.style, room);
  const drop = baselineDrop(glyphs.fonts.serif, letters[0]?.style.size ?? VERIFICATION.style.size);
  const place = { x: PAGE.left, baseline: LINE_MIDDLE + drop, owner: addTag(root, 'P') };
  const label = letters.slice(0, LABEL.length);
  placeText(sheet, place, label);
  // The address and the code beside it lead to one page: they are one link, so that it is heard once.
  const link = addTag(place.owner, 'Link', { href: address });
  placeText(sheet, { ...place, x: place.x + widthOf(label), owner: link }, letters.slice(LABEL.length));
  const owner = addTag(link, 'Figure', {
    alt: `진위를 확인하는 주소의 QR 코드: ${address}`,
    box: [corner.x, PAGE.height - BOTTOM, PAGE.right, PAGE.height - corner.y],
  });
  sheet.figures.push({ owner, bars: modules(address, corner, side), link });
}

/** Where the content of the page ends. */
function lowestOf({ texts, rules, grounds, figures }: Sheet): number {
  const bars = [...rules, ...grounds, ...figures.flatMap((figure) => figure.bars)];
  return Math.max(0, ...texts.map(({ baseline }) => baseline), ...bars.map(({ y, height }) => y + height));
}

/** The dark modules, those beside each other as one: fewer edges, and no hairlines between them. */
function modules(address: string, { x, y }: { x: number; y: number }, side: number): PlacedBar[] {
  const { data, size } = encode(address, { ecc: 'M', border: 0 });
  const step = side / size;
  return data.flatMap((row, line) => {
    const bars: PlacedBar[] = [];
    for (let from = 0; from < size; from += 1) {
      if (!row[from]) continue;
      let to = from + 1;
      while (row[to]) to += 1;
      bars.push({ x: x + from * step, y: y + line * step, width: (to - from) * step, height: step, color: INK });
      from = to;
    }
    return bars;
  });
}
