import { lettersFault } from '../document/glyph-fault.ts';
import { publicLetters } from '../document/private-letters.ts';
import type { CsvRecord } from '../kernel/csv.ts';
import { withParticle } from '../kernel/particle.ts';
import { isRefusal, type Refusal } from '../kernel/refusal.ts';
import { MOST_WON, readWon, wonText } from '../kernel/won.ts';
import type { DelegationRule } from './delegation.ts';

/** What is wrong on which line of the file, in Korean, saying what to do; of letters that no paper prints, why. */
export type SheetProblem = { readonly row: number; readonly problem: RowFault };
type RowFault = string | Refusal<'glyph-missing'>;

type Column = '코드' | '분류' | '단위사무' | '이상' | '미만' | '전결권자' | '검토' | '협조' | '중요' | '근거';

/** The columns of the table as a sheet, with their widths in characters. */
export const DELEGATION_COLUMNS: readonly {
  readonly title: Column;
  readonly width: number;
  readonly value: (rule: DelegationRule) => string | number;
}[] = [
  { title: '코드', width: 10, value: ({ code }) => code },
  { title: '분류', width: 30, value: ({ path }) => path.join(' > ') },
  { title: '단위사무', width: 36, value: ({ name }) => name },
  { title: '이상', width: 14, value: ({ fromWon }) => fromWon ?? '' },
  { title: '미만', width: 14, value: ({ belowWon }) => belowWon ?? '' },
  { title: '전결권자', width: 10, value: ({ decidedBy }) => decidedBy },
  {
    title: '검토',
    width: 20,
    value: ({ reviewedBy }) => (reviewedBy?.length === 0 ? NOBODY : (reviewedBy?.join(', ') ?? '')),
  },
  { title: '협조', width: 24, value: ({ cooperation }) => cooperation.join(', ') },
  { title: '중요', width: 6, value: ({ important }) => (important ? 'Y' : '') },
  { title: '근거', width: 18, value: ({ reference }) => reference },
];

export const DELEGATION_LIMITS = { rules: 10_000, text: 200, path: 6, list: 10 } as const;
const MOST_PROBLEMS = 50;
/** Control and formatting characters: invisible in a list, so two matters could look alike. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}]/u;
const NOBODY = '없음';
const NEEDED: readonly Column[] = ['코드', '단위사무', '전결권자'];

/** The rows of a sheet as rules, or everything that must be mended in it. The first record names the columns. */
export function readDelegationSheet(
  records: readonly CsvRecord[],
): { readonly rules: readonly DelegationRule[] } | { readonly problems: readonly SheetProblem[] } {
  const [head, ...rows] = records;
  if (!head) return { problems: [{ row: 1, problem: '파일이 비어 있습니다. 머리글과 업무를 적어 주십시오' }] };
  const places = placesOf(head);
  if (typeof places === 'string') return { problems: [{ row: head.line, problem: places }] };
  if (rows.length === 0) return { problems: [{ row: head.line, problem: '업무가 한 줄도 없습니다. 적어 주십시오' }] };
  if (rows.length > DELEGATION_LIMITS.rules) {
    const problem = `업무는 ${DELEGATION_LIMITS.rules}줄까지 올릴 수 있습니다. 줄여 주십시오`;
    return { problems: [{ row: DELEGATION_LIMITS.rules + 2, problem }] };
  }
  const problems: SheetProblem[] = [];
  const rules: DelegationRule[] = [];
  const lines = new Map<string, number>();
  for (const { line, fields } of rows) {
    const rule = readRule((column) => cell(fields[places.get(column) ?? -1]));
    const isBad = typeof rule === 'string' || isRefusal(rule);
    const key = isBad ? '' : `${rule.code}\n${rule.fromWon ?? ''}`;
    const before = lines.get(key);
    if (isBad) problems.push({ row: line, problem: rule });
    else if (before === undefined) rules.push(rule);
    else problems.push({ row: line, problem: `${before}째 줄과 코드와 금액(이상)이 같습니다. 한 줄을 지워 주십시오` });
    if (before === undefined) lines.set(key, line);
    if (problems.length >= MOST_PROBLEMS) break;
  }
  return problems.length > 0 ? { problems } : { rules };
}

function placesOf(head: CsvRecord): ReadonlyMap<Column, number> | string {
  const names = head.fields.map((field) => field.trim()).filter((field) => field !== '');
  const known = DELEGATION_COLUMNS.map(({ title }) => title);
  const unknown = names.find((name) => !known.some((title) => title === name));
  const all = known.join(', ');
  if (unknown !== undefined) return `모르는 머리글 ${shortened(unknown)}이(가) 있습니다. 머리글은 ${all}입니다`;
  if (new Set(names).size !== names.length) return '같은 머리글이 두 번 있습니다. 하나를 지워 주십시오';
  const missing = NEEDED.find((title) => !names.includes(title));
  if (missing) return `머리글 ${withParticle(missing, '이(가)')} 없습니다. 머리글은 ${all}입니다`;
  return new Map(known.map((title) => [title, head.fields.findIndex((field) => field.trim() === title)]));
}

/** The apostrophe is what an export puts before a text that a spreadsheet would run. */
const cell = (field: string | undefined): string =>
  publicLetters(field ?? '', (letter) => letter)
    .trim()
    .replace(/^'(?=[=+\-@])/, '');

function readRule(of: (column: Column) => string): DelegationRule | RowFault {
  for (const { title } of DELEGATION_COLUMNS) {
    const text = of(title);
    if (INVISIBLE.test(text)) return `${title}에 보이지 않는 글자가 있습니다. 지우고 다시 적어 주십시오`;
    if (text.includes('\ufffd')) return `${title}의 글자가 깨졌습니다. CSV UTF-8이나 XLSX로 저장해 주십시오`;
    const unprintable = lettersFault(title, [text]);
    if (unprintable) return unprintable;
    if ([...text].length > DELEGATION_LIMITS.text) {
      return `${withParticle(title, '은(는)')} ${DELEGATION_LIMITS.text}자까지 적을 수 있습니다. 줄여 주십시오`;
    }
    if (text === '' && NEEDED.includes(title)) return `${withParticle(title, '이(가)')} 비어 있습니다. 적어 주십시오`;
  }
  const [fromWon, belowWon] = [readAmount(of('이상')), readAmount(of('미만'))];
  if (fromWon === undefined || belowWon === undefined) {
    return `금액은 5000000이나 500만원처럼, ${wonText(MOST_WON)}까지 적을 수 있습니다. 고쳐 주십시오`;
  }
  const path = parts(of('분류'), /[>›]/);
  const reviewers = parts(of('검토'), /[,，、·]/);
  const cooperation = parts(of('협조'), /[,，、]/);
  if (path.length > DELEGATION_LIMITS.path)
    return `분류는 ${DELEGATION_LIMITS.path}단계까지 적을 수 있습니다. 줄여 주십시오`;
  if (reviewers.length > DELEGATION_LIMITS.list || cooperation.length > DELEGATION_LIMITS.list) {
    return `검토와 협조는 ${DELEGATION_LIMITS.list}곳까지 적을 수 있습니다. 줄여 주십시오`;
  }
  if (!['', 'Y', 'N'].includes(of('중요').toUpperCase())) return '중요 칸은 Y이거나 비어 있어야 합니다. 고쳐 주십시오';
  return {
    code: of('코드'),
    name: of('단위사무'),
    path,
    fromWon: fromWon === 0 ? null : fromWon,
    belowWon,
    decidedBy: of('전결권자'),
    reviewedBy: reviewers.length === 0 ? null : reviewers.filter((rung) => rung !== NOBODY),
    cooperation,
    important: of('중요').toUpperCase() === 'Y',
    reference: of('근거'),
  };
}

function readAmount(text: string): number | null | undefined {
  return text === '' ? null : readWon(text.replace(/\s*(이상|미만)$/, ''));
}

function parts(text: string, between: RegExp): string[] {
  const found = text.split(between).map((part) => part.trim());
  return [...new Set(found.filter((part) => part !== ''))];
}

function shortened(text: string): string {
  return [...text].length > 30 ? `${[...text].slice(0, 30).join('')}…` : text;
}
