import { lettersFault } from '../document/glyph-fault.ts';
import type { Refusal } from '../kernel/refusal.ts';
import type { OrganizationCommand } from './organization-command.ts';
import type { OrganizationHistory } from './organization-history.ts';

type PrintedName = readonly [place: string, text: string];

/**
 * A name that a command writes anew and the paper cannot print. What stood so before is let through: an office that has
 * such a name must still be able to move whoever bears it.
 */
export function printedNameFault(
  before: OrganizationHistory,
  command: OrganizationCommand,
): Refusal<'glyph-missing'> | undefined {
  for (const [place, text] of printedNames(command)) {
    const fault = lettersFault(place, [text]);
    if (fault && !standsIn(before, text)) return fault;
  }
  return undefined;
}

function printedNames(command: OrganizationCommand): readonly PrintedName[] {
  switch (command.type) {
    case 'openUnit':
    case 'renameUnit':
      return unitNames(command);
    case 'splitUnit':
      return command.parts.flatMap(unitNames);
    case 'openPost':
    case 'changePost':
      return [['직위', command.title]];
    case 'addPerson':
    case 'changePerson':
      return [
        ['이름', command.name],
        ['전화번호', command.phone],
        ['전자우편', command.email],
      ];
    default:
      return [];
  }
}

function unitNames({ code, name }: { readonly code: string; readonly name: string }): readonly PrintedName[] {
  return [
    ['부서코드', code],
    ['부서', name],
  ];
}

/** True of what somebody or something of the office is called already, or was. */
export function standsIn({ units, posts, people }: OrganizationHistory, text: string): boolean {
  return (
    units.some(({ code, name }) => code === text || name === text) ||
    posts.some(({ title }) => title === text) ||
    people.some(({ name, phone, email }) => name === text || phone === text || email === text)
  );
}
