import { changeDelegationVersion, makeDelegationVersion } from '../../server/delegation/draft-version.ts';
import { importRules, previewRules } from '../../server/delegation/import-rules.ts';
import { publishDelegationVersion } from '../../server/delegation/publish-version.ts';
import { listDelegationVersions } from '../../server/delegation/version-view.ts';
import type { Signed } from '../../server/platform/http/policy.ts';
import { USUAL_LADDER } from '../../shared/approval/delegation-ladder.ts';
import { dayInKorea } from '../../shared/kernel/calendar-day.ts';
import { readCsv } from '../../shared/kernel/csv.ts';
import { type Desk, keyOf } from './open-agencies.ts';
import type { PlannedAgency } from './planned-office.ts';

/** Puts the agency's regulation (위임전결규정) into force on the day it opens, by the administrator's own acts. */
export async function publishRegulation(desk: Desk, agency: PlannedAgency, administrator: Signed): Promise<void> {
  const { delegation } = agency;
  const { versions } = await listDelegationVersions(desk, administrator.agencyId);
  if (!delegation || versions.some(({ status }) => status === 'published')) return;
  const key = (what: string) => keyOf(administrator, `${agency.administrator.login}-delegation-${what}`);
  const { title, rungNames } = delegation;
  const made = await makeDelegationVersion(desk, administrator, { title, copyFrom: null }, key('made'));
  const { version } = made;
  const ladder = USUAL_LADDER.map((rung) => ({
    ...rung,
    name: rungNames[rung.name] ?? rung.name,
    titles: [...rung.titles],
  }));
  const change = { revision: made.revision, title, matterRequired: false, ladder };
  await changeDelegationVersion(desk, administrator, version, change, key('ladder'));
  const { records } = readCsv(delegation.table);
  const { preview } = await previewRules(desk, administrator, version, records);
  if (preview === null) throw new Error(`${agency.name}: its delegation table cannot be read`);
  const { revision } = await importRules(desk, administrator, version, { records, preview }, key('table'));
  const validFrom = dayInKorea(desk.clock.now());
  await publishDelegationVersion(desk, administrator, version, { revision, validFrom }, key('published'));
}
