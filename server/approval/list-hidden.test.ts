import { afterAll, expect, test } from 'vitest';
import { type DocumentFacts, mayRead, type Reader } from '../../shared/access/document-access.ts';
import { type AccessRestriction, isOver } from '../../shared/document/access-restriction.ts';
import { dayInKorea } from '../../shared/kernel/calendar-day.ts';
import { numbersFrom } from '../testing/random-agency.ts';
import { makeRandomWorld, type RandomWorld } from '../testing/random-world.ts';
import { WORLD_NOW, type WorldAgency } from '../testing/random-world-agency.ts';
import { type Cast, openTestOffice } from '../testing/test-office.ts';
import { approveDocument, signAs, submitDraft, writeBundle, writeDraft } from '../testing/written-document.ts';
import { listDocumentFacts, listHidden } from './index.ts';

// 열람제한: what lists leave out is settled without the streams of all the others, and is what these would say.

const SEED = Number(process.env.GYEOL_SEED ?? 20_261_122);
const WORLDS = process.env.TEST_LONG === 'on' ? 200 : 16;
const FOR_LONG: AccessRestriction = { reason: '청구인의 성명', until: null, units: [], people: [] };

const office = await openTestOffice({ at: '2026-12-10T01:00:00Z' });
afterAll(office.close);
const { sql } = office.services.database;
const today = dayInKorea(office.clock.now());

type Dice = (below: number) => number;

/** Most approved documents are restricted, until some day or for good, and name somebody now and then. */
async function restrict({ documents, agencies }: RandomWorld, dice: Dice): Promise<void> {
  for (const { documentId, agencyId, table } of documents.flat()) {
    if (table.status !== 'approved' || dice(6) === 0) continue;
    const person = agencies[0].people[dice(agencies[0].people.length)]?.personId ?? '';
    const unit = agencies[0].people[dice(3)]?.unitIds[0] ?? '';
    const restriction: AccessRestriction = {
      ...{ reason: '세계', until: [null, null, null, '2026-12-09', today][dice(5)] ?? null },
      people: dice(5) === 0 ? [{ id: person, name: '사람' }] : [],
      units: dice(8) === 0 ? [{ id: unit, name: '부서' }] : [],
    };
    await sql`
      update documents set restriction = ${JSON.stringify(restriction)}::text::jsonb
      where agency_id = ${agencyId} and id = ${documentId}`;
  }
}

/** The same by the policy over every stream, as long as it may take. */
function hiddenByStreams(
  reader: Reader,
  units: readonly string[],
  facts: ReadonlyMap<string, DocumentFacts>,
): string[] {
  const restricted = [...facts].filter(
    ([, { restriction, status, unitId }]) =>
      restriction !== null && status === 'approved' && units.includes(unitId) && !isOver(restriction, today),
  );
  return restricted.flatMap(([id, fact]) => (mayRead(reader, fact) ? [] : [id])).sort();
}

function readersOf({ agencyId, people }: WorldAgency): Reader[] {
  return people.map(({ personId, unitIds, roles }) => ({ agencyId, personId, unitIds, roles, actsFor: [], today }));
}

test(`in ${WORLDS} random worlds everybody is kept from what every stream would keep them from`, async ({
  annotate,
}) => {
  expect(office.clock.now()).toEqual(WORLD_NOW);
  const dice = numbersFrom(SEED);
  const counts = { hidden: 0, restricted: 0, readers: 0 };
  for (let number = 1; number <= WORLDS; number += 1) {
    const world = await makeRandomWorld(office.services, number, dice);
    await restrict(world, dice);
    for (const [at, agency] of world.agencies.entries()) {
      const ids = (world.documents[at] ?? []).map(({ documentId }) => documentId);
      const facts = await listDocumentFacts(sql, agency.agencyId, ids);
      const units = [...new Set([...facts.values()].map(({ unitId }) => unitId))];
      counts.restricted += [...facts.values()].filter(({ restriction }) => restriction).length;
      await Promise.all(
        readersOf(agency).map(async (reader) => {
          const asked = dice(2) === 0 ? units : reader.unitIds;
          const hidden = [...(await listHidden(sql, reader, asked))].sort();
          expect(hidden, `world ${number}, ${reader.personId}`).toEqual(hiddenByStreams(reader, asked, facts));
          counts.hidden += hidden.length;
          counts.readers += 1;
        }),
      );
    }
  }
  await annotate(`${JSON.stringify(counts)}, seed ${SEED} (GYEOL_SEED=${SEED} replays)`);
  expect(Math.min(...Object.values(counts))).toBeGreaterThan(WORLDS);
}, 240_000);

async function readerNamed(who: Cast): Promise<Reader> {
  const { personId, unitId } = await office.officer(who);
  return { agencyId: office.agencyId, personId, unitIds: [unitId], roles: [], actsFor: [], today };
}

async function restrictAll(numbers: readonly string[]): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    update documents set restriction = ${JSON.stringify(FOR_LONG)}::text::jsonb
    where agency_id = ${office.agencyId} and management_number = any(${numbers as string[]}) returning id`;
  return rows.map(({ id }) => id).sort();
}

async function show(number: string, who: Cast): Promise<void> {
  const { personId, postId } = await office.officer(who);
  await (await office.as('drafter')).post(`/api/documents/${number}/circulation`, { to: [{ personId, postId }] });
}

/** The database, and of how many documents a statement has asked it for whole streams (`listStreams`). */
function watchStreams() {
  const asked: string[] = [];
  const watched = new Proxy(sql, {
    apply(target, self, values: unknown[]) {
      const [words, , ids] = values;
      if (Array.isArray(words) && String(words).startsWith('unnest(') && Array.isArray(ids)) asked.push(...ids);
      return Reflect.apply(target, self, values);
    },
  });
  return { watched, streams: () => asked.length };
}

test('streams are read of the reader’s own documents, however many others there are', async () => {
  const { unitId } = await office.officer('drafter');
  const reader = await readerNamed('director');
  const approve = async () => {
    const number = await writeDraft(office);
    await approveDocument(office, number);
    return number;
  };
  const looked = async () => {
    const { watched, streams } = watchStreams();
    const hidden = await listHidden(watched, reader, [unitId]);
    return { hidden: hidden.length, streams: streams() };
  };
  const own = await approve();
  await show(own, 'director');
  await restrictAll([own, await approve()]);
  const before = await looked();
  expect(before.streams).toBe(1);
  await restrictAll([await approve(), await approve(), await approve(), await approve()]);
  expect(await looked()).toEqual({ hidden: before.hidden + 4, streams: 1 });
});

test('the other texts of a bundle (일괄기안) are known to whoever has a part in the first, in another’s place too', async () => {
  const absence = { kind: 'trip', fromOn: '2026-12-10', toOn: '2026-12-11', basis: '출장 명령 제3호' };
  const { personId: standInPersonId } = await office.officer('director');
  await (await office.as('section-chief')).post('/api/absences', { ...absence, standInPersonId });
  const texts = await writeBundle(office, ['씨앗 결정', '씨앗 통지', '씨앗 공고']);
  await submitDraft(office, texts[0]);
  await signAs(office, 'team-leader', texts[0]);
  await signAs(office, 'director', texts[0]);
  await show(texts[0], 'colleague');
  const ids = await restrictAll(texts);
  expect(ids).toHaveLength(3);
  const { unitId } = await office.officer('drafter');
  const hiddenFrom = async (who: Cast) => {
    const hidden = await listHidden(sql, await readerNamed(who), [unitId]);
    return hidden.filter((id) => ids.includes(id)).sort();
  };
  for (const who of ['drafter', 'team-leader', 'section-chief', 'director', 'colleague'] as const) {
    expect(await hiddenFrom(who), who).toEqual([]);
  }
  expect(await hiddenFrom('cooperator')).toEqual(ids);
});
