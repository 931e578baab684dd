import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ApprovalEvent } from '../../shared/approval/approval-events.ts';
import { isFinalAct, replay } from '../../shared/approval/approval-line.ts';
import type { BoxCounts, BoxName, BoxPage, BoxRow, DocumentReply } from '../../shared/contract/approval.ts';
import type { LineSeat } from '../../shared/contract/document-parts.ts';
import type { DraftMade, SubmitReply } from '../../shared/contract/drafting.ts';
import type { SessionReply } from '../../shared/contract/identity.ts';
import { leafHash } from '../integrity/index.ts';
import { numbersFrom, openRandomAgency } from '../testing/random-agency.ts';
import { type OfficeClient, openTestOffice } from '../testing/test-office.ts';
import { editorText } from '../testing/written-document.ts';

/**
 * Twelve people of three units write some ninety documents and act on them at random; then everything that
 * anybody is shown is compared with what they may see, and every projection with the events.
 */
const SEED = 20_260_303;
const DOCUMENTS = 90;
const BOXES: readonly BoxName[] = ['waiting', 'upcoming', 'progress', 'done', 'returned', 'drafted', 'saved'];

const office = await openTestOffice();
afterAll(office.close);
const { sql } = office.services.database;

type Colleague = { readonly client: OfficeClient; readonly seat: Omit<LineSeat, 'act'>; readonly unitId: string };
const colleagues: Colleague[] = [];
const managementNumbers: string[] = [];

beforeAll(async () => {
  console.log(`random office: seed ${SEED}`);
  const next = numbersFrom(SEED);
  const { logins, unitTaskId, agencyId } = await openRandomAgency(office);
  for (const login of logins) {
    const client = await office.signIn(login);
    const [post] = (await client.get<SessionReply>('/api/session')).posts;
    if (!post) throw new Error(`${login} holds no post`);
    colleagues.push({ client, seat: { postId: post.postId, personId: post.personId }, unitId: post.unitId });
  }
  for (let count = 0; count < DOCUMENTS; count += 1) {
    office.clock.advanceMs(1_000 + next(4_000));
    managementNumbers.push(await liveOneDocument(next, unitTaskId));
  }
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int as count from documents where agency_id = ${agencyId}`;
  expect(row?.count).toBe(DOCUMENTS);
});

/** Begun, and then as far as chance takes it. */
async function liveOneDocument(next: (below: number) => number, unitTaskId: string): Promise<string> {
  const order = [...colleagues].sort(() => next(3) - 1);
  const [drafter, ...others] = order as [Colleague, ...Colleague[]];
  const { managementNumber } = await drafter.client.post<DraftMade>('/api/drafts');
  const length = 1 + next(3);
  const line = others.slice(0, length).map(({ seat }, index): LineSeat => {
    const last = index === length - 1;
    return { act: last ? (next(2) ? 'approve' : 'delegatedApprove') : next(2) ? 'review' : 'cooperate', ...seat };
  });
  let acts = next(8);
  for (let revision = 1; acts > 0; ) {
    const draft = {
      revision,
      title: `보고 ${managementNumber}`,
      publicTitle: '',
      editorJson: editorText('본문입니다.'),
      summary: '',
      keywords: [],
      disclosure: { level: 'open', grounds: [] },
      bodyOpen: false,
      licence: 'none',
      unitTaskId,
      line,
    };
    const saved = await drafter.client.put<DraftMade>(`/api/drafts/${managementNumber}`, draft);
    if (--acts === 0) break;
    const submission = { revision: saved.revision };
    const sent = await drafter.client.post<SubmitReply>(`/api/drafts/${managementNumber}/submission`, submission);
    revision = saved.revision + 1;
    acts = await actOnLine(next, acts - 1, signersOf(line, others), drafter, sent);
  }
  return managementNumber;
}

type Signer = Colleague & { readonly act: LineSeat['act'] };

function signersOf(line: readonly LineSeat[], others: readonly Colleague[]): Signer[] {
  return others.flatMap((colleague, index) => {
    const act = line[index]?.act;
    return act ? [{ ...colleague, act }] : [];
  });
}

/** Answers how many acts are left once the line has ended and can be submitted anew; 0 when nothing more happens. */
async function actOnLine(
  next: (below: number) => number,
  acts: number,
  signers: readonly Signer[],
  drafter: Colleague,
  { managementNumber, contentHash }: SubmitReply,
): Promise<number> {
  const url = `/api/documents/${managementNumber}`;
  if (acts > 0 && next(6) === 0) {
    await drafter.client.post(`${url}/recall`, { reason: '다시 봅니다.' });
    return acts - 1;
  }
  let left = acts;
  for (const signer of signers) {
    if (left === 0) return 0;
    left -= 1;
    office.clock.advanceMs(next(2_000));
    // 협조 is an opinion: only who reviews or decides sends back.
    if (next(5) === 0 && signer.act !== 'cooperate') {
      await signer.client.post(`${url}/rejection`, { contentHash, reason: '고쳐 주십시오.' });
      return left;
    }
    await signer.client.post(`${url}/signature`, { contentHash, ...(next(3) === 0 ? { opinion: '의견' } : {}) });
  }
  return 0;
}

async function wholeBox(client: OfficeClient, box: BoxName): Promise<BoxRow[]> {
  const rows: BoxRow[] = [];
  let after = '';
  for (;;) {
    const page: BoxPage = await client.get<BoxPage>(`/api/boxes/${box}${after}`);
    rows.push(...page.rows);
    if (page.next === null) return rows;
    after = `?after=${encodeURIComponent(page.next)}`;
  }
}

type Stream = {
  documentId: string;
  managementNumber: string;
  drafter: string;
  unitId: string;
  events: ApprovalEvent[];
};

async function streams(): Promise<Stream[]> {
  return sql<Stream[]>`
    select d.id as "documentId", d.management_number as "managementNumber", d.drafter_person_id as drafter,
      d.unit_id as "unitId",
      coalesce(jsonb_agg(e.event order by e.sequence) filter (where e.event is not null), '[]'::jsonb) as events
    from documents d left join approval_events e on e.agency_id = d.agency_id and e.document_id = d.id
    where d.management_number = any(${managementNumbers}) group by d.agency_id, d.id`;
}

describe('in an office of twelve and ninety documents', () => {
  test('every row of every box opens, the badges count the rows, and a page follows a page without a gap', async () => {
    for (const { client } of colleagues) {
      const counts = await client.get<BoxCounts>('/api/boxes');
      for (const box of BOXES) {
        const rows = await wholeBox(client, box);
        expect([box, rows.length]).toEqual([box, counts[box]]);
        expect(new Set(rows.map((row) => row.managementNumber)).size).toBe(rows.length);
        const times = rows.map((row) => row.at);
        expect(times).toEqual([...times].sort(box === 'waiting' ? undefined : (a, b) => (a < b ? 1 : -1)));
        for (const row of rows) {
          const place = row.status === 'drafting' ? 'drafts' : 'documents';
          const opened = await client.attempt('GET', `/api/${place}/${row.managementNumber}`);
          expect([row.managementNumber, opened.statusCode]).toEqual([row.managementNumber, 200]);
          if (place === 'documents') expect(opened.json<DocumentReply>().paper.title).toBe(row.title);
        }
      }
    }
  });

  test('everybody reads what the rule lets them read, and has in a box what they have a part in', async () => {
    const all = await streams();
    for (const { client, seat, unitId } of colleagues) {
      const inBoxes = new Map<BoxName, Set<string>>();
      for (const box of BOXES) {
        inBoxes.set(box, new Set((await wholeBox(client, box)).map((row) => row.managementNumber)));
      }
      for (const stream of all) {
        const expected = expectedFor(stream, seat.personId, unitId);
        const opened = await client.attempt('GET', `/api/documents/${stream.managementNumber}`);
        expect([stream.managementNumber, opened.statusCode]).toEqual([
          stream.managementNumber,
          expected.reads ? 200 : 404,
        ]);
        const boxes = BOXES.filter((box) => inBoxes.get(box)?.has(stream.managementNumber));
        expect([stream.managementNumber, boxes]).toEqual([stream.managementNumber, expected.boxes]);
      }
    }
  });

  test('seats, states and versions are what the events say', async () => {
    for (const stream of await streams()) {
      const line = replay(stream.events);
      const [document] = await sql<{ status: string; version: number }[]>`
        select status, version from documents where id = ${stream.documentId}`;
      expect(document).toEqual({ status: line.status, version: line.version });
      const seats = await sql`
        select seat, act, person_id as "personId", signed, in_turn as "inTurn", has_opinion as "hasOpinion", status
        from approval_seats where document_id = ${stream.documentId} order by seat`;
      if (line.status === 'drafting') {
        expect(seats.count).toBe(0);
        continue;
      }
      expect([...seats]).toEqual(
        line.seats.map(({ act, officer }, seat) => {
          const signature = line.signatures.find((each) => each.seat === seat);
          return {
            seat,
            act,
            personId: officer.personId,
            signed: signature !== undefined,
            inTurn: line.status === 'inApproval' && line.turns.includes(seat),
            hasOpinion: signature?.opinion !== undefined,
            status: line.status,
          };
        }),
      );
    }
  });

  test('every approval has its number and its filing, nothing else has, and the numbers have no gap', async () => {
    const approved = (await streams()).filter((stream) => replay(stream.events).status === 'approved');
    const registered = await sql<{ documentId: string; seriesId: string; serial: number }[]>`
      select r.document_id as "documentId", series_id as "seriesId", serial from registrations r
      join filings f on f.agency_id = r.agency_id and f.document_id = r.document_id order by serial`;
    expect(registered.map((row) => row.documentId).sort()).toEqual(approved.map((row) => row.documentId).sort());
    expect(approved.length).toBeGreaterThan(10);
    for (const { unitId } of colleagues) {
      const serials = registered.filter((row) => row.seriesId === unitId).map((row) => row.serial);
      expect(serials).toEqual(serials.map((_serial, index) => index + 1));
    }
  });

  test('every act has a leaf that hashes it and one delivery for each consumer', async () => {
    const rows = await sql<
      { agencyId: number; documentId: string; sequence: number; event: ApprovalEvent; hash: string; salt: string }[]
    >`
      select e.agency_id as "agencyId", e.document_id as "documentId", e.sequence, e.event, l.leaf_hash as hash, l.salt
      from approval_events e left join integrity_leaves l on l.agency_id = e.agency_id and l.id = e.event_id`;
    const submitted = new Map<string, string>();
    for (const { hash, salt, ...act } of rows.sort((a, b) => a.sequence - b.sequence)) {
      if ('contentHash' in act.event) submitted.set(act.documentId, act.event.contentHash);
      const manifest = { ...act, contentHash: submitted.get(act.documentId) ?? '' };
      expect(leafHash(manifest, salt)).toBe(hash);
      expect(leafHash({ ...manifest, sequence: act.sequence + 1 }, salt)).not.toBe(hash);
    }
    const [leaves] = await sql<
      { count: number }[]
    >`select count(*)::int as count from integrity_leaves where kind = 'act'`;
    expect(leaves?.count).toBe(rows.length);
    const deliveries = await sql<{ kind: string; consumers: string }[]>`
      select e.event ->> 'type' as kind, string_agg(o.consumer, ' ' order by o.consumer) as consumers from approval_events e
      left join outbox_deliveries o on o.event_id = e.event_id and o.document_id = e.document_id
        and o.sequence = e.sequence and o.kind = e.event ->> 'type' group by e.event_id, 1`;
    // Only an approval can be a decision on a 정보공개 청구.
    const heard = (kind: string) =>
      `notification publication rendering${kind === 'DocumentApproved' ? ' requests' : ''} search`;
    expect(deliveries.filter(({ kind, consumers }) => consumers !== heard(kind))).toEqual([]);
    expect(deliveries.some(({ kind }) => kind === 'DocumentApproved')).toBe(true);
  });
});

/** The rule once more, written without the code that is tested. */
function expectedFor(stream: Stream, personId: string, unitId: string): { reads: boolean; boxes: BoxName[] } {
  const mine = stream.drafter === personId;
  const last = stream.events.at(-1);
  const submission = stream.events.findLast((event) => event.type === 'DocumentSubmitted');
  if (!last || submission?.type !== 'DocumentSubmitted') return { reads: false, boxes: mine ? ['saved'] : [] };
  const since = stream.events.slice(stream.events.indexOf(submission));
  const seat = submission.seats.findIndex(({ officer }) => officer.personId === personId);
  const signatures = since.filter((event) => event.type === 'SeatSigned' || event.type === 'DocumentApproved').length;
  const open = last.type === 'DocumentSubmitted' || last.type === 'SeatSigned';
  const approved = last.type === 'DocumentApproved' && isFinalAct(last.act);
  const signed = seat >= 0 && seat <= signatures;
  const boxes: BoxName[] = [];
  if (open && seat === signatures + 1) boxes.push('waiting');
  if (open && seat > signatures + 1) boxes.push('upcoming');
  if (open && signed) boxes.push('progress');
  if (approved && signed) boxes.push('done');
  // Whoever sent it back finds it there too, though they never signed it.
  const sentBack = last.type === 'DocumentRejected' && last.seat === seat;
  if (!open && !approved && (signed || sentBack)) boxes.push('returned');
  if (mine) boxes.push('drafted');
  return { reads: mine || seat >= 0 || (approved && stream.unitId === unitId), boxes };
}
