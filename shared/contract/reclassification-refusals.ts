/** 재분류: why a decision on the disclosure of an approved document cannot be made so. */
export const RECLASSIFICATION_REFUSALS = {
  'marks-stand': {
    status: 409,
    text: '본문에 비공개로 표시한 곳({grounds}호)이 있어 모두 공개할 수 없습니다. 부분공개로 바꾸거나 ‘비공개 표시를 풂’에서 그 근거를 골라 주십시오.',
  },
  'nothing-changes': {
    status: 409,
    text: '지금의 공개구분과 같습니다. 그대로 두려면 ‘그대로 둠’를, 아니면 다른 결정을 골라 주십시오.',
  },
  'nothing-kept-closed': {
    status: 409,
    text: '이미 모두 공개했고 연간 재분류도 마쳤거나 아직 그 차례가 아닌 문서입니다. 목록을 새로 열어 확인해 주십시오.',
  },
  'passage-unknown': {
    status: 409,
    text: '본문에 없는 곳을 고르셨습니다. 화면을 새로 열어 확인해 주십시오.',
  },
  'attachment-unknown': {
    status: 409,
    text: '이 문서에 없는 붙임이 들어 있습니다. 목록을 새로 열어 다시 골라 주십시오.',
  },
  'review-day-missing': { status: 409, text: '닫아 두는 문서에는 다시 볼 날이 필요합니다. 날짜를 적어 주십시오.' },
  'review-day-past': { status: 409, text: '다시 볼 날은 내일부터 고를 수 있습니다. 날짜를 고쳐 주십시오.' },
  'review-day-too-far': {
    status: 409,
    text: '다시 볼 날은 {until}까지 고를 수 있습니다({years}년마다 재분류). 날짜를 고쳐 주십시오.',
  },
  'extension-needs-council': {
    status: 409,
    text: '{until}이면 비공개 기간이 다 됩니다. 더 닫아 두려면 심의한 위원회와 결과 문서의 번호를 적거나, 다시 볼 날을 그 안으로 고쳐 주십시오.',
  },
  'part-review-too-far': {
    status: 409,
    text: '붙임이나 대목을 다시 볼 날은 문서의 비공개 기간 안({until}까지)이어야 합니다. 그날을 앞당기거나, 문서를 다시 볼 날을 늦추고 심의한 위원회와 결과 문서의 번호를 적어 주십시오.',
  },
  'verbatim-term-over': {
    status: 409,
    text: '속기록·녹음은 {years}년({until})까지만 닫아 둘 수 있습니다. 공개·부분공개로 바꾸거나 다시 볼 날을 그 안으로 고쳐 주십시오.',
  },
  'decided-by-another': {
    status: 409,
    text: '그사이 다른 사람이 이 문서의 공개구분을 결정하였습니다. 목록을 새로 열어 확인해 주십시오.',
  },
  'taken-back-by-officer': {
    status: 409,
    text: '정보공개담당이 시민에게서 거두어들인 문서입니다. 다시 공개하는 결정은 정보공개담당만 할 수 있습니다.',
  },
  'closed-while-reported': {
    status: 409,
    text: '시민이 개인정보가 있다고 신고하여 가린 동안에 닫은 문서입니다. 다시 공개하는 결정은 정보공개담당만 할 수 있습니다.',
  },
  'worklist-too-long': {
    status: 409,
    text: '한 번에 {most}건까지 파일로 받을 수 있습니다. 처리과·근거·연도로 좁혀 주십시오.',
  },
  'recheck-rules-in-past': { status: 409, text: '기준은 오늘부터 시작할 수 있습니다. 시작하는 날을 고쳐 주십시오.' },
  'recheck-rules-laxer': {
    status: 409,
    text: '법령보다 늦거나 드물게 재분류하는 기준은 둘 수 없습니다. 기간과 근거를 고쳐 주십시오.',
  },
  'recheck-rules-begin-once': {
    status: 409,
    text: '그날 시작하는 기준이 이미 있습니다. 시작하는 날을 바꾸어 주십시오.',
  },
} as const;
