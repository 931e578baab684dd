import type { KeepLine, SavedLineDone, SavedLinesReply } from '../../shared/contract/saved-lines.ts';
import type { Send } from './request.ts';

/** 내 결재선: lines kept under a name. */
export function savedLinesClient(send: Send) {
  const place = (id: string) => `/api/saved-lines/${encodeURIComponent(id)}`;
  return {
    savedLines: () => send<SavedLinesReply>('GET', '/api/saved-lines'),
    keepLine: (line: KeepLine) => send<SavedLineDone>('POST', '/api/saved-lines', line),
    renameLine: (id: string, name: string) => send<SavedLineDone>('PATCH', place(id), { name }),
    forgetLine: (id: string) => send<SavedLineDone>('DELETE', place(id)),
  };
}
