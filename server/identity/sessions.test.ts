import { afterAll, expect, test } from 'vitest';
import type { SessionReply } from '../../shared/contract/identity.ts';
import { openTestOffice } from '../testing/test-office.ts';

const office = await openTestOffice();
afterAll(office.close);

test('signing in tells who one is and in which post', async () => {
  const drafter = await office.signIn('drafter');
  const session = await drafter.get<SessionReply>('/api/session');
  expect(session).toMatchObject({
    login: 'drafter',
    mustChangePassword: false,
    agency: { id: 0, name: '시험시', isNew: true },
    person: { name: '정노을' },
    posts: [{ postTitle: '주무관', unitName: '자치행정과', unitCode: '1100' }],
    roles: [],
  });
});
