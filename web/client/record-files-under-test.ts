import type { ExportShape, ExportsReply, RecordFilesReply } from '../../shared/contract/record-files.ts';
import type { Answers } from './office-under-test.ts';

const TASK = '55555555-5555-4555-8555-555555555555';

export const EXPORT: ExportShape = {
  id: '66666666-6666-4666-8666-666666666666',
  unitTaskId: TASK,
  unitName: '늘봄과',
  name: '작은도서관 운영',
  from: '2026-01-01',
  to: '2026-12-31',
  state: 'running',
  askedBy: '한여울',
  askedAt: '2026-11-20T01:00:00.000Z',
  isMine: true,
  total: 412,
  done: 103,
  hidden: 2,
  faults: 1,
  reason: null,
  size: null,
  sha256: null,
  keptUntil: null,
  downloads: 0,
};

const READY: ExportShape = {
  ...EXPORT,
  id: '77777777-7777-4777-8777-777777777777',
  state: 'ready',
  done: 412,
  size: 152_043_520,
  sha256: '0'.repeat(64),
  keptUntil: '2026-11-21T01:00:00.000Z',
  downloads: 1,
};

/** Two record files of a small unit, one export under way and one that lies ready. */
export const RECORD_FILES_ANSWERS: Answers = {
  'GET /api/record-files?year=2026': {
    body: {
      year: 2026,
      files: [
        {
          unitTaskId: TASK,
          unitName: '늘봄과',
          path: ['문화', '도서관', '작은도서관 운영'],
          retentionLabel: '10년',
          documents: 414,
        },
        {
          unitTaskId: '88888888-8888-4888-8888-888888888888',
          unitName: '늘봄과',
          path: ['행정', '서무', '일반 서무'],
          retentionLabel: '3년',
          documents: 27,
        },
      ],
      more: false,
    } satisfies RecordFilesReply,
  },
  'GET /api/record-exports': { body: { exports: [EXPORT, READY] } satisfies ExportsReply },
  [`POST /api/record-files/${TASK}/exports`]: { body: { exportId: EXPORT.id } },
  [`POST /api/record-exports/${EXPORT.id}/end`]: { body: { exportId: EXPORT.id } },
};
