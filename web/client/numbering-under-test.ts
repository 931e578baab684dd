import type { RoutineMarksReply } from '../../shared/contract/organization.ts';
import type { DocumentNumbersReply } from '../../shared/contract/register.ts';
import type { FurtherSeries, NumberingReply } from '../../shared/contract/registration.ts';
import type { OpeningsReply } from '../../shared/contract/versions.ts';
import { type Answers, APPROVER, NUMBER } from './office-under-test.ts';
import { REGISTRATION } from './register-under-test.ts';

const NEVER_STARTED = { lastSerial: 0, starts: [] };

/** 번호 대장 of the office: a notice's, and the decisions of the approver. */
export const SERIES: readonly FurtherSeries[] = [
  {
    ...{ id: 'series-공고', kind: 'publicNotice', name: '해솔시 공고', policy: 'yearlyWithYear', postId: null },
    ...{ example: '해솔시 공고 제2026-282호', lastSerial: 281 },
    starts: [{ lastUsed: 281, reason: '종이 대장의 마지막 번호', by: '도하늘', at: '2026-11-02T00:00:00Z' }],
  },
  {
    ...{ ...NEVER_STARTED, id: 'series-방침', kind: 'decision', name: '늘봄과장 방침', policy: 'yearlyPlain' },
    ...{ postId: APPROVER.postId, example: '늘봄과장 방침 제70호' },
  },
];

const NUMBERING: NumberingReply = {
  policies: [
    {
      ...{ validFrom: '2027-01-01', template: '{unitName}-{year}-{serial}', digits: 4, example: '총무과-2027-0027' },
      ...{ basis: '기록물법 시행령 제20조제3항 단서', receivedSeries: 'own', reason: '정관을 고침', state: 'future' },
      ...{ by: '도하늘', at: '2026-11-02T00:00:00Z' },
    },
    {
      ...{ validFrom: '1999-01-01', template: '{unitName}-{serial}', digits: 0, example: '총무과-27', basis: '' },
      ...{ receivedSeries: 'shared', reason: '', state: 'valid', by: '', at: null },
    },
  ],
  series: [...SERIES],
};

const OPENINGS: OpeningsReply = {
  openings: [
    { name: '서이레', postTitle: '늘봄과장', unitName: '늘봄과', version: 2, at: '2026-11-20T00:52:00Z' },
    { name: '민서진', postTitle: '가람과장', unitName: '가람과', version: 1, at: '2026-11-19T23:55:00Z' },
  ],
  more: false,
};

const MARKS: RoutineMarksReply = {
  marks: [
    {
      ...{ unitTaskId: 'task-1', isRoutine: true, reason: '매달 같은 서식으로 올라오는 보고', by: '도하늘' },
      at: '2026-11-02T00:00:00Z',
    },
  ],
};

const NUMBERS: DocumentNumbersReply = { numbers: [REGISTRATION] };

export const NUMBERING_ANSWERS: Answers = {
  'GET /api/numbering': { body: NUMBERING },
  'GET /api/unit-tasks/routine-marks': { body: MARKS },
  [`GET /api/documents/${NUMBER}/openings`]: { body: OPENINGS },
  [`GET /api/documents/${NUMBER}/numbers`]: { body: NUMBERS },
};
