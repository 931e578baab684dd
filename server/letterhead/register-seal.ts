import type { RegisterSeal, SealRegistered } from '../../shared/contract/letterhead.ts';
import { LETTERHEAD_LIMITS } from '../../shared/document/letterhead.ts';
import { oneLine } from '../../shared/document/official-document.ts';
import { findPerson, lockOrganization } from '../organization/index.ts';
import { keepAnswer, once, type RequestKey } from '../platform/http/idempotency.ts';
import type { Signed } from '../platform/http/policy.ts';
import { Problem } from '../platform/http/problems.ts';
import { requireReason } from '../platform/http/require-reason.ts';
import type { Services } from '../platform/services.ts';
import { readPicture } from './read-picture.ts';
import { insertPicture, insertSeal } from './store.ts';

/**
 * 관인(서명) 등록: what was in use is retired by the same act (영 제37조), so that an agency that has begun to seal is
 * never without one while letters are on their way.
 */
export function registerSeal(
  services: Services,
  signed: Signed,
  asked: RegisterSeal,
  key: RequestKey,
): Promise<SealRegistered> {
  const { sql } = services.database;
  const { agencyId, personId: byPersonId } = signed;
  const at = services.clock.now();
  const reason = requireReason(asked.reason);
  const name = oneLine(asked.name);
  if (name === '') throw new Problem('seal-name-missing');
  if ([...name].length > LETTERHEAD_LIMITS.sealName) {
    throw new Problem('letterhead-text-too-long', { name: '이름', most: LETTERHEAD_LIMITS.sealName });
  }
  const { leastSealMm: least, mostSealMm: most } = LETTERHEAD_LIMITS;
  if (asked.sizeMm < least || asked.sizeMm > most) throw new Problem('seal-size-bad', { least, most });
  const picture = readPicture(asked.png);
  return once(sql, key, async () => {
    const { personId } = asked;
    if (personId !== null && !(await findPerson(sql, agencyId, personId))) throw new Problem('not-found');
    return sql.begin(async (tx) => {
      await lockOrganization(tx, agencyId);
      await insertPicture(tx, agencyId, { ...picture, at, byPersonId });
      const { sha256 } = picture;
      const seal = { personId, name, sizeMm: asked.sizeMm, sha256, reason, at, byPersonId };
      const answer: SealRegistered = { sequence: await insertSeal(tx, agencyId, seal) };
      await keepAnswer(tx, key, answer, at);
      return answer;
    });
  });
}
