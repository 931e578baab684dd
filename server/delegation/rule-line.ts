import type { PrintedOfficer } from '../../shared/approval/approval-events.ts';
import { type DelegationTable, lineFor } from '../../shared/approval/delegation.ts';
import type { OfficeOfDay } from '../../shared/approval/delegation-ladder.ts';
import type { DelegatedLineReply } from '../../shared/contract/delegation.ts';
import { isRefusalCode, refusalText } from '../../shared/contract/refusals.ts';
import { type CalendarDay, dayInKorea } from '../../shared/kernel/calendar-day.ts';
import { isRefusal } from '../../shared/kernel/refusal.ts';
import { findPrintedOfficer, listOfficeOn, listPostsOf } from '../organization/index.ts';
import type { Reader } from '../platform/database/connect.ts';
import type { Signed } from '../platform/http/policy.ts';
import { Problem } from '../platform/http/problems.ts';
import type { Services } from '../platform/services.ts';
import { findVersion, findVersionOn, listRules, type VersionRow } from './store.ts';

type Asked = { readonly matter: string; readonly amount?: string };

/** The regulation that holds on a day with the rows of one matter, and the office of that day. */
export type DayRules = {
  readonly version: number;
  readonly matterRequired: boolean;
  readonly table: DelegationTable;
  readonly office: OfficeOfDay;
};

/**
 * What the submission of a draft asks: undefined where the agency has no regulation on that day. Without a matter
 * neither rows nor people are looked up: there is nothing to ask of them.
 */
export async function rulesOn(
  sql: Reader,
  agencyId: number,
  on: CalendarDay,
  matter: string | undefined,
): Promise<DayRules | undefined> {
  const row = await findVersionOn(sql, agencyId, on);
  return row && rulesOf(sql, agencyId, on, row, matter);
}

async function rulesOf(
  sql: Reader,
  agencyId: number,
  on: CalendarDay,
  row: VersionRow,
  matter: string | undefined,
): Promise<DayRules> {
  const [rules, office] =
    matter === undefined
      ? [[], { units: [] }]
      : await Promise.all([listRules(sql, agencyId, row.version, matter), listOfficeOn(sql, agencyId, on)]);
  const { version, matterRequired, title, ladder } = row;
  return { version, matterRequired, table: { title, ladder, rules }, office };
}

/** The line that today's regulation gives to the person who asks, in the first of their posts. */
export async function findOwnLine(services: Services, signed: Signed, asked: Asked): Promise<DelegatedLineReply> {
  const { sql } = services.database;
  const { agencyId, personId } = signed;
  const today = dayInKorea(services.clock.now());
  const [rules, [drafter]] = await Promise.all([
    rulesOn(sql, agencyId, today, asked.matter),
    listPostsOf(sql, agencyId, personId, today),
  ]);
  if (!rules || !drafter) throw new Problem('not-found');
  return lineReply(rules, asked, drafter);
}

/** 시험해 보기: the line that any version, a draft too, would give to anybody of today. */
export async function tryLine(
  services: Services,
  agencyId: number,
  version: number,
  asked: Asked & { readonly personId: string; readonly postId: string },
): Promise<DelegatedLineReply> {
  const { sql } = services.database;
  const on = dayInKorea(services.clock.now());
  const { personId, postId } = asked;
  const [row, drafter] = await Promise.all([
    findVersion(sql, agencyId, version),
    findPrintedOfficer(sql, { agencyId, personId, postId, on }),
  ]);
  if (!row || !drafter) throw new Problem('not-found');
  return lineReply(await rulesOf(sql, agencyId, on, row, asked.matter), asked, drafter);
}

function lineReply({ version, table, office }: DayRules, asked: Asked, drafter: PrintedOfficer): DelegatedLineReply {
  const amountWon = asked.amount === undefined ? null : Number(asked.amount);
  const line = lineFor(table, { matterCode: asked.matter, amountWon, drafter, office });
  if (!isRefusal(line)) {
    const seats = line.seats.map((seat) => ({ ...seat, others: [...seat.others] }));
    return { version, rule: line.rule, important: line.important, seats, omitted: [...line.omitted], refusal: null };
  }
  const code = isRefusalCode(line.refused) ? line.refused : 'internal';
  return {
    version,
    rule: String(line.facts?.rule ?? ''),
    important: false,
    seats: [],
    omitted: [],
    refusal: { code, text: refusalText(code, line.facts) },
  };
}
