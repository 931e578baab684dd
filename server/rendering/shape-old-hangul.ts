import { Blob, Buffer, BufferFlag, Direction, Face, Font, type GlyphInfo, shape } from 'harfbuzzjs';
import type { FaceName, Shape, ShapedCluster } from '../../shared/paper/font/face.ts';

/**
 * HarfBuzz for the runs of old Hangul (옛한글) and for nothing else. The fonts are copied into its own memory and read
 * once: the painter makes it when the first paper needs it.
 */
export function shaperOf(files: Readonly<Record<FaceName, Uint8Array>>): Shape {
  const fonts = { serif: fontOf(files.serif), sans: fontOf(files.sans) };
  return (name, run) => clustersOf(fonts[name], run);
}

type Sized = { readonly font: Font; readonly unitsPerEm: number };

function fontOf(bytes: Uint8Array): Sized {
  const face = new Face(new Blob(Uint8Array.from(bytes).buffer), 0);
  return { font: new Font(face), unitsPerEm: face.upem };
}

function clustersOf({ font, unitsPerEm }: Sized, run: string): ShapedCluster[] {
  const buffer = new Buffer();
  buffer.addText(run);
  buffer.setDirection(Direction.LTR);
  buffer.setScript('Hang');
  buffer.setLanguage('ko');
  // A tone mark that stands alone gets no circle that nobody has written.
  buffer.setFlags(BufferFlag.DO_NOT_INSERT_DOTTED_CIRCLE);
  shape(font, buffer);
  const infos = buffer.getGlyphInfos();
  const positions = buffer.getGlyphPositions();
  const perMille = (units: number) => Math.round((units * 1000) / unitsPerEm);
  const starts = startsOf(infos);
  return starts.map((start, index) => {
    let advance = 0;
    const pieces = infos.flatMap((info, place) => {
      const position = positions[place];
      if (info.cluster !== start || !position) return [];
      const piece = {
        outline: info.codepoint,
        x: perMille(advance + position.xOffset),
        y: perMille(position.yOffset),
      };
      advance += position.xAdvance;
      return [piece];
    });
    return { text: run.slice(start, starts[index + 1]), advance: perMille(advance), pieces };
  });
}

/** Where the clusters begin in the run, in its order. */
function startsOf(infos: readonly GlyphInfo[]): number[] {
  return [...new Set(infos.map(({ cluster }) => cluster))].sort((a, b) => a - b);
}
