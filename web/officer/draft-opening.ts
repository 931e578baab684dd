import type { UnitTaskShape } from '../../shared/contract/document-parts.ts';
import type { DraftReply } from '../../shared/contract/drafting.ts';
import type { FurtherSeries } from '../../shared/contract/registration.ts';
import type { OfficeClients } from '../client/office.ts';
import type { Unit } from './line-editor-seats.ts';

/** A draft with what its desk asks about: today's organisation and the unit tasks. */
export type OpenedDraft = {
  readonly draft: DraftReply;
  /** 일괄기안: the line of the first text, which every text has on its paper; undefined where it is the draft's own. */
  readonly leadLine: Pick<DraftReply, 'line' | 'drafterMarks'> | undefined;
  readonly units: readonly Unit[];
  readonly unitTasks: readonly UnitTaskShape[];
  /** 번호 대장 of the numbers that some kinds of documents get besides. */
  readonly series: readonly FurtherSeries[];
};

export async function openDraft(
  { drafting, organization, registration }: Pick<OfficeClients, 'drafting' | 'organization' | 'registration'>,
  managementNumber: string,
  left: Promise<unknown> | undefined,
): Promise<OpenedDraft> {
  const [draft, { units }, { unitTasks }, { series }] = await Promise.all([
    drafting.open(managementNumber),
    organization.units(),
    organization.unitTasks(),
    registration.numbering(),
  ]);
  const lead = leadOf(draft);
  // The text that was left for this one may be the lead, and is still being saved.
  if (lead) await left;
  const leadLine = lead ? await drafting.open(lead) : undefined;
  return { draft, leadLine, units, unitTasks, series };
}

/** 일괄기안: the first text, which has the line and goes up for all; undefined on the lead itself. */
export function leadOf(draft: DraftReply | undefined): string | undefined {
  const lead = draft?.bundle[0]?.managementNumber;
  return lead === draft?.managementNumber ? undefined : lead;
}

/** The texts that go up with this one, as saved last: leaving a text for this one saves it while the page opens. */
export async function otherTexts(drafting: OfficeClients['drafting'], draft: DraftReply | undefined) {
  if (!draft || draft.bundle.length === 0) return {};
  const { bundle } = await drafting.open(draft.managementNumber);
  return { texts: bundle.slice(1).map(({ managementNumber, revision }) => ({ managementNumber, revision })) };
}

/** The paper of what is saved, in a window of its own. */
export async function previewDraft(managementNumber: string, save: () => Promise<boolean>): Promise<void> {
  // The window is opened by the press itself; one opened after the answer would be blocked.
  const preview = open('', '_blank');
  const saved = await save();
  if (saved && preview) preview.location.href = `/api/drafts/${managementNumber}/paper.pdf`;
  else preview?.close();
}
