import type { HandoverItemsReply, HandoverReply, HandoversReply } from '../../shared/contract/handover.ts';

export const HANDOVER_ID = '0d0f8c1e-6b1f-4a57-9f7e-2f9c4f0a1b2c';

const giver = { personId: 'person-2', name: '고은결', postTitle: '늘봄팀장', unitName: '늘봄과' };
const receiver = { personId: 'person-4', name: '도하늘', postTitle: '늘봄과장', unitName: '늘봄과' };
const head = {
  id: HANDOVER_ID,
  status: 'proposed',
  giver,
  receiver,
  madeBy: null,
  proposedAt: '2026-11-19T00:30:00.000Z',
  endedAt: null,
} as const;

export const HANDOVER_TO_CONFIRM: HandoversReply['handovers'][number] = { ...head, waitsOnMe: true };

const seat = {
  key: 'seat/D0000000000001/1',
  kind: 'seat',
  title: '마을모임 공간 점검 결과 보고',
  managementNumber: 'D0000000000001',
  seat: { act: 'review', inTurn: true },
} as const;
const line = {
  key: 'line/1f2e3d4c-0000-4000-8000-000000000001',
  kind: 'savedLine',
  title: '늘 쓰는 결재선',
  managementNumber: null,
  seat: null,
} as const;
const decides = {
  key: 'seat/D0000000000002/2',
  kind: 'seat',
  title: '겨울철 돌봄 계획',
  managementNumber: 'D0000000000002',
  seat: { act: 'approve', inTurn: false },
} as const;

const shown = {
  key: 'circulation/D0000000000003',
  kind: 'circulation',
  title: '주민자치회 운영 지침',
  managementNumber: 'D0000000000003',
  seat: null,
} as const;

export const HANDOVER_ITEMS: HandoverItemsReply = {
  giver,
  items: [
    { ...seat, obstacle: null },
    { ...decides, obstacle: 'postDiffers' },
    { ...shown, obstacle: null },
    { ...line, obstacle: null },
  ],
  more: false,
};

export const HANDOVER: HandoverReply = {
  ...head,
  reason: '2026년 11월 인사발령',
  notes: { duties: '마을모임 공간 점검', progress: '열두 곳 가운데 여덟 곳', pending: '', goods: '', others: '' },
  endReason: null,
  items: [
    { ...seat, leftOut: null, outcome: 'moved', obstacle: null },
    { ...decides, leftOut: null, outcome: 'stayed', obstacle: 'postDiffers' },
    { ...shown, leftOut: null, outcome: 'moved', obstacle: null },
    { ...line, leftOut: '후임이 쓰지 않음', outcome: 'leftOut', obstacle: null },
  ],
  filed: [{ path: ['일반행정', '지방행정', '주민자치', '마을모임지원'], count: 3 }],
  may: { confirm: true, refuse: true, withdraw: false },
};
