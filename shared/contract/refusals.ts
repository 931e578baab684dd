import { ABSENCE_REFUSALS } from './absence-refusals.ts';
import { APPROVAL_REFUSALS } from './approval-refusals.ts';
import { CIRCULATION_REFUSALS } from './circulation-refusals.ts';
import { DISCLOSURE_REFUSALS } from './disclosure-refusals.ts';
import { DRAFT_REFUSALS } from './draft-refusals.ts';
import { EXPORT_REFUSALS } from './export-refusals.ts';
import { HANDOVER_REFUSALS } from './handover-refusals.ts';
import { LETTER_REFUSALS } from './letter-refusals.ts';
import { PAPER_REFUSALS } from './paper-refusals.ts';
import { PICTURE_REFUSALS } from './picture-refusals.ts';
import { RECLASSIFICATION_REFUSALS } from './reclassification-refusals.ts';
import { REQUEST_REFUSALS } from './request-refusals.ts';
import { SEARCH_REFUSALS } from './search-refusals.ts';

/**
 * Every refusal and problem the API can answer: its HTTP status and the Korean sentence that says what to do.
 * Codes are part of the product's surface: only added, never renamed. `{name}` is filled from the refusal's facts.
 */
export const REFUSALS = {
  ...APPROVAL_REFUSALS,
  ...ABSENCE_REFUSALS,
  ...HANDOVER_REFUSALS,
  ...CIRCULATION_REFUSALS,
  ...LETTER_REFUSALS,
  ...PAPER_REFUSALS,
  ...DISCLOSURE_REFUSALS,
  ...RECLASSIFICATION_REFUSALS,
  ...PICTURE_REFUSALS,
  ...REQUEST_REFUSALS,
  ...EXPORT_REFUSALS,
  ...DRAFT_REFUSALS,
  ...SEARCH_REFUSALS,
  // attachments
  'file-too-large': { status: 413, text: '파일이 너무 큽니다. 한 파일은 {most}까지 올릴 수 있습니다.' },
  'files-too-large': { status: 413, text: '붙임을 모두 합하여 {most}까지 올릴 수 있습니다. 파일을 줄여 주십시오.' },
  'too-many-files': { status: 409, text: '붙임은 {most}개까지 올릴 수 있습니다.' },
  'file-empty': { status: 400, text: '빈 파일입니다. 내용이 있는 파일을 골라 주십시오.' },
  'file-missing': { status: 400, text: '올릴 파일이 없습니다. 파일을 골라 주십시오.' },
  'file-name-bad': { status: 400, text: '파일 이름을 쓸 수 없습니다. 이름을 바꾸어 다시 올려 주십시오.' },
  'file-type-not-allowed': {
    status: 415,
    text: '올릴 수 없는 종류의 파일입니다. 문서, 표, 그림, 압축 파일만 올릴 수 있습니다.',
  },
  'file-type-mismatch': {
    status: 415,
    text: '파일의 이름과 내용이 다릅니다({name}). 원래 형식의 이름으로 다시 올려 주십시오.',
  },
  'archive-too-large': { status: 415, text: '압축을 풀면 너무 커지는 파일입니다. 나누어 올려 주십시오.' },
  'file-damaged': { status: 409, text: '보관된 파일의 지문이 맞지 않습니다. 관리자에게 오류 번호를 알려 주십시오.' },
  // registration
  'series-already-further': {
    status: 409,
    text: '이미 {last}번까지 쓴 번호입니다. 그보다 큰 번호로만 시작할 수 있습니다.',
  },
  'series-exhausted': { status: 409, text: '이 부서의 올해 번호를 모두 썼습니다. 관리자에게 알려 주십시오.' },
  // organisation
  'unit-unknown': { status: 409, text: '{on}에 없는 부서입니다. 날짜와 부서를 확인해 주십시오.' },
  'post-unknown': { status: 409, text: '{on}에 없는 직위입니다. 날짜와 직위를 확인해 주십시오.' },
  'person-unknown': { status: 409, text: '이 기관에 없는 사람입니다. 목록을 새로 열어 다시 골라 주십시오.' },
  'unit-code-taken': {
    status: 409,
    text: '{on}에 부서코드 {code}번을 두 부서({unit}, {other})가 함께 쓰게 됩니다. 다른 코드를 적어 주십시오.',
  },
  'unit-without-upper': {
    status: 409,
    text: '{on}부터 ‘{unit}’ 부서의 상위 부서가 없습니다. 상위 부서를 먼저 정하거나 하위 부서를 먼저 옮겨 주십시오.',
  },
  'unit-in-a-circle': {
    status: 409,
    text: '‘{unit}’ 부서가 자기 아래로 들어가게 됩니다. 다른 상위 부서를 골라 주십시오.',
  },
  'unit-too-deep': {
    status: 409,
    text: '‘{unit}’ 부서가 {most}단계보다 깊어집니다. 더 위의 부서를 골라 주십시오.',
  },
  'post-in-closed-unit': {
    status: 409,
    text: '{on}부터 없는 부서에 ‘{post}’ 직위가 남습니다. 그 직위에 있는 사람을 먼저 옮기거나 직위를 옮겨 주십시오.',
  },
  'unit-with-two-heads': {
    status: 409,
    text: '{on}에 ‘{unit}’ 부서의 부서장 직위가 둘({post}, {other})이 됩니다. 하나만 부서장으로 두어 주십시오.',
  },
  'holder-of-closed-post': {
    status: 409,
    text: '{on}부터 없는 직위에 {person} 님이 남습니다. 그 사람을 먼저 옮기거나 물러나게 해 주십시오.',
  },
  'post-already-held': {
    status: 409,
    text: '{on}에 ‘{post}’ 직위에 다른 사람이 있습니다. 그 사람이 물러나는 날 뒤로 정해 주십시오.',
  },
  'post-not-empty': {
    status: 409,
    text: '{on}에 ‘{post}’ 직위가 비어 있지 않아 직무대리를 둘 수 없습니다. 빈 동안으로 기간을 정해 주십시오.',
  },
  'post-held-twice': {
    status: 409,
    text: '{on}에 {person} 님이 ‘{post}’ 직위에 이미 있습니다. 기간을 확인해 주십시오.',
  },
  'post-title-taken': {
    status: 409,
    text: '같은 부서에 ‘{post}’ 직위가 이미 있습니다. 그 직위에 사람을 더하거나 다른 이름을 적어 주십시오.',
  },
  'period-is-empty': { status: 409, text: '끝나는 날이 시작하는 날({on})보다 뒤여야 합니다. 날짜를 고쳐 주십시오.' },
  'not-holding': { status: 409, text: '{on}에 그 직위에 있지 않은 사람입니다. 날짜와 사람을 확인해 주십시오.' },
  'organization-unchanged': { status: 409, text: '바뀌는 것이 없습니다. 바꿀 내용과 날짜를 확인해 주십시오.' },
  'organization-changed': {
    status: 409,
    text: '미리 본 뒤에 조직이 바뀌었습니다. 다시 미리 보고 확인한 다음 적용해 주십시오.',
  },
  'sheet-unreadable': { status: 400, text: '파일을 읽을 수 없습니다: {problem}' },
  // delegation table (위임전결규정)
  'matter-unknown': {
    status: 409,
    text: '업무 {code}의 규정이 오늘 시행 중인 위임전결규정에 없습니다. 업무를 다시 골라 주십시오.',
  },
  'matter-amount-missing': {
    status: 409,
    text: '{matter} 업무는 금액에 따라 결재권자가 다릅니다. 금액을 적어 주십시오.',
  },
  'matter-amount-without-rule': {
    status: 409,
    text: '위임전결규정에 {matter} {amount}의 결재권자가 없습니다. 결재할 사람을 직접 정하고 사유를 적어 주십시오.',
  },
  'deciding-post-vacant': {
    status: 409,
    text: '{rule}이지만 기안 부서의 위로 {post} 직위에 있는 사람이 없습니다. 결재할 사람을 직접 정하고 사유를 적어 주십시오.',
  },
  'drafter-would-decide': {
    status: 409,
    text: '{rule}이므로 기안자 자신이나 그 아래 직위가 결재하게 됩니다. 결재할 사람을 직접 정하고 사유를 적어 주십시오.',
  },
  'matter-missing': {
    status: 409,
    text: '{title}에 따라 업무를 고르고 상신해야 합니다. 결재선 위에서 업무를 골라 주십시오.',
  },
  'departure-reason-missing': {
    status: 409,
    text: '{rule}인데 {departs}하였습니다. 결재선에 규정과 다르게 정한 사유를 적어 주십시오(행정업무규정 제67조).',
  },
  'delegation-draft-exists': {
    status: 409,
    text: '고치고 있는 규정이 이미 있습니다. 그것을 시행하거나 지운 뒤에 새로 만들어 주십시오.',
  },
  'delegation-not-draft': {
    status: 409,
    text: '시행한 규정은 고칠 수 없습니다. 새 규정을 만들어 고쳐 주십시오.',
  },
  'delegation-stale': {
    status: 409,
    text: '그사이 규정이 바뀌었습니다. 새로 열어 보고 다시 해 주십시오.',
  },
  'delegation-preview-stale': {
    status: 409,
    text: '미리 본 뒤에 규정이나 파일이 바뀌었습니다. 다시 미리 보고 올려 주십시오.',
  },
  'delegation-blocked': {
    status: 409,
    text: '고쳐야 시행할 수 있습니다. 업무 {code}: {finding}',
  },
  'delegation-empty': { status: 409, text: '업무가 한 줄도 없습니다. 표를 올린 뒤에 시행해 주십시오.' },
  'delegation-day-past': {
    status: 409,
    text: '시행일은 오늘({today})이거나 그 뒤이고, 앞 규정의 시행일보다 뒤여야 합니다. 시행일을 고쳐 주십시오.',
  },
  'ladder-bad': { status: 409, text: '직위 단계의 이름이 비어 있거나 두 번 있습니다. 하나씩만 적어 주십시오.' },
  'sheet-row-bad': { status: 409, text: '파일의 {row}째 줄을 읽을 수 없습니다: {problem}. 고쳐서 다시 올려 주십시오.' },
  // numbers and their register
  'format-too-long': { status: 409, text: '번호 형식은 {most}자까지 적을 수 있습니다. 줄여 주십시오.' },
  'format-bad-letter': {
    status: 409,
    text: '번호 형식에 쓸 수 없는 글자({letter})가 있습니다. 한글, 영문, 숫자, 빈칸, - . / ( ) _ 만 쓸 수 있습니다.',
  },
  'format-unknown-place': {
    status: 409,
    text: '번호 형식의 {name}을(를) 알 수 없습니다. unitName, unitCode, year, serial 가운데에서 골라 주십시오.',
  },
  'format-needs-serial': { status: 409, text: '번호 형식에는 일련번호(serial)가 꼭 한 번 있어야 합니다.' },
  'format-needs-unit': {
    status: 409,
    text: '번호 형식에는 부서(unitName이나 unitCode)가 있어야 합니다. 부서마다 번호를 따로 세기 때문입니다.',
  },
  'format-runs-together': {
    status: 409,
    text: '번호 형식의 항목이나 숫자가 붙어 있어 읽는 사람이 나눌 수 없습니다. 사이에 - 같은 글자를 넣어 주십시오.',
  },
  'format-bad-digits': { status: 409, text: '일련번호의 자릿수는 0에서 {most}까지 정할 수 있습니다.' },
  'format-needs-basis': {
    status: 409,
    text: '부서 이름-번호가 아닌 형식은 스스로 정할 수 있는 기관만 씁니다. 근거(기록물법 시행령 제20조제3항 단서 등)를 적어 주십시오.',
  },
  'policy-begins-later': {
    status: 409,
    text: '번호를 이미 준 기관의 번호 방침은 내일({least})부터 바꿀 수 있습니다. 시작하는 날을 고쳐 주십시오.',
  },
  'series-name-taken': { status: 409, text: '같은 이름의 번호 대장이 이미 있습니다. 다른 이름을 정해 주십시오.' },
  'series-missing': {
    status: 409,
    text: '{kind} 번호를 매길 번호 대장을 고르지 않았습니다. 문서 종류에서 번호 대장을 골라 주십시오.',
  },
  'series-unknown': {
    status: 409,
    text: '고른 번호 대장이 이 기관에 없습니다. 문서 종류에서 번호 대장을 다시 골라 주십시오.',
  },
  'decision-series-missing': {
    status: 409,
    text: '이 결재권자의 방침 번호 대장이 없습니다. 관리자에게 대장을 두어 달라고 하거나 문서 종류를 바꿔 주십시오.',
  },
  'decision-series-taken': {
    status: 409,
    text: '이 직위의 방침 번호 대장이 이미 있습니다. 번호 대장 목록에서 확인해 주십시오.',
  },
  'series-policy-fixed': {
    status: 409,
    text: '이 종류의 번호는 시행규칙 제8조에 따라 {policy}로만 매깁니다. 번호 방식을 고쳐 주십시오.',
  },
  'already-routine': { status: 409, text: '이미 정형 문서로 정한 단위과제입니다. 목록을 새로 열어 주십시오.' },
  'not-routine': { status: 409, text: '정형 문서로 정하지 않은 단위과제입니다. 목록을 새로 열어 주십시오.' },
  'name-missing': { status: 409, text: '이름을 적지 않았습니다. 이름을 적어 주십시오.' },
  'sender-missing': { status: 409, text: '보낸 곳을 적지 않았습니다. 보낸 곳을 적어 주십시오.' },
  'not-approved-yet': {
    status: 409,
    text: '결재가 끝난 문서에만 번호를 줄 수 있습니다. 결재를 마친 뒤에 다시 해 주십시오.',
  },
  'number-given-before': { status: 409, text: '이 대장의 번호를 이미 받은 문서입니다({number}).' },
  'number-voided': { status: 409, text: '이미 결번으로 처리한 번호입니다. 등록대장에서 확인해 주십시오.' },
  'correction-without-change': { status: 409, text: '지금 등록된 값과 같습니다. 고칠 값을 적어 주십시오.' },
  'correction-not-of-this-kind': { status: 409, text: '이 번호에는 없는 항목입니다. 고칠 항목을 다시 골라 주십시오.' },
  'correction-already-asked': {
    status: 409,
    text: '같은 항목의 신청이 확인을 기다리고 있습니다. 그 신청이 처리된 뒤에 다시 해 주십시오.',
  },
  'correction-already-decided': { status: 409, text: '이미 처리한 신청입니다. 화면을 새로 열어 확인해 주십시오.' },
  'confirmer-is-the-asker': {
    status: 409,
    text: '스스로 신청한 것은 확인할 수 없습니다. 다른 기록물관리책임자에게 부탁해 주십시오.',
  },
  'register-too-long': {
    status: 409,
    text: '한 번에 {most}건까지 내려받을 수 있습니다. 기간을 좁혀 나누어 받아 주십시오.',
  },
  'lead-period-bad': {
    status: 400,
    text: '기간을 읽을 수 없습니다. 처음 날이 마지막 날보다 늦지 않게 {days}일 안으로 정해 주십시오.',
  },
  // publication
  'not-stopped': {
    status: 409,
    text: '공개가 멈추어 있지 않은 문서입니다. 이미 공개하였거나 공개하지 않기로 한 것일 수 있으니 문서를 새로 열어 확인해 주십시오.',
  },
  'not-published': { status: 409, text: '시민에게 공개된 문서가 아닙니다.' },
  // identity
  'login-failed': { status: 401, text: '아이디나 비밀번호가 맞지 않습니다. 다시 확인해 주십시오.' },
  'session-required': { status: 401, text: '로그인이 필요합니다. 다시 로그인하면 적던 내용이 그대로 있습니다.' },
  'too-many-attempts': { status: 429, text: '로그인을 여러 번 틀렸습니다. {seconds}초 뒤에 다시 해 주십시오.' },
  'password-too-short': { status: 409, text: '비밀번호는 {least}자 이상으로 정해 주십시오.' },
  'password-too-common': { status: 409, text: '너무 흔한 비밀번호입니다. 다른 비밀번호를 정해 주십시오.' },
  'password-unchanged': { status: 409, text: '지금 쓰는 비밀번호와 같습니다. 다른 비밀번호를 정해 주십시오.' },
  'password-must-change': { status: 409, text: '처음 받은 비밀번호를 먼저 바꾸어 주십시오.' },
  'setup-finished': { status: 409, text: '이미 처음 설정을 마쳤습니다. 로그인해 주십시오.' },
  'csv-row-bad': { status: 400, text: '조직 파일의 {row}째 줄을 읽을 수 없습니다: {problem}.' },
  'login-taken': { status: 409, text: '이미 쓰는 아이디입니다({login}). 다른 아이디를 정해 주십시오.' },
  // administration
  'role-to-oneself': {
    status: 409,
    text: '자기에게 가는 권한은 자기가 올리거나 확인할 수 없습니다. 다른 관리자에게 부탁해 주십시오.',
  },
  'role-period-bad': {
    status: 409,
    text: '기간이 올바르지 않습니다. 오늘부터 {years}년 안의 날로, 끝나는 날은 시작하는 날보다 뒤로 정해 주십시오.',
  },
  'role-unit-bad': {
    status: 409,
    text: '기록물관리책임자만 부서를 정합니다. 권한과 부서를 다시 골라 주십시오.',
  },
  'role-unit-ended': {
    status: 409,
    text: '시작하는 날에는 없는 부서입니다. 조직개편에서 그 일을 이어받은 부서를 골라 다시 올려 주십시오.',
  },
  'role-already-given': {
    status: 409,
    text: '이미 준 권한이거나 확인을 기다리는 권한입니다. 권한 목록에서 확인해 주십시오.',
  },
  'role-without-account': {
    status: 409,
    text: '{name} 님은 그날 로그인할 수 있는 계정이 없습니다. 계정을 먼저 만들거나 열어 주십시오.',
  },
  'own-proposal': {
    status: 409,
    text: '올린 사람은 확인할 수 없습니다. 다른 관리자에게 확인을 부탁해 주십시오.',
  },
  'alone-too-soon': {
    status: 409,
    text: '다른 관리자가 없어진 지 {days}일이 지나야 혼자 확인할 수 있습니다. 그 뒤에 다시 눌러 주십시오.',
  },
  'password-from-proposer': {
    status: 409,
    text: '올린 사람이 확인하는 사람의 비밀번호를 {hours}시간 안에 새로 주었습니다. 다른 관리자가 확인하거나 그 뒤에 다시 눌러 주십시오.',
  },
  'grant-changed': { status: 409, text: '그사이 처리된 권한입니다. 목록을 새로 열어 확인해 주십시오.' },
  'last-administrator': {
    status: 409,
    text: '끝나는 날이 없는 관리자가 한 명도 남지 않게 됩니다. 다른 관리자를 먼저 정해 주십시오.',
  },
  'account-exists': { status: 409, text: '이미 계정이 있는 사람입니다. 목록을 새로 열어 확인해 주십시오.' },
  'own-account': { status: 409, text: '자기 계정에는 할 수 없는 일입니다. 다른 관리자에게 부탁해 주십시오.' },
  'account-state-changed': {
    status: 409,
    text: '계정의 상태가 그사이 바뀌었습니다. 목록을 새로 열어 확인해 주십시오.',
  },
  'leaving-day-bad': { status: 409, text: '퇴직·전출하는 날은 오늘부터 1년 안의 날로 정해 주십시오.' },
  'demonstration-account': {
    status: 409,
    text: '시연용 계정으로는 할 수 없습니다. 실제 관리자의 계정으로 로그인해 주십시오.',
  },
  // problems common to all routes
  'not-found': { status: 404, text: '찾는 것이 없거나 볼 수 없습니다. 주소를 확인해 주십시오.' },
  'taken-back-from-citizens': {
    status: 410,
    text: '기관이 공개를 거둔 문서입니다. 받아 두신 것이 있으면 지워 주십시오.',
  },
  'not-permitted': { status: 403, text: '이 일을 할 수 있는 사람은 {who}입니다. 그분에게 부탁해 주십시오.' },
  'invalid-input': { status: 400, text: '입력한 값이 올바르지 않습니다({problem}). 고쳐서 다시 보내 주십시오.' },
  'too-large': { status: 413, text: '보낸 내용이 너무 큽니다. 줄여서 다시 보내 주십시오.' },
  'unsupported-media-type': { status: 415, text: '보낸 형식을 읽을 수 없습니다. JSON이나 파일로 보내 주십시오.' },
  'cross-site': { status: 403, text: '다른 누리집에서 보낸 요청은 받지 않습니다. 이 누리집에서 다시 해 주십시오.' },
  'idempotency-key-missing': {
    status: 400,
    text: 'Idempotency-Key 머리글이 필요합니다. 요청마다 새 값을 보내 주십시오.',
  },
  'idempotency-key-reused': {
    status: 409,
    text: '같은 Idempotency-Key로 다른 내용을 보냈습니다. 새 값을 써 주십시오.',
  },
  'rate-limited': { status: 429, text: '요청이 너무 잦습니다. 잠시 뒤에 다시 해 주십시오.' },
  'storage-full': {
    status: 507,
    text: '저장 공간이 가득 차 처리하지 못하였습니다. 관리자에게 알려 주십시오. 적은 내용은 그대로 있습니다.',
  },
  unavailable: {
    status: 503,
    text: '지금은 처리할 수 없습니다. 적은 내용은 그대로 있으니 잠시 뒤에 다시 눌러 주십시오.',
  },
  internal: { status: 500, text: '처리하지 못하였습니다. 오류 번호 {requestId}를 관리자에게 알려 주십시오.' },
} as const satisfies Record<string, { status: number; text: string }>;

export type RefusalCode = keyof typeof REFUSALS;

export function isRefusalCode(code: string): code is RefusalCode {
  return Object.hasOwn(REFUSALS, code);
}

/** The sentence of a code with its facts put in; a missing fact leaves an empty place, never braces. */
export function refusalText(code: RefusalCode, facts: Readonly<Record<string, string | number>> = {}): string {
  const sentence = REFUSALS[code].text.replace(/\{(\w+)\}/g, (_whole, name: string) => String(facts[name] ?? ''));
  // 일괄기안: which of its texts (안) is meant.
  return facts.text === undefined ? sentence : `제${facts.text}안: ${sentence}`;
}
