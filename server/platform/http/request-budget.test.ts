import { expect, test } from 'vitest';
import { RequestBudget } from './request-budget.ts';

test('each client has a budget of its own, told with every answer, and a new one every minute', () => {
  let now = 0;
  const budget = new RequestBudget('test', 2, () => now);
  expect(budget.take('192.0.2.1')).toEqual({ passes: true, remaining: 1, resetS: 60 });
  now = 59_500;
  expect(budget.take('::ffff:192.0.2.1')).toEqual({ passes: true, remaining: 0, resetS: 1 });
  expect(budget.take('192.0.2.1')).toEqual({ passes: false, remaining: 0, resetS: 1 });
  expect(budget.take('192.0.2.2').passes).toBe(true);
  now = 60_000;
  expect(budget.take('192.0.2.1').remaining).toBe(1);
});

test('a day is a window like any other, and says how long it lasts', () => {
  let now = 0;
  const budget = new RequestBudget('test', 1, () => now, 86_400_000);
  expect(budget.take('192.0.2.1').passes).toBe(true);
  now = 86_340_000;
  expect(budget.take('192.0.2.1')).toEqual({ passes: false, remaining: 0, resetS: 60 });
  const headers = new Map<string, string>();
  const reply = { header: (name: string, value: string) => headers.set(name, value) };
  budget.tell(reply as never, budget.take('192.0.2.1'));
  expect([headers.get('ratelimit-policy'), headers.get('retry-after')]).toEqual(['"test";q=1;w=86400', '60']);
  now = 86_400_000;
  expect(budget.take('192.0.2.1').passes).toBe(true);
});

test('whoever has a whole network of IPv6 is one client', () => {
  const budget = new RequestBudget('test', 1, () => 0);
  expect(budget.take('2001:db8:0:1::7').passes).toBe(true);
  expect(budget.take('2001:0db8:0000:0001:ffff:1:2:3').passes).toBe(false);
  expect(budget.take('2001:db8:0:2::7').passes).toBe(true);
  expect(budget.take('::1').passes).toBe(true);
});
