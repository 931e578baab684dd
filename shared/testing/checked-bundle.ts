import type { ApprovalCommand } from '../approval/approval-command.ts';
import type { ApprovalEvent } from '../approval/approval-events.ts';
import { type ApprovalLine, NEW_LINE } from '../approval/approval-line.ts';
import { isRefusal } from '../kernel/refusal.ts';
import { differs } from './compared-line.ts';
import type { LineUnderTest } from './line-under-test.ts';
import type { Table } from './reference-table.ts';

/** 일괄기안: the line of every text that ever stood beside the first one, folded from the stream of its own. */
export type TextLines = ReadonlyMap<string, ApprovalLine>;

/** An event of the first text, as the streams of the others repeat it. */
export function repeated(under: LineUnderTest, lines: TextLines, event: ApprovalEvent, lead: ApprovalLine): TextLines {
  if (lead.status === 'drafting' || !lead.bundle) return lines;
  const grown = new Map(lines);
  for (const text of lead.bundle) {
    const own = under.repeat(event, text, { lead: 'text1', eventId: 'event' });
    grown.set(text.managementNumber, under.evolve(lines.get(text.managementNumber) ?? NEW_LINE, own));
  }
  return grown;
}

/** Every text stands as the first one does, with its own words, and is decided on with it and never by itself. */
export function textsAreWrong(
  under: LineUnderTest,
  lines: TextLines,
  table: Table,
  command: ApprovalCommand,
): string | undefined {
  for (const { number, version, hash } of table.texts) {
    const line = lines.get(number);
    if (!line) return `${number} has no history`;
    const wrong = differs(line, { ...table, hash, texts: [] });
    if (wrong) return `of ${number}, ${wrong}`;
    if (line.version !== version) return `${number} stands in version ${line.version}, by the rules ${version}`;
    if (command.type !== 'submit' && !isRefusal(under.decide(line, command))) return `${number} is decided on apart`;
  }
  // A text that has left the bundle stays as it came back.
  const onTheWay = [...lines].filter(([, { status }]) => status === 'approved' || status === 'inApproval');
  const strays = onTheWay.filter(([number]) => !table.texts.some((text) => text.number === number));
  return strays.length === 0 ? undefined : `${strays.map(([number]) => number).join()} went on without the others`;
}
