import { randomUUID } from 'node:crypto';
import { keptLine } from '../../shared/document/kept-line.ts';
import type { OrganizationCommand } from '../../shared/organization/organization-command.ts';
import { Problem } from '../platform/http/problems.ts';

const NEW = /^new-\d{1,4}$/;

/** Commands as a client sends them, with ids of our own for what they make, and names as the record keeps them. */
export function namedCommands(commands: readonly OrganizationCommand[]): readonly OrganizationCommand[] {
  const made = new Map<string, string>();
  for (const id of commands.flatMap(madeBy)) {
    if (!NEW.test(id) || made.has(id)) throw new Problem('invalid-input', { problem: '새로 만드는 것의 이름' });
    made.set(id, randomUUID());
  }
  return commands.map((command) => rename(command, (id) => made.get(id) ?? id));
}

function madeBy(command: OrganizationCommand): string[] {
  if (command.type === 'openUnit') return [command.unitId];
  if (command.type === 'openPost') return [command.postId];
  if (command.type === 'addPerson') return [command.id];
  if (command.type === 'splitUnit') return command.parts.map((part) => part.unitId);
  return [];
}

function rename(command: OrganizationCommand, idOf: (id: string) => string): OrganizationCommand {
  const written = JSON.stringify(command, (key, value: unknown) => {
    if (typeof value !== 'string') return value;
    if (key === 'name' || key === 'title' || key === 'code') return required(value);
    if (key === 'phone' || key === 'email') return keptLine(value);
    return NEW.test(value) ? idOf(value) : value;
  });
  return JSON.parse(written) as OrganizationCommand;
}

function required(text: string): string {
  const line = keptLine(text);
  if (line === '') throw new Problem('invalid-input', { problem: '이름이나 코드가 비어 있습니다' });
  return line;
}
