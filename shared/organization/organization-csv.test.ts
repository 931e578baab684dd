import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CalendarDay } from '../kernel/calendar-day.ts';
import { readCsv } from '../kernel/csv.ts';
import { readOrganizationCsv, readOrganizationRecords } from './organization-csv.ts';
import type { HoldingKind } from './organization-history.ts';
import { organizationImport } from './organization-import.ts';
import { organizationRows } from './organization-sheet.ts';

const HEADER = '부서코드,부서,상위부서코드,직위,부서장,이름,아이디,전화번호,전자우편';
const csv = (...rows: string[]) => [HEADER, ...rows].join('\n');

function planOf(text: string) {
  const read = readOrganizationCsv(text);
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  return read.plan;
}

function problemsOf(text: string) {
  const read = readOrganizationCsv(text);
  return 'problems' in read ? read.problems : [];
}

describe('a CSV text', () => {
  test('keeps commas, quotes and line breaks inside quotes, and counts lines as an editor does', () => {
    expect(readCsv('\ufeffa,"b, ""c""\nd"\r\n\r\ne,f')).toEqual({
      records: [
        { line: 1, fields: ['a', 'b, "c"\nd'] },
        { line: 4, fields: ['e', 'f'] },
      ],
    });
  });

  test('with a wrong quote is not read past it', () => {
    expect(readCsv('a\n"b').fault).toEqual({ line: 2, fault: 'open-quote' });
    expect(readCsv('a\n"b"c').fault).toEqual({ line: 2, fault: 'text-after-quote' });
    expect(readCsv('a\nb"c').fault).toEqual({ line: 2, fault: 'stray-quote' });
  });

  test('of any fields written with quotes is read back as it was', () => {
    const field = fc.string({ unit: fc.constantFrom('가', 'a', ',', '"', '\n', '\r', ' ') });
    const rows = fc.array(fc.array(field, { minLength: 1, maxLength: 4 }), { maxLength: 5 });
    fc.assert(
      fc.property(rows, (written) => {
        const text = written.map((row) => row.map((f) => `"${f.replaceAll('"', '""')}"`).join(',')).join('\r\n');
        const read = readCsv(text).records.map((record) => record.fields);
        expect(read).toEqual(written.filter((row) => row.some((f) => f !== '')));
      }),
    );
  });
});

describe('the file of an office', () => {
  test('that we hand out as an example can be read', () => {
    const example = readFileSync(new URL('../../web/public/organization-example.csv', import.meta.url), 'utf8');
    expect(problemsOf(example)).toEqual([]);
    expect(planOf(example).people.length).toBeGreaterThan(0);
  });

  test('makes units with parents first, posts held together, and people', () => {
    const plan = planOf(
      csv(
        '111,총무팀,110,팀장,Y,박하나,park,02-1,park@example.go.kr',
        '111,,,주무관,,이두리,LEE,,',
        '111,,,주무관,,김세찬,,,',
        '110,행정국,,국장,Y,,,,',
      ),
    );
    expect(plan.units).toEqual([
      { code: '110', name: '행정국', parentCode: null },
      { code: '111', name: '총무팀', parentCode: '110' },
    ]);
    expect(plan.posts.map((post) => [post.title, post.isHead])).toEqual([
      ['팀장', true],
      ['주무관', false],
      ['국장', true],
    ]);
    expect(plan.people.map((person) => [person.name, person.login])).toEqual([
      ['박하나', 'park'],
      ['이두리', 'lee'],
      ['김세찬', null],
    ]);
  });

  test('lets one person hold two posts under one login', () => {
    const plan = planOf(csv('1,총무과,,과장,Y,박하나,park,,', '2,재무과,,과장 직무대리,,박하나,park,,'));
    expect(plan.people).toHaveLength(1);
    expect(plan.people[0]?.posts.map((post) => post.title)).toEqual(['과장', '과장 직무대리']);
  });

  test('written in decomposed letters is read in composed ones', () => {
    expect(planOf(csv('1,총무과,,,,,,,').normalize('NFD')).units[0]?.name).toBe('총무과'.normalize('NFC'));
  });

  test.each([
    ['an unknown upper unit', csv('1,총무과,9,,,,,,'), 2, '상위부서코드 9'],
    ['a unit under itself', csv('1,총무과,1,,,,,,'), 2, '처음으로 돌아옵니다'],
    ['units under each other', csv('1,가,2,,,,,,', '2,나,1,,,,,,'), 2, '처음으로 돌아옵니다'],
    ['one code for two units', csv('1,가,,,,,,,', '1,나,,,,,,,'), 3, '하나로'],
    ['one login for two people', csv('1,가,,주무관,,김,kim,,', '1,,,주무관,,이,KIM,,'), 3, '다른 아이디'],
    ['the same person twice in one post', csv('1,가,,주무관,,김,kim,,', '1,,,주무관,,김,kim,,'), 3, '두 번'],
    ['two heads of one unit', csv('1,가,,과장,Y,,,,', '1,,,팀장,Y,,,,'), 3, '부서장'],
    ['a person without a post', csv('1,가,,,,김,,,'), 2, '직위'],
    ['a missing cell', csv('1,가'), 2, '칸이 9개'],
    ['a formula', csv('1,가,,주무관,,"=HYPERLINK(""x"")",,,'), 2, '시작할 수 없습니다'],
    ['a formula as a telephone number', csv('1,가,,주무관,,김,,=1+1,'), 2, '시작할 수 없습니다'],
    ['a hidden direction mark', csv('1,가,,주무관,,김\u202e,,,'), 2, '보이지 않는'],
    ['a line break in a name', csv('1,가,,주무관,,"김\n이",,,'), 2, '보이지 않는'],
    ['a file in another encoding', csv('1,\ufffd\ufffd,,,,,,,'), 2, 'UTF-8'],
    ['an over-long name', csv(`1,가,,주무관,,${'김'.repeat(51)},,,`), 2, '50자'],
    ['a login with a space', csv('1,가,,주무관,,김,k m,,'), 2, '아이디'],
    ['no header', '1,가,,,,,,,', 1, '머리글'],
    ['a doubled header', `${HEADER},이름\n1,가,,,,,,,`, 1, '두 번'],
    ['nothing', '', 1, '비어'],
    ['a header alone', HEADER, 1, '부서가 없습니다'],
    ['an open quote', csv('1,"가,,,,,,,'), 2, '따옴표'],
  ])('with %s is refused with the line', (_what, text, row, words) => {
    expect(problemsOf(text)).toContainEqual({ row, problem: expect.stringContaining(words) });
  });

  test('with letters that no paper can print is refused with line, column and letter, unless the office is called so', () => {
    const text = csv('1,가과,,주무관,,김\u{1f600}수,,,', '2,\uf06c 나과,,과\uf018장,,박이,,,');
    expect(problemsOf(text)).toMatchObject([
      { row: 2, problem: { refused: 'glyph-missing', facts: { place: '이름', letters: '\u{1f600}(U+1F600)' } } },
      { row: 3, problem: { refused: 'glyph-missing', facts: { place: '직위', letters: 'U+F018' } } },
    ]);
    const again = readOrganizationRecords(readCsv(text).records, () => true);
    expect('plan' in again && again.plan.units.map(({ name }) => name)).toEqual(['가과', '● 나과']);
  });

  test('deeper than ten units is refused', () => {
    const rows = Array.from({ length: 11 }, (_, index) => `${index + 1},부서,${index === 0 ? '' : index},,,,,,`);
    expect(problemsOf(csv(...rows))).toEqual([{ row: 12, problem: expect.stringContaining('10단계') }]);
    expect(problemsOf(csv(...rows.slice(0, 10)))).toEqual([]);
  });

  test('tells every problem, at most fifty, in the order of its lines', () => {
    const rows = Array.from({ length: 80 }, (_, index) => `${index},가,없음,,,,,,`);
    const problems = problemsOf(csv(...rows));
    expect(problems).toHaveLength(50);
    expect(problems.map((problem) => problem.row)).toEqual(problems.map((_, index) => index + 2));
  });

  test('of a hundred thousand rows or of quotes alone is answered at once', () => {
    expect(problemsOf(csv(...Array.from({ length: 100_000 }, () => '1,가,,,,,,,')))).toHaveLength(1);
    expect(problemsOf(csv('"'.repeat(1_999_999)))).toHaveLength(1);
  });

  test('of any text at all is either a plan or problems with lines', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        for (const problem of problemsOf(csv(text))) expect(problem.row).toBeGreaterThan(0);
      }),
    );
  });
});

describe('the file of the office that stands', () => {
  test('names a person without a login twice, and the import knows that it is one', () => {
    const from = '2020-01-01' as CalendarDay;
    const period = { from, to: null };
    const unit = { unitId: 'u', parentId: null, code: '1', name: '과', sort: 1, ...period };
    const post = (postId: string, title: string, isHead: boolean) => {
      return { postId, unitId: 'u', title, isHead, sort: 1, ...period };
    };
    const holding = (id: string, postId: string, personId: string, kind: HoldingKind) => {
      return { id, postId, personId, kind, ...period };
    };
    const standing = {
      units: [unit],
      posts: [post('p1', '과장', true), post('p2', '팀장', false)],
      holdings: [
        holding('h1', 'p1', 'x', 'regular'),
        holding('h2', 'p2', 'x', 'concurrent'),
        holding('h3', 'p2', 'y', 'regular'),
      ],
      people: [
        { id: 'x', name: '한별', phone: '', email: '' },
        { id: 'y', name: '다솜', phone: '', email: '' },
      ],
    };
    const rows = organizationRows(standing, new Map());
    expect(rows.map((row) => `${row.직위} ${row.이름}`)).toEqual(['과장 한별', '팀장 한별', '팀장 다솜']);
    const plan = planOf(csv(...rows.map((row) => Object.values(row).join(','))));
    const terms = { logins: new Map<string, string>(), newId: () => 'new' };
    expect(organizationImport(standing, plan, terms)).toEqual({ commands: [], accounts: [] });
  });
});
