import { expect, test } from 'vitest';
import { SpareTime } from './spare-time.ts';

/** A clock that only work and rest move: what is counted here are the milliseconds of each. */
class CountedTime {
  worked = 0;
  rested = 0;
  readonly now = (): number => this.worked + this.rested;
  readonly pause = async (ms: number): Promise<void> => {
    this.rested += ms;
  };
}

test('background work has a tenth of the time while people ask, and half of it while nobody does', async () => {
  const time = new CountedTime();
  const spareTime = new SpareTime(time);
  for (let piece = 0; piece < 100; piece += 1) {
    await spareTime.share(async () => {
      spareTime.notice();
      time.worked += piece;
    });
  }
  expect(time.rested).toBe(9 * time.worked);

  const alone = new CountedTime();
  const nobody = new SpareTime(alone);
  for (let piece = 0; piece < 100; piece += 1) {
    await nobody.share(async () => {
      alone.worked += piece;
    });
  }
  expect(alone.rested).toBe(alone.worked);
});

test('where people come in crowds, background work keeps out of their way', async () => {
  const time = new CountedTime();
  const spareTime = new SpareTime(time);
  const beside = (asked: number) =>
    spareTime.share(async () => {
      for (let each = 0; each < asked; each += 1) spareTime.notice();
      time.worked += 10;
    });
  await beside(1);
  expect(time.rested).toBe(90);
  await beside(2);
  expect(time.rested).toBe(90 + 490);
});

test('a piece that fails rests as well, and one that took minutes holds up the next for seconds', async () => {
  const time = new CountedTime();
  const spareTime = new SpareTime(time);
  const failing = spareTime.share(async () => {
    spareTime.notice();
    time.worked += 3;
    throw new Error('the document has lost its bytes');
  });
  await expect(failing).rejects.toThrow('the document has lost its bytes');
  expect(time.rested).toBe(27);
  await spareTime.share(async () => {
    spareTime.notice();
    time.worked += 60_000;
  });
  expect(time.rested).toBe(27 + 5_000);
});
