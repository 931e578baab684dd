import { type Refusal, refuse } from '../kernel/refusal.ts';
import type { RegistrationNumber } from './document-number.ts';

/**
 * 번호 형식: how a registration number is printed. `{unitName}`, `{unitCode}`, `{year}` and `{serial}` are filled in;
 * `digits` pads the serial with zeros, 0 leaves it as it is.
 */
export type NumberFormat = { readonly template: string; readonly digits: number };

/** What an 행정기관 prints (기록규칙 제5조③). A body of 기록령 제20조③ 단서 may decide another one. */
export const LEGAL_FORMAT: NumberFormat = { template: '{unitName}-{serial}', digits: 0 };

export const FORMAT_LIMITS = { templateLength: 60, mostDigits: 6 } as const;

const PLACES = ['unitName', 'unitCode', 'year', 'serial'] as const;
type Place = (typeof PLACES)[number];
const isPlace = (name: string): name is Place => (PLACES as readonly string[]).includes(name);

/** Why a format cannot be used, or undefined. Whoever reads a number must see where its parts begin and end. */
export function refuseFormat({ template, digits }: NumberFormat): Refusal | undefined {
  if (template.length > FORMAT_LIMITS.templateLength) {
    return refuse('format-too-long', { most: FORMAT_LIMITS.templateLength });
  }
  if (!Number.isInteger(digits) || digits < 0 || digits > FORMAT_LIMITS.mostDigits) {
    return refuse('format-bad-digits', { most: FORMAT_LIMITS.mostDigits });
  }
  const places = [...template.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] ?? '');
  const unknown = places.find((name) => !isPlace(name));
  if (unknown !== undefined) return refuse('format-unknown-place', { name: unknown });
  const around = template.replace(/\{[^{}]*\}/g, '');
  const bad = /[^가-힣A-Za-z0-9 ()./_-]/u.exec(around)?.[0];
  if (bad !== undefined) return refuse('format-bad-letter', { letter: bad });
  if (places.filter((name) => name === 'serial').length !== 1) return refuse('format-needs-serial');
  if (!places.some((name) => name === 'unitName' || name === 'unitCode')) return refuse('format-needs-unit');
  if (/\}\{|\d\{(?!unitName)|\}\d/.test(template) || template.trim() !== template) {
    return refuse('format-runs-together');
  }
  return undefined;
}

/** The number as it is printed. The unit's name goes in last, so that nothing in a name is taken for a place. */
export function printWith(
  { template, digits }: NumberFormat,
  number: Pick<RegistrationNumber, 'unitName' | 'unitCode' | 'year' | 'serial'>,
): string {
  return template
    .replaceAll('{serial}', String(number.serial).padStart(digits, '0'))
    .replaceAll('{year}', String(number.year))
    .replaceAll('{unitCode}', () => number.unitCode)
    .replaceAll('{unitName}', () => number.unitName);
}
