import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isFinalAct } from '../../shared/approval/approval-line.ts';
import { lineFault } from '../../shared/approval/line-fault.ts';
import type { LineSeat } from '../../shared/contract/document-parts.ts';
import {
  addSeat,
  addUnit,
  changeAct,
  clerkOf,
  headsAbove,
  lineOfHeads,
  lineOfToday,
  markSeat,
  moveSeat,
  officerOf,
  removeSeat,
  seatsOf,
  skipSeat,
  toggleJoined,
  type Unit,
} from './line-editor-seats.ts';

const who = (id: string) => ({ postId: `post-${id}`, personId: id });
const line = (...people: string[]) => people.reduce<LineSeat[]>((made, id) => addSeat(made, who(id)), []);
const told = (seats: readonly LineSeat[]) => seats.map(({ act, personId }) => `${act} ${personId}`);

describe('an approval line being made', () => {
  it('the last person added decides, and those before review', () => {
    expect(told(line('팀장', '과장', '국장'))).toEqual(['review 팀장', 'review 과장', 'approve 국장']);
  });

  it('a person is on it once', () => {
    expect(told(line('팀장', '팀장'))).toEqual(['approve 팀장']);
  });

  it('whoever is added after a 전결 was set reviews before it', () => {
    const delegated = changeAct(line('팀장', '과장'), 1, 'delegatedApprove');
    expect(told(addSeat(delegated, who('협조과장')))).toEqual([
      'review 팀장',
      'review 협조과장',
      'delegatedApprove 과장',
    ]);
  });

  it('the deciding act stays at the end when people change places', () => {
    expect(told(moveSeat(line('팀장', '과장'), 1, -1))).toEqual(['review 과장', 'approve 팀장']);
    expect(told(moveSeat(line('팀장', '과장'), 0, -1))).toEqual(['review 팀장', 'approve 과장']);
  });

  it('one who is to decide goes to the end', () => {
    expect(told(changeAct(line('팀장', '과장', '국장'), 0, 'delegatedApprove'))).toEqual([
      'review 과장',
      'review 국장',
      'delegatedApprove 팀장',
    ]);
  });

  it('when the one who decides is taken out, the one before decides', () => {
    expect(told(removeSeat(line('팀장', '과장'), 1))).toEqual(['approve 팀장']);
    expect(removeSeat(line('팀장'), 0)).toEqual([]);
  });

  it('never has two who decide, nor one in the middle, whatever is pressed', () => {
    const press = fc.record({
      at: fc.nat(5),
      what: fc.constantFrom('add', 'remove', 'up', 'down', 'approve', 'delegatedApprove'),
    });
    fc.assert(
      fc.property(fc.array(press, { maxLength: 20 }), (presses) => {
        let seats: LineSeat[] = [];
        for (const { at, what } of presses) {
          if (what === 'add') seats = addSeat(seats, who(String(at)));
          else if (what === 'remove') seats = removeSeat(seats, at);
          else if (what === 'up') seats = moveSeat(seats, at, -1);
          else if (what === 'down') seats = moveSeat(seats, at, 1);
          else seats = changeAct(seats, at, what as LineSeat['act']);
          expect(seats.map(({ act }) => isFinalAct(act))).toEqual(
            seats.map((_seat, index) => index === seats.length - 1),
          );
        }
      }),
    );
  });
});

describe('side by side, units and readers', () => {
  const groups = (seats: readonly LineSeat[]) => seats.map(({ group, personId }) => `${personId}${group ?? ''}`);
  const together = (...joined: number[]) =>
    joined.reduce<LineSeat[]>((seats, at) => toggleJoined(seats, at), line('가', '나', '다', '라', '국장'));

  it('a seat joins the one before it and leaves it again', () => {
    expect(groups(together(1, 2))).toEqual(['가1', '나1', '다1', '라', '국장']);
    expect(groups(together(1, 3))).toEqual(['가1', '나1', '다2', '라2', '국장']);
    expect(groups(together(1, 2, 3, 2))).toEqual(['가1', '나1', '다2', '라2', '국장']);
    expect(groups(together(1, 1))).toEqual(['가', '나', '다', '라', '국장']);
  });

  it('the one who decides acts alone', () => {
    expect(groups(together(4))).toEqual(['가', '나', '다', '라', '국장']);
  });

  it('who moves out of a group is alone, and who moves into its middle is in it', () => {
    expect(groups(moveSeat(together(1), 1, 1))).toEqual(['가', '다', '나', '라', '국장']);
    expect(groups(moveSeat(together(1, 2), 3, -1))).toEqual(['가1', '나1', '라1', '다1', '국장']);
    expect(groups(removeSeat(together(1), 0))).toEqual(['나', '다', '라', '국장']);
  });

  it('a unit is asked before the decision, and never decides in the place of one who left', () => {
    const asked = addUnit(line('팀장', '과장'), who('이웃과장'));
    expect(told(asked)).toEqual(['review 팀장', 'cooperate 이웃과장', 'approve 과장']);
    expect(asked[1]?.toBeNamed).toBe(true);
    expect(told(removeSeat(asked, 2))).toEqual(['cooperate 이웃과장', 'approve 팀장']);
  });

  it('who stood above and only reads leaves the decision to the one below', () => {
    expect(told(changeAct(line('팀장', '과장', '국장'), 2, 'afterRead'))).toEqual([
      'review 팀장',
      'delegatedApprove 과장',
      'afterRead 국장',
    ]);
  });

  it('a reason for passing over does not outlive the review', () => {
    const skipped = skipSeat(line('팀장', '과장'), 0, '출장');
    expect(skipped[0]?.skipReason).toBe('출장');
    expect(changeAct(skipped, 0, 'cooperate')[0]).not.toHaveProperty('skipReason');
  });

  it('is a line the server takes, whatever is pressed, as long as somebody decides', () => {
    const units = ['0', '1', '2', '3', '4', '5', '6'].map((id) => ({
      ...{ id: `unit-${id}`, parentId: null, code: id, name: `${id}과` },
      posts: [{ id: `post-${id}`, title: '과장', isHead: true, holders: [{ personId: id, name: id }] }],
    }));
    const acts: LineSeat['act'][] = ['review', 'cooperate', 'approve', 'delegatedApprove', 'afterRead'];
    const press = fc.record({
      at: fc.nat(6),
      what: fc.constantFrom(...['add', 'unit', 'remove', 'up', 'down', 'join', 'skip', 'mark'], ...acts),
    });
    fc.assert(
      fc.property(fc.array(press, { maxLength: 40 }), (presses) => {
        let seats: LineSeat[] = [];
        for (const { at, what } of presses) {
          const before = seats;
          if (what === 'add') seats = addSeat(seats, who(String(at)));
          else if (what === 'unit') seats = addUnit(seats, who(String(at)));
          else if (what === 'remove') seats = removeSeat(seats, at);
          else if (what === 'up' || what === 'down') seats = moveSeat(seats, at, what === 'up' ? -1 : 1);
          else if (what === 'join') seats = toggleJoined(seats, at);
          else if (what === 'skip') seats = skipSeat(seats, at, '출장');
          else if (what === 'mark') seats = markSeat(seats, 'reporter', at);
          else seats = changeAct(seats, at, what as LineSeat['act']);
          const people = new Set([...before, ...seats].map(({ personId }) => personId));
          const change = what === 'remove' || what === 'add' || what === 'unit' ? 1 : 0;
          expect(people.size).toBeLessThanOrEqual(Math.min(before.length, seats.length) + change);
          const deciding = seats.filter(({ act }) => isFinalAct(act)).length;
          expect(deciding).toBeLessThanOrEqual(1);
          const fault = lineFault({ personId: 'drafter' }, seatsOf(units, seats))?.refused;
          expect(fault).toBe(
            seats.length === 0 ? 'line-is-empty' : deciding === 0 ? 'line-needs-one-final-seat-at-its-end' : undefined,
          );
        }
      }),
    );
  });
});

describe('the organisation behind a line', () => {
  const post = (id: string, title: string, isHead: boolean, ...holders: string[]) => ({
    id: `post-${id}`,
    title,
    isHead,
    holders: holders.map((name) => ({ personId: id, name })),
  });
  const units: Unit[] = [
    { id: 'bureau', parentId: null, code: '1', name: '늘봄국', posts: [post('국장', '늘봄국장', true, '서이든')] },
    {
      id: 'division',
      parentId: 'bureau',
      code: '2',
      name: '가온과',
      posts: [
        post('과장', '가온과장', true, '도하늘'),
        post('주무관', '주무관', false, '한여울'),
        post('빈자리', '팀장', false),
      ],
    },
  ];

  it('gives the heads above a drafter, nearest first, and a line through them', () => {
    const heads = headsAbove(units, 'division', '주무관');
    expect(heads.map(({ name, postTitle }) => `${name} ${postTitle}`)).toEqual(['도하늘 가온과장', '서이든 늘봄국장']);
    expect(told(lineOfHeads(heads))).toEqual(['review 과장', 'approve 국장']);
  });

  it('a head does not stand on the own line', () => {
    expect(headsAbove(units, 'division', '과장').map(({ name }) => name)).toEqual(['서이든']);
  });

  it('prints people as they are today, and leaves out one who is gone', () => {
    expect(officerOf(units, who('과장'))?.unitName).toBe('가온과');
    expect(seatsOf(units, line('과장', '떠난 사람')).map(({ officer }) => officer.name)).toEqual(['도하늘']);
  });

  it('asks a unit through its head, else through the first who is there', () => {
    expect(units.map((unit) => clerkOf(unit)?.name)).toEqual(['서이든', '도하늘']);
    const withoutHead = units.map((unit) => ({ ...unit, posts: unit.posts.filter(({ isHead }) => !isHead) }));
    expect(withoutHead.map((unit) => clerkOf(unit)?.name)).toEqual([undefined, '한여울']);
  });

  it('a kept line has the people who hold its posts today', () => {
    const kept: LineSeat[] = [
      { act: 'review', postId: 'post-과장', personId: '예전 과장' },
      { act: 'cooperate', postId: 'post-주무관', personId: '한여울', toBeNamed: true },
      { act: 'approve', postId: 'post-없는 자리', personId: '떠난 사람' },
    ];
    expect(lineOfToday(units, kept).map(({ personId }) => personId)).toEqual(['과장', '떠난 사람']);
    expect(lineOfToday(units, kept, '과장').map(({ personId }) => personId)).toEqual(['떠난 사람']);
  });
});
