/** Why a handover (인계·인수) cannot be written, confirmed or ended: part of the one table of refusals. */
export const HANDOVER_REFUSALS = {
  'handover-items-changed': {
    status: 409,
    text: '보고 있는 동안 인계할 것이 달라졌습니다. 목록을 새로 열어 확인한 뒤 다시 올려 주십시오.',
  },
  'handover-to-oneself': { status: 409, text: '자기 자신에게 인계할 수 없습니다. 인수할 사람을 다시 골라 주십시오.' },
  'handover-receiver-gone': {
    status: 409,
    text: '인수할 사람이 지금 그 직위에 없거나 로그인할 수 없습니다. 인수할 사람을 다시 정해 주십시오.',
  },
  'handover-not-yours': {
    status: 409,
    text: '이 인계·인수를 처리할 사람이 아닙니다. 인계자나 인수자에게 알려 주십시오.',
  },
  'handover-ended': { status: 409, text: '이미 끝난 인계·인수입니다. 새로 열어 결과를 확인해 주십시오.' },
  'handover-giver-is-here': {
    status: 409,
    text: '{name} 님은 직위와 계정이 있어 스스로 인계할 수 있습니다. 본인이 인계하도록 알려 주십시오.',
  },
  'handover-on-behalf-to-oneself': {
    status: 409,
    text: '대신 적은 인계·인수를 자신이 인수할 수 없습니다. 다른 사람을 고르거나 다른 관리자에게 맡겨 주십시오.',
  },
  'handover-empty': { status: 409, text: '인계할 것이 없습니다. 옮길 것이 하나 이상 있어야 합니다.' },
} as const satisfies Record<string, { status: number; text: string }>;
