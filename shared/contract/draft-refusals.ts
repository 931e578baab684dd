/** What is said of a draft, of the lines that its drafter keeps, and of its body. */
export const DRAFT_REFUSALS = {
  // draft
  'title-missing': { status: 409, text: '제목이 비어 있습니다. 제목을 적어 주십시오.' },
  'title-too-long': { status: 409, text: '제목은 {most}자까지 적을 수 있습니다. 줄여 주십시오.' },
  'glyph-missing': {
    status: 409,
    text: '{place}에 종이의 글꼴에 없는 글자가 있습니다: {letters}. “{near}”에서 그 글자를 지우거나 다른 글자로 바꾸어 주십시오.',
  },
  'private-letter': {
    status: 409,
    text: '{place}에 한 글꼴에만 있는 글자({codePoint})가 있어 다른 곳에서는 읽을 수 없습니다. 지우거나 다른 글자로 바꾸어 주십시오.',
  },
  'body-missing': { status: 409, text: '본문이 비어 있습니다. 본문을 적어 주십시오.' },
  'stale-draft': {
    status: 409,
    text: '다른 창에서 먼저 저장하였습니다. 저장된 내용을 불러와 견주어 본 뒤 다시 저장해 주십시오.',
  },
  'lead-keeps-its-place': {
    status: 409,
    text: '상신한 적이 있는 제1안은 옮기거나 뺄 수 없습니다. 다른 안의 차례만 바꾸어 주십시오.',
  },
  'text-alone': { status: 409, text: '안이 하나뿐입니다. 기안을 지우려면 임시저장에서 지워 주십시오.' },
  'not-editable': { status: 409, text: '결재 중이거나 끝난 문서는 고칠 수 없습니다. 회수하거나 새로 기안해 주십시오.' },
  'not-deletable': { status: 409, text: '상신한 적이 있는 문서는 기록이므로 지울 수 없습니다.' },
  'seat-unknown': { status: 409, text: '결재선의 직위나 사람이 지금 조직에 없습니다. 결재선을 다시 정해 주십시오.' },
  'seat-without-account': {
    status: 409,
    text: '{name} 님은 로그인할 수 있는 계정이 없어 결재할 수 없습니다. 결재선을 다시 정하거나 관리자에게 알려 주십시오.',
  },
  'unit-task-unknown': { status: 409, text: '고른 단위과제가 지금 없습니다. 단위과제를 다시 골라 주십시오.' },
  // saved lines
  'line-name-missing': { status: 409, text: '결재선의 이름을 적지 않았습니다. 이름을 적어 주십시오.' },
  'line-name-too-long': { status: 409, text: '결재선의 이름은 {most}자까지 적을 수 있습니다. 줄여 주십시오.' },
  'line-name-taken': {
    status: 409,
    text: '이름이 ‘{name}’인 내 결재선이 이미 있습니다. 다른 이름을 적거나 먼저 있던 것을 지워 주십시오.',
  },
  'too-many-lines': {
    status: 409,
    text: '내 결재선은 {most}개까지 저장할 수 있습니다. 쓰지 않는 것을 지워 주십시오.',
  },
  // body
  'body-too-large': { status: 413, text: '본문이 너무 큽니다. {most} 이하로 줄이거나 붙임으로 나누어 주십시오.' },
  'body-too-deep': { status: 400, text: '본문의 겹침이 너무 깊습니다. 표와 항목의 겹침을 줄여 주십시오.' },
  'body-unknown-node': {
    status: 400,
    text: '본문에 알 수 없는 요소({name})가 있습니다. 그 부분을 지우고 다시 저장해 주십시오.',
  },
  'body-unknown-attribute': {
    status: 400,
    text: '본문에 알 수 없는 속성({name})이 있습니다. 그 부분을 지우고 다시 저장해 주십시오.',
  },
  'body-bad-link': {
    status: 400,
    text: '쓸 수 없는 주소의 링크가 있습니다. http, https, 전자우편 주소만 쓸 수 있습니다.',
  },
  'body-bad-text': {
    status: 400,
    text: '본문의 “{near}”에 쓸 수 없는 글자({codePoint})가 있습니다(�로 적은 곳). 그 글자를 지우거나 바꾸어 주십시오.',
  },
  'body-bad-table': { status: 400, text: '표의 칸이 어긋나 있습니다. 표를 다시 만들어 주십시오.' },
  'body-bad-structure': {
    status: 400,
    text: '본문의 구조가 올바르지 않습니다. 마지막 편집을 되돌리고 다시 저장해 주십시오.',
  },
} as const;
