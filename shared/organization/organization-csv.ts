import { lettersFault } from '../document/glyph-fault.ts';
import { publicLetters } from '../document/private-letters.ts';
import { type CsvFault, type CsvRecord, readCsv } from '../kernel/csv.ts';
import { withParticle } from '../kernel/particle.ts';
import type { Refusal } from '../kernel/refusal.ts';

/** 직위 in a unit. People with the same title in one unit hold one post together (주무관). */
export type PlannedPost = { readonly unitCode: string; readonly title: string; readonly isHead: boolean };
/** 부서; parents stand before their children. */
export type PlannedUnit = { readonly code: string; readonly name: string; readonly parentCode: string | null };
/** A person and the posts held, each by unit code and title; several for 겸직. No login: no account is made. */
export type PlannedPerson = {
  readonly name: string;
  readonly login: string | null;
  readonly phone: string;
  readonly email: string;
  readonly posts: readonly { readonly unitCode: string; readonly title: string }[];
};
/** An office as a file describes it: consistent in itself, ready to be written. */
export type OrganizationPlan = {
  readonly units: readonly PlannedUnit[];
  readonly posts: readonly PlannedPost[];
  readonly people: readonly PlannedPerson[];
};
/**
 * What is wrong on which line of the file (counted from 1, as editors count), in Korean, saying what to do; of letters
 * that no paper can print, the refusal that every other form has for them.
 */
export type CsvProblem = { readonly row: number; readonly problem: CellFault };
type CellFault = string | Refusal<'glyph-missing'>;

export const ORGANIZATION_COLUMNS = [
  '부서코드',
  '부서',
  '상위부서코드',
  '직위',
  '부서장',
  '이름',
  '아이디',
  '전화번호',
  '전자우편',
] as const;
type Column = (typeof ORGANIZATION_COLUMNS)[number];

const MOST_ROWS = 10_000;
const MOST_PROBLEMS = 50;
/** How many units may stand one above the other. */
export const DEEPEST_UNIT = 10;
const LONGEST: Readonly<Record<Column, number>> = {
  부서코드: 20,
  부서: 100,
  상위부서코드: 20,
  직위: 50,
  부서장: 1,
  이름: 50,
  아이디: 100,
  전화번호: 50,
  전자우편: 200,
};

/** What an account may be called; case does not distinguish two people. */
export const LOGIN_PATTERN = /^[a-z0-9._-]{3,100}$/;

/** Control and formatting characters, lone surrogates: invisible in a list, so two names could look alike. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}]/u;
/** A spreadsheet would run such a cell as a formula when the list is opened again. */
const FORMULA = /^[=+@-]/;
/** A telephone number may begin with + or -; a formula goes on with something else than a digit. */
const PHONE_FORMULA = /^([=@]|[+-]\D)/;
const FAULTS: Readonly<Record<CsvFault['fault'], string>> = {
  'open-quote': '큰따옴표가 닫히지 않았습니다. 닫는 따옴표를 넣어 주십시오',
  'text-after-quote': '닫는 큰따옴표 뒤에 글자가 있습니다. 쉼표를 넣거나 글자를 지워 주십시오',
  'stray-quote': '큰따옴표가 칸의 중간에 있습니다. 칸 전체를 따옴표로 묶어 주십시오',
};

type Row = Readonly<Record<Column, string>> & { readonly line: number };

/**
 * Reads an office from a CSV with the columns `ORGANIZATION_COLUMNS` (a header row, any order). A row is one person
 * in one post; without a name it is a vacant post, without a title the unit alone. The unit's name and upper unit may
 * be left out after its first row. Answers the plan, or every problem found (at most 50).
 */
export function readOrganizationCsv(text: string): ReadOrganization {
  const { records, fault } = readCsv(text.normalize('NFC'));
  if (fault) return { problems: [{ row: fault.line, problem: FAULTS[fault.fault] }] };
  return readOrganizationRecords(records);
}

type Stands = (text: string) => boolean;
export type ReadOrganization = { readonly plan: OrganizationPlan } | { readonly problems: readonly CsvProblem[] };

/**
 * The same from rows that somebody else has read, such as those of a spreadsheet (XLSX). `stands`: what the office is
 * called already, so that its own file can be brought in again.
 */
export function readOrganizationRecords(records: readonly CsvRecord[], stands: Stands = () => false): ReadOrganization {
  const [header, ...body] = records;
  if (!header) return { problems: [{ row: 1, problem: '파일이 비어 있습니다. 머리글부터 적어 주십시오' }] };
  const places = readHeader(header);
  if (typeof places === 'string') return { problems: [{ row: header.line, problem: places }] };
  if (body.length === 0)
    return { problems: [{ row: header.line, problem: '부서가 없습니다. 한 줄 이상 적어 주십시오' }] };
  if (body.length > MOST_ROWS) {
    return { problems: [{ row: header.line, problem: `${MOST_ROWS}줄까지 읽을 수 있습니다. 파일을 나누어 주십시오` }] };
  }
  const planner = new Planner(stands);
  for (const record of body) planner.add(record, places, header.fields.length);
  return planner.finish();
}

/** Where each column stands, or what is wrong with the header. */
function readHeader(header: CsvRecord): ReadonlyMap<Column, number> | string {
  const names = header.fields.map((field) => field.trim());
  if (names.some((name) => name.includes('\ufffd'))) return 'UTF-8이 아닙니다. CSV UTF-8 형식으로 저장해 주십시오';
  const places = new Map<Column, number>();
  for (const column of ORGANIZATION_COLUMNS) {
    const place = names.indexOf(column);
    if (place < 0)
      return `머리글에 ${withParticle(column, '이(가)')} 없습니다. 머리글은 ${ORGANIZATION_COLUMNS.join(',')}입니다`;
    if (names.lastIndexOf(column) !== place)
      return `머리글에 ${withParticle(column, '이(가)')} 두 번 있습니다. 하나만 두어 주십시오`;
    places.set(column, place);
  }
  if (names.length !== places.size) return `모르는 머리글이 있습니다. 머리글은 ${ORGANIZATION_COLUMNS.join(',')}입니다`;
  return places;
}

type UnitEntry = { line: number; name: string; parentCode: string };
type PostEntry = { unitCode: string; title: string; isHead: boolean };
type PersonEntry = { name: string; login: string | null; phone: string; email: string; posts: PostEntry[] };

/** Gathers the rows into one plan; a row with a problem is told and left out. */
class Planner {
  readonly #stands: Stands;
  readonly #problems: CsvProblem[] = [];
  readonly #units = new Map<string, UnitEntry>();
  readonly #posts = new Map<string, PostEntry>();
  readonly #heads = new Map<string, string>();
  readonly #people: PersonEntry[] = [];
  readonly #byLogin = new Map<string, PersonEntry>();

  constructor(stands: Stands) {
    this.#stands = stands;
  }

  add(record: CsvRecord, places: ReadonlyMap<Column, number>, width: number): void {
    if (record.fields.length !== width) {
      const problem = `칸이 ${width}개여야 하는데 ${record.fields.length}개입니다. 쉼표를 확인해 주십시오`;
      this.#problem(record.line, problem);
      return;
    }
    const row = toRow(record, places);
    const wrong = cellProblem(row, this.#stands) ?? this.#addUnit(row) ?? this.#addPost(row);
    if (wrong) this.#problem(row.line, wrong);
  }

  finish(): { plan: OrganizationPlan } | { problems: CsvProblem[] } {
    const units = this.#unitsInOrder();
    if (this.#problems.length > 0) return { problems: this.#problems.sort((a, b) => a.row - b.row) };
    return { plan: { units, posts: [...this.#posts.values()], people: this.#people } };
  }

  #problem(row: number, problem: CellFault): void {
    if (this.#problems.length < MOST_PROBLEMS) this.#problems.push({ row, problem });
  }

  #addUnit(row: Row): string | undefined {
    const unit = this.#units.get(row.부서코드);
    if (!unit) {
      if (row.부서 === '')
        return `부서코드 ${withParticle(row.부서코드, '이(가)')} 처음 나오는 줄입니다. 부서 이름을 적어 주십시오`;
      this.#units.set(row.부서코드, { line: row.line, name: row.부서, parentCode: row.상위부서코드 });
      return undefined;
    }
    if (row.부서 !== '' && row.부서 !== unit.name) {
      return `부서코드 ${row.부서코드}의 부서가 ${unit.line}째 줄(${unit.name})과 다릅니다. 하나로 맞추어 주십시오`;
    }
    if (row.상위부서코드 !== '' && row.상위부서코드 !== unit.parentCode) {
      return `부서코드 ${row.부서코드}의 상위부서코드가 ${unit.line}째 줄과 다릅니다. 하나로 맞추어 주십시오`;
    }
    return undefined;
  }

  #addPost(row: Row): string | undefined {
    if (row.직위 === '') return undefined;
    const key = `${row.부서코드}\n${row.직위}`;
    const isHead = row.부서장 === 'Y';
    const head = this.#heads.get(row.부서코드);
    if (isHead && head !== undefined && head !== row.직위) {
      return `부서장 직위가 둘입니다(${head}, ${row.직위}). 하나만 Y로 두어 주십시오`;
    }
    if (isHead) this.#heads.set(row.부서코드, row.직위);
    const post = this.#posts.get(key) ?? { unitCode: row.부서코드, title: row.직위, isHead };
    post.isHead ||= isHead;
    this.#posts.set(key, post);
    return row.이름 === '' ? undefined : this.#addPerson(row, post);
  }

  /** The login tells two people of one name apart, and makes two rows one person with two posts (겸직). */
  #addPerson(row: Row, post: PostEntry): string | undefined {
    const login = row.아이디 === '' ? null : row.아이디.toLowerCase();
    const before = login === null ? undefined : this.#byLogin.get(login);
    if (!before) {
      const person = { name: row.이름, login, phone: row.전화번호, email: row.전자우편, posts: [post] };
      this.#people.push(person);
      if (login !== null) this.#byLogin.set(login, person);
      return undefined;
    }
    if (before.name !== row.이름)
      return `아이디 ${withParticle(login ?? '', '을(를)')} ${withParticle(before.name, '과(와)')} 함께 씁니다. 다른 아이디를 적어 주십시오`;
    if (before.posts.includes(post))
      return `${withParticle(`${row.이름}(${login})`, '이(가)')} 같은 직위에 두 번 있습니다. 한 줄을 지워 주십시오`;
    before.posts.push(post);
    return undefined;
  }

  /** Parents first; a unit that hangs on nothing we know, or on itself, is a problem of its first row. */
  #unitsInOrder(): PlannedUnit[] {
    const placed = [...this.#units].map(([code, unit]) => {
      const depth = this.#depthOf(code);
      if (typeof depth === 'string') this.#problem(unit.line, depth);
      const parentCode = unit.parentCode === '' ? null : unit.parentCode;
      return { depth: Number(depth), unit: { code, name: unit.name, parentCode } };
    });
    return placed.sort((a, b) => a.depth - b.depth).map(({ unit }) => unit);
  }

  /** How many units lead down to this one, or what is wrong with the way up. */
  #depthOf(code: string): number | string {
    let depth = 0;
    for (let at = code; at !== ''; at = this.#units.get(at)?.parentCode ?? '') {
      if (depth > 0 && at === code) return CYCLE;
      if (!this.#units.has(at))
        return `상위부서코드 ${withParticle(at, '이(가)')} 파일에 없습니다. 그 부서의 줄을 넣어 주십시오`;
      depth += 1;
      if (depth > DEEPEST_UNIT) return TOO_DEEP;
    }
    return depth;
  }
}

const TOO_DEEP = `부서가 ${DEEPEST_UNIT}단계보다 깊거나 돌아옵니다. 상위부서코드를 확인해 주십시오`;
const CYCLE = '상위부서코드를 따라가면 처음으로 돌아옵니다. 상위부서코드를 고쳐 주십시오';

function toRow(record: CsvRecord, places: ReadonlyMap<Column, number>): Row {
  const cells = ORGANIZATION_COLUMNS.map((column) => [column, keptCell(record.fields[places.get(column) ?? -1] ?? '')]);
  return { ...(Object.fromEntries(cells) as Record<Column, string>), line: record.line };
}

/** Signs that a font alone knew are letters here as in every form. */
const keptCell = (field: string): string => publicLetters(field, (letter) => letter).trim();

function cellProblem(row: Row, stands: Stands): CellFault | undefined {
  for (const column of ORGANIZATION_COLUMNS) {
    const cell = row[column];
    if (cell.includes('\ufffd')) return 'UTF-8이 아닌 글자가 있습니다. CSV UTF-8 형식으로 저장해 주십시오';
    if (INVISIBLE.test(cell)) return `${column}에 보이지 않는 글자가 있습니다. 지우고 다시 적어 주십시오`;
    const unprintable = lettersFault(column, [cell]);
    if (unprintable && !stands(cell)) return unprintable;
    if (column !== '부서장' && [...cell].length > LONGEST[column]) {
      return `${withParticle(column, '은(는)')} ${LONGEST[column]}자까지 적을 수 있습니다. 줄여 주십시오`;
    }
    if ((column === '전화번호' ? PHONE_FORMULA : FORMULA).test(cell)) {
      return `${withParticle(column, '은(는)')} = + - @ 로 시작할 수 없습니다. 그 글자를 지워 주십시오`;
    }
  }
  if (row.부서코드 === '') return '부서코드가 비어 있습니다. 부서코드를 적어 주십시오';
  if (!['', 'Y', 'N'].includes(row.부서장)) return '부서장 칸은 Y이거나 비어 있어야 합니다. 고쳐 주십시오';
  if (row.직위 === '' && (row.이름 !== '' || row.부서장 === 'Y')) return '직위가 비어 있습니다. 직위를 적어 주십시오';
  if (row.이름 === '' && row.아이디 !== '') return '아이디는 있는데 이름이 비어 있습니다. 이름을 적어 주십시오';
  if (row.아이디 !== '' && !LOGIN_PATTERN.test(row.아이디.toLowerCase())) {
    return '아이디는 영문자, 숫자, 점, 밑줄, 붙임표로 3자 이상 100자 이하로 적어 주십시오';
  }
  if (row.전자우편 !== '' && !/^[^@\s]+@[^@\s]+$/.test(row.전자우편))
    return '전자우편 주소가 올바르지 않습니다. 고쳐 주십시오';
  return undefined;
}
