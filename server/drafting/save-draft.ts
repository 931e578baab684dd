import type { LineSeat } from '../../shared/contract/document-parts.ts';
import type { DraftMade, SaveDraft } from '../../shared/contract/drafting.ts';
import type { Body } from '../../shared/document/body.ts';
import { readEditorJson } from '../../shared/document/editor-json.ts';
import { keptLetter } from '../../shared/document/kept-letter.ts';
import { keptLine } from '../../shared/document/kept-line.ts';
import { oneLine, oneParagraph } from '../../shared/document/official-document.ts';
import { publicLetters } from '../../shared/document/private-letters.ts';
import { isCalendarDay } from '../../shared/kernel/calendar-day.ts';
import { isRefusal } from '../../shared/kernel/refusal.ts';
import { checkPictures, updateWorkingText, type WorkingText } from '../document/index.ts';
import { keepAnswer, once, type RequestKey } from '../platform/http/idempotency.ts';
import type { Signed } from '../platform/http/policy.ts';
import { Problem, refused } from '../platform/http/problems.ts';
import type { Services } from '../platform/services.ts';
import { accessDraft } from './access.ts';

/**
 * 임시저장. What cannot be kept safely (an unknown node, a script link) is refused at once; what is merely
 * unfinished (no title, no grounds) is kept and told at the submission.
 */
export function saveDraft(
  services: Services,
  signed: Signed,
  managementNumber: string,
  body: SaveDraft,
  key: RequestKey,
): Promise<DraftMade> {
  return once(services.database.sql, key, async () => {
    const document = await accessDraft(services, signed, managementNumber);
    const { id, bundleId } = document;
    const isLead = bundleId === null || bundleId === id;
    const read = readBody(body);
    await checkPictures(services.database.sql, { agencyId: document.agencyId, documentId: id }, read);
    const text = isLead ? workingText(body) : { ...workingText(body), ...WITHOUT_LINE };
    const at = services.clock.now();
    const place = { agencyId: document.agencyId, documentId: document.id, revision: body.revision, at };
    const answer: DraftMade = { managementNumber, revision: body.revision + 1, savedAt: at.toISOString() };
    await services.database.sql.begin(async (tx) => {
      const [, revision] = await Promise.all([keepAnswer(tx, key, answer, at), updateWorkingText(tx, place, text)]);
      if (revision === undefined) throw new Problem('stale-draft');
    });
    return answer;
  });
}

/** 일괄기안: only the first text has a line. */
const WITHOUT_LINE = { line: [], matter: null, drafterMarks: [] } as const;

function readBody({ editorJson }: SaveDraft): Body {
  const read = readEditorJson(editorJson);
  if (isRefusal(read)) throw refused(read);
  return read.body;
}

function workingText(body: SaveDraft): WorkingText {
  const { embargoUntil = null, reviewUntil = null, restriction = null } = body;
  for (const [problem, day] of Object.entries({ embargoUntil, reviewUntil, until: restriction?.until ?? null })) {
    if (day !== null && !isCalendarDay(day)) throw new Problem('invalid-input', { problem });
  }
  return {
    title: keptLine(body.title),
    publicTitle: keptLine(body.publicTitle),
    editorJson: JSON.stringify(body.editorJson),
    summary: oneParagraph(publicLetters(body.summary, (letter) => letter)),
    keywords: [...new Set(body.keywords.map(keptLine).filter((keyword) => keyword !== ''))],
    disclosure: body.disclosure,
    bodyOpen: body.bodyOpen,
    licence: body.licence,
    unitTaskId: body.unitTaskId,
    line: body.line.map(kept),
    matter: body.matter ? { ...body.matter, reason: oneParagraph(body.matter.reason) } : null,
    kind: body.kind ?? null,
    drafterMarks: body.drafterMarks ?? [],
    dueOn: body.dueOn ?? null,
    embargoUntil,
    reviewUntil,
    closedReason: keptLine(body.closedReason ?? '') || null,
    restriction: restriction && { ...restriction, reason: oneParagraph(restriction.reason) },
    isVerbatim: body.isVerbatim ?? false,
    letter: body.letter ? keptLetter(body.letter) : null,
  };
}

/** A reason of blanks is none. */
function kept({ skipReason, ...seat }: LineSeat): LineSeat {
  const reason = oneLine(skipReason ?? '');
  return reason === '' ? seat : { ...seat, skipReason: reason };
}
