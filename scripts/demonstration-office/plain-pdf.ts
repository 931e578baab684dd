import { deflateSync } from 'node:zlib';

/**
 * A one-page PDF of plain lines, small enough to be written by hand: it embeds no font and names the Korean character
 * collection instead, so that the reader's own font is used. Attachments of the demonstration are not paper of record.
 */
export function twelvePointPdf(lines: readonly string[]): Uint8Array {
  const text = lines.map((line) => `<${utf16Hex(line)}> Tj T*`).join('\n');
  const content = `BT /F1 12 Tf 24 TL 72 760 Td\n${text}\nET`;
  return assemble([
    '<< /Type /Catalog /Pages 2 0 R /Lang (ko-KR) >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /HYGoThic-Medium /Encoding /UniKS-UTF16-H /DescendantFonts [6 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /HYGoThic-Medium /FontDescriptor 7 0 R /DW 1000 ' +
      '/W [1 95 500] /CIDSystemInfo << /Registry (Adobe) /Ordering (Korea1) /Supplement 2 >> >>',
    '<< /Type /FontDescriptor /FontName /HYGoThic-Medium /Flags 4 /FontBBox [-6 -145 1003 880] /ItalicAngle 0 ' +
      '/Ascent 752 /Descent -271 /CapHeight 737 /StemV 58 >>',
  ]);
}

/** A page as a scanner makes one: a picture of dots and not a letter, of which nobody's program can read a word. */
export function scannedPdf(width: number, height: number, isInk: (x: number, y: number) => boolean): Uint8Array {
  const rows = Array.from({ length: height }, (_, y) => {
    const row = Buffer.alloc(Math.ceil(width / 8));
    for (let x = 0; x < width; x += 1) if (!isInk(x, y)) row[x >> 3] = (row[x >> 3] ?? 0) | (0x80 >> (x & 7));
    return row;
  });
  const dots = `${deflateSync(Buffer.concat(rows)).toString('hex')}>`;
  const content = 'q 451 0 0 451 72 320 cm /Im1 Do Q';
  return assemble([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /Im1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    `<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceGray /BitsPerComponent 1 ` +
      `/Filter [/ASCIIHexDecode /FlateDecode] /Length ${dots.length} >>\nstream\n${dots}\nendstream`,
  ]);
}

/** The objects with the table that tells a reader where each begins. Every character is one byte. */
function assemble(objects: readonly string[]): Uint8Array {
  let file = '%PDF-1.7\n';
  const places = objects.map((object, index) => {
    const place = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  const trailer = `trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
  return new TextEncoder().encode(`${file}xref\n0 ${size}\n0000000000 65535 f \n${table}${trailer}`);
}

function utf16Hex(text: string): string {
  let hex = '';
  for (let index = 0; index < text.length; index += 1) hex += text.charCodeAt(index).toString(16).padStart(4, '0');
  return hex;
}
