import { expect, it } from 'vitest';
import { srgbProfile } from './srgb-profile.ts';

type Triple = readonly [number, number, number];
type Matrix = readonly [Triple, Triple, Triple];

const times = (matrix: Matrix, [x, y, z]: Triple): Triple =>
  matrix.map(([a, b, c]) => a * x + b * y + c * z) as unknown as Triple;
const scaled = ([x, y, z]: Triple, [a, b, c]: Triple): Triple => [x * a, y * b, z * c];
const inXyz = (x: number, y: number): Triple => [x / y, 1, (1 - x - y) / y];

function inverse([[a, b, c], [d, e, f], [g, h, i]]: Matrix): Matrix {
  const determinant = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);
  const rows: Matrix = [
    [e * i - f * h, c * h - b * i, b * f - c * e],
    [f * g - d * i, a * i - c * g, c * d - a * f],
    [d * h - e * g, b * g - a * h, a * e - b * d],
  ];
  return rows.map((row) => row.map((cell) => cell / determinant)) as unknown as Matrix;
}

/** The primaries and the white of IEC 61966-2-1, and Bradford's matrix: from these everything else follows. */
const [RED, GREEN, BLUE, D65] = [inXyz(0.64, 0.33), inXyz(0.3, 0.6), inXyz(0.15, 0.06), inXyz(0.3127, 0.329)];
const D50: Triple = [0.9642, 1, 0.8249];
const BRADFORD: Matrix = [
  [0.8951, 0.2664, -0.1614],
  [-0.7502, 1.7135, 0.0367],
  [0.0389, -0.0685, 1.0296],
];

function adapted(colour: Triple): Triple {
  const [from, to] = [times(BRADFORD, D65), times(BRADFORD, D50)];
  const ratio: Triple = [to[0] / from[0], to[1] / from[1], to[2] / from[2]];
  return times(inverse(BRADFORD), scaled(times(BRADFORD, colour), ratio));
}

function numbersOf(tag: string): number[] {
  const profile = srgbProfile();
  const view = new DataView(profile.buffer);
  const word = (at: number): string => String.fromCharCode(...profile.subarray(at, at + 4));
  for (let at = 132; at < 132 + view.getUint32(128) * 12; at += 12) {
    if (word(at) !== tag) continue;
    const [from, length] = [view.getUint32(at + 4) + (tag.endsWith('TRC') ? 12 : 8), view.getUint32(at + 8)];
    const end = view.getUint32(at + 4) + length;
    return Array.from({ length: (end - from) / 4 }, (_, index) => view.getInt32(from + index * 4) / 0x10000);
  }
  throw new Error(`no tag ${tag}`);
}

it('the profile says what follows from the primaries and the white of sRGB', () => {
  const primaries: Matrix = [
    [RED[0], GREEN[0], BLUE[0]],
    [1, 1, 1],
    [RED[2], GREEN[2], BLUE[2]],
  ];
  const shares = times(inverse(primaries), D65);
  [RED, GREEN, BLUE].forEach((primary, index) => {
    const share = shares[index] ?? 0;
    const expected = adapted(scaled(primary, [share, share, share]));
    const written = numbersOf(['rXYZ', 'gXYZ', 'bXYZ'][index] ?? '');
    expected.forEach((value, axis) => {
      expect(Math.abs((written[axis] ?? 9) - value)).toBeLessThan(0.0006);
    });
  });
  const chad = numbersOf('chad');
  const white = times([0, 3, 6].map((row) => chad.slice(row, row + 3)) as unknown as Matrix, D65);
  white.forEach((value, axis) => {
    expect(Math.abs(value - (D50[axis] ?? 9))).toBeLessThan(0.0006);
  });
});

it('the tone curve meets itself where its two halves join, and ends at white', () => {
  const [power = 0, a = 0, b = 0, c = 0, d = 0] = numbersOf('gTRC');
  expect((a * d + b) ** power).toBeCloseTo(c * d, 4);
  expect((a + b) ** power).toBeCloseTo(1, 4);
  expect((a * 0.5 + b) ** power).toBeCloseTo(0.21404, 4);
});
