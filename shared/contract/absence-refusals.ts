/** Why an absence (부재) cannot be entered, or a seat cannot be given on: part of the one table of refusals. */
export const ABSENCE_REFUSALS = {
  'absence-period-bad': {
    status: 409,
    text: '부재 기간이 올바르지 않습니다. 끝나는 때를 시작하는 때보다 뒤로 정해 주십시오.',
  },
  'absence-in-the-past': { status: 409, text: '지난 기간입니다. 부재는 오늘부터 정할 수 있습니다.' },
  'absence-too-long': { status: 409, text: '부재는 한 번에 1년까지 정할 수 있습니다. 기간을 줄여 주십시오.' },
  'absence-overlaps': {
    status: 409,
    text: '이미 정한 부재({period})와 겹칩니다. 그 부재를 해제하거나 기간을 고쳐 주십시오.',
  },
  'stand-in-is-oneself': { status: 409, text: '자기 자신을 대결자로 정할 수 없습니다. 다른 사람을 골라 주십시오.' },
  'stand-in-circle': {
    status: 409,
    text: '그 대결자도 같은 때에 부재이고, 이어서 맡는 사람을 따라가면 다시 본인이 됩니다. 다른 사람을 골라 주십시오.',
  },
  'stand-in-unknown': { status: 409, text: '대결자가 지금 조직에 없습니다. 직위가 있는 사람을 골라 주십시오.' },
  'absence-over': { status: 409, text: '이미 끝났거나 해제한 부재입니다. 목록을 새로 열어 주십시오.' },
  'seat-not-stuck': {
    status: 409,
    text: '그 자리를 처리할 수 있는 사람이 있습니다. 멈춘 자리만 담당을 바꿀 수 있습니다.',
  },
} as const satisfies Record<string, { status: number; text: string }>;
