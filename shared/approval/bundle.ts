import { type Refusal, refuse } from '../kernel/refusal.ts';
import type { ApprovalRefusal, ShownText, TextToSubmit } from './approval-command.ts';
import type { ApprovalEvent, BundledText, RepeatedEvent, Seat } from './approval-events.ts';

/**
 * 일괄기안: several texts (안) on one line, which become as many documents (규칙 제5조①). The line is that of the first
 * text, the lead; the streams of the others repeat what happens on it, each with its own version and hash.
 */

/** Texts of one bundle, the lead among them. */
export const MAX_BUNDLED_TEXTS = 20;

/** Why these texts cannot go up with their lead. The place counts as printed: 제2안 is 2. */
export function bundleFault(
  texts: readonly TextToSubmit[],
  seats: readonly Seat[],
): Refusal<ApprovalRefusal> | undefined {
  // 공동기안 is one document of several agencies: each of its texts would be one in every agency.
  if (texts.length > 0 && seats.some(({ officer }) => officer.agency)) return refuse('bundle-of-one-agency');
  if (texts.length >= MAX_BUNDLED_TEXTS) return refuse('bundle-too-long', { most: MAX_BUNDLED_TEXTS });
  const unfiled = texts.findIndex(({ hasUnitTask }) => !hasUnitTask);
  return unfiled < 0 ? undefined : refuse('unit-task-missing', { text: unfiled + 2 });
}

type LeadLine = {
  readonly version: number;
  readonly contentHash: string;
  readonly bundle?: readonly BundledText[];
};

/**
 * A decision binds to every text that was on the screen: one that has changed since is named by its place, so that the
 * difference can be shown.
 */
export function notAsShown(
  { version, contentHash, bundle = [] }: LeadLine,
  shown: { readonly contentHash: string; readonly texts?: readonly ShownText[] },
): Refusal<ApprovalRefusal> | undefined {
  if (shown.contentHash !== contentHash) return refuse('content-changed', { version });
  const hashes = new Map(shown.texts?.map((text) => [text.managementNumber, text.contentHash]));
  const places = new Map(bundle.map((text, index) => [text, index + 2]));
  const unseen = bundle.find((text) => !hashes.has(text.managementNumber));
  if (unseen || hashes.size > bundle.length) return refuse('bundle-not-shown', { texts: bundle.length + 1 });
  const changed = bundle.find((text) => hashes.get(text.managementNumber) !== text.contentHash);
  return changed && refuse('content-changed', { version: changed.version, text: places.get(changed) ?? 0 });
}

/** One of the texts after the lead, with its place. */
export function textOfBundle({ bundle = [] }: LeadLine, managementNumber: string) {
  const index = bundle.findIndex((text) => text.managementNumber === managementNumber);
  const text = bundle[index];
  return text && { ...text, place: index + 2 };
}

/** What an event of the lead is on the stream of another text, which stands as `text` after it. */
export function repeatedEvent(event: ApprovalEvent, text: BundledText, repeats: RepeatedEvent): ApprovalEvent {
  const { version, contentHash } = text;
  switch (event.type) {
    case 'DocumentSubmitted': {
      const { bundle: _others, ...submitted } = event;
      return { ...submitted, version, contentHash, repeats };
    }
    case 'SeatSigned':
    case 'DocumentApproved':
      return { ...event, version, contentHash, repeats };
    case 'ContentEdited': {
      const edited = { text: repeats.lead, place: 1, textVersion: event.version };
      return { ...event, type: 'BundledTextEdited', ...edited, version, repeats };
    }
    case 'BundledTextEdited': {
      const { text: editedText, place, textVersion, ...edited } = event;
      if (editedText !== text.managementNumber) return { ...event, version, repeats };
      return { ...edited, type: 'ContentEdited', version: textVersion, repeats };
    }
    default:
      return { ...event, version, repeats };
  }
}
