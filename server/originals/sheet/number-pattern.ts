/** The number formats that a workbook need not write down, as a Korean Excel shows them. */
const BUILT_IN: ReadonlyMap<number, string> = new Map([
  [1, '0'],
  [2, '0.00'],
  [3, '#,##0'],
  [4, '#,##0.00'],
  [9, '0%'],
  [10, '0.00%'],
  [11, '0.00E+00'],
  [14, 'yyyy-mm-dd'],
  [15, 'd-mmm-yy'],
  [16, 'd-mmm'],
  [17, 'mmm-yy'],
  [18, 'h:mm AM/PM'],
  [19, 'h:mm:ss AM/PM'],
  [20, 'h:mm'],
  [21, 'h:mm:ss'],
  [22, 'yyyy-mm-dd h:mm'],
  [30, 'm/d/yy'],
  [31, 'yyyy"년" m"월" d"일"'],
  [32, 'h"시" mm"분"'],
  [33, 'h"시" mm"분" ss"초"'],
  [37, '#,##0;-#,##0'],
  [38, '#,##0;-#,##0'],
  [39, '#,##0.00;-#,##0.00'],
  [40, '#,##0.00;-#,##0.00'],
  [41, '#,##0'],
  [42, '"₩"#,##0'],
  [43, '#,##0.00'],
  [44, '"₩"#,##0.00'],
  [45, 'mm:ss'],
  [46, '[h]:mm:ss'],
  [47, 'mm:ss.0'],
]);

export function builtInPattern(id: number): string | undefined {
  return BUILT_IN.get(id);
}

/** A number of a cell as its format shows it: a day as a day, money with its commas. */
export function shownNumber(value: number, pattern: string | undefined, from1904: boolean): string {
  if (pattern === undefined || pattern === '' || /^general$/i.test(pattern)) return plainNumber(value);
  const section = sectionFor(value, pattern);
  if (section === '@') return plainNumber(value);
  if (isDate(section)) return shownDate(value, section, from1904);
  const hasOwnSign = pattern.split(';').length > 1 && value < 0;
  return shownAmount(hasOwnSign ? Math.abs(value) : value, section);
}

/** Positive; negative; zero. */
function sectionFor(value: number, pattern: string): string {
  const sections = pattern.match(/(?:"[^"]*"|\\.|\[[^\]]*\]|[^;"\\[])+/g) ?? [pattern];
  if (value < 0 && sections[1] !== undefined) return sections[1];
  if (value === 0 && sections[2] !== undefined) return sections[2];
  return sections[0] ?? pattern;
}

function bare(section: string): string {
  return section.replace(/"[^"]*"|\\.|_.|\*./g, '').replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '');
}

function isDate(section: string): boolean {
  return /[ymdhs]|AM\/PM/i.test(bare(section)) && !/[0#]/.test(bare(section).replace(/\.0+/, ''));
}

function plainNumber(value: number): string {
  if (Number.isInteger(value)) return String(value);
  return String(Number(value.toPrecision(11)));
}

/** `#,##0.00"원"`: the number in the place of its digits, and what stands around it. */
function shownAmount(value: number, section: string): string {
  const tokens = section
    .replace(/\[[^\]]*\]/g, (part) => /^\[\$([^\]-]*)/.exec(part)?.[1] ?? '')
    .replace(/_.|\*./g, '');
  const text = bare(section);
  const percent = text.includes('%');
  const decimals = /\.([0#?]+)/.exec(text)?.[1] ?? '';
  const least = [...decimals].filter((sign) => sign === '0').length;
  const scaled = percent ? value * 100 : value;
  const thousands = /,+(?=[^0#?,]*$)/.exec(text.replace(/\..*$/, ''))?.[0].length ?? 0;
  const number = (scaled / 1000 ** thousands).toLocaleString('en-US', {
    minimumFractionDigits: least,
    maximumFractionDigits: Math.min(20, decimals.length),
    useGrouping: /[#0?],[#0?]/.test(text),
  });
  let isPlaced = false;
  const shown = tokens.replace(/"([^"]*)"|\\(.)|([#0?][#0?,.]*)/g, (_, quoted, escaped, digits) => {
    if (digits === undefined) return quoted ?? escaped ?? '';
    const first = !isPlaced;
    isPlaced = true;
    return first ? number : '';
  });
  return isPlaced ? shown.trim() : shown.trim() || plainNumber(value);
}

/** Stands for `[h]`, the hours of all days, while the other brackets are taken away. */
const HOURS_OF_ALL = '§';
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const WEEKDAYS = ['일', '월', '화', '수', '목', '금', '토'];

/** Days since the last day of 1899, or since 1904; the first two months of 1900 are one day off as in Excel. */
function dayOf(value: number, from1904: boolean): Date | undefined {
  const days = from1904 ? value + 1_462 : value < 60 ? value + 1 : value;
  const date = new Date(Math.round((days - 25_569) * 86_400) * 1_000);
  return Number.isNaN(date.getTime()) || value < 0 || date.getUTCFullYear() > 9_999 ? undefined : date;
}

function shownDate(value: number, section: string, from1904: boolean): string {
  const date = dayOf(value, from1904);
  if (!date) return plainNumber(value);
  const half = /AM\/PM|오전\/오후/i.test(section);
  const hours = date.getUTCHours();
  const two = (number: number) => String(number).padStart(2, '0');
  let afterHours = false;
  const token = (letters: string): string => {
    const letter = letters[0]?.toLowerCase();
    const long = letters.length > 1;
    const isMinutes = letter === 'n' || (letter === 'm' && afterHours && letters.length <= 2);
    afterHours = letter === 'h';
    if (letter === 'y') return letters.length > 2 ? String(date.getUTCFullYear()) : two(date.getUTCFullYear() % 100);
    if (isMinutes) return long ? two(date.getUTCMinutes()) : String(date.getUTCMinutes());
    if (letter === 'm' && letters.length > 2) return MONTHS[date.getUTCMonth()] ?? '';
    if (letter === 'm') return long ? two(date.getUTCMonth() + 1) : String(date.getUTCMonth() + 1);
    if (letter === 'd' && letters.length > 2) return WEEKDAYS[date.getUTCDay()] ?? '';
    if (letter === 'd') return long ? two(date.getUTCDate()) : String(date.getUTCDate());
    if (letter === 'h') return long ? two(half ? hours % 12 || 12 : hours) : String(half ? hours % 12 || 12 : hours);
    return long ? two(date.getUTCSeconds()) : String(date.getUTCSeconds());
  };
  const hoursOfAll = () => String(Math.floor(value * 24));
  return section
    .replace(/\[h+\]/gi, HOURS_OF_ALL)
    .replace(/\[[^\]]*\]/g, '')
    .replace(/m{1,2}(?=:s)/gi, (letters) => 'n'.repeat(letters.length))
    .replace(/"([^"]*)"|\\(.)|_.|\*.|AM\/PM|aaa+|§|n{1,2}|y+|m+|d+|h+|s+(?:\.0+)?/gi, (found, quoted, escaped) => {
      if (quoted !== undefined || escaped !== undefined) return quoted ?? escaped;
      if (/^[_*]/.test(found)) return '';
      if (/^AM/i.test(found)) return hours < 12 ? '오전' : '오후';
      if (/^aaa/i.test(found)) return `${WEEKDAYS[date.getUTCDay()] ?? ''}${found.length > 3 ? '요일' : ''}`;
      if (found === HOURS_OF_ALL) {
        afterHours = true;
        return hoursOfAll();
      }
      return token(found.replace(/\..*/, ''));
    })
    .replace(/[;@]/g, '')
    .trim();
}
