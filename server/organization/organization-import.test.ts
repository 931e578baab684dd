import iconv from 'iconv-lite';
import { afterAll, describe, expect, test } from 'vitest';
import type { AccountsReply } from '../../shared/contract/administration.ts';
import type { ChangeReply, ImportPreview, OrganizationOfDay } from '../../shared/contract/organization-changes.ts';
import { ORGANIZATION_COLUMNS } from '../../shared/organization/organization-csv.ts';
import { writeSheet } from '../platform/sheet/write-sheet.ts';
import { openTestOffice } from '../testing/test-office.ts';

const office = await openTestOffice();
afterAll(office.close);
const on = '2026-07-01';
const reason = '2026년 하반기 인사발령과 조직개편';

/** The office in July: a section renamed, one closed, one new; people who move, come, go and take a second post. */
const JULY = `${ORGANIZATION_COLUMNS.join(',')}
1000,행정국,,행정국장,Y,윤서담,director,02-000-1000,director@city.example
1100,주민자치과,1000,자치행정과장,Y,한가람,section-chief,,
1100,,,동혁신팀장,,한가람,section-chief,,
1100,,,주무관,,정노을,drafter,02-999-9999,drafter@city.example
1300,돌봄정책과,,돌봄정책과장,Y,백이든,team-leader,,
1300,,,주무관,,서바다,cooperator,,
1300,,,주무관,,새사람,newcomer,02-000-1301,`;

const rows = JULY.split('\n').map((line) => line.split(','));
const [, ...body] = rows;
const columns = ORGANIZATION_COLUMNS.map((title, at) => ({
  title,
  width: 12,
  value: (row: readonly string[]) => row[at] ?? '',
}));
const base64 = (bytes: Buffer | string) => Buffer.from(bytes).toString('base64');
const administrator = await office.as('administrator');
const preview = (file: string) => administrator.post<ImportPreview>('/api/organization/imports/previews', { on, file });

const EXPECTED = [
  'unitOpened 돌봄정책과(1300): -> (맨 위)',
  'unitRenamed 자치행정과: 자치행정과(1100) -> 주민자치과(1100)',
  'unitClosed 지역돌봄복지과(1200): 행정국 ->',
  'postOpened 돌봄정책과장(부서장): -> 돌봄정책과',
  'postOpened 주무관: -> 돌봄정책과',
  'postClosed 지역돌봄복지과장(부서장): 지역돌봄복지과 ->',
  'postClosed 주무관: 지역돌봄복지과 ->',
  'personAdded 새사람: -> 새사람, 02-000-1301',
  'personTook 새사람: -> 돌봄정책과 주무관',
  'personMoved 백이든: 자치행정과 동혁신팀장 -> 돌봄정책과 돌봄정책과장',
  'personMoved 서바다: 지역돌봄복지과 주무관 -> 돌봄정책과 주무관',
  'personLeft 오하늘: 자치행정과 주무관 ->',
  'personChanged 정노을: 정노을, 02-000-1102, drafter@city.example -> 정노을, 02-999-9999, drafter@city.example',
  'personTook 한가람: -> 주민자치과 동혁신팀장(겸직)',
].sort();
const printed = ({ difference }: ImportPreview) =>
  difference
    .map(({ kind, subject, was, becomes }) => `${kind} ${subject}: ${was} -> ${becomes}`.replace(/ +/g, ' ').trim())
    .sort();

describe('a file with the whole office', () => {
  test('is compared before anything is written, the same from CSV in UTF-8 and CP949 and from XLSX', async () => {
    const files = [
      base64(`\ufeff${JULY}`),
      base64(iconv.encode(JULY, 'cp949')),
      base64(await writeSheet('조직', columns, body)),
    ];
    const previews = await Promise.all(files.map(preview));
    for (const shown of previews) expect(printed(shown)).toEqual(EXPECTED);
    expect(new Set(previews.map((shown) => shown.preview)).size).toBe(1);
    expect(previews[0]?.affected).toEqual([{ unitName: '자치행정과', what: '단위과제', count: 1 }]);
    const { units } = await administrator.get<OrganizationOfDay>(`/api/organization/days/${on}`);
    expect(units.map((unit) => unit.name)).toEqual(['행정국', '자치행정과', '지역돌봄복지과']);
  });

  test('tells what is wrong, and on which line', async () => {
    const wrong = JULY.replace('한가람,section-chief,,\n1100,,,주무관', '한가람,section-chief,,\n1100,,,').replace(
      '1300,,,주무관',
      '1300,,',
    );
    const shown = await preview(base64(wrong));
    expect(shown).toMatchObject({ preview: null, difference: [] });
    expect(shown.problems.map(({ row }) => row)).toEqual([5, 7]);
    const unprintable = await preview(base64(JULY.replace('새사람', '새\u{1f600}사람')));
    expect(unprintable.problems).toEqual([
      {
        row: 8,
        problem:
          '이름에 종이의 글꼴에 없는 글자가 있습니다: \u{1f600}(U+1F600). “새\u{1f600}사람”에서 그 글자를 지우거나 다른 글자로 바꾸어 주십시오',
      },
    ]);
    expect((await preview(base64('가,"나\n'))).problems).toMatchObject([{ row: 1 }]);
    const broken = { on, file: base64(Buffer.from([1, 0, 2])) };
    const response = await administrator.attempt('POST', '/api/organization/imports/previews', broken);
    expect(response.json()).toMatchObject({ code: 'sheet-unreadable' });
  });

  test('is refused by the rules of the organisation like any other act', async () => {
    const two = JULY.replace('백이든,team-leader,,', '백이든,team-leader,,\n1300,,,돌봄정책과장,Y,서바다,cooperator,,');
    const response = await administrator.attempt('POST', '/api/organization/imports/previews', {
      on,
      file: base64(two),
    });
    expect(response.json()).toMatchObject({ code: 'post-already-held' });
  });

  test('is applied as it was shown, and not where the organisation has changed since', async () => {
    const file = base64(JULY);
    const stale = await preview(file);
    const commands = [{ type: 'openUnit', unitId: 'new-1', code: '1300', name: '먼저과', parentId: null }];
    await administrator.post('/api/organization/changes', { on, reason, preview: null, commands });
    const apply = (hash: string | null) =>
      administrator.attempt('POST', '/api/organization/imports', { on, file, reason, preview: hash });
    expect((await apply(stale.preview)).json()).toMatchObject({ code: 'organization-changed' });
    const fresh = await preview(file);
    expect((await apply(fresh.preview)).json<ChangeReply>()).toEqual({ sequence: 2 });
    const { units } = await administrator.get<OrganizationOfDay>(`/api/organization/days/${on}`);
    expect(units.map((unit) => unit.name)).toEqual(['행정국', '주민자치과', '돌봄정책과']);
    const again = await preview(file);
    expect(again).toMatchObject({ preview: null, difference: [], problems: [] });
  });

  test('opens an account for a newcomer with a login, to be given a one-time password', async () => {
    const { people } = await administrator.get<AccountsReply>('/api/accounts?find=newcomer');
    expect(people).toMatchObject([{ name: '새사람', account: { login: 'newcomer', status: 'notYetUsed' } }]);
  });
});

describe('the office as a file', () => {
  const fileOf = async (day: string, format: string) => {
    const response = await administrator.attempt('GET', `/api/organization/days/${day}/file?format=${format}`);
    expect(response.statusCode).toBe(200);
    return response.rawPayload;
  };

  test('brought in again as it was taken out makes no difference, as CSV and as XLSX, on any day', async () => {
    const { sql } = office.services.database;
    const { personId } = office.account('colleague');
    await sql`update people set phone = '+82-2-000-1103', name = '오"하,늘😀' where id = ${personId}`;
    for (const day of ['2026-03-03', on]) {
      for (const format of ['csv', 'xlsx']) {
        const file = base64(await fileOf(day, format));
        const asked = { on: day, file };
        const shown = await administrator.post<ImportPreview>('/api/organization/imports/previews', asked);
        expect({ day, format, ...shown }).toMatchObject({ preview: null, difference: [], problems: [] });
      }
    }
    expect((await fileOf(on, 'csv')).toString('utf8').startsWith('\ufeff부서코드,부서,')).toBe(true);
  });

  test('is the administrator’s, with logins in it', async () => {
    const asked = await (await office.as('drafter')).attempt('GET', `/api/organization/days/${on}/file?format=csv`);
    expect(asked.statusCode).toBe(403);
  });
});
