import type { ActReply, DocumentReply } from '../../shared/contract/approval.ts';
import type { LineSeat } from '../../shared/contract/document-parts.ts';
import type { DraftMade, DraftReply, SaveDraft, SubmitDraft, SubmitReply } from '../../shared/contract/drafting.ts';
import type { Cast, TestOffice } from './test-office.ts';

/** Who signs after the drafter, and as what. */
export type PlannedSeat = readonly [act: LineSeat['act'], who: Cast, more?: Partial<LineSeat>];

/** The line of the test office's everyday report: 검토 by the team leader, 결재 by the section chief. */
export const EVERYDAY_LINE: readonly PlannedSeat[] = [
  ['review', 'team-leader'],
  ['approve', 'section-chief'],
];

/** What replaces the usual; `by` drafts in the drafter's place. */
type Given = Partial<Omit<SaveDraft, 'line' | 'revision'>> & {
  readonly line?: readonly PlannedSeat[];
  readonly by?: Cast;
};

/** A draft of the drafter's with a title, one paragraph and a line; what is given replaces what is usual. */
export async function writeDraft(office: TestOffice, given: Given = {}): Promise<string> {
  const drafter = await office.as(given.by ?? 'drafter');
  const { managementNumber } = await drafter.post<DraftMade>('/api/drafts', {});
  await saveDraft(office, managementNumber, given);
  return managementNumber;
}

export async function saveDraft(office: TestOffice, managementNumber: string, given: Given = {}): Promise<DraftMade> {
  const { line = EVERYDAY_LINE, by = 'drafter', ...rest } = given;
  const drafter = await office.as(by);
  const { revision } = await drafter.get<DraftReply>(`/api/drafts/${managementNumber}`);
  const seats = await Promise.all(
    line.map(async ([act, who, more]) => {
      const { postId, personId } = await office.officer(who);
      return { act, postId, personId, ...more };
    }),
  );
  const draft: SaveDraft = {
    revision,
    title: '마을모임 공간 점검 결과 보고',
    publicTitle: '',
    editorJson: editorText('마을모임 공간 열두 곳을 점검하였습니다.'),
    summary: '',
    keywords: [],
    disclosure: { level: 'open', grounds: [] },
    bodyOpen: false,
    licence: 'kogl1',
    unitTaskId: office.unitTaskId,
    ...rest,
    line: seats,
  };
  return drafter.put<DraftMade>(`/api/drafts/${managementNumber}`, draft);
}

/** What a window that has the draft open would send back. */
export function sentBack(opened: DraftReply): SaveDraft {
  const {
    managementNumber: _n,
    savedAt: _at,
    status: _s,
    attachments: _a,
    bundle: _b,
    rejection: _r,
    ...draft
  } = opened;
  return draft;
}

/** The editor's JSON of one paragraph. */
export function editorText(text: string): object {
  return { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] };
}

export async function submitDraft(
  office: TestOffice,
  managementNumber: string,
  by: Cast = 'drafter',
  personalData: SubmitDraft['personalData'] = [],
): Promise<SubmitReply> {
  const drafter = await office.as(by);
  const { revision, bundle } = await drafter.get<DraftReply>(`/api/drafts/${managementNumber}`);
  const texts = bundle.slice(1).map((text) => ({ managementNumber: text.managementNumber, revision: text.revision }));
  return drafter.post<SubmitReply>(`/api/drafts/${managementNumber}/submission`, { revision, texts, personalData });
}

/** Signs the version that stands in approval now. */
export async function signAs(office: TestOffice, who: Cast, managementNumber: string): Promise<ActReply> {
  const official = await office.as(who);
  const shown = shownBy(await official.get<DocumentReply>(`/api/documents/${managementNumber}`));
  return official.post<ActReply>(`/api/documents/${managementNumber}/signature`, shown);
}

/** What a decision names of the page that was on the screen: its text and, of a bundle (일괄기안), the others. */
export function shownBy({ contentHash, bundle }: DocumentReply) {
  const texts = bundle.slice(1).map((text) => ({
    managementNumber: text.managementNumber,
    contentHash: text.contentHash,
  }));
  return { contentHash, texts };
}

/** 일괄기안: a draft of the drafter's with as many texts as titles; answers their management numbers in order. */
export async function writeBundle(
  office: TestOffice,
  titles: readonly string[],
  line: readonly PlannedSeat[] = EVERYDAY_LINE,
): Promise<[lead: string, ...others: string[]]> {
  const texts = titles.map((title, at) => (at === 0 ? { title, line } : { title }));
  return writeTexts(office, texts);
}

/** The same with more of each text than its title. The line is that of the first. */
export async function writeTexts(
  office: TestOffice,
  [first = {}, ...rest]: readonly Given[],
): Promise<[lead: string, ...others: string[]]> {
  const { by = 'drafter' } = first;
  const lead = await writeDraft(office, first);
  const drafter = await office.as(by);
  const others: string[] = [];
  for (const given of rest) {
    const { managementNumber } = await drafter.post<DraftMade>(`/api/drafts/${lead}/texts`, { copyOf: null });
    const editorJson = editorText(`${given.title ?? '다음 안'}에 관한 글`);
    await saveDraft(office, managementNumber, { editorJson, ...given, by, line: [] });
    others.push(managementNumber);
  }
  return [lead, ...others];
}

/** A document that has gone its whole way along the everyday line. */
export async function approveDocument(
  office: TestOffice,
  managementNumber: string,
  personalData: SubmitDraft['personalData'] = [],
): Promise<ActReply> {
  await submitDraft(office, managementNumber, 'drafter', personalData);
  await signAs(office, 'team-leader', managementNumber);
  return signAs(office, 'section-chief', managementNumber);
}

/** A document that is approved and delivered: what citizens can read of it, they can read now. */
export async function publishDocument(office: TestOffice, given: Given): Promise<string> {
  const managementNumber = await writeDraft(office, given);
  await approveDocument(office, managementNumber);
  await office.services.outbox.drainAll();
  return managementNumber;
}
