import { plannedSeat } from '../../shared/approval/planned-seat.ts';
import { plannedBoxes } from '../../shared/approval/signature-boxes.ts';
import type { DraftReply } from '../../shared/contract/drafting.ts';
import { disclosureLabel } from '../../shared/disclosure/disclosure.ts';
import { readEditorJson } from '../../shared/document/editor-json.ts';
import type { Letter } from '../../shared/document/letter.ts';
import { dayInKorea } from '../../shared/kernel/calendar-day.ts';
import { isRefusal } from '../../shared/kernel/refusal.ts';
import { numberCell } from '../../shared/numbering/document-kind.ts';
import { letterOnPaper } from '../../shared/paper/letter-on-paper.ts';
import type { PaperDocument } from '../../shared/paper/paper-document.ts';
import { findApprovalRecord } from '../approval/index.ts';
import { findWorkingText, listAttachments, listTexts } from '../document/index.ts';
import { findLetterFacts, nameRecipients } from '../letterhead/index.ts';
import { findPlannedOfficers, findUnitHeading, listPostsOf } from '../organization/index.ts';
import type { Reader } from '../platform/database/connect.ts';
import type { Signed } from '../platform/http/policy.ts';
import { Problem, refused } from '../platform/http/problems.ts';
import type { Services } from '../platform/services.ts';
import { accessDraft } from './access.ts';
import { partnersOf, type SendingLine } from './read-letter.ts';

/** The draft as its drafter left it, with the reason it came back, if it did. */
export async function findDraft(services: Services, signed: Signed, managementNumber: string): Promise<DraftReply> {
  const { sql } = services.database;
  const document = await accessDraft(services, signed, managementNumber);
  const { agencyId, id } = document;
  const { bundleId } = document;
  const [text, attachments, bundle, record] = await Promise.all([
    findWorkingText(sql, agencyId, id),
    listAttachments(sql, agencyId, id),
    bundleId === null ? [] : listTexts(sql, { agencyId, bundleId }),
    findApprovalRecord(sql, agencyId, managementNumber),
  ]);
  if (!text) throw new Problem('not-found');
  const line = record?.line;
  return {
    managementNumber,
    revision: document.revision,
    savedAt: document.savedAt.toISOString(),
    status: document.status,
    title: text.title,
    publicTitle: text.publicTitle,
    editorJson: JSON.parse(text.editorJson),
    summary: text.summary,
    keywords: [...text.keywords],
    disclosure: { level: text.disclosure.level, grounds: [...text.disclosure.grounds] },
    bodyOpen: text.bodyOpen,
    licence: text.licence,
    unitTaskId: text.unitTaskId,
    line: [...text.line],
    matter: text.matter,
    kind: text.kind,
    drafterMarks: [...text.drafterMarks],
    dueOn: text.dueOn,
    embargoUntil: text.embargoUntil,
    reviewUntil: text.reviewUntil,
    closedReason: text.closedReason,
    restriction: text.restriction && {
      ...text.restriction,
      units: [...text.restriction.units],
      people: [...text.restriction.people],
    },
    isVerbatim: text.isVerbatim,
    letter: text.letter as DraftReply['letter'],
    attachments: attachments.map(({ storageName: _place, disclosure, ...facts }) => ({
      ...facts,
      disclosure: { level: disclosure.level, grounds: [...disclosure.grounds] },
    })),
    bundle: bundle.map(({ managementNumber: number, title, revision, version }) => ({
      managementNumber: number,
      ...{ title, revision, wasSubmitted: version > 0 },
    })),
    rejection:
      line?.status === 'rejected'
        ? { by: line.by.name, postTitle: line.by.postTitle, reason: line.reason, at: line.rejectedAt }
        : null,
  };
}

/** The draft's paper before it is submitted: empty boxes of the planned line, no number, no date. */
export async function findDraftPaper(
  services: Services,
  signed: Signed,
  managementNumber: string,
): Promise<PaperDocument> {
  const { sql, clock } = { sql: services.database.sql, clock: services.clock };
  const document = await accessDraft(services, signed, managementNumber);
  const { agencyId } = document;
  const on = dayInKorea(clock.now());
  const [text, lead, heading, posts] = await Promise.all([
    findWorkingText(sql, agencyId, document.id),
    // 일괄기안: the line is that of the first text.
    findWorkingText(sql, agencyId, document.bundleId ?? document.id),
    findUnitHeading(sql, agencyId, document.unitId, on),
    listPostsOf(sql, agencyId, signed.personId, on),
  ]);
  if (!text || !lead || !heading) throw new Problem('not-found');
  const read = readEditorJson(JSON.parse(text.editorJson));
  if (isRefusal(read)) throw refused(read);
  const officers = await findPlannedOfficers(sql, agencyId, lead.line, on);
  const planned = lead.line.flatMap((seat, index) => {
    const officer = officers[index];
    return officer ? [plannedSeat(seat, officer)] : [];
  });
  const drafter = posts.find((post) => post.postId === document.drafterPostId);
  const facts = {
    agencyName: heading.agencyName,
    ...(heading.upperUnitName ? { upperUnitName: heading.upperUnitName } : {}),
    unitName: heading.unitName,
    title: text.title,
    body: read.body,
    ...numberCell(text.kind, []),
    writtenOn: on,
    disclosureLabel: disclosureLabel(text.disclosure),
    boxes: plannedBoxes(
      drafter ? [plannedSeat({ act: 'draft', marks: lead.drafterMarks }, drafter), ...planned] : planned,
    ),
    managementNumber,
  };
  const sending = { agencyId, drafter: drafter ?? { personId: signed.personId, unitId: document.unitId }, on };
  const letter = text.letter && (await letterOfDraft(sql, text.letter, { ...sending, seats: planned }, facts));
  return letter ? { form: 'standardDraft', ...facts, letter } : { form: 'briefDraft', ...facts };
}

/** 두문 and 결문 as they would be printed today: without number, day and mark, which are not true yet. */
async function letterOfDraft(
  sql: Reader,
  letter: Letter,
  sending: Omit<SendingLine, 'at'>,
  drawn: Pick<PaperDocument, 'agencyName' | 'boxes'>,
) {
  const { agencyId, drafter, on, seats } = sending;
  const facts = await findLetterFacts(sql, { agencyId, drafter, on, partners: partnersOf(seats) });
  return facts && letterOnPaper(await nameRecipients(sql, letter, { agencyId, on }), { ...drawn, agencyId, facts });
}
