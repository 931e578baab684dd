import { oneParagraph } from '../../../shared/document/official-document.ts';
import { Problem } from './problems.ts';

/** An auditor asks why the first number is not 1, or who opened an account again: the reason is part of the record. */
export function requireReason(text: string): string {
  const reason = oneParagraph(text);
  if (reason === '') throw new Problem('reason-missing');
  return reason;
}
