import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Installation, openInstallation } from '../../server/testing/test-office.ts';
import { loadDemonstrationOffice } from './load-demonstration-office.ts';

let installation: Installation;
beforeAll(async () => {
  installation = await openInstallation({ at: '2026-11-21T00:00:00Z', config: { demo: true } });
});
afterAll(() => installation.close());

test('x', async () => {
  const t = performance.now();
  const lines = await loadDemonstrationOffice(installation.services);
  console.log(lines.join('\n'), performance.now() - t);
  console.log(
    await installation.services.database
      .sql`select agency_id, status, count(*)::int from documents group by 1,2 order by 1,2`,
  );
  console.log(
    await installation.services.database
      .sql`select unit_name, year, serial, registered_on from registrations order by registered_at`,
  );
});
