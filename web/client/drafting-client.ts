import type { AttachmentShape } from '../../shared/contract/document-parts.ts';
import type {
  AddText,
  ChangeAttachment,
  DraftMade,
  DraftReply,
  OrderTexts,
  SaveDraft,
  SubmitDraft,
  SubmitReply,
  TextsReply,
} from '../../shared/contract/drafting.ts';
import type { Send } from './request.ts';
import { savedLinesClient } from './saved-lines-client.ts';

export type DraftingClient = ReturnType<typeof draftingClient>;

/** 기안: drafts, their attachments, and their submission (상신). */
export function draftingClient(send: Send) {
  const attachments = (managementNumber: string) => `/api/drafts/${managementNumber}/attachments`;
  return {
    ...savedLinesClient(send),
    make: () => send<DraftMade>('POST', '/api/drafts', {}),
    open: (managementNumber: string) => send<DraftReply>('GET', `/api/drafts/${managementNumber}`),
    save: (managementNumber: string, draft: SaveDraft) =>
      send<DraftMade>('PUT', `/api/drafts/${managementNumber}`, draft),
    remove: (managementNumber: string) => send<void>('DELETE', `/api/drafts/${managementNumber}`),
    addText: (managementNumber: string, text: AddText) =>
      send<DraftMade>('POST', `/api/drafts/${managementNumber}/texts`, text),
    orderTexts: (managementNumber: string, order: OrderTexts) =>
      send<TextsReply>('PUT', `/api/drafts/${managementNumber}/texts`, order),
    removeText: (managementNumber: string) => send<TextsReply>('DELETE', `/api/drafts/${managementNumber}/bundle`),
    submit: (managementNumber: string, submission: SubmitDraft) =>
      send<SubmitReply>('POST', `/api/drafts/${managementNumber}/submission`, submission),
    attach: (managementNumber: string, file: File) => {
      const form = new FormData();
      form.append('file', file);
      return send<AttachmentShape>('POST', attachments(managementNumber), form);
    },
    changeAttachment: (managementNumber: string, attachmentId: string, change: ChangeAttachment) =>
      send<AttachmentShape>('PATCH', `${attachments(managementNumber)}/${encodeURIComponent(attachmentId)}`, change),
    detach: (managementNumber: string, attachmentId: string) =>
      send<void>('DELETE', `${attachments(managementNumber)}/${encodeURIComponent(attachmentId)}`),
  };
}
