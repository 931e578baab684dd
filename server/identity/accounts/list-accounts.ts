import type { AccountsQuery, AccountsReply, StaffShape } from '../../../shared/contract/administration.ts';
import { type CalendarDay, dayInKorea } from '../../../shared/kernel/calendar-day.ts';
import { listStaff } from '../../organization/index.ts';
import type { Services } from '../../platform/services.ts';
import type { AccountRow } from '../store.ts';
import { listAccountsOf } from './store.ts';

const PAGE = 50;

/**
 * The agency's people in the order of its offices, with their accounts. An agency has some thousands at most, so the
 * search looks at the names where they are already together, and answers one page.
 */
export async function listAccounts(services: Services, agencyId: number, query: AccountsQuery): Promise<AccountsReply> {
  const { sql } = services.database;
  const today = dayInKorea(services.clock.now());
  const [staff, rows] = await Promise.all([listStaff(sql, agencyId, today), listAccountsOf(sql, agencyId)]);
  const byPerson = new Map(rows.map((row) => [row.personId, row]));
  const people = staff.map((person): StaffShape => {
    const account = byPerson.get(person.personId);
    return { ...person, account: account ? shapeOf(account, today) : null };
  });
  const found = people.filter(matching(query.find ?? ''));
  const pages = Math.max(1, Math.ceil(found.length / PAGE));
  const page = Math.min(Number(query.page ?? 1), pages);
  return { people: found.slice((page - 1) * PAGE, page * PAGE), found: found.length, page, pages };
}

type AccountShape = NonNullable<StaffShape['account']>;

function shapeOf({ id, login, leavesOn, demonstration, ...account }: AccountRow, today: CalendarDay): AccountShape {
  return { id, login, status: statusOf({ leavesOn, ...account }, today), leavesOn, demonstration };
}

function statusOf(
  account: Pick<AccountRow, 'active' | 'leavesOn' | 'mustChangePassword'>,
  today: CalendarDay,
): AccountShape['status'] {
  if (account.leavesOn !== null && account.leavesOn <= today) return 'left';
  if (!account.active) return 'locked';
  return account.mustChangePassword ? 'notYetUsed' : 'open';
}

/** Every word must stand somewhere: 총무과 김 finds the Kims of that office. */
function matching(find: string): (person: StaffShape) => boolean {
  const plain = (text: string) => text.normalize('NFC').toLowerCase();
  const words = plain(find)
    .split(/\s+/)
    .filter((word) => word !== '');
  return ({ name, unitName, postTitle, account }) => {
    const text = plain([name, account?.login ?? '', unitName, postTitle].join(' '));
    return words.every((word) => text.includes(word));
  };
}
