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

/** All of them in the order in which they may claim a place: what says more of itself comes first. */
export const DETECTORS: readonly Detector[] = [
  ...NUMBER_DETECTORS,
  ...PHONE_DETECTORS,
  ...LATER_NUMBER_DETECTORS,
  ...CONTACT_DETECTORS,
  ...NAME_DETECTORS,
];

/** How much around a match a detector is shown. */
const BEFORE = 64;
const AFTER = 60;

/**
 * 개인정보 점검: what in a text looks like personal data, in the order of the text. Detected patterns only: it knows
 * nothing of a sentence that tells who somebody is without a number or a label.
 */
export function findPersonalData(written: string, contacts: PublicContacts = NO_PUBLIC_CONTACTS): PersonalFinding[] {
  const { text, digits, starts, ends } = readableText(written);
  const taken = new Uint8Array(text.length);
  const found: PersonalFinding[] = [];
  for (const { pattern, reads, judge } of DETECTORS) {
    const source = reads === 'text' ? text : digits;
    for (const words of source.matchAll(pattern)) {
      const after = words.index + words[0].length;
      const judged = judge({
        ...{ words, contacts },
        before: source.slice(Math.max(0, words.index - BEFORE), words.index),
        after: source.slice(after, after + AFTER),
      });
      if (!judged) continue;
      const from = words.index + (judged.from ?? 0);
      const to = words.index + (judged.to ?? words[0].length);
      if (taken.subarray(from, to).includes(1)) continue;
      taken.fill(1, from, to);
      const { kind, confidence } = judged;
      found.push({ kind, confidence, from: starts[from] ?? 0, to: ends[to - 1] ?? 0, ground: proposedGround(kind) });
    }
  }
  return found.sort((one, other) => one.from - other.from);
}

/** 제6호 for what is a person's, 제7호 for what is a firm's. */
function proposedGround(kind: PersonalDataKind): DisclosureGround {
  return kind === 'businessNumber' || kind === 'corporationNumber' ? 7 : 6;
}
