import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isFinalAct } from '../../shared/approval/approval-line.ts';
import type { LineSeat } from '../../shared/contract/document-parts.ts';
import {
  addSeat,
  changeAct,
  headsAbove,
  lineOfHeads,
  moveSeat,
  officerOf,
  removeSeat,
  seatsOf,
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
});
