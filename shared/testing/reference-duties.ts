import type { CommandOf } from '../approval/approval-command.ts';
import type { PrintedOfficer } from '../approval/approval-events.ts';
import type { Table } from './reference-table.ts';

// 공람 on the clerk's table, and how 협의, 공람 and 사후보고 are given to somebody else (인계·인수).

type Given = CommandOf<'reassignDuty'>;

/** What somebody has not done yet: in which agency they owe it, and who asked for it or is told. */
export function owedBy(table: Table, { duty, from }: Pick<Given, 'duty' | 'from'>) {
  const is = (id: string) => id === from.personId;
  if (duty === 'answer') {
    const open = table.questions.filter(({ of, answered }) => is(of) && !answered);
    return table.status === 'inApproval' ? open.map(({ agency, by }) => ({ agency, whom: by })) : [];
  }
  if (table.status !== 'approved') return [];
  if (duty === 'read') {
    return table.shown.flatMap(({ to, read }) => (is(to) && !read ? [{ agency: undefined, whom: undefined }] : []));
  }
  return table.duties.flatMap(({ agency, by, to, done }) => (is(by) && !done ? [{ agency, whom: to }] : []));
}

/** Whoever takes it over stands in the place of who gave it, on what is not done. */
export function dutyGiven(table: Table, { duty, from, to }: Given): Table {
  const [giver, taker] = [from.personId, to.personId];
  switch (duty) {
    case 'answer': {
      const questions = table.questions.map((each) =>
        each.of === giver && !each.answered ? { ...each, of: taker } : each,
      );
      return { ...table, questions };
    }
    case 'read':
      return {
        ...table,
        shown: table.shown.map((each) => (each.to === giver && !each.read ? { ...each, to: taker } : each)),
      };
    case 'report':
      return {
        ...table,
        duties: table.duties.map((each) => (each.by === giver && !each.done ? { ...each, by: taker } : each)),
      };
  }
}

export function newReaders(table: Table, to: readonly PrintedOfficer[]) {
  const people = new Set(to.map(({ personId }) => personId));
  return [...people].flatMap((person) =>
    table.shown.some((entry) => entry.to === person) ? [] : [{ to: person, read: false }],
  );
}

export function readBy(table: Table, personId: string): Table {
  return {
    ...table,
    shown: table.shown.map((entry) => (entry.to === personId ? { ...entry, read: true } : entry)),
    rows: table.rows.map((row) =>
      row.act === 'afterRead' && row.officer.personId === personId ? { ...row, state: 'read' } : row,
    ),
  };
}
