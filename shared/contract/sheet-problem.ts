import type { CsvProblem } from '../organization/organization-csv.ts';
import { refusalText } from './refusals.ts';

/** What is wrong on a line of the organisation's file, in words; whoever shows it closes the sentence. */
export function sheetProblem({ row, problem }: CsvProblem): { readonly row: number; readonly problem: string } {
  if (typeof problem === 'string') return { row, problem };
  return { row, problem: refusalText(problem.refused, problem.facts).replace(/[.]$/, '') };
}
