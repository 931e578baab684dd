/** A number as Excel keeps it: `0.digits` times ten to the power of `point`. */
export type Decimal = { readonly digits: string; readonly point: number };

/** Fifteen digits, as Excel has them; a whole number as it stands in the file. */
export function decimalOf(value: number): Decimal {
  const written = Number.isInteger(value) ? value.toExponential() : value.toExponential(14);
  const [mantissa = '', exponent] = written.replace(/^-/, '').split('e');
  return { digits: mantissa.replace('.', ''), point: Number(exponent) + 1 };
}

export type Rounded = { /** Nothing for zero. */ readonly whole: string; readonly fraction: string };

/** Half is rounded up, by the digits that are written and not by how a machine keeps them. */
export function rounded({ digits, point }: Decimal, places: number): Rounded {
  const kept = point + places;
  const scaled = (kept < 0 ? '' : kept >= digits.length ? digits.padEnd(kept, '0') : cut(digits, kept))
    .replace(/^0+/, '')
    .padStart(places, '0');
  return { whole: scaled.slice(0, scaled.length - places), fraction: scaled.slice(scaled.length - places) };
}

function cut(digits: string, kept: number): string {
  return String(BigInt(`0${digits.slice(0, kept)}`) + ((digits[kept] ?? '0') >= '5' ? 1n : 0n));
}
