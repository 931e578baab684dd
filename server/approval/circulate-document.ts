import type { PrintedOfficer } from '../../shared/approval/approval-events.ts';
import { mayCirculate } from '../../shared/approval/participants.ts';
import type { ActReply, CirculateDocument } from '../../shared/contract/approval.ts';
import { oneParagraph } from '../../shared/document/official-document.ts';
import { dayInKorea, isCalendarDay } from '../../shared/kernel/calendar-day.ts';
import { findPrintedOfficers } from '../organization/index.ts';
import type { RequestKey } from '../platform/http/idempotency.ts';
import type { Signed } from '../platform/http/policy.ts';
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
  const note = oneParagraph(body.note ?? '');
  const today = dayInKorea(services.clock.now());
  const officers = await findPrintedOfficers(services.database.sql, signed.agencyId, body.to, today);
  return performAct(services, {
    signed,
    managementNumber,
    key,
    command: (loaded) => ({
      type: 'circulate',
      by: whoCirculates(loaded, signed.personId),
      at: loaded.at,
      to: officers.map(known),
      ...(dueOn === undefined ? {} : { dueOn }),
      ...(note ? { note } : {}),
    }),
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

function known(officer: PrintedOfficer | undefined): PrintedOfficer {
  if (!officer) throw new Problem('reader-unknown');
  return officer;
}
