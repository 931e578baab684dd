import { readFileSync } from 'node:fs';
import path from 'node:path';
import { listLetterhead } from '../../server/letterhead/list-letterheads.ts';
import { registerSeal } from '../../server/letterhead/register-seal.ts';
import { setLetterhead } from '../../server/letterhead/set-letterhead.ts';
import { CHECKOUT } from '../../server/platform/checkout.ts';
import type { Signed } from '../../server/platform/http/policy.ts';
import { dayInKorea } from '../../shared/kernel/calendar-day.ts';
import { type Desk, keyOf } from './open-agencies.ts';
import type { PlannedAgency } from './planned-office.ts';

/** The letterhead and seal of an agency, drawn for the demonstration; the seal says 견본, so that it passes for none. */
export async function registerLetterhead(desk: Desk, agency: PlannedAgency, administrator: Signed): Promise<void> {
  const { letterhead } = agency;
  if (!letterhead) return;
  const { seals, rows } = await listLetterhead(desk, administrator.agencyId);
  const key = (what: string) => keyOf(administrator, `${agency.administrator.login}-${what}`);
  const reason = '시연용으로 그린 견본';
  if (rows.length === 0) {
    const texts = { headTitle: '', zipCode: '', address: '', homepage: '', ...letterhead.texts };
    const pictures = { logo: { png: pictureOf('logo') }, symbol: { png: pictureOf('symbol') } };
    const validFrom = dayInKorea(desk.clock.now());
    await setLetterhead(
      desk,
      administrator,
      { unitId: null, validFrom, ...texts, ...pictures, reason },
      key('letterhead'),
    );
  }
  if (seals.length === 0) {
    const seal = { personId: null, name: letterhead.sealName, sizeMm: 24, png: pictureOf('seal'), reason };
    await registerSeal(desk, administrator, seal, key('seal'));
  }
}

function pictureOf(name: 'logo' | 'symbol' | 'seal'): string {
  return readFileSync(path.join(CHECKOUT, 'scripts/demonstration-office/pictures', `${name}.png`)).toString('base64');
}
