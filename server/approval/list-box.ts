import type { ApprovalEvent, DutyKind, PrintedOfficer, Seat } from '../../shared/approval/approval-events.ts';
import { type ApprovalLine, NEW_LINE, replay, seatsInTurn } from '../../shared/approval/approval-line.ts';
import type { BoxCounts, BoxName, BoxPage, BoxQuery, BoxRow } from '../../shared/contract/approval.ts';
import { disclosureLabel } from '../../shared/disclosure/disclosure.ts';
import { withRestriction } from '../../shared/document/access-restriction.ts';
import { type CalendarDay, dayInKorea, isCalendarDay } from '../../shared/kernel/calendar-day.ts';
import { isUuid } from '../../shared/kernel/uuid.ts';
import { printedNumber } from '../../shared/numbering/document-number.ts';
import {
  countSavedDrafts,
  type DocumentSummary,
  findSubmittedVersion,
  listSavedDrafts,
  listSummaries,
} from '../document/index.ts';
import { findAgencyName, findPerson, findUnitHeading } from '../organization/index.ts';
import type { Sql } from '../platform/database/connect.ts';
import type { Signed } from '../platform/http/policy.ts';
import { Problem } from '../platform/http/problems.ts';
import { listRegistrations } from '../registration/index.ts';
import type { BoxRange } from './box-range-store.ts';
import { type BoxKey, countSeats, listDrafted, listTakenPart, listUpcoming, listWaiting } from './box-store.ts';
import { type AfterDuty, countDuties, listDuties } from './duty-store.ts';
import { listMoves } from './store.ts';

const PAGE = 50;

export async function countBoxes(sql: Sql, signed: Signed, now: Date): Promise<BoxCounts> {
  const [seats, duties, saved] = await Promise.all([
    countSeats(sql, { ...signed, now }),
    countDuties(sql, signed),
    countSavedDrafts(sql, signed.agencyId, signed.personId),
  ]);
  return { ...seats, ...duties, saved };
}

/** One page of a box. Every row is the reader's own part in a document, so the policy holds by construction. */
export async function listBox(
  sql: Sql,
  signed: Signed,
  box: BoxName,
  { query, now }: { readonly query: BoxQuery; readonly now: Date },
): Promise<BoxPage> {
  const after = query.after === undefined ? undefined : readCursor(query.after);
  const today = dayInKorea(now);
  const range = { due: query.due, byDue: query.order === 'due', today, after, limit: PAGE + 1 };
  const keys = await listKeys(sql, { ...signed, now }, box, range);
  const page = keys.slice(0, PAGE);
  const rows = await fillRows(sql, signed, page, today);
  const last = page.at(-1);
  return { rows, next: keys.length > PAGE && last ? writeCursor(last) : null };
}

/** A row before it is filled; that of a duty has no status of its own. */
type Key = Pick<BoxKey, 'agencyId' | 'documentId' | 'at'> & {
  readonly seat?: number;
  readonly dueOn?: CalendarDay | null;
  readonly isActing?: boolean;
  readonly act: BoxKey['act'] | null;
  readonly status?: BoxKey['status'];
  readonly duty?: { readonly open: boolean; readonly dueOn: CalendarDay | null; readonly doneAt: Date | null };
};

const DUTY_OF = {
  circulated: 'read',
  reports: 'report',
  consultations: 'answer',
} as const satisfies Partial<Record<BoxName, DutyKind>>;

async function listKeys(
  sql: Sql,
  signed: Signed & { readonly now: Date },
  box: BoxName,
  range: BoxRange & { readonly after: AfterDuty },
): Promise<Key[]> {
  const { after } = range;
  switch (box) {
    case 'circulated':
    case 'reports':
    case 'consultations': {
      const duties = await listDuties(sql, signed, DUTY_OF[box], after, PAGE + 1);
      return duties.map(({ agencyId, documentId, at, ...duty }) => ({ agencyId, documentId, act: null, at, duty }));
    }
    case 'waiting':
      return listWaiting(sql, signed, range);
    case 'upcoming':
      return listUpcoming(sql, signed, range);
    case 'progress':
    case 'done':
    case 'returned':
      return listTakenPart(sql, signed, box, range);
    case 'drafted':
      return listDrafted(sql, signed, range);
    case 'saved': {
      const drafts = await listSavedDrafts(sql, signed, after, PAGE + 1);
      const { agencyId } = signed;
      return drafts.map(({ documentId, status, savedAt }) => ({
        agencyId,
        documentId,
        status,
        act: null,
        at: savedAt,
      }));
    }
  }
}

/** The rows in the order of their keys; nearly always all documents are of one agency (공동기안 is rare). */
async function fillRows(sql: Sql, signed: Signed, keys: readonly Key[], today: CalendarDay): Promise<BoxRow[]> {
  const keepers = [...new Set(keys.map((key) => key.agencyId))];
  const filled = await Promise.all(
    keepers.map((agencyId) => {
      const kept = keys.filter((key) => key.agencyId === agencyId);
      return fillKept(sql, { ...signed, keptBy: agencyId }, kept, today);
    }),
  );
  const rows = new Map(filled.flat());
  return keys.flatMap((key) => rows.get(key) ?? []);
}

async function fillKept(
  sql: Sql,
  signed: Signed & { readonly keptBy: number },
  keys: readonly Key[],
  today: CalendarDay,
): Promise<(readonly [Key, BoxRow])[]> {
  const agencyId = signed.keptBy;
  const ids = keys.map((key) => key.documentId);
  if (ids.length === 0) return [];
  const isKeptElsewhere = agencyId !== signed.agencyId;
  const [written, moves, numbers, me, leadAgencyName] = await Promise.all([
    listSummaries(sql, agencyId, ids),
    listMoves(sql, agencyId, ids),
    listRegistrations(sql, agencyId, ids),
    findPerson(sql, signed.agencyId, signed.personId),
    isKeptElsewhere ? findAgencyName(sql, agencyId) : undefined,
  ]);
  const events = new Map<string, ApprovalEvent[]>();
  for (const { documentId, event } of moves) events.set(documentId, [...(events.get(documentId) ?? []), event]);
  const lines = new Map(ids.map((id) => [id, replay(events.get(id) ?? [])]));
  const summaries = await asSubmitted(sql, signed, written, lines);
  const unsubmitted = [...summaries.values()].filter((summary) => !events.has(summary.documentId));
  const unitNames = await unitNamesOf(sql, agencyId, unsubmitted, today);
  return keys.flatMap((key) => {
    const summary = summaries.get(key.documentId);
    // A draft deleted between the two queries is simply no longer there.
    if (!summary) return [];
    const drafter = { name: me?.name ?? '', unitName: unitNames.get(summary.unitId) ?? '' };
    const stream = events.get(key.documentId) ?? [];
    const line = lines.get(key.documentId) ?? NEW_LINE;
    const number = numbers.get(key.documentId);
    const row: BoxRow = {
      managementNumber: summary.managementNumber,
      title: summary.title,
      drafter,
      ...(leadAgencyName === undefined ? {} : { leadAgencyName }),
      ...lineFacts(line, stream, key, { personId: signed.personId, texts: summary.texts }),
      at: key.at.toISOString(),
      documentNumber: number ? printedNumber(number) : null,
      disclosureLabel: withRestriction(disclosureLabel(summary.disclosure), summary.restriction, today),
      attachments: summary.attachments,
      dueOn: (key.duty ? key.duty.dueOn : key.dueOn) ?? null,
      doneAt: key.duty?.open ? null : (key.duty?.doneAt?.toISOString() ?? null),
    };
    return [[key, row] as const];
  });
}

/** What came back is being written anew by its drafter; to everybody else it is still what was submitted. */
async function asSubmitted(
  sql: Sql,
  { agencyId, personId, keptBy }: Signed & { readonly keptBy: number },
  written: ReadonlyMap<string, DocumentSummary>,
  lines: ReadonlyMap<string, ApprovalLine>,
): Promise<ReadonlyMap<string, DocumentSummary>> {
  const back = [...written.values()].filter(({ documentId, drafterPersonId }) => {
    const status = lines.get(documentId)?.status;
    const isDrafter = agencyId === keptBy && drafterPersonId === personId;
    return !isDrafter && (status === 'rejected' || status === 'recalled');
  });
  if (back.length === 0) return written;
  const submitted = await Promise.all(
    back.map(async (summary): Promise<[string, DocumentSummary][]> => {
      const version = await findSubmittedVersion(sql, keptBy, summary.managementNumber);
      if (!version) return [];
      const { title, disclosure, attachments } = version.content;
      return [[summary.documentId, { ...summary, title, disclosure, attachments: attachments.length }]];
    }),
  );
  return new Map([...written, ...submitted.flat()]);
}

type LineFacts = Pick<
  BoxRow,
  'status' | 'act' | 'waitsOn' | 'waitsSince' | 'actsFor' | 'heldUntil' | 'returned' | 'reminded' | 'opinions' | 'texts'
>;

/** What a row says of the line: names as they stand on it now, after whoever was named or given a seat. */
function lineFacts(
  line: ApprovalLine,
  stream: readonly ApprovalEvent[],
  key: Key,
  now: { readonly personId: string; readonly texts: number },
): LineFacts & { readonly drafter?: BoxRow['drafter'] } {
  const seats = line.status === 'drafting' ? [] : line.seats;
  const waitsOn = seatsInTurn(line);
  const seat = seats[key.seat ?? -1];
  const opinions = line.status === 'drafting' ? [] : line.signatures.filter((each) => each.seat > 0 && each.opinion);
  const drafter = seats[0]?.officer;
  return {
    ...(drafter ? { drafter: { name: drafter.name, unitName: drafter.unitName } } : {}),
    status: key.status ?? line.status,
    act: key.duty ? afterReadOf(seats, now.personId) : key.act,
    waitsOn: waitsOn.map(({ officer }) => ({ name: officer.name, postTitle: officer.postTitle })),
    waitsSince: (line.status === 'inApproval' && line.turnsSince.toSorted()[0]) || null,
    actsFor: key.isActing ? named(seat?.officer) : null,
    heldUntil: (line.status === 'inApproval' && line.holds.find((hold) => hold.seat === key.seat)?.until) || null,
    returned: returnedWhy(stream, line),
    reminded: remindedBy(line, key),
    opinions: opinions.length,
    // What goes up again may have other texts than went up before.
    texts: isUnderWay(line) ? (line.bundle?.length ?? 0) + 1 : now.texts,
  };
}

function isUnderWay(line: ApprovalLine): line is Extract<ApprovalLine, { status: 'inApproval' | 'approved' }> {
  return line.status === 'inApproval' || line.status === 'approved';
}

/** 재촉 of my own turn; in the boxes of others the last of any turn. */
function remindedBy(line: ApprovalLine, key: Key): BoxRow['reminded'] {
  if (line.status !== 'inApproval') return null;
  const isMine = line.turns.includes(key.seat ?? -1);
  const last = line.reminders.findLast(({ seat }) => !isMine || seat === key.seat);
  return last ? { name: last.by.name, postTitle: last.by.postTitle, at: last.at, note: last.note ?? null } : null;
}

function named(officer: PrintedOfficer | undefined): BoxRow['actsFor'] {
  return officer ? { name: officer.name, postTitle: officer.postTitle } : null;
}

const MOVES = ['DocumentSubmitted', 'SeatSigned', 'SeatSkipped', 'ReturnedToSeat'];

/** Why the document came back to the person in turn or to its drafter (반려), if that is what brought it there. */
function returnedWhy(stream: readonly ApprovalEvent[], line: ApprovalLine): string | null {
  if (line.status === 'rejected') return line.reason;
  const last = line.status === 'inApproval' ? stream.findLast((event) => MOVES.includes(event.type)) : undefined;
  return last?.type === 'ReturnedToSeat' ? last.reason : null;
}

/** 후열 where the person has such a seat; else the document was only shown to them. */
function afterReadOf(seats: readonly Seat[], personId: string): BoxRow['act'] {
  return seats.some(({ act, officer }) => act === 'afterRead' && officer.personId === personId) ? 'afterRead' : null;
}

/** Only drafts that were never submitted need it, and a drafter's are nearly always of one unit. */
async function unitNamesOf(sql: Sql, agencyId: number, drafts: readonly DocumentSummary[], on: CalendarDay) {
  const unitIds = [...new Set(drafts.map((draft) => draft.unitId))];
  const headings = await Promise.all(unitIds.map((unitId) => findUnitHeading(sql, agencyId, unitId, on)));
  return new Map(unitIds.map((unitId, index) => [unitId, headings[index]?.unitName ?? '']));
}

function writeCursor(key: Key): string {
  const mark = key.duty ? (key.duty.open ? ' open' : '') : key.dueOn ? ` ${key.dueOn}` : '';
  return Buffer.from(`${key.at.toISOString()} ${key.documentId}${mark}`).toString('base64url');
}

const CURSOR = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z) (\S+?)( open)?(?: (\d{4}-\d\d-\d\d))?$/;

function readCursor(cursor: string) {
  const match = CURSOR.exec(Buffer.from(cursor, 'base64url').toString('utf8'));
  const at = new Date(match?.[1] ?? Number.NaN);
  const documentId = match?.[2] ?? '';
  const dueOn = match?.[4] ?? null;
  if (Number.isNaN(at.getTime()) || !isUuid(documentId) || (dueOn !== null && !isCalendarDay(dueOn))) {
    throw new Problem('invalid-input', { problem: 'after' });
  }
  return { at, documentId, open: match?.[3] !== undefined, dueOn };
}
