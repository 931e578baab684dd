import type { Refusal } from '../kernel/refusal.ts';
import { refusalText } from './refusals.ts';

type LineFault = { readonly row: number; readonly problem: string | Refusal<'glyph-missing'> };

/** What is wrong on a line of a file, in words; whoever shows it closes the sentence. */
export function sheetProblem({ row, problem }: LineFault): { readonly row: number; readonly problem: string } {
  if (typeof problem === 'string') return { row, problem };
  return { row, problem: refusalText(problem.refused, problem.facts).replace(/[.]$/, '') };
}
