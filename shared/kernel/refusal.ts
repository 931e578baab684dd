/**
 * A refusal is a normal answer of a rule, not an exception: a code the screens translate, and the facts
 * a person needs to go on. Codes are kebab-case, never renamed; `shared/contract/refusals.ts` gives status and text.
 */
export type Refusal<Code extends string = string> = {
  readonly refused: Code;
  readonly facts?: Readonly<Record<string, string | number>>;
};

export function refuse<Code extends string>(
  code: Code,
  facts?: Readonly<Record<string, string | number>>,
): Refusal<Code> {
  return facts ? { refused: code, facts } : { refused: code };
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'refused' in value;
}
