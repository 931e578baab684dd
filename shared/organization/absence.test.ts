import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isRefusal } from '../kernel/refusal.ts';
import {
  type Absence,
  absenceFault,
  MOST_STAND_IN_STEPS,
  periodWords,
  readPeriod,
  type StandInChain,
  standInFor,
  type WrittenPeriod,
} from './absence.ts';

const NOW = new Date('2026-12-20T01:00:00Z');
const at = (text: string) => new Date(`${text}+09:00`);

function absent(personId: string, standInId: string | null, from: string, until: string, more: Partial<Absence> = {}) {
  const id = `${personId}-${from}`;
  const common = { kind: 'leave', basis: '휴가 신청', madeBy: personId, cancelledAt: null } as const;
  return { id, personId, standInId, from: at(from), until: at(until), ...common, ...more } satisfies Absence;
}

function period(written: WrittenPeriod) {
  const read = readPeriod(written);
  if (isRefusal(read)) throw new Error(read.refused);
  return read;
}

describe('a period as an official writes it', () => {
  test('holds its last day whole, by the days of Korea', () => {
    expect(period({ fromOn: '2026-12-24', toOn: '2026-12-26' })).toEqual({
      from: new Date('2026-12-23T15:00:00Z'),
      until: new Date('2026-12-26T15:00:00Z'),
    });
  });

  test('with times ends at the minute the person is back', () => {
    const half = period({ fromOn: '2026-12-24', fromTime: '14:00', toOn: '2026-12-24', toTime: '18:00' });
    expect(half).toEqual({ from: at('2026-12-24T14:00'), until: at('2026-12-24T18:00') });
  });

  test.each([
    ['that ends before it begins', { fromOn: '2026-12-26', toOn: '2026-12-24' }],
    ['without length', { fromOn: '2026-12-24', fromTime: '09:00', toOn: '2026-12-24', toTime: '09:00' }],
    ['of a day that does not exist', { fromOn: '2026-02-30', toOn: '2026-03-01' }],
    ['of an hour that does not exist', { fromOn: '2026-12-24', fromTime: '24:00', toOn: '2026-12-26' }],
  ])('%s is refused', (_what, written) => {
    expect(readPeriod(written)).toEqual({ refused: 'absence-period-bad' });
  });

  test.each([
    [{ fromOn: '2026-12-24', toOn: '2026-12-26' }, '12. 24.~12. 26.'],
    [{ fromOn: '2026-12-24', toOn: '2026-12-24' }, '12. 24.'],
    [{ fromOn: '2026-12-24', fromTime: '14:00', toOn: '2026-12-24', toTime: '18:00' }, '12. 24. 14:00~18:00'],
    [{ fromOn: '2026-12-24', fromTime: '14:00', toOn: '2026-12-24' }, '12. 24. 14:00~24:00'],
    [{ fromOn: '2026-12-24', fromTime: '14:00', toOn: '2026-12-26' }, '12. 24. 14:00~12. 26.'],
    [{ fromOn: '2026-12-31', toOn: '2027-01-02', toTime: '12:00' }, '12. 31.~2027. 1. 2. 12:00'],
  ])('%j is printed as %s', (written, words) => {
    expect(periodWords(period(written), 2026)).toBe(words);
  });
});

describe('who acts for a person', () => {
  const leave = absent('chief', 'leader', '2026-12-24T00:00', '2026-12-27T00:00');

  test('is the person until the period begins and from the minute it ends', () => {
    for (const present of ['2026-12-23T23:59:59.999', '2026-12-27T00:00']) {
      expect(standInFor('chief', at(present), [leave])).toEqual({
        result: 'present',
        actingPersonId: 'chief',
        chain: [],
      });
    }
    for (const away of ['2026-12-24T00:00', '2026-12-26T23:59:59.999']) {
      const answer = { result: 'standIn', actingPersonId: 'leader', chain: [leave] };
      expect(standInFor('chief', at(away), [leave])).toEqual(answer);
    }
  });

  test('is the person again from the moment the absence is cancelled', () => {
    const back = { ...leave, cancelledAt: at('2026-12-25T09:00') };
    expect(standInFor('chief', at('2026-12-25T08:59'), [back]).result).toBe('standIn');
    expect(standInFor('chief', at('2026-12-25T09:00'), [back]).result).toBe('present');
  });

  test('is found through stand-ins who are away themselves, at most three', () => {
    const days = ['2026-12-24T00:00', '2026-12-27T00:00'] as const;
    const line = [absent('a', 'b', ...days), absent('b', 'c', ...days), absent('c', 'd', ...days)];
    expect(standInFor('a', at('2026-12-25T10:00'), line)).toMatchObject({ actingPersonId: 'd', chain: line });
    const longer = [...line, absent('d', 'e', ...days)];
    expect(standInFor('a', at('2026-12-25T10:00'), longer)).toEqual({ result: 'tooLong', chain: line });
  });

  test('is nobody, with the reason, where the chain ends or turns back', () => {
    const days = ['2026-12-24T00:00', '2026-12-27T00:00'] as const;
    const [first, none, back] = [absent('a', 'b', ...days), absent('b', null, ...days), absent('b', 'a', ...days)];
    expect(standInFor('a', at('2026-12-25T10:00'), [first, none])).toEqual({
      result: 'noStandIn',
      chain: [first, none],
    });
    expect(standInFor('a', at('2026-12-25T10:00'), [first, back])).toEqual({ result: 'circle', chain: [first, back] });
  });
});

describe('a new absence', () => {
  const wanted = { personId: 'chief', standInId: 'leader', ...period({ fromOn: '2026-12-24', toOn: '2026-12-26' }) };
  const fault = (change: Partial<typeof wanted> = {}, existing: readonly Absence[] = []) =>
    absenceFault({ ...wanted, ...change }, existing, NOW)?.refused;

  test('beside others that touch it is taken', () => {
    expect(fault({}, [absent('chief', 'x', '2026-12-20T00:00', '2026-12-24T00:00')])).toBeUndefined();
    expect(fault({}, [absent('chief', 'x', '2026-12-27T00:00', '2026-12-28T00:00')])).toBeUndefined();
  });

  test('over one of the same person is refused with the days of that one', () => {
    const other = absent('chief', 'x', '2026-12-26T18:00', '2026-12-28T00:00');
    const refusal = { refused: 'absence-overlaps', facts: { period: '12. 26. 18:00~12. 27.' } };
    expect(absenceFault(wanted, [other], NOW)).toEqual(refusal);
    expect(fault({}, [{ ...other, cancelledAt: at('2026-12-26T18:00') }])).toBeUndefined();
  });

  test('with oneself as stand-in is refused', () => {
    expect(fault({ standInId: 'chief' })).toBe('stand-in-is-oneself');
  });

  test('may begin this morning, not yesterday, and not be over', () => {
    expect(fault({ ...period({ fromOn: '2026-12-20', toOn: '2026-12-20' }) })).toBeUndefined();
    expect(fault({ ...period({ fromOn: '2026-12-19', toOn: '2026-12-24' }) })).toBe('absence-in-the-past');
    expect(fault({ ...period({ fromOn: '2026-12-20', toOn: '2026-12-20', toTime: '10:00' }) })).toBe(
      'absence-in-the-past',
    );
  });

  test('lasts a year at the longest', () => {
    expect(fault({ ...period({ fromOn: '2026-12-24', toOn: '2027-12-23' }) })).toBeUndefined();
    expect(fault({ ...period({ fromOn: '2026-12-24', toOn: '2027-12-25' }) })).toBe('absence-too-long');
  });

  test('that would send the stand-in back to the person is refused, however far around', () => {
    const leader = absent('leader', 'drafter', '2026-12-26T00:00', '2026-12-30T00:00');
    expect(fault({}, [leader])).toBeUndefined();
    const drafter = absent('drafter', 'chief', '2026-12-26T09:00', '2026-12-26T18:00');
    expect(fault({}, [leader, drafter])).toBe('stand-in-circle');
    const later = absent('drafter', 'chief', '2026-12-27T00:00', '2026-12-30T00:00');
    expect(fault({}, [leader, later])).toBeUndefined();
  });
});

describe('of any office', () => {
  const HOUR = 3_600_000;
  const PEOPLE = ['a', 'b', 'c', 'd', 'e', 'f'];
  const start = at('2026-12-20T12:00').getTime();
  const instant = (hour: number) => new Date(start + hour * HOUR);
  const entry = fc
    .record({
      personId: fc.constantFrom(...PEOPLE),
      standInId: fc.option(fc.constantFrom(...PEOPLE)),
      from: fc.integer({ min: 0, max: 20 }),
      hours: fc.integer({ min: 1, max: 12 }),
      cancelled: fc.option(fc.integer({ min: 0, max: 32 }), { freq: 4 }),
    })
    .map(({ personId, standInId, from, hours, cancelled }): Absence => {
      const period = { from: instant(from), until: instant(from + hours) };
      const cancelledAt = cancelled === null ? null : instant(cancelled);
      const id = `${personId} ${from} ${hours}`;
      return { id, personId, standInId, ...period, kind: 'trip', basis: '출장 명령', madeBy: personId, cancelledAt };
    });

  /** Whom somebody names at an hour, by listing the hours of every absence. */
  function namedAt(absences: readonly Absence[], hour: number): Map<string, Absence> {
    const named = new Map<string, Absence>();
    for (const absence of absences) {
      for (let each = 0; each < 40; each += 1) {
        const moment = instant(each).getTime();
        const ended = absence.cancelledAt !== null && moment >= absence.cancelledAt.getTime();
        const away = moment >= absence.from.getTime() && moment < absence.until.getTime() && !ended;
        if (each === hour && away && !named.has(absence.personId)) named.set(absence.personId, absence);
      }
    }
    return named;
  }

  function naively(personId: string, named: Map<string, Absence>, chain: readonly Absence[] = []): StandInChain {
    const absence = named.get(personId);
    if (!absence && chain.length === 0) return { result: 'present', actingPersonId: personId, chain };
    if (!absence) return { result: 'standIn', actingPersonId: personId, chain };
    if (chain.length >= MOST_STAND_IN_STEPS) return { result: 'tooLong', chain };
    const longer = [...chain, absence];
    if (absence.standInId === null) return { result: 'noStandIn', chain: longer };
    if (longer.some((step) => step.personId === absence.standInId)) return { result: 'circle', chain: longer };
    return naively(absence.standInId, named, longer);
  }

  test('the chain is what following it by hand finds', () => {
    const world = fc.tuple(fc.array(entry, { maxLength: 14 }), fc.integer({ min: 0, max: 33 }));
    fc.assert(
      fc.property(world, ([absences, hour]) => {
        const named = namedAt(absences, hour);
        for (const person of PEOPLE) {
          expect(standInFor(person, instant(hour), absences)).toEqual(naively(person, named));
        }
      }),
    );
  });

  test('absences taken one by one never make a circle nor two of one person at once, and no other is refused', () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 14 }), (wanted) => {
        const taken: Absence[] = [];
        for (const one of wanted.map((each) => ({ ...each, cancelledAt: null }))) {
          const fault = absenceFault(one, taken, instant(0))?.refused;
          const hours = Array.from({ length: 40 }, (_, hour) => hour);
          const overlaps = hours.some((hour) => {
            const both = [one, ...taken].filter((each) => namedAt([each], hour).has(one.personId));
            return both.length > 1 && both.includes(one);
          });
          const circles = hours.some((hour) => {
            if (!namedAt([one], hour).has(one.personId)) return false;
            const named = namedAt([one, ...taken], hour);
            let person: string | null | undefined = one.standInId;
            for (let step = 0; step < PEOPLE.length && person && person !== one.personId; step += 1) {
              person = named.get(person)?.standInId;
            }
            return person === one.personId;
          });
          const expected = overlaps || circles || one.standInId === one.personId;
          expect([fault, expected]).toEqual([fault, fault !== undefined]);
          if (fault === undefined) taken.push(one);
        }
        for (const person of PEOPLE) {
          for (let hour = 0; hour < 33; hour += 1) {
            expect(standInFor(person, instant(hour), taken).result).not.toBe('circle');
          }
        }
      }),
    );
  });
});
