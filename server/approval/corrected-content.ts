import type { EditDocument } from '../../shared/contract/versions.ts';
import { readDisclosureChoice, readFileClosing } from '../../shared/disclosure/disclosure-choice.ts';
import { passageDayFault } from '../../shared/disclosure/own-closings.ts';
import { glyphFault } from '../../shared/document/glyph-fault.ts';
import { keptLine } from '../../shared/document/kept-line.ts';
import { type AttachmentFacts, type DocumentContent, titleFault } from '../../shared/document/official-document.ts';
import type { CalendarDay } from '../../shared/kernel/calendar-day.ts';
import { isRefusal, type Refusal, refuse } from '../../shared/kernel/refusal.ts';

type Corrected = Pick<DocumentContent, 'title' | 'body'> & { readonly decided: EditDocument['decided'] | undefined };

/** A version as whoever is in turn corrects it: the text, and the 공개구분 where it is decided otherwise. */
export function correctedContent(
  before: DocumentContent,
  { title, body, decided }: Corrected,
  today: CalendarDay,
): DocumentContent | Refusal {
  const late = passageDayFault(body, { today, before: before.body });
  if (late) return late;
  if (!decided) {
    // A public title of its own stays as its drafter wrote it.
    const publicTitle = before.publicTitle === before.title ? title : before.publicTitle;
    return { ...before, title, publicTitle, body };
  }
  const choice = readDisclosureChoice(decided, { today, before });
  if (isRefusal(choice)) return choice;
  const publicTitle = keptLine(decided.publicTitle) || title;
  const attachments = decidedAttachments(before.attachments, decided.attachments, today);
  if (isRefusal(attachments)) return attachments;
  const reasons = {
    closedReason: choice.closedReason,
    files: attachments.map(({ closedReason }) => ({ name: '', closedReason })),
  };
  const unfit = titleFault(publicTitle) ?? glyphFault({ title, publicTitle, ...reasons });
  if (unfit) return unfit;
  const {
    closedReason: _reason,
    embargoUntil: _embargo,
    reviewUntil: _review,
    isVerbatim: _verbatim,
    ...kept
  } = before;
  return { ...kept, ...choice, title, publicTitle, body, attachments };
}

type Decided = NonNullable<EditDocument['decided']>['attachments'];

function decidedAttachments(
  before: readonly AttachmentFacts[],
  decided: Decided,
  today: CalendarDay,
): readonly AttachmentFacts[] | Refusal {
  if (decided.some(({ id }) => before.every((file) => file.id !== id))) return refuse('content-changed');
  const after: AttachmentFacts[] = [];
  for (const stood of before) {
    const own = decided.find(({ id }) => id === stood.id);
    if (!own) {
      after.push(stood);
      continue;
    }
    const closing = readFileClosing(own, { today, before: stood });
    if (isRefusal(closing)) return closing;
    const { isVerbatim: _verbatim, closedReason: _reason, reviewUntil: _review, ...file } = stood;
    after.push({ ...file, ...closing, ...(own.isVerbatim ? { isVerbatim: true } : {}) });
  }
  return after;
}
