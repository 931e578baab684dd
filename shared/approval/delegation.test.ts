import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isRefusal } from '../kernel/refusal.ts';
import type { PrintedOfficer } from './approval-events.ts';
import { type DelegatedLine, type DelegationRule, type DelegationTable, lineFor } from './delegation.ts';
import { departureOf } from './delegation-departure.ts';
import { type OfficeOfDay, rungOf, USUAL_LADDER } from './delegation-ladder.ts';
import { officeFindings, tableFindings } from './delegation-table.ts';
import { lineFault } from './line-fault.ts';

const post = (id: string, title: string, isHead: boolean, ...people: string[]) => ({
  id,
  title,
  isHead,
  holders: people.map((name) => ({ personId: name, name })),
});
type Post = ReturnType<typeof post>;
const unit = (id: string, parentId: string | null, name: string, ...posts: Post[]) => ({
  id,
  parentId,
  code: id,
  name,
  posts,
});

const office: OfficeOfDay = {
  units: [
    unit('city', null, '한별시', post('mayor', '시장', true, '선우진'), post('vice', '부시장', false, '옥정훈')),
    unit('bureau', 'city', '행정국', post('director', '행정국장', true, '신재호')),
    unit(
      'section',
      'bureau',
      '자치행정과',
      post('chief', '자치행정과장', true, '권도현'),
      post('team-1', '자치행정팀장', false, '한수진'),
      post('team-2', '동혁신팀장', false, '배민재'),
      post('clerk', '주무관', false, '강주희', '민서준'),
    ),
    unit('care', 'bureau', '지역돌봄과', post('care-chief', '지역돌봄과장', true, '류은경')),
    unit('data', 'bureau', '정보통신과', post('data-chief', '정보통신과장', true)),
  ],
};

function officer(postId: string, name: string): PrintedOfficer {
  const found = office.units.find((each) => each.posts.some(({ id }) => id === postId));
  const held = found?.posts.find(({ id }) => id === postId);
  if (!found || !held) throw new Error(postId);
  const printed = { unitId: found.id, unitName: found.name, unitCode: found.code, postTitle: held.title };
  return { personId: name, name, postId, ...printed };
}

const rule = (changes: Partial<DelegationRule>): DelegationRule => ({
  code: '3',
  name: '물품 구매',
  path: ['공통', '회계'],
  fromWon: null,
  belowWon: null,
  decidedBy: '과장',
  reviewedBy: null,
  cooperation: [],
  important: false,
  reference: '별표 1 제3호',
  ...changes,
});
const table = (...rules: DelegationRule[]): DelegationTable => ({ title: '위임전결규정', ladder: USUAL_LADDER, rules });
const BANDS = [
  rule({ belowWon: 5_000_000, decidedBy: '팀장' }),
  rule({ fromWon: 5_000_000, belowWon: 50_000_000 }),
  rule({ fromWon: 50_000_000, decidedBy: '기관장', important: true }),
];
const CLERK = officer('clerk', '강주희');
const ask = (given: DelegationTable, amountWon: number | null = null, drafter = CLERK) =>
  lineFor(given, { matterCode: '3', amountWon, drafter, office });

function printed(line: ReturnType<typeof lineFor>): string[] {
  if (isRefusal(line)) return [line.refused];
  return line.seats.map(({ act, officer: { name }, reason }) => `${act} ${name} (${reason})`);
}

describe('the delegation table draws the line', () => {
  test('a section chief decides, the team leader reviews, and each seat says why', () => {
    expect(printed(ask(table(rule({ fromWon: 5_000_000, belowWon: null })), 5_000_000))).toEqual([
      'review 한수진 (위임전결규정 별표 1 제3호, 500만원 이상: 팀장 검토)',
      'delegatedApprove 권도현 (위임전결규정 별표 1 제3호, 500만원 이상: 과장 전결)',
    ]);
  });

  test('the amount moves the decision up, to the won', () => {
    const last = (amount: number) => printed(ask(table(...BANDS), amount)).at(-1);
    expect(last(4_999_999)).toBe('delegatedApprove 한수진 (위임전결규정 별표 1 제3호, 500만원 미만: 팀장 전결)');
    expect(last(5_000_000)).toContain('delegatedApprove 권도현');
    expect(last(50_000_000)).toBe('approve 선우진 (위임전결규정 별표 1 제3호, 5,000만원 이상: 기관장 결재)');
  });

  test('the head of the agency approves, after everybody on the way', () => {
    const line = ask(table(...BANDS), 90_000_000) as DelegatedLine;
    expect(line.seats.map(({ officer: { name } }) => name)).toEqual(['한수진', '권도현', '신재호', '옥정훈', '선우진']);
    expect(line.important).toBe(true);
    expect(line.seats[0]?.others.map(({ name }) => name)).toEqual(['배민재']);
  });

  test('a cooperating unit is asked after the drafter’s own unit and before those above it', () => {
    const line = ask(
      table(rule({ decidedBy: '부기관장', cooperation: ['지역돌봄과', 'data', '없는과', '자치행정과'] })),
    );
    expect(printed(line).map((seat) => seat.split(' (')[0])).toEqual([
      'review 한수진',
      'review 권도현',
      'cooperate 류은경',
      'review 신재호',
      'delegatedApprove 옥정훈',
    ]);
    expect((line as DelegatedLine).omitted.map(({ seat }) => seat)).toEqual([
      'data 협조',
      '없는과 협조',
      '자치행정과 협조',
    ]);
  });

  test('only the posts that the rule names review, where it names them', () => {
    const seats = (reviewedBy: string[]) => printed(ask(table(rule({ decidedBy: '국장', reviewedBy }))));
    expect(seats(['과장']).map((seat) => seat.split(' (')[0])).toEqual(['review 권도현', 'delegatedApprove 신재호']);
    expect(seats([])).toHaveLength(1);
  });

  test('a team leader who drafts is not asked to review what they wrote', () => {
    const line = ask(table(rule({ decidedBy: '국장' })), null, officer('team-2', '배민재'));
    expect(printed(line).map((seat) => seat.split(' (')[0])).toEqual(['review 권도현', 'delegatedApprove 신재호']);
  });

  test('one person in two posts has one seat, and the other is told about', () => {
    const units = office.units.map((each) =>
      each.id === 'bureau' ? { ...each, posts: [post('director', '행정국장', true, '권도현')] } : each,
    );
    const question = { matterCode: '3', amountWon: null, drafter: CLERK, office: { units } };
    const line = lineFor(table(rule({ decidedBy: '국장' })), question) as DelegatedLine;
    expect(line.seats.map(({ officer: { name } }) => name)).toEqual(['한수진', '권도현']);
    expect(line.omitted).toEqual([{ seat: '과장 검토', reason: '같은 사람이 결재합니다' }]);
  });

  test('what it cannot answer it refuses with the reason', () => {
    expect(lineFor(table(), { matterCode: '9', amountWon: null, drafter: CLERK, office })).toEqual({
      refused: 'matter-unknown',
      facts: { code: '9' },
    });
    expect(printed(ask(table(...BANDS)))).toEqual(['matter-amount-missing']);
    expect(ask(table(...BANDS.slice(1)), 4_000_000)).toEqual({
      refused: 'matter-amount-without-rule',
      facts: { matter: '물품 구매', amount: '400만원' },
    });
    const bare = { units: office.units.map((each) => (each.id === 'bureau' ? { ...each, posts: [] } : each)) };
    const question = { matterCode: '3', amountWon: null, drafter: CLERK, office: bare };
    expect(printed(lineFor(table(rule({ decidedBy: '국장' })), question))).toEqual(['deciding-post-vacant']);
    expect(printed(ask(table(rule({ decidedBy: '동장' }))))).toEqual(['deciding-post-vacant']);
    expect(printed(ask(table(rule({})), null, officer('chief', '권도현')))).toEqual(['drafter-would-decide']);
    expect(printed(ask(table(rule({})), null, officer('director', '신재호')))).toEqual(['drafter-would-decide']);
  });
});

describe('whoever decides against the table', () => {
  const departs = (act: string, by: PrintedOfficer, amountWon: number) =>
    departureOf(table(...BANDS), { matterCode: '3', amountWon, drafter: CLERK, office }, { act, officer: by });
  const chief = officer('chief', '권도현');

  test('does not depart where the post is the one it names, whoever of its holders signs', () => {
    expect(departs('delegatedApprove', chief, 5_000_000)).toBeUndefined();
    expect(departs('delegatedApprove', officer('team-2', '배민재'), 1_000_000)).toBeUndefined();
    expect(departs('approve', officer('mayor', '선우진'), 60_000_000)).toBeUndefined();
  });

  test('is raised, lowered or another one of the same rung', () => {
    const rules = '위임전결규정 별표 1 제3호, 500만원 이상 5,000만원 미만: 과장 전결';
    expect(departs('delegatedApprove', officer('director', '신재호'), 5_000_000)).toEqual({
      rule: rules,
      departs: '행정국장 전결로 상향',
    });
    expect(departs('delegatedApprove', officer('team-1', '한수진'), 5_000_000)?.departs).toBe(
      '자치행정팀장 전결로 하향',
    );
    expect(departs('delegatedApprove', officer('care-chief', '류은경'), 5_000_000)?.departs).toBe(
      '지역돌봄과장 전결로 바꿈',
    );
    expect(departs('approve', chief, 5_000_000)?.departs).toBe('자치행정과장 결재로 바꿈');
  });

  test('departs wherever the table gives nobody', () => {
    const question = { matterCode: '3', amountWon: null, drafter: chief, office };
    const seat = { act: 'delegatedApprove', officer: officer('director', '신재호') };
    expect(departureOf(table(rule({})), question, seat)).toEqual({
      rule: '위임전결규정 별표 1 제3호: 과장 전결',
      departs: '행정국장 전결로 정함',
    });
  });
});

test('a deputy mayor is no mayor, and a clerk stands below the ladder', () => {
  const rung = (postId: string, name: string) => rungOf(USUAL_LADDER, office, officer(postId, name));
  expect(rung('mayor', '선우진')).toBe(0);
  expect(rung('vice', '옥정훈')).toBe(1);
  expect(rung('team-2', '배민재')).toBe(4);
  expect(rung('clerk', '강주희')).toBeUndefined();
});

test('posts that nobody holds and units that are not there are told beforehand, and hinder nothing', () => {
  const rules = [
    rule({ decidedBy: '팀장', cooperation: ['없는과', 'care'] }),
    rule({ code: '4', decidedBy: '부기관장' }),
  ];
  expect(officeFindings(table(...rules), office)).toEqual([
    { code: '3', finding: '협조 부서 없는과가 지금 없습니다.', blocks: false },
  ]);
  const bare = { units: office.units.filter(({ id }) => id !== 'city') };
  expect(officeFindings(table(...rules.slice(1)), bare)).toEqual([
    { code: '4', finding: '부기관장 단계의 직위를 가진 사람이 지금 없습니다.', blocks: false },
  ]);
});

describe('in any office', () => {
  const RUNGS = USUAL_LADDER.map(({ name }) => name);
  const TITLES = ['시장', '부시장', '행정국장', '총무과장', '동혁신팀장', '주무관'];
  const people = fc.uniqueArray(fc.constantFrom(...'갑을병정무기경신임계'), { minLength: 0, maxLength: 3 });
  const anyPost = fc.record({ title: fc.constantFrom(...TITLES), isHead: fc.nat(3).map((n) => n > 0), people });
  const anyUnit = fc.record({ parent: fc.nat(9), posts: fc.array(anyPost, { minLength: 1, maxLength: 6 }) });
  const anyOffice = fc.array(anyUnit, { minLength: 1, maxLength: 6 }).map(
    (units): OfficeOfDay => ({
      units: units.map(({ parent, posts }, at) => ({
        ...unit(`u${at}`, at === 0 ? null : `u${parent < 7 ? at - 1 : parent % at}`, `부서${at}`),
        posts: posts.map(({ title, isHead, people: names }, each) => post(`u${at}p${each}`, title, isHead, ...names)),
      })),
    }),
  );
  const amount = fc.option(
    fc.nat(9).map((n) => n * 1_000_000),
    { nil: null },
  );
  const anyRule = fc.record({
    fromWon: amount,
    belowWon: amount,
    decidedBy: fc.constantFrom(...RUNGS, ...RUNGS, '없는 단계'),
    reviewedBy: fc.option(fc.subarray(RUNGS), { nil: null }),
    cooperation: fc.uniqueArray(fc.constantFrom('u0', 'u1', '부서2', '부서3', '없는 부서'), { maxLength: 3 }),
  });
  const anyTable = fc
    .array(anyRule, { minLength: 1, maxLength: 4 })
    .map((rules): DelegationTable => table(...rules.map((each) => rule(each))));

  const seatsOf = (of: OfficeOfDay) =>
    of.units.flatMap((each) =>
      each.posts.flatMap((held) =>
        held.holders.map(
          ({ personId, name }): PrintedOfficer => ({
            personId,
            name,
            postId: held.id,
            postTitle: held.title,
            unitId: each.id,
            unitName: each.name,
            unitCode: each.code,
          }),
        ),
      ),
    );

  test('one seat decides, at the end; nobody has two; everybody holds the post they sit for; each seat has a reason', () => {
    let drawn = 0;
    fc.assert(
      fc.property(anyOffice, anyTable, amount, fc.nat(50), (of, rules, amountWon, pick) => {
        const staff = seatsOf(of);
        const drafter = staff[pick % Math.max(staff.length, 1)];
        if (!drafter) return;
        const line = lineFor(rules, { matterCode: '3', amountWon, drafter, office: of });
        if (isRefusal(line)) return;
        drawn += 1;
        expect(lineFault(drafter, line.seats)).toBeUndefined();
        const keys = new Set(staff.map(({ personId, postId }) => `${personId} ${postId}`));
        for (const {
          officer: { personId, postId },
          reason,
        } of line.seats) {
          expect(keys.has(`${personId} ${postId}`)).toBe(true);
          expect(reason).toMatch(/^위임전결규정 별표 1 제3호.*: .+ (검토|협조|전결|결재)$/);
        }
        const last = line.seats.at(-1);
        const rung = last && rungOf(USUAL_LADDER, of, last.officer);
        const ruled = rules.rules.filter(({ fromWon, belowWon }) =>
          amountWon === null ? fromWon === null && belowWon === null : true,
        );
        expect(ruled.some(({ decidedBy }) => decidedBy === RUNGS[rung ?? -1])).toBe(true);
        expect(last?.act).toBe(rung === 0 ? 'approve' : 'delegatedApprove');
        const reviews = line.seats.filter(({ act }) => act === 'review');
        const rungs = reviews.map((seat) => rungOf(USUAL_LADDER, of, seat.officer) ?? -1);
        expect(rungs).toEqual(rungs.toSorted((one, other) => other - one));
        for (const each of rungs) expect(each).toBeGreaterThan(rung ?? 99);
        expect(
          departureOf(rules, { matterCode: '3', amountWon, drafter, office: of }, last ?? line.seats[0] ?? never()),
        ).toBeUndefined();
      }),
      { numRuns: 5_000, seed: 20_261_121 },
    );
    expect(drawn).toBeGreaterThan(300);
  });

  test('a table without findings has exactly one row for every amount, and one with an overlap has two somewhere', () => {
    fc.assert(
      fc.property(anyTable, fc.nat(12_000_000), (rules, probe) => {
        const findings = tableFindings(rules).filter(({ finding }) => !finding.startsWith('직위 단계'));
        const fits = (won: number) =>
          rules.rules.filter(({ fromWon, belowWon }) => (fromWon ?? 0) <= won && won < (belowWon ?? Infinity)).length;
        const edges = [0, ...rules.rules.flatMap(({ fromWon, belowWon }) => [fromWon ?? 0, belowWon ?? 0])];
        const counts = [...edges, ...edges.map((edge) => Math.max(edge - 1, 0)), probe].map(fits);
        if (findings.length === 0) expect(new Set(counts)).toEqual(new Set([1]));
        if (counts.some((count) => count > 1)) expect(findings.some(({ blocks }) => blocks)).toBe(true);
        if (counts.some((count) => count === 0)) expect(findings.length).toBeGreaterThan(0);
      }),
      { numRuns: 3_000, seed: 7 },
    );
  });
});

function never(): never {
  throw new Error('a line without a seat');
}
