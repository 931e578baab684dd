import type { ApprovalLine } from '../approval/approval-line.ts';
import { type Table, waitingRows } from './reference-table.ts';

// What an approval line and the clerk's table say of the same document, in the same words.

/** What the line says about itself, in the words of the table. */
function ofLine(line: ApprovalLine): Readonly<Record<string, unknown>> {
  if (line.status === 'drafting') return { status: line.status };
  return {
    status: line.status,
    turns: line.status === 'inApproval' ? line.turns : [],
    seats: line.seats.map(({ act, officer }) => `${act} ${officer.personId}`),
    unnamed: line.seats.flatMap(({ toBeNamed }, seat) => (toBeNamed ? [seat] : [])),
    hash: line.contentHash,
    texts: (line.bundle ?? []).map((text) => [text.managementNumber, text.version, text.contentHash]),
    important: line.important,
    signatures: line.signatures
      .map(
        ({ seat, by, acting, opinion }) => [seat, by.personId, acting?.for.personId ?? null, opinion ?? null] as const,
      )
      .toSorted(([one], [other]) => one - other),
    skips: line.skips.map(({ seat }) => seat).toSorted((one, other) => one - other),
    rejectedBy: line.status === 'rejected' ? line.by.personId : undefined,
    ...ofLineUnderWay(line),
    ...ofApprovedLine(line),
  };
}

function ofLineUnderWay(line: Exclude<ApprovalLine, { status: 'drafting' }>) {
  if (line.status !== 'inApproval') return {};
  return {
    holds: line.holds.map(({ seat, until }) => [seat, until] as const).toSorted(([one], [other]) => one - other),
    reminders: line.reminders.map(({ seat, at }) => [seat, at] as const).toSorted(([one], [other]) => one - other),
    questions: line.consultations.map(({ of, answer }) => [of.personId, answer !== undefined]),
    dealtWith: line.actedUpon,
  };
}

function ofApprovedLine(line: ApprovalLine) {
  if (line.status !== 'approved') return {};
  return {
    duties: line.postReports.map(({ by, reportedAt }) => [by.personId, reportedAt !== undefined]),
    shown: line.circulations.map(({ to, readAt }) => [to.personId, readAt !== undefined]),
    afterReads: line.afterReads.map(({ seat }) => seat).toSorted((one, other) => one - other),
  };
}

function ofTable(table: Table): Readonly<Record<string, unknown>> {
  if (table.status === 'drafting') return { status: table.status };
  const which = (fits: (row: Table['rows'][number]) => boolean) =>
    table.rows.flatMap((row, index) => (fits(row) ? [index] : []));
  return {
    status: table.status,
    turns: waitingRows(table),
    seats: table.rows.map(({ act, officer }) => `${act} ${officer.personId}`),
    unnamed: which(({ unnamed }) => unnamed),
    hash: table.hash,
    texts: table.texts.map(({ number, version, hash }) => [number, version, hash]),
    important: table.important,
    signatures: table.rows.flatMap((row, index) =>
      row.state === 'done' ? [[index, row.doneBy, row.doneFor ?? null, row.opinion ?? null] as const] : [],
    ),
    skips: which(({ state }) => state === 'skipped'),
    rejectedBy: table.status === 'rejected' ? table.rejectedBy : undefined,
    ...(table.status === 'inApproval' && {
      holds: table.rows.flatMap(({ heldUntil }, index) => (heldUntil ? [[index, heldUntil] as const] : [])),
      reminders: which(({ remindedAt }) => remindedAt !== undefined).map((seat) => [
        seat,
        table.rows[seat]?.remindedAt,
      ]),
      questions: table.questions.map(({ of, answered }) => [of, answered]),
      dealtWith: table.dealtWith,
    }),
    ...(table.status === 'approved' && {
      duties: table.duties.map(({ by, done }) => [by, done]),
      shown: table.shown.map(({ to, read }) => [to, read]),
      afterReads: which(({ state }) => state === 'read'),
    }),
  };
}

/** What of a line is otherwise than in the table. */
export function differs(line: ApprovalLine, table: Table): string | undefined {
  const [is, shouldBe] = [ofLine(line), ofTable(table)];
  for (const key of new Set([...Object.keys(is), ...Object.keys(shouldBe)])) {
    const [one, other] = [JSON.stringify(is[key]), JSON.stringify(shouldBe[key])];
    if (one !== other) return `${key} is ${one}, by the rules ${other}`;
  }
  return undefined;
}
