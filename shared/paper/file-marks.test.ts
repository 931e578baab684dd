import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FileMarks, MOST_ENDS } from './file-marks.ts';

const KEY = '0123456789abcdef'.repeat(4);
const named = (identity: string) => `<xmpMM:DocumentID>${identity}</xmpMM:DocumentID>`;

function read(...pieces: string[]) {
  const marks = new FileMarks();
  const ends: number[] = [];
  for (const piece of pieces) {
    const before = marks.size;
    ends.push(...marks.take(piece).map((end) => before + end));
  }
  return { ends, size: marks.size, identity: marks.identity, form: marks.form };
}

describe('marks of a file', () => {
  it('are where it may have ended, whose it says it is, and what it is', () => {
    const first = `%PDF-1.7\n${named(`gyeol-paper:12:${KEY}`)}\n%%EOF\n`;
    expect(read(`${first}more%%EOF\n`)).toEqual({
      ends: [first.length, first.length + 'more%%EOF\n'.length],
      size: first.length + 10,
      identity: { agencyId: 12, documentKey: KEY },
      form: 'pdf',
    });
  });

  it.each([
    ['an attribute', `xmpMM:DocumentID="gyeol-paper:1:${KEY}"`, true],
    ['space around it', named(`\n gyeol-paper:1:${KEY}\n`), true],
    ['another program’s', named('uuid:6d1f9a1e-0000-4000-8000-000000000000'), false],
    ['one that goes on', named(`gyeol-paper:1:${KEY}0`), false],
    ['another property', `<dc:identifier>gyeol-paper:1:${KEY}</dc:identifier>`, false],
  ])('know an identity as %s: %s', (_how, text, isKnown) => {
    expect(read(text).identity !== undefined).toBe(isKnown);
  });

  it.each([
    ['', 'empty'],
    ['GIF89a', 'other'],
    ['PK\u0003\u0004....mimetypeapplication/hwp+zip', 'hwpx'],
    ['PK\u0003\u0004....word/document.xml', 'other'],
    ['\u00ef\u00bb\u00bf%PDF-1.4', 'pdf'],
    ['%PDF-1.7\ntrailer <</Encrypt 5 0 R>>', 'locked'],
    [`${' '.repeat(1024)}%PDF-1.4`, 'other'],
  ])('tell what %j is', (text, form) => {
    expect(read(text).form).toBe(form);
  });

  it('end at the first few places, however many there are', () => {
    expect(read('%%EOF\n'.repeat(100)).ends).toHaveLength(MOST_ENDS);
  });

  it('are the same in whatever pieces the file comes', () => {
    const part = fc.constantFrom(
      '%PDF-1.7\n',
      '%%EOF\n',
      '%%EOF',
      '\n',
      '%%',
      'x',
      '/Encrypt 1 0 R',
      named(`gyeol-paper:1:${KEY}`),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), fc.array(fc.nat(400), { maxLength: 12 }), (parts, cuts) => {
        const whole = parts.join('');
        const places = [0, ...cuts.filter((cut) => cut < whole.length).sort((a, b) => a - b), whole.length];
        const pieces = places.slice(1).map((place, index) => whole.slice(places[index], place));
        expect(read(...pieces)).toEqual(read(whole));
      }),
    );
  });
});
