import type { ApprovalEvent } from '../../shared/approval/approval-events.ts';
import type { BoxCounts, BoxName, BoxPage, BoxRow } from '../../shared/contract/approval.ts';
import { disclosureLabel } from '../../shared/disclosure/disclosure.ts';
import type { CalendarDay } from '../../shared/kernel/calendar-day.ts';
import { isUuid } from '../../shared/kernel/uuid.ts';
import { printedNumber } from '../../shared/numbering/document-number.ts';
import { countSavedDrafts, type DocumentSummary, listSavedDrafts, listSummaries } from '../document/index.ts';
import { findPerson, findUnitHeading } from '../organization/index.ts';
import type { Sql } from '../platform/database/connect.ts';
import type { Signed } from '../platform/http/policy.ts';
import { Problem } from '../platform/http/problems.ts';
import { listRegistrations } from '../registration/index.ts';
import type { DutyKind } from './duty-rows.ts';
import { type AfterDuty, countDuties, listDuties } from './duty-store.ts';
import {
  type BoxKey,
  countSeats,
  listDrafted,
  listLastSubmissions,
  listSeatsOf,
  listTakenPart,
  listWaiting,
  type SeatOfDocument,
} from './store.ts';

const PAGE = 50;

export async function countBoxes(sql: Sql, signed: Signed): Promise<BoxCounts> {
  const [seats, duties, saved] = await Promise.all([
    countSeats(sql, signed),
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
  { cursor, today }: { readonly cursor: string | undefined; readonly today: CalendarDay },
): Promise<BoxPage> {
  const after = cursor === undefined ? undefined : readCursor(cursor);
  const keys = await listKeys(sql, signed, box, after);
  const page = keys.slice(0, PAGE);
  const rows = await fillRows(sql, signed, page, today);
  const last = page.at(-1);
  return { rows, next: keys.length > PAGE && last ? writeCursor(last) : null };
}

/** A row before it is filled; that of a duty has no status of its own. */
type Key = Omit<BoxKey, 'act' | 'status'> & {
  readonly act: BoxKey['act'] | null;
  readonly status?: BoxKey['status'];
  readonly duty?: { readonly open: boolean; readonly dueOn: CalendarDay | null; readonly doneAt: Date | null };
};

const DUTY_OF = {
  circulated: 'read',
  reports: 'report',
  consultations: 'answer',
} as const satisfies Partial<Record<BoxName, DutyKind>>;

async function listKeys(sql: Sql, signed: Signed, box: BoxName, after: AfterDuty): Promise<Key[]> {
  switch (box) {
    case 'circulated':
    case 'reports':
    case 'consultations': {
      const duties = await listDuties(sql, signed, DUTY_OF[box], after, PAGE + 1);
      return duties.map(({ documentId, at, ...duty }) => ({ documentId, act: null, at, duty }));
    }
    case 'waiting':
      return listWaiting(sql, signed, after, PAGE + 1);
    case 'progress':
      return listTakenPart(sql, signed, 'inApproval', after, PAGE + 1);
    case 'done':
      return listTakenPart(sql, signed, 'approved', after, PAGE + 1);
    case 'drafted':
      return listDrafted(sql, signed, after, PAGE + 1);
    case 'saved': {
      const drafts = await listSavedDrafts(sql, signed, after, PAGE + 1);
      return drafts.map(({ documentId, status, savedAt }) => ({ documentId, status, act: null, at: savedAt }));
    }
  }
}

async function fillRows(sql: Sql, signed: Signed, keys: readonly Key[], today: CalendarDay): Promise<BoxRow[]> {
  const { agencyId } = signed;
  const ids = keys.map((key) => key.documentId);
  if (ids.length === 0) return [];
  const [summaries, seats, submissions, numbers, me] = await Promise.all([
    listSummaries(sql, agencyId, ids),
    listSeatsOf(sql, agencyId, ids),
    listLastSubmissions(sql, agencyId, ids),
    listRegistrations(sql, agencyId, ids),
    findPerson(sql, agencyId, signed.personId),
  ]);
  const printed = new Map(submissions.map(({ documentId, event }) => [documentId, event]));
  const unsubmitted = [...summaries.values()].filter((summary) => !printed.has(summary.documentId));
  const unitNames = await unitNamesOf(sql, agencyId, unsubmitted, today);
  const rows: BoxRow[] = [];
  for (const key of keys) {
    const summary = summaries.get(key.documentId);
    // A draft deleted between the two queries is simply no longer there.
    if (!summary) continue;
    const number = numbers.get(key.documentId);
    const submission = printed.get(key.documentId);
    const officers = submission?.type === 'DocumentSubmitted' ? submission.seats.map((seat) => seat.officer) : [];
    const ownSeats = seats.filter((seat) => seat.documentId === key.documentId);
    const drafter = officers[0] ?? { name: me?.name ?? '', unitName: unitNames.get(summary.unitId) ?? '' };
    rows.push({
      managementNumber: summary.managementNumber,
      title: summary.title,
      status: key.status ?? ownSeats[0]?.status ?? 'drafting',
      act: key.duty ? afterReadOf(ownSeats, submission, signed.personId) : key.act,
      drafter: { name: drafter.name, unitName: drafter.unitName },
      waitsOn: waitingOfficer(ownSeats, officers),
      at: key.at.toISOString(),
      documentNumber: number ? printedNumber(number) : null,
      disclosureLabel: disclosureLabel(summary.disclosure),
      attachments: summary.attachments,
      opinions: ownSeats.filter((seat) => seat.hasOpinion).length,
      dueOn: key.duty?.dueOn ?? null,
      doneAt: key.duty?.open ? null : (key.duty?.doneAt?.toISOString() ?? null),
    });
  }
  return rows;
}

/** 후열 where the person has such a seat; else the document was only shown to them. */
function afterReadOf(
  seats: readonly SeatOfDocument[],
  submission: ApprovalEvent | undefined,
  personId: string,
): BoxRow['act'] {
  if (submission?.type !== 'DocumentSubmitted') return null;
  const isAfterRead = seats.some(
    (seat) => seat.personId === personId && submission.seats[seat.seat]?.act === 'afterRead',
  );
  return isAfterRead ? 'afterRead' : null;
}

/** Only drafts that were never submitted need it, and a drafter's are nearly always of one unit. */
async function unitNamesOf(sql: Sql, agencyId: number, drafts: readonly DocumentSummary[], on: CalendarDay) {
  const unitIds = [...new Set(drafts.map((draft) => draft.unitId))];
  const headings = await Promise.all(unitIds.map((unitId) => findUnitHeading(sql, agencyId, unitId, on)));
  return new Map(unitIds.map((unitId, index) => [unitId, headings[index]?.unitName ?? '']));
}

function waitingOfficer(
  seats: readonly SeatOfDocument[],
  officers: readonly { readonly name: string; readonly postTitle: string }[],
): BoxRow['waitsOn'] {
  const turn = seats.find((seat) => seat.inTurn);
  const officer = turn && officers[turn.seat];
  return officer ? { name: officer.name, postTitle: officer.postTitle } : null;
}

function writeCursor(key: Key): string {
  return Buffer.from(`${key.at.toISOString()} ${key.documentId}${key.duty?.open ? ' open' : ''}`).toString('base64url');
}

const CURSOR = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z) (\S+?)( open)?$/;

function readCursor(cursor: string) {
  const match = CURSOR.exec(Buffer.from(cursor, 'base64url').toString('utf8'));
  const at = new Date(match?.[1] ?? Number.NaN);
  const documentId = match?.[2] ?? '';
  if (Number.isNaN(at.getTime()) || !isUuid(documentId)) throw new Problem('invalid-input', { problem: 'after' });
  return { at, documentId, open: match?.[3] !== undefined };
}
