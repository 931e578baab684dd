import type { SendingReply } from '../../shared/contract/letterhead.ts';
import { dayInKorea } from '../../shared/kernel/calendar-day.ts';
import { findAgencyName, listOtherAgencies, listPostsOf } from '../organization/index.ts';
import type { Signed } from '../platform/http/policy.ts';
import { Problem } from '../platform/http/problems.ts';
import type { Services } from '../platform/services.ts';
import { findLetterFacts, headTitleOf } from './find-letter-facts.ts';
import { findHeadTitles, findSealAt } from './store.ts';

/** What a letter of this person would print today; what it prints in the end is asked again at 상신. */
export async function findSending(services: Services, { agencyId, personId }: Signed): Promise<SendingReply> {
  const { sql } = services.database;
  const at = services.clock.now();
  const on = dayInKorea(at);
  const [posts, name, others] = await Promise.all([
    listPostsOf(sql, agencyId, personId, on),
    findAgencyName(sql, agencyId),
    listOtherAgencies(sql, agencyId),
  ]);
  const [post] = posts;
  if (!post || name === undefined) throw new Problem('not-permitted', { who: '직위가 있는 사람' });
  const agencies = [{ id: agencyId, name }, ...others];
  const partners = others.map((other) => ({ agencyId: other.id, agencyName: other.name }));
  const [facts, titles, seal] = await Promise.all([
    findLetterFacts(sql, { agencyId, drafter: post, on, partners }),
    findHeadTitles(
      sql,
      agencies.map(({ id }) => id),
      on,
    ),
    findSealAt(sql, agencyId, null, at),
  ]);
  if (!facts) throw new Problem('not-found');
  const signer = facts.unitHeadPersonId;
  const signature = signer === null ? undefined : await findSealAt(sql, agencyId, signer, at);
  return {
    agencyId,
    facts: { ...facts, partnerHeads: [...facts.partnerHeads] },
    hasSeal: seal !== undefined,
    hasSignature: signature !== undefined,
    agencies: agencies.map(({ id, name }) => ({ id, name, head: headTitleOf(titles, id) })),
  };
}
