import type { ActReply, DocumentReply } from '../../shared/contract/approval.ts';
import type { LineSeat } from '../../shared/contract/document-parts.ts';
import type { DraftMade, DraftReply, SaveDraft, SubmitReply } from '../../shared/contract/drafting.ts';
import type { Cast, TestOffice } from './test-office.ts';

/** Who signs after the drafter, and as what. */
export type PlannedSeat = readonly [act: LineSeat['act'], who: Cast, more?: Partial<LineSeat>];

/** The line of the test office's everyday report: 검토 by the team leader, 결재 by the section chief. */
export const EVERYDAY_LINE: readonly PlannedSeat[] = [
  ['review', 'team-leader'],
  ['approve', 'section-chief'],
];

/** A draft of the drafter's with a title, one paragraph and a line; what is given replaces what is usual. */
export async function writeDraft(
  office: TestOffice,
  given: Partial<Omit<SaveDraft, 'line' | 'revision'>> & { readonly line?: readonly PlannedSeat[] } = {},
): Promise<string> {
  const drafter = await office.as('drafter');
  const { managementNumber } = await drafter.post<DraftMade>('/api/drafts', {});
  await saveDraft(office, managementNumber, given);
  return managementNumber;
}

export async function saveDraft(
  office: TestOffice,
  managementNumber: string,
  given: Partial<Omit<SaveDraft, 'line' | 'revision'>> & { readonly line?: readonly PlannedSeat[] } = {},
): Promise<DraftMade> {
  const drafter = await office.as('drafter');
  const { revision } = await drafter.get<DraftReply>(`/api/drafts/${managementNumber}`);
  const { line = EVERYDAY_LINE, ...rest } = given;
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

/** The editor's JSON of one paragraph. */
export function editorText(text: string): object {
  return { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] };
}

export async function submitDraft(office: TestOffice, managementNumber: string): Promise<SubmitReply> {
  const drafter = await office.as('drafter');
  const { revision, bundle } = await drafter.get<DraftReply>(`/api/drafts/${managementNumber}`);
  const texts = bundle.slice(1).map((text) => ({ managementNumber: text.managementNumber, revision: text.revision }));
  return drafter.post<SubmitReply>(`/api/drafts/${managementNumber}/submission`, { revision, texts });
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
  const drafter = await office.as('drafter');
  const lead = await writeDraft(office, { title: titles[0] ?? '', line });
  const others: string[] = [];
  for (const title of titles.slice(1)) {
    const { managementNumber } = await drafter.post<DraftMade>(`/api/drafts/${lead}/texts`, { copyOf: null });
    await saveDraft(office, managementNumber, { title, editorJson: editorText(`${title}에 관한 글`), line: [] });
    others.push(managementNumber);
  }
  return [lead, ...others];
}

/** A document that has gone its whole way along the everyday line. */
export async function approveDocument(office: TestOffice, managementNumber: string): Promise<ActReply> {
  await submitDraft(office, managementNumber);
  await signAs(office, 'team-leader', managementNumber);
  return signAs(office, 'section-chief', managementNumber);
}
