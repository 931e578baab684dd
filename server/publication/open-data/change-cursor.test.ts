import fc from 'fast-check';
import { expect, test } from 'vitest';
import { printCursor, readCursor } from './change-cursor.ts';

const PLACE = fc.record({
  changedAt: fc.date({ min: new Date(0), max: new Date('2200-01-01'), noInvalidDate: true }),
  place: fc.integer({ min: 0, max: 1e12 }),
});

test('a cursor comes back as the place it was, and nothing else is one', () => {
  fc.assert(
    fc.property(PLACE, fc.nat(), fc.constantFrom('A', 'b', '7', '-', ''), (place, at, sign) => {
      const text = printCursor(place);
      expect(readCursor(text)).toEqual(place);
      const cut = at % text.length;
      const other = text.slice(0, cut) + sign + text.slice(cut + 1);
      if (other !== text) expect(readCursor(other)).toBeUndefined();
    }),
    { seed: 20261122 },
  );
  for (const made of ['', '1', 'MS4xLjE', '가나다', `${printCursor({ changedAt: new Date(1), place: 1 })}=`]) {
    expect(readCursor(made)).toBeUndefined();
  }
});
