import { afterAll, beforeAll, expect, test } from 'vitest';
import { openRequestDesk } from '../testing/request-desk.ts';
import { openTestOffice } from '../testing/test-office.ts';

// A Monday.
const office = await openTestOffice({ at: '2026-11-02T00:00:00Z' });
afterAll(office.close);
beforeAll(() => office.giveRoles('cooperator', ['disclosureOfficer']));
const { send, file, act, assign } = openRequestDesk(office);

test('whoever has asked is told how many of the ten working days are left, on which day, and when they stand still', async () => {
  const keys = await file();
  await assign(keys);
  const page = async (at: string) => {
    office.clock.set(`${at}T01:00:00Z`);
    return (await send('status', keys)).body;
  };
  const first = await page('2026-11-02');
  expect(first).toContain('결정까지 근무일 9일 남았습니다');
  expect(first).toContain(
    '2026. 11. 13.(금)까지 공개할지를 정합니다. 오늘은 2026. 11. 2.(월), 10일 가운데 1일째입니다.',
  );
  expect(first.match(/<li class="off">/g)).toHaveLength(2);
  expect(await page('2026-11-08')).toContain('오늘은 2026. 11. 8.(일), 10일 가운데 5일이 지났습니다');
  expect(await page('2026-11-13')).toContain('오늘이 결정기한입니다');
  expect(await page('2026-11-14')).toContain('결정기한이 지났습니다');

  office.clock.set('2026-11-05T01:00:00Z');
  await act('drafter', keys, { act: 'askSupplement', text: '기간을 적어 주십시오.' });
  const standing = await page('2026-11-09');
  expect(standing).toContain('결정기간이 멈추어 있습니다');
  // Monday, Tuesday and Wednesday are gone.
  expect(standing).toContain('10일(근무일) 가운데 7일이 남았습니다');
});
