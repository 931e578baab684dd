import type { PrintedOfficer } from '../../shared/approval/approval-events.ts';
import { mayCirculate, participantIds } from '../../shared/approval/participants.ts';
import type { ActReply, CirculateDocument } from '../../shared/contract/approval.ts';
import { type AccessRestriction, keepsOut } from '../../shared/document/access-restriction.ts';
import { type CalendarDay, dayInKorea, isCalendarDay } from '../../shared/kernel/calendar-day.ts';
import { listRestrictionsOfBundle } from '../document/index.ts';
import { findPersonNames, findPrintedOfficers } from '../organization/index.ts';
import type { Reader } from '../platform/database/connect.ts';
import type { RequestKey } from '../platform/http/idempotency.ts';
import type { Signed } from '../platform/http/policy.ts';
import { printedParagraph } from '../platform/http/printed-line.ts';
import { Problem } from '../platform/http/problems.ts';
import type { Services } from '../platform/services.ts';
import { type LoadedLine, performAct } from './perform-act.ts';

/** 공람: shows an approved document to others, who may read it from then on. */
export async function circulateDocument(
  services: Services,
  signed: Signed,
  managementNumber: string,
  body: CirculateDocument,
  key: RequestKey,
): Promise<ActReply> {
  const { dueOn } = body;
  if (dueOn !== undefined && !isCalendarDay(dueOn)) throw new Problem('invalid-input', { problem: 'dueOn' });
  const note = printedParagraph('공람에 덧붙이는 말', body.note ?? '');
  const today = dayInKorea(services.clock.now());
  const { sql } = services.database;
  const [found, restrictions] = await Promise.all([
    findPrintedOfficers(sql, signed.agencyId, body.to, today),
    listRestrictionsOfBundle(sql, signed.agencyId, managementNumber),
  ]);
  const officers = found.filter((officer) => officer !== undefined);
  const problem = officers.length < found.length ? await unknownReaders(sql, signed.agencyId, body.to, officers) : null;
  return performAct(services, {
    signed,
    managementNumber,
    key,
    command: (loaded) => {
      const by = whoCirculates(loaded, signed.personId);
      // Only who may circulate it is told who has left.
      if (problem) throw problem;
      const { at } = loaded;
      checkRestriction(loaded.line, restrictions, officers, today);
      return { type: 'circulate', by, at, to: officers, ...(dueOn ? { dueOn } : {}), ...(note ? { note } : {}) };
    },
  });
}

function whoCirculates({ line, document, posts }: LoadedLine, personId: string): PrintedOfficer {
  const [by] = posts;
  const unitIds = posts.map((post) => post.unitId);
  // Before the approval the rule itself says why not.
  const isForbidden = line.status === 'approved' && !mayCirculate(line, document.unitId, { personId, unitIds });
  if (!by || isForbidden) {
    throw new Problem('not-permitted', { who: '기안자와 결재선에 있는 사람, 담당 부서 직원' });
  }
  return by;
}

/**
 * 열람제한 is not gone round by showing the document: only who may read it anyway is shown it. Texts that went up
 * together (일괄기안) are shown together, so that the restriction of each of them counts.
 */
function checkRestriction(
  line: LoadedLine['line'],
  restrictions: readonly AccessRestriction[],
  to: readonly PrintedOfficer[],
  today: CalendarDay,
): void {
  const parties = new Set(participantIds(line));
  const out = to.filter(({ personId, unitId }) => {
    const reader = { personId, unitIds: [unitId] };
    return !parties.has(personId) && restrictions.some((restriction) => keepsOut(restriction, reader, today));
  });
  if (out.length === 0) return;
  const told = out.slice(0, MOST_NAMES).map(({ name }) => name);
  const more = out.length > MOST_NAMES ? ` 등 ${out.length}명` : '';
  throw new Problem('restricted-from', { names: `${told.join(', ')}${more}` });
}

/** Of many people picked by a group, who has left their post meanwhile: to be taken out by name. */
async function unknownReaders(
  sql: Reader,
  agencyId: number,
  to: CirculateDocument['to'],
  officers: readonly PrintedOfficer[],
): Promise<Problem> {
  const known = new Set(officers.map(({ personId, postId }) => `${personId} ${postId}`));
  const gone = to.filter(({ personId, postId }) => !known.has(`${personId} ${postId}`));
  const names = await findPersonNames(
    sql,
    agencyId,
    gone.map(({ personId }) => personId),
  );
  const told = gone.slice(0, MOST_NAMES).map(({ personId }) => names.get(personId) ?? '이 기관에 없는 사람');
  const more = gone.length > MOST_NAMES ? ` 등 ${gone.length}명` : '';
  return new Problem('reader-unknown', { names: `${told.join(', ')}${more}` });
}

const MOST_NAMES = 5;
