/** The arithmetic of numbers that people and firms are given. All take digits only. */

/** A real day of a year of two digits: no office has given a resident number for 31 April. */
export function isDay(yymmdd: string): boolean {
  const month = Number(yymmdd.slice(2, 4));
  const day = Number(yymmdd.slice(4, 6));
  return month >= 1 && month <= 12 && day >= 1 && day <= (DAYS_OF_MONTH[month - 1] ?? 0);
}

const DAYS_OF_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * The check digit of a 주민등록번호. It only ever speaks for a number: those given since October 2020 end in random
 * digits, so a wrong one proves nothing.
 */
export function hasResidentCheckDigit(digits: string): boolean {
  const sum = weighted(digits, [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5]);
  const check = (11 - (sum % 11)) % 10;
  // A foreigner's is two more.
  const isForeign = '5678'.includes(digits.charAt(6));
  return Number(digits.charAt(12)) === (isForeign ? (check + 2) % 10 : check);
}

/** 법인등록번호 */
export function hasCorporationCheckDigit(digits: string): boolean {
  const sum = weighted(digits, [1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2]);
  return Number(digits.charAt(12)) === (10 - (sum % 10)) % 10;
}

/** 사업자등록번호 */
export function hasBusinessCheckDigit(digits: string): boolean {
  const tens = Math.floor((Number(digits.charAt(8)) * 5) / 10);
  const sum = weighted(digits, [1, 3, 7, 1, 3, 7, 1, 3, 5]) + tens;
  return Number(digits.charAt(9)) === (10 - (sum % 10)) % 10;
}

/** Luhn: what the number of every bank card fulfils, and one of ten other numbers. */
export function hasCardCheckDigit(digits: string): boolean {
  let sum = 0;
  for (let back = 0; back < digits.length; back += 1) {
    const digit = Number(digits.charAt(digits.length - 1 - back));
    const doubled = back % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

function weighted(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, index) => sum + weight * Number(digits.charAt(index)), 0);
}
