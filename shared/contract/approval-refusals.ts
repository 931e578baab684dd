/** What the approval line refuses, its statuses and sentences: the largest part of the one table in refusals.ts. */
export const APPROVAL_REFUSALS = {
  'already-submitted': { status: 409, text: '이미 상신한 문서입니다. 결재진행에서 확인해 주십시오.' },
  'already-decided': { status: 409, text: '이미 결재가 끝난 문서입니다. 새로 기안해 주십시오.' },
  'line-is-empty': { status: 409, text: '결재선에 결재할 사람이 없습니다. 결재선을 정해 주십시오.' },
  'line-too-long': { status: 409, text: '결재선은 {most}명까지 둘 수 있습니다. 사람을 줄여 주십시오.' },
  'line-needs-one-final-seat-at-its-end': {
    status: 409,
    text: '결재하거나 전결할 사람은 결재선의 맨 끝에 한 명만 있어야 합니다. 결재선을 고쳐 주십시오.',
  },
  'same-person-twice': { status: 409, text: '한 사람이 결재선에 두 번 들어 있습니다. 한 번만 두어 주십시오.' },
  'unit-task-missing': { status: 409, text: '단위과제를 고르지 않았습니다. 분류와 보존에서 단위과제를 골라 주십시오.' },
  'not-in-approval': { status: 409, text: '결재가 진행 중인 문서가 아닙니다. 목록을 새로 열어 주십시오.' },
  'not-your-turn': { status: 409, text: '지금은 결재 차례가 아닙니다. 결재선에서 차례를 확인해 주십시오.' },
  'content-changed': {
    status: 409,
    text: '그사이 문서가 바뀌었습니다. 바뀐 내용을 보고 다시 결재해 주십시오.',
  },
  'bundle-too-long': { status: 409, text: '한 기안에는 {most}개 안까지 둘 수 있습니다. 나누어 기안해 주십시오.' },
  'bundle-of-one-agency': {
    status: 409,
    text: '여러 안을 함께 기안하는 문서는 한 기관 안에서만 결재할 수 있습니다. 공동기안은 안마다 따로 기안해 주십시오.',
  },
  'bundle-not-shown': {
    status: 409,
    text: '{texts}개 안을 함께 결재하는 문서입니다. 문서를 열어 모든 안을 본 뒤에 결재해 주십시오.',
  },
  'decided-with-the-lead': {
    status: 409,
    text: '다른 안과 함께 결재하는 문서입니다. 제1안을 열어 모든 안을 함께 처리해 주십시오.',
  },
  'cooperator-gives-opinion': {
    status: 409,
    text: '협조자는 반려하거나 본문을 고칠 수 없습니다. 의견을 적어 협조해 주십시오.',
  },
  'reason-missing': { status: 409, text: '사유를 적지 않았습니다. 사유를 적어 주십시오.' },
  'not-the-drafter': { status: 409, text: '기안한 사람만 회수할 수 있습니다. 기안자에게 알려 주십시오.' },
  'already-acted-upon': {
    status: 409,
    text: '다음 사람이 이미 결재하여 회수할 수 없습니다. 반려를 부탁해 주십시오.',
  },
  'line-out-of-order': {
    status: 409,
    text: '결재선의 차례가 맞지 않습니다. 검토와 협조는 결재 앞에, 후열은 결재 뒤에 두고, 병렬은 서로 붙여 주십시오.',
  },
  'joint-line-out-of-order': {
    status: 409,
    text: '공동기안의 차례가 맞지 않습니다. 주관기관의 결재 다음에 관계기관마다 검토자와 결재권자를 차례로 두어 주십시오. 관계기관에는 협조와 후열을 둘 수 없습니다.',
  },
  'not-approved': { status: 409, text: '결재가 끝난 문서가 아닙니다. 결재가 끝난 뒤에 다시 해 주십시오.' },
  'drafter-cannot-decide': {
    status: 409,
    text: '자기가 기안한 문서는 대신 결재할 수 없습니다. 다른 대결자를 정해 주십시오.',
  },
  'participant-not-named': {
    status: 409,
    text: '협조할 사람을 정하지 않았습니다. 먼저 부서에서 협조할 사람을 정해 주십시오.',
  },
  'not-of-the-unit': { status: 409, text: '협조를 요청받은 부서의 사람이 아닙니다. 같은 부서의 사람을 골라 주십시오.' },
  'not-of-the-agency': {
    status: 409,
    text: '그 자리와 같은 기관의 사람이 아닙니다. 같은 기관의 사람을 골라 주십시오.',
  },
  'partner-does-not-edit': {
    status: 409,
    text: '주관기관이 이미 결재한 본문이므로 관계기관에서 고칠 수 없습니다. 고칠 내용을 적어 반려해 주십시오.',
  },
  'partner-does-not-circulate': {
    status: 409,
    text: '공동기안의 공람은 주관기관이 그 기관 사람에게만 합니다. 주관기관의 사람을 골라 주십시오.',
  },
  'nothing-to-name': { status: 409, text: '협조할 사람을 정할 자리가 아닙니다. 문서를 새로 열어 주십시오.' },
  'not-an-earlier-signature': {
    status: 409,
    text: '이미 결재한 앞사람에게만 되돌릴 수 있습니다. 되돌릴 사람을 다시 골라 주십시오.',
  },
  'only-a-reviewer-is-skipped': { status: 409, text: '검토자만 생략할 수 있습니다. 협조와 결재는 생략할 수 없습니다.' },
  'not-absent': { status: 409, text: '부재 중인 검토자만 생략할 수 있습니다. 부재 설정을 확인해 주십시오.' },
  'seat-is-done': { status: 409, text: '이미 처리한 자리는 바꿀 수 없습니다. 문서를 새로 열어 주십시오.' },
  'duty-is-done': { status: 409, text: '이미 마쳤거나 다른 사람에게 넘어간 일입니다. 문서를 새로 열어 주십시오.' },
  'duty-to-oneself': {
    status: 409,
    text: '요청하거나 보고받을 사람에게는 넘길 수 없습니다. 다른 사람을 골라 주십시오.',
  },
  'nothing-changed': { status: 409, text: '고친 내용이 없습니다. 고친 뒤에 저장하거나 그대로 결재해 주십시오.' },
  'hold-not-in-time': { status: 409, text: '날짜는 내일부터 {most}일 안에서 정해 주십시오.' },
  'personal-data-left': {
    status: 409,
    text: '시민에게 보일 부분에 개인정보로 보이는 내용({found})이 있습니다. 가리거나, 남기려면 확인에 표시하고 다시 상신해 주십시오.',
  },
  'due-not-in-time': { status: 409, text: '처리기한은 오늘부터 {most}일 안에서 정해 주십시오.' },
  'reminder-not-yours': {
    status: 409,
    text: '재촉은 기안자와 이미 결재한 사람이 지금 차례인 사람에게 할 수 있습니다. 결재선에서 차례를 확인해 주십시오.',
  },
  'reminded-too-soon': {
    status: 409,
    text: '이미 재촉하였습니다. 같은 사람에게는 {hours}시간에 한 번 재촉할 수 있으니 {from}부터 다시 해 주십시오.',
  },
  'not-held': { status: 409, text: '보류한 문서가 아닙니다. 문서를 새로 열어 주십시오.' },
  'too-many-consultations': {
    status: 409,
    text: '답을 기다리는 협의는 {most}건까지 둘 수 있습니다. 답을 받은 뒤에 요청해 주십시오.',
  },
  'consultation-not-yours': { status: 409, text: '답할 수 있는 협의 요청이 아닙니다. 문서를 새로 열어 주십시오.' },
  'nothing-to-report': {
    status: 409,
    text: '사후보고할 대결이 없거나 이미 보고하였습니다. 문서를 새로 열어 주십시오.',
  },
  'already-circulated': { status: 409, text: '이미 모두 공람으로 지정된 사람입니다. 다른 사람을 골라 주십시오.' },
  'circulation-due-past': {
    status: 409,
    text: '공람 기한으로 지난 날을 적었습니다. 오늘이나 그 뒤의 날을 골라 주십시오.',
  },
  'nobody-to-circulate-to': { status: 409, text: '공람할 사람을 고르지 않았습니다. 사람을 골라 주십시오.' },
  'circulation-too-long': { status: 409, text: '공람은 {most}명까지 지정할 수 있습니다. 사람을 줄여 주십시오.' },
  'not-opened': { status: 409, text: '아직 열어 보지 않은 판입니다. 문서를 열어 본 뒤에 결재해 주십시오.' },
  'reader-unknown': {
    status: 409,
    text: '지금 그 직위에 없는 사람({names})이 있습니다. 그 사람을 빼고 다시 공람해 주십시오.',
  },
  'nothing-to-read': { status: 409, text: '읽음으로 적을 공람이나 후열이 없습니다.' },
} as const satisfies Record<string, { status: number; text: string }>;
