import type { PersonalFinding } from './personal-finding.ts';

/** What stands where a letter or a digit has been hidden, as it is printed in public titles (김○○). */
const MASK = '○';

/**
 * 가림: the text with every letter and digit of the findings hidden. Nothing of a number is left, because its parts
 * tell who somebody is together with what else is known; of a name the family name stays, as is usual.
 */
export function maskText(text: string, findings: readonly PersonalFinding[]): string {
  return findings.reduceRight((masked, { kind, from, to }) => {
    const kept = kind === 'personName' ? 1 : 0;
    const hidden = masked.slice(from + kept, to).replace(/[\p{L}\p{N}]/gu, MASK);
    return masked.slice(0, from + kept) + hidden + masked.slice(to);
  }, text);
}
