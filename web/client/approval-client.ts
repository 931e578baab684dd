import type {
  ActReply,
  CirculateDocument,
  DocumentReply,
  RecallDocument,
  RejectDocument,
  ReportDocument,
  SignDocument,
} from '../../shared/contract/approval.ts';
import type { SignDocuments, SignDocumentsReply } from '../../shared/contract/bulk-approval.ts';
import type {
  AnswerConsultation,
  AskConsultation,
  HoldDocument,
  LiftHold,
  NameParticipant,
  RemindTurn,
  SkipReviewer,
} from '../../shared/contract/in-turn.ts';
import type { LeadTimesQuery, LeadTimesReply } from '../../shared/contract/lead-times.ts';
import type { ReleasePublication, StoppedReply, WithdrawPublication } from '../../shared/contract/publication-acts.ts';
import type { ReassignReply, ReassignSeat, StuckNotice, StuckReply } from '../../shared/contract/stuck.ts';
import type { EditDocument, OpeningReply, OpeningsReply, VersionReply } from '../../shared/contract/versions.ts';
import { circulationGroupsClient } from './circulation-groups-client.ts';
import type { Send } from './request.ts';

export type ApprovalClient = ReturnType<typeof approvalClient>;

/** A document in approval: its paper, and the acts on it. */
export function approvalClient(send: Send) {
  const document = (managementNumber: string) => `/api/documents/${managementNumber}`;
  return {
    ...circulationGroupsClient(send),
    open: (managementNumber: string) => send<DocumentReply>('GET', document(managementNumber)),
    /** The same document again because it has moved, or may have. */
    refetch: (managementNumber: string) =>
      send<DocumentReply>('GET', document(managementNumber), undefined, { background: true }),
    /** One version (판) of its text. */
    version: (managementNumber: string, version: number) =>
      send<VersionReply>('GET', `${document(managementNumber)}/versions/${version}`),
    edit: (managementNumber: string, act: EditDocument) =>
      send<ActReply>('POST', `${document(managementNumber)}/edition`, act),
    /** 열람: this version is on the screen. Answers which one the person had seen before. */
    tellOpened: (managementNumber: string, version: number) =>
      send<OpeningReply>('POST', `${document(managementNumber)}/opening`, { version }, { background: true }),
    /** 열람 이력. */
    openings: (managementNumber: string) => send<OpeningsReply>('GET', `${document(managementNumber)}/openings`),
    sign: (managementNumber: string, act: SignDocument) =>
      send<ActReply>('POST', `${document(managementNumber)}/signature`, act),
    /** 결재 소요시간. */
    leadTimes: (query: LeadTimesQuery) =>
      send<LeadTimesReply>('GET', `/api/lead-times?${new URLSearchParams(query).toString()}`),
    /** For a link: the browser fetches the file itself. */
    leadTimesFileAddress: (query: LeadTimesQuery) => `/api/lead-times/file?${new URLSearchParams(query).toString()}`,
    /** 일괄결재: each document is an act of its own. */
    signAll: (acts: SignDocuments) => send<SignDocumentsReply>('POST', '/api/approvals', acts),
    reject: (managementNumber: string, act: RejectDocument) =>
      send<ActReply>('POST', `${document(managementNumber)}/rejection`, act),
    recall: (managementNumber: string, act: RecallDocument) =>
      send<ActReply>('POST', `${document(managementNumber)}/recall`, act),
    /** 재촉 of everybody in turn. */
    remind: (managementNumber: string, act: RemindTurn) =>
      send<ActReply>('POST', `${document(managementNumber)}/reminder`, act),
    circulate: (managementNumber: string, act: CirculateDocument) =>
      send<ActReply>('POST', `${document(managementNumber)}/circulation`, act),
    /** 공람·후열: the document lies open before its reader. */
    read: (managementNumber: string) => send<ActReply>('POST', `${document(managementNumber)}/reading`),
    report: (managementNumber: string, act: ReportDocument) =>
      send<ActReply>('POST', `${document(managementNumber)}/report`, act),
    /** 보류, 협의, 협조자 지정, 검토 생략: acts beside signing and returning. */
    hold: (managementNumber: string, act: HoldDocument) =>
      send<ActReply>('POST', `${document(managementNumber)}/hold`, act),
    liftHold: (managementNumber: string, act: LiftHold) =>
      send<ActReply>('POST', `${document(managementNumber)}/hold/lifting`, act),
    consult: (managementNumber: string, act: AskConsultation) =>
      send<ActReply>('POST', `${document(managementNumber)}/consultations`, act),
    answer: (managementNumber: string, consultation: number, act: AnswerConsultation) =>
      send<ActReply>('POST', `${document(managementNumber)}/consultations/${consultation}/answer`, act),
    name: (managementNumber: string, act: NameParticipant) =>
      send<ActReply>('POST', `${document(managementNumber)}/participant`, act),
    skip: (managementNumber: string, act: SkipReviewer) =>
      send<ActReply>('POST', `${document(managementNumber)}/skipping`, act),
    /** 공개 보류: what waits for the disclosure officer. */
    stopped: () => send<StoppedReply>('GET', '/api/publication-stops'),
    release: (managementNumber: string, act: ReleasePublication) =>
      send<{ managementNumber: string }>('POST', `${document(managementNumber)}/publication/release`, act),
    withdraw: (managementNumber: string, act: WithdrawPublication) =>
      send<{ managementNumber: string }>('POST', `${document(managementNumber)}/publication/withdrawal`, act),
    stuck: () => send<StuckReply>('GET', '/api/stuck-documents'),
    stuckNotice: () => send<StuckNotice>('GET', '/api/stuck-documents/notice', undefined, { background: true }),
    /** Gives a seat on which nobody can act to somebody who can. */
    reassign: (managementNumber: string, seat: number, to: ReassignSeat) =>
      send<ReassignReply>('POST', `${document(managementNumber)}/seats/${seat}/reassignment`, to),
    /** Makes the paper of an approved document again, after a fault of the drawing has been repaired. */
    remakePaper: (managementNumber: string) =>
      send<DocumentReply['frozenPaper']>('POST', `${document(managementNumber)}/paper`),
    ...paperAddresses(document),
    attachmentAddress: (managementNumber: string, attachmentId: string) =>
      `${document(managementNumber)}/attachments/${encodeURIComponent(attachmentId)}`,
  };
}

/** Where the files of an approved document are taken from. */
function paperAddresses(document: (managementNumber: string) => string) {
  return {
    paperAddress: (managementNumber: string) => `${document(managementNumber)}/paper.pdf`,
    cardAddress: (managementNumber: string) => `${document(managementNumber)}/card.pdf`,
    hwpxAddress: (managementNumber: string) => `${document(managementNumber)}/paper.hwpx`,
    openFormatAddress: (managementNumber: string, format: 'txt' | 'md' | 'json') =>
      `${document(managementNumber)}/document.${format}`,
  };
}
