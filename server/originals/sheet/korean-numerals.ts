/** How a Korean Excel writes a whole number: each digit with its unit, and a one before a ten is written too. */
type Numerals = { readonly digits: string; readonly tens: readonly string[]; readonly units: readonly string[] };

const WRITTEN: Readonly<Record<number, Numerals>> = {
  1: { digits: '〇一二三四五六七八九', tens: ['', '十', '百', '千'], units: ['', '万', '億', '兆'] },
  2: { digits: '零壹貳參四五六七八九', tens: ['', '拾', '百', '阡'], units: ['', '萬', '億', '兆'] },
  4: { digits: '영일이삼사오육칠팔구', tens: ['', '십', '백', '천'], units: ['', '만', '억', '조'] },
};
const LONGEST = 16;

/** `[DBNum4]` of 1234 is 일천이백삼십사; nothing where it is not known how such a number is written. */
export function koreanNumeral(value: number, style: number): string | undefined {
  const numerals = WRITTEN[style];
  const digits = String(value);
  if (!numerals || !/^\d+$/.test(digits) || digits.length > LONGEST) return undefined;
  if (value === 0) return numerals.digits[0];
  const groups = digits.padStart(LONGEST, '0').match(/\d{4}/g) ?? [];
  return groups
    .map((group, at) => {
      const words = [...group]
        .map((digit, place) => (digit === '0' ? '' : `${numerals.digits[Number(digit)]}${numerals.tens[3 - place]}`))
        .join('');
      return words === '' ? '' : `${words}${numerals.units[groups.length - 1 - at]}`;
    })
    .join('');
}
