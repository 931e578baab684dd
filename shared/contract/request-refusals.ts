/** Why a 정보공개 청구 cannot be handled as asked: part of the one table of refusals. */
export const REQUEST_REFUSALS = {
  'request-over': { status: 409, text: '이미 끝난 청구입니다. 새로 열어 결과를 확인해 주십시오.' },
  'request-moved': { status: 409, text: '그 사이에 담당자가 바뀐 청구입니다. 목록을 새로 열어 주십시오.' },
  'requester-text-missing': { status: 400, text: '내용을 적어 주십시오.' },
  'requester-text-too-long': { status: 400, text: '{most}자까지 적을 수 있습니다. 내용을 줄여 주십시오.' },
  'request-not-handled': {
    status: 409,
    text: '지금은 할 수 없는 처리입니다. 청구를 새로 열어 어디까지 처리되었는지 확인해 주십시오.',
  },
  'decision-under-way': {
    status: 409,
    text: '결정 통지서를 이미 기안하였습니다. 그 기안을 이어서 쓰거나, ‘결정 기안 취소’를 한 뒤에 다시 해 주십시오.',
  },
  'proposal-missing': { status: 409, text: '취소할 결정 기안이 없습니다. 청구를 새로 열어 확인해 주십시오.' },
  'proposal-in-approval': {
    status: 409,
    text: '결재 중인 통지서는 취소할 수 없습니다. 기안자가 회수하거나 결재자가 반려하면 다른 결정을 기안할 수 있습니다.',
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
  'party-not-opposed': { status: 409, text: '비공개를 요청한 제3자만 이의신청을 할 수 있습니다.' },
  'party-not-told': { status: 409, text: '그 제3자에게 결정을 통지한 날을 먼저 적어 주십시오(제3자 결정 통지).' },
  'party-objected': { status: 409, text: '이의신청을 이미 적은 제3자입니다. 청구를 새로 열어 확인해 주십시오.' },
  'party-objection-late': {
    status: 409,
    text: '제3자의 이의신청은 통지를 받은 날부터 7일({until}까지) 안에 할 수 있습니다(제21조제2항).',
  },
  'notified-day-bad': {
    status: 409,
    text: '제3자가 통지를 받는 날은 청구를 접수한 날부터 {until}까지의 날로 적어 주십시오.',
  },
  'decision-opens-nothing': { status: 409, text: '공개하기로 한 결정에만 제3자가 이의신청을 할 수 있습니다.' },
  'received-day-bad': { status: 409, text: '받은 날은 통지한 날부터 오늘까지의 날로 적어 주십시오.' },
  'opposed-reason-missing': {
    status: 409,
    text: '제3자가 비공개를 요청한 정보를 공개하는 이유를 적어 주십시오(제21조제2항).',
  },
  'opening-early': {
    status: 409,
    text: '제3자가 비공개를 요청하였으므로 공개하는 날은 {earliest}이나 그 뒤로 적어 주십시오(제21조제3항: 30일의 간격).',
  },
  'opposed-opening-late': {
    status: 409,
    text: '공개할 날은 늦어도 {latest}까지로 적어 주십시오(제21조제3항의 30일이 지난 뒤 10일 안).',
  },
  'review-open': {
    status: 409,
    text: '정보공개심의회의 심의를 기다리고 있습니다. 심의 결과를 적거나 심의를 거둔 뒤에 다시 해 주십시오.',
  },
  'review-not-open': { status: 409, text: '심의를 기다리는 정보공개심의회가 없습니다. 청구를 새로 열어 주십시오.' },
  'review-settled': { status: 409, text: '정보공개심의회를 이미 열었거나 열지 않기로 하였습니다.' },
  'review-not-held': { status: 409, text: '이 청구를 심의한 적이 없습니다. 다른 까닭을 골라 주십시오.' },
  'review-missing': {
    status: 409,
    text: '이의신청은 정보공개심의회의 심의를 거치거나, 열지 않는 까닭을 적은 뒤에 결정합니다(제18조제2항).',
  },
  'review-day-bad': { status: 409, text: '심의한 날은 심의를 맡긴 날부터 오늘까지의 날로 적어 주십시오.' },
  'party-told': { status: 409, text: '결정을 이미 통지한 제3자입니다.' },
  'review-end-not-due': {
    status: 409,
    text: '알릴 내부검토 종료가 없습니다. 종료 예정일을 적지 않은 결정이거나 이미 알린 청구입니다.',
  },
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
