import { CONTENT_RULES } from './content-rules.ts';
import { FILE_RULES } from './file-rules.ts';
import { FONT_RULES } from './font-rules.ts';
import { ISSUED_RULES } from './issued-rules.ts';
import { LINK_RULES } from './link-rules.ts';
import { METADATA_RULES } from './metadata-rules.ts';
import { type OpenFile, openFile } from './open-file.ts';
import type { Rule } from './rule.ts';
import { STRUCTURE_RULES } from './structure-rules.ts';
import { TABLE_RULES } from './table-rules.ts';

export type ConformanceFault = { readonly rule: string; readonly fault: string };

/**
 * Our own gate for the paper: what ISO 19005-2 and -3 (level A) and ISO 14289-1 ask of the kind of file that the
 * painter writes, and what we ask beyond. It reads the bytes and knows nothing of the painter. It is no validator for
 * other people's files: what the painter never writes is refused without a look.
 */
export const RULES: readonly Rule[] = [
  ...FILE_RULES,
  ...METADATA_RULES,
  ...CONTENT_RULES,
  ...FONT_RULES,
  ...STRUCTURE_RULES,
  ...TABLE_RULES,
  ...ISSUED_RULES,
  ...LINK_RULES,
];

/** Everything in which a file is not as it must be; nothing for a file that conforms. */
export async function conformanceFaults(bytes: Uint8Array): Promise<ConformanceFault[]> {
  let file: OpenFile;
  try {
    file = await openFile(bytes);
  } catch (error) {
    return [{ rule: 'opens', fault: String(error) }];
  }
  return RULES.flatMap((rule) => faultsOf(rule, file).map((fault) => ({ rule: rule.name, fault })));
}

/** A file on which a rule stumbles has not kept it. */
function faultsOf(rule: Rule, file: OpenFile): readonly string[] {
  try {
    return rule.check(file);
  } catch (error) {
    return [String(error)];
  }
}
