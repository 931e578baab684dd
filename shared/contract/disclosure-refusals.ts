/** 공개구분: why a disclosure and the marks of its text do not fit each other. */
export const DISCLOSURE_REFUSALS = {
  'grounds-missing': { status: 409, text: '부분공개와 비공개에는 근거(호)가 필요합니다. 하나 이상 골라 주십시오.' },
  'grounds-not-allowed': { status: 409, text: '공개 문서에는 비공개 근거를 둘 수 없습니다. 근거를 지워 주십시오.' },
  'file-open-in-part': {
    status: 409,
    text: '붙임은 파일 안의 글을 가릴 수 없어 부분공개로 정할 수 없습니다. 공개나 비공개로 정하거나, 가린 파일을 따로 붙여 주십시오.',
  },
  'closed-in-open': {
    status: 409,
    text: '공개 문서의 본문에 비공개로 표시한 곳({grounds}호)이 있습니다. 부분공개로 바꾸거나 표시를 풀어 주십시오.',
  },
  'closed-ground-missing': {
    status: 409,
    text: '비공개로 표시한 곳의 근거 {grounds}호가 문서의 비공개 근거에 없습니다. 문서의 근거에 더하거나 표시를 풀어 주십시오.',
  },
  'closed-enclosure-open': {
    status: 409,
    text: '본문의 붙임 줄은 닫았는데 그 파일({name})은 공개로 되어 있어 누구나 받게 됩니다. 파일도 비공개로 정하거나 붙임 줄의 비공개 표시를 지워 주십시오.',
  },
  'nothing-closed': {
    status: 409,
    text: '부분공개인데 시민에게 닫히는 곳이 없습니다. 공개로 바꾸거나 닫을 본문·붙임을 골라 주십시오.',
  },
  'closed-reason-too-long': { status: 409, text: '비공개 사유는 {most}자까지 적을 수 있습니다. 줄여 주십시오.' },
  'not-scheduled': {
    status: 409,
    text: '공개를 기다리는 문서가 아닙니다. 이미 공개했거나 철회했을 수 있으니 화면을 새로 열어 확인해 주십시오.',
  },
  'already-held': { status: 409, text: '이미 공개를 멈춘 문서입니다. 화면을 새로 열어 확인해 주십시오.' },
  'not-held': { status: 409, text: '공개를 멈춘 문서가 아닙니다. 화면을 새로 열어 확인해 주십시오.' },
  'embargo-not-in-time': {
    status: 409,
    text: '공개 유예일은 내일부터 {years}년 안의 날이어야 합니다. 날짜를 바꾸어 주십시오.',
  },
  'review-until-not-in-time': {
    status: 409,
    text: '검토 종료 예정일은 내일부터 {years}년 안의 날이어야 합니다. 문서와 붙임의 날짜를 보고 바꾸어 주십시오.',
  },
  'passage-review-not-in-time': {
    status: 409,
    text: '본문에서 비공개로 표시한 {place}의 검토 종료 예정일은 내일부터 {years}년 안의 날이어야 합니다. 그곳의 비공개 표시에서 날짜를 바꾸거나 지워 주십시오.',
  },
  'restriction-reason-missing': { status: 409, text: '열람을 제한하는 사유를 적어 주십시오.' },
  'restriction-reason-too-long': { status: 409, text: '열람제한 사유가 너무 깁니다. {most}자 안으로 줄여 주십시오.' },
  'restriction-day-past': {
    status: 409,
    text: '열람제한의 마지막 날이 지났습니다. 오늘이나 그 뒤의 날을 고르거나 열람제한을 풀어 주십시오.',
  },
  'restriction-too-many-named': {
    status: 409,
    text: '열람할 부서와 사람은 모두 {most}까지 정할 수 있습니다. 수를 줄여 주십시오.',
  },
  'restricted-reader-unknown': {
    status: 409,
    text: '열람할 수 있게 정한 부서나 사람 가운데 이 기관에 없는 것({names})이 있습니다. 빼거나 다시 골라 주십시오.',
  },
  'restricted-from': {
    status: 409,
    text: '열람을 제한한 문서입니다. {names}에게는 보일 수 없으니 빼거나, 열람제한에 더한 뒤 공람해 주십시오.',
  },
  'restriction-decided-meanwhile': {
    status: 409,
    text: '그사이 다른 사람이 열람제한을 바꾸었습니다. 화면을 새로 열어 확인하고 다시 정해 주십시오.',
  },
  'restriction-not-standing': {
    status: 409,
    text: '열람제한이 이미 풀렸거나 기한이 지난 문서입니다. 목록을 새로 열어 확인해 주십시오.',
  },
  'restriction-unchanged': { status: 409, text: '지금의 열람제한과 같습니다. 바꿀 것을 고른 뒤 저장해 주십시오.' },
  'stopped-for-more': {
    status: 409,
    text: '다시 점검하니 앞서 보신 것 말고도 걸리는 것이 있어 공개하지 않았습니다. 화면을 새로 열어 확인해 주십시오.',
  },
  'too-many-reports': { status: 409, text: '이미 여러 번 신고되어 확인하고 있는 문서입니다.' },
  'not-reported': { status: 409, text: '처리할 신고가 없습니다. 다른 담당자가 먼저 처리했는지 확인해 주십시오.' },
  'mask-empty': { status: 409, text: '가릴 말을 적거나 가릴 붙임을 골라 주십시오. 이미 닫힌 붙임은 고를 수 없습니다.' },
  'mask-word-missing': {
    status: 409,
    text: '공개본에 ‘{word}’ 이(가) 없습니다. 문서에 적힌 그대로 적어 주십시오.',
  },
  'mask-too-many': {
    status: 409,
    text: '한 문서에서 모두 {most}개까지 가릴 수 있습니다. 가릴 것이 많으면 붙임을 닫거나 공개를 철회해 주십시오.',
  },
  'mask-after-report': {
    status: 409,
    text: '시민의 개인정보 신고가 있어 가려 둔 문서입니다. 공개 대기열에서 신고를 먼저 처리해 주십시오.',
  },
  'mask-gone': { status: 409, text: '이미 풀린 가림이 있습니다. 다시 열어 지금 가려진 것을 확인해 주십시오.' },
  'unmask-empty': { status: 409, text: '풀 가림을 하나 이상 골라 주십시오.' },
  'unmask-personal': {
    status: 409,
    text: '가림을 풀면 개인정보로 확실한 것({kinds})이 시민에게 보입니다. 그 가림은 그대로 두십시오.',
  },
  'unmask-unread': {
    status: 409,
    text: '가림을 풀면 점검하지 못한 붙임({names})이 나갑니다. 그 붙임의 가림은 그대로 두십시오.',
  },
  'mask-leaves-traces': {
    status: 409,
    text: '가린 말이 다른 곳({places})에 남아 있어 공개하지 않았습니다. 가릴 말을 더하거나 공개를 철회해 주십시오.',
  },
  'mask-not-enough': {
    status: 409,
    text: '가린 뒤에도 개인정보로 확실한 것({kinds})이 남아 있습니다. 가릴 말이나 붙임을 더해 주십시오.',
  },
  'policy-decided-meanwhile': {
    status: 409,
    text: '그사이 다른 사람이 공개 방침을 정했습니다. 화면을 새로 열어 확인하고 다시 정해 주십시오.',
  },
  'standards-decided-meanwhile': {
    status: 409,
    text: '그사이 다른 사람이 세부기준을 정했습니다. 적은 것을 옮겨 둔 뒤 화면을 새로 열어 확인하고 다시 정해 주십시오.',
  },
  'standard-incomplete': {
    status: 409,
    text: '{place}번째 기준에 비공개하는 정보와 까닭을 모두 적어 주십시오.',
  },
  'policy-day-past': { status: 409, text: '지난날부터 시행할 수 없습니다. 오늘이나 그 뒤의 날을 골라 주십시오.' },
  'policy-rung-unknown': {
    status: 409,
    text: '위임전결규정의 직위 단계에 ‘{rung}’ 단계가 없습니다. 목록에서 골라 주십시오.',
  },
  'policy-list-later': {
    status: 409,
    text: '목록보다 원문을 먼저 공개할 수 없습니다. 원문의 날수를 목록의 날수 이상으로 적어 주십시오.',
  },
} as const;
