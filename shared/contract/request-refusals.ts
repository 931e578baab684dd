/** Why a 정보공개 청구 cannot be handled as asked: part of the one table of refusals. */
export const REQUEST_REFUSALS = {
  'request-over': { status: 409, text: '이미 끝난 청구입니다. 새로 열어 결과를 확인해 주십시오.' },
  'requester-text-missing': { status: 400, text: '내용을 적어 주십시오.' },
  'requester-text-too-long': { status: 400, text: '{most}자까지 적을 수 있습니다. 내용을 줄여 주십시오.' },
  'request-not-handled': {
    status: 409,
    text: '지금은 할 수 없는 처리입니다. 청구를 새로 열어 어디까지 처리되었는지 확인해 주십시오.',
  },
  'decision-under-way': {
    status: 409,
    text: '결정 통지서를 이미 기안하였습니다. 그 기안을 이어서 쓰거나, 지운 뒤에 다시 해 주십시오.',
  },
  'decision-missing': { status: 409, text: '아직 결정하지 않은 청구입니다. 결정한 뒤에 통지해 주십시오.' },
  'decision-grounds-missing': {
    status: 409,
    text: '비공개하는 근거(제9조제1항 각 호)를 하나 이상 골라 주십시오.',
  },
  'decision-grounds-not-allowed': {
    status: 409,
    text: '이 결정에는 비공개 근거를 적지 않습니다. 근거를 지워 주십시오.',
  },
  'outcome-unknown': { status: 409, text: '결정 구분을 다시 골라 주십시오.' },
  'review-end-bad': {
    status: 409,
    text: '내부검토 종료 예정일은 제5호를 근거로 할 때 오늘 이후의 날로 적을 수 있습니다.',
  },
  'opening-missing': { status: 409, text: '공개할 날을 적어 주십시오.' },
  'opening-not-allowed': { status: 409, text: '공개하지 않는 결정에는 공개할 날과 수수료를 적지 않습니다.' },
  'opening-past': { status: 409, text: '공개할 날은 오늘이나 그 뒤로 적어 주십시오.' },
  'opening-late': {
    status: 409,
    text: '공개할 날은 늦어도 {latest}까지로 적어 주십시오(영 제12조: 결정한 날부터 10일).',
  },
  'hearing-open': {
    status: 409,
    text: '의견을 기다리는 제3자가 있습니다. 의견을 적거나 {answerBy}이 지난 뒤에 공개를 결정해 주십시오.',
  },
  'supplement-not-asked': { status: 409, text: '보완을 요구받은 청구가 아닙니다. 처리 상황을 새로 확인해 주십시오.' },
  'period-extended-before': { status: 409, text: '결정기간은 한 번만 연장할 수 있습니다.' },
  'period-over': { status: 409, text: '결정기간({dueOn}까지)이 지나 연장할 수 없습니다. 곧바로 결정해 주십시오.' },
  'parties-too-many': { status: 409, text: '제3자는 {most}명까지 적을 수 있습니다.' },
  'third-party-nameless': { status: 400, text: '제3자의 이름을 적어 주십시오.' },
  'party-unknown': { status: 409, text: '목록에 없는 제3자입니다. 청구를 새로 열어 주십시오.' },
  'party-answered': { status: 409, text: '이미 의견을 적은 제3자입니다. 청구를 새로 열어 확인해 주십시오.' },
  'party-told': { status: 409, text: '결정을 이미 통지한 제3자입니다.' },
  'fee-not-due': { status: 409, text: '낼 수수료가 없거나 이미 낸 청구입니다.' },
  'objection-missing': { status: 409, text: '결정을 기다리는 이의신청이 없습니다.' },
  'objection-filed-before': { status: 409, text: '이의신청을 이미 하셨습니다. 처리 상황을 확인해 주십시오.' },
  'objection-not-possible': { status: 409, text: '이의신청을 할 수 있는 결정이 아닙니다.' },
  'objection-early': { status: 409, text: '결정이 없을 때의 이의신청은 {from}부터 할 수 있습니다.' },
  'objection-late': {
    status: 409,
    text: '이의신청 기간({until}까지)이 지났습니다. 행정심판이나 행정소송으로 다투실 수 있습니다.',
  },
} as const satisfies Record<string, { status: number; text: string }>;
