import type { DisclosureGround } from '../disclosure.ts';
import { CONTACT_DETECTORS, PHONE_DETECTORS } from './contact-detectors.ts';
import type { Detector } from './detector.ts';
import { NAME_DETECTORS } from './name-detector.ts';
import { LATER_NUMBER_DETECTORS, NUMBER_DETECTORS } from './number-detectors.ts';
import {
  NO_PUBLIC_CONTACTS,
  type PersonalDataKind,
  type PersonalFinding,
  type PublicContacts,
} from './personal-finding.ts';
import { readableText } from './readable-text.ts';
import { sensitiveNear } from './sensitive-hint.ts';

/** All of them in the order in which they may claim a place: what says more of itself comes first. */
export const DETECTORS: readonly Detector[] = [
  ...NUMBER_DETECTORS,
  ...PHONE_DETECTORS,
  ...LATER_NUMBER_DETECTORS,
  ...CONTACT_DETECTORS,
  ...NAME_DETECTORS,
];

/** How much around a match a detector is shown. */
const BEFORE = 66;
const AFTER = 60;

/**
 * 개인정보 점검: what in a text looks like personal data, in the order of the text. Detected patterns only: it knows
 * nothing of a sentence that tells who somebody is without a number or a label.
 */
export function findPersonalData(written: string, contacts: PublicContacts = NO_PUBLIC_CONTACTS): PersonalFinding[] {
  const { text, digits, starts, ends } = readableText(written);
  const taken = new Uint8Array(text.length);
  const found: Judged[] = [];
  const whole = [{ from: 0, to: text.length }];
  const stretches = figuresIn(digits);
  for (const { pattern, reads, judge } of DETECTORS) {
    const source = reads === 'text' ? text : digits;
    for (const stretch of reads === 'figures' ? stretches : whole) {
      for (const words of source.slice(stretch.from, stretch.to).matchAll(pattern)) {
        const start = stretch.from + words.index;
        const after = start + words[0].length;
        const judged = judge({
          ...{ words, contacts },
          before: source.slice(Math.max(0, start - BEFORE), start),
          after: source.slice(after, after + AFTER),
        });
        if (!judged) continue;
        const from = start + (judged.from ?? 0);
        const to = start + (judged.to ?? words[0].length);
        if (taken.subarray(from, to).includes(1)) continue;
        taken.fill(1, from, to);
        found.push({ kind: judged.kind, confidence: judged.confidence, from, to });
      }
    }
  }
  for (const { from, to } of sensitiveNear(text, found)) {
    if (!taken.subarray(from, to).includes(1)) found.push({ kind: 'sensitive', confidence: 'likely', from, to });
  }
  return found
    .map(({ kind, confidence, from, to }) => ({
      ...{ kind, confidence, from: starts[from] ?? 0, to: ends[to - 1] ?? 0 },
      ground: proposedGround(kind),
    }))
    .sort((one, other) => one.from - other.from);
}

/** By its place in the text as detectors read it. */
type Judged = Omit<PersonalFinding, 'ground'>;

/** Nine digits with nothing but signs and spaces between them: fewer are no number of anybody's. */
const FIGURES = /[0-9](?:[^0-9A-Za-z가-힣]{0,8}[0-9]){8}(?:[^0-9A-Za-z가-힣]{0,8}[0-9]){0,64}/g;
/** A number's own words before its first digit, and what may not follow its last. */
const LEAD = 40;
const TRAIL = 12;

/** Where figures stand, each stretch once, with as much around it as the patterns look at. */
function figuresIn(digits: string): { from: number; to: number }[] {
  const stretches: { from: number; to: number }[] = [];
  for (const { index, 0: figures } of digits.matchAll(FIGURES)) {
    const [from, to] = [Math.max(0, index - LEAD), Math.min(digits.length, index + figures.length + TRAIL)];
    const last = stretches.at(-1);
    if (last && last.to >= from) last.to = to;
    else stretches.push({ from, to });
  }
  return stretches;
}

/** 제6호 for what is a person's, 제7호 for what is a firm's. */
function proposedGround(kind: PersonalDataKind): DisclosureGround {
  return kind === 'businessNumber' || kind === 'corporationNumber' ? 7 : 6;
}
