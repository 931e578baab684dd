import type {
  AskExport,
  ExportAsked,
  ExportsReply,
  RecordFilesQuery,
  RecordFilesReply,
} from '../../shared/contract/record-files.ts';
import type { Send } from './request.ts';

export type RecordFilesClient = ReturnType<typeof recordFilesClient>;

/** 기록물철, and taking them out as ZIP files. */
export function recordFilesClient(send: Send) {
  const one = (exportId: string) => `/api/record-exports/${encodeURIComponent(exportId)}`;
  return {
    find: ({ year, find }: RecordFilesQuery) =>
      send<RecordFilesReply>(
        'GET',
        `/api/record-files?${new URLSearchParams({ year, ...(find ? { find } : {}) }).toString()}`,
      ),
    ask: (unitTaskId: string, days: AskExport) =>
      send<ExportAsked>('POST', `/api/record-files/${encodeURIComponent(unitTaskId)}/exports`, days),
    /** `background`: asked by the page while it waits, so that it does not keep the session alive. */
    exports: (background = false) => send<ExportsReply>('GET', '/api/record-exports', undefined, { background }),
    end: (exportId: string) => send<ExportAsked>('POST', `${one(exportId)}/end`),
    /** For a link: the browser fetches the file itself. */
    fileAddress: (exportId: string) => `${one(exportId)}/file`,
  };
}
