import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type AskedItem,
  type HandoverItem,
  type HandoverParties,
  mayReadHandover,
  refuseAsked,
  refuseHandoverAct,
  seatObstacle,
  settleHandover,
} from './handover.ts';

const key = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
const item = fc.record<HandoverItem>({
  key,
  kind: fc.constantFrom('seat', 'circulation', 'draft', 'unitTask', 'savedLine', 'circulationGroup', 'request'),
  obstacle: fc.constantFrom(null, 'sitsOnLine', 'postDiffers', 'alreadyShown', 'linesFull', 'groupsFull'),
});
const current = fc.uniqueArray(item, { selector: (one) => one.key });
const asked = fc.uniqueArray(fc.record<AskedItem>({ key, leftOut: fc.constantFrom(null, '다른 사람에게 인계') }), {
  selector: (one) => one.key,
});

describe('what is handed over', () => {
  test('is settled item by item: every one asked or there stands once, and only what is there moves', () => {
    fc.assert(
      fc.property(asked, current, (record, there) => {
        const settled = settleHandover(record, there);
        const keys = settled.map((one) => one.key);
        expect(new Set(keys).size).toBe(keys.length);
        expect(new Set(keys)).toEqual(new Set([...record, ...there].map((one) => one.key)));
        for (const { key: settledKey, outcome } of settled) {
          const wish = record.find((one) => one.key === settledKey);
          const found = there.find((one) => one.key === settledKey);
          expect(outcome === 'gone').toBe(wish !== undefined && !found);
          expect(outcome === 'cameLater').toBe(!wish);
          expect(outcome === 'moved').toBe(wish?.leftOut === null && found?.obstacle === null);
        }
      }),
    );
  });

  test('is all that the giver has: nothing is forgotten, and leaving something out takes a reason', () => {
    const there: HandoverItem[] = ['a', 'b'].map((one) => ({ key: one, kind: 'seat', obstacle: null }));
    const wish = (...keys: string[]) => keys.map((one) => ({ key: one, leftOut: null }));
    expect(refuseAsked(wish('b', 'a'), there)).toBeUndefined();
    expect(refuseAsked(wish('a'), there)).toEqual({ refused: 'handover-items-changed' });
    expect(refuseAsked(wish('a', 'b', 'c'), there)).toEqual({ refused: 'handover-items-changed' });
    expect(refuseAsked(wish('a', 'a'), there)).toEqual({ refused: 'handover-items-changed' });
    expect(refuseAsked([...wish('a'), { key: 'b', leftOut: ' ' }], there)).toEqual({ refused: 'reason-missing' });
  });

  test('never puts a person twice on a line, and a deciding seat goes to who holds its post', () => {
    const seat = { receiverHoldsPost: false, receiverSitsOnLine: false } as const;
    expect(seatObstacle({ ...seat, act: 'review' })).toBeNull();
    expect(seatObstacle({ ...seat, act: 'approve' })).toBe('postDiffers');
    expect(seatObstacle({ ...seat, act: 'delegatedApprove', receiverHoldsPost: true })).toBeNull();
    expect(seatObstacle({ ...seat, act: 'review', receiverSitsOnLine: true })).toBe('sitsOnLine');
  });
});

describe('a handover', () => {
  const handover: HandoverParties = {
    status: 'proposed',
    giverPersonId: 'giver',
    receiverPersonId: 'receiver',
    madeByPersonId: 'administrator',
    giverUnitId: 'unit-1',
    receiverUnitId: 'unit-2',
  };
  const acts = (personId: string) =>
    (['confirm', 'refuse', 'withdraw'] as const).filter((act) => !refuseHandoverAct(act, personId, handover));

  test('is confirmed or refused by the receiver and taken back by who wrote it, once', () => {
    expect(acts('receiver')).toEqual(['confirm', 'refuse']);
    expect(acts('giver')).toEqual(['withdraw']);
    expect(acts('administrator')).toEqual(['withdraw']);
    expect(acts('stranger')).toEqual([]);
    const done = { ...handover, status: 'done' } as const;
    expect(refuseHandoverAct('confirm', 'receiver', done)).toEqual({ refused: 'handover-ended' });
  });

  test('is read by both sides, its writer, the records officers of both units and the administrator', () => {
    const may = (personId: string, roles: string[] = [], recordsUnitIds: string[] = []) =>
      mayReadHandover({ personId, roles, recordsUnitIds }, handover);
    expect(['giver', 'receiver', 'administrator'].map((one) => may(one))).toEqual([true, true, true]);
    expect(may('stranger')).toBe(false);
    expect(may('stranger', ['administrator'])).toBe(true);
    expect(may('stranger', [], ['unit-2'])).toBe(true);
    expect(may('stranger', ['disclosureOfficer'], ['unit-3'])).toBe(false);
  });
});
