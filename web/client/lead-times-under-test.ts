import type { LeadRow, LeadTimesReply } from '../../shared/contract/lead-times.ts';
import type { Answers } from './office-under-test.ts';

const HOUR = 3600;
const row = (step: LeadRow['step'], documents: number, median: number, ninetieth: number): LeadRow => ({
  step,
  figures: { documents, median, ninetieth },
});

/** A small agency's three months: a unit of its own pace, and one with too few documents. */
export const LEAD_TIMES: LeadTimesReply = {
  scope: 'agency',
  whole: [
    row('whole', 1_284, 27 * HOUR, 76 * HOUR),
    row('review', 1_190, 13 * HOUR + 600, 22 * HOUR + 38 * 60),
    row('cooperate', 214, 9 * HOUR, 51 * HOUR),
    row('approve', 96, 5 * HOUR, 30 * HOUR),
    row('delegatedApprove', 1_188, 38 * 60, 7 * HOUR),
  ],
  units: [
    {
      unitId: '11111111-1111-4111-8111-111111111111',
      unitName: '늘봄과',
      steps: [row('whole', 1_200, 26 * HOUR, 74 * HOUR), row('review', 1_120, 3 * HOUR, 21 * HOUR)],
    },
    {
      unitId: '22222222-2222-4222-8222-222222222222',
      unitName: '지역돌봄복지지원과',
      steps: [row('whole', 81, 31 * HOUR, 80 * HOUR), row('review', 70, 50, 25 * HOUR)],
    },
    {
      unitId: '33333333-3333-4333-8333-333333333333',
      unitName: '가람과',
      steps: [{ step: 'whole', figures: null }],
    },
  ],
};

/** The last three months, which the page shows first. */
export const LEAD_TIMES_ANSWERS: Answers = {
  'GET /api/lead-times?from=2026-08-21&to=2026-11-20': { body: LEAD_TIMES },
};
