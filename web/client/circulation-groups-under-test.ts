import type { CirculationGroupShape } from '../../shared/contract/circulation.ts';

const ID = '6a1f0c52-1111-4000-8000-00000000000';

/** One's own with a rule that has lost its unit, and one of the unit's made by somebody else. */
export const GROUPS: readonly CirculationGroupShape[] = [
  {
    id: `${ID}1`,
    name: '과장단',
    revision: 3,
    owner: { personId: 'person-4', name: '도하늘' },
    sharedWith: null,
    rules: [
      {
        rule: { kind: 'unit', unitId: 'unit-해솔국', withLower: true, whom: { kind: 'heads' } },
        name: '해솔국',
        isLost: false,
        readers: 3,
      },
      {
        rule: { kind: 'unit', unitId: 'unit-너울과', withLower: false, whom: { kind: 'titled', title: '팀장' } },
        name: '너울과',
        isLost: true,
        readers: 0,
      },
    ],
    readers: 3,
    may: { change: true, share: true },
  },
  {
    id: `${ID}2`,
    name: '늘봄과 모두',
    revision: 1,
    owner: { personId: 'person-2', name: '고은결' },
    sharedWith: { unitId: 'unit-늘봄과', unitName: '늘봄과', stands: true },
    rules: [
      {
        rule: { kind: 'unit', unitId: 'unit-늘봄과', withLower: false, whom: { kind: 'everyone' } },
        name: '늘봄과',
        isLost: false,
        readers: 3,
      },
    ],
    readers: 3,
    may: { change: false, share: false },
  },
];
