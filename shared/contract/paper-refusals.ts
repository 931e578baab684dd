/** Why a document's paper (지면) is not made: part of the one table of refusals. */
export const PAPER_REFUSALS = {
  'paper-on-its-way': { status: 503, text: 'PDF를 만들고 있습니다. 1분 뒤에 다시 받아 주십시오.' },
  'picture-missing': {
    status: 409,
    text: '종이에 넣을 그림의 파일이 저장소에 없거나 달라졌습니다. 관리자에게 그림의 지문({sha256})을 알려 파일을 되찾은 뒤 다시 만들어 주십시오.',
  },
  'picture-unreadable': {
    status: 409,
    text: '종이에 넣을 그림을 읽을 수 없습니다. PNG나 JPEG로 다시 저장하여 올려 주십시오. 그림의 지문은 {sha256}입니다.',
  },
  'view-on-its-way': { status: 503, text: '붙임의 PDF를 만들고 있습니다. 잠시 뒤에 다시 받아 주십시오.' },
  'view-unreadable': { status: 409, text: '{reason}' },
  'view-too-many-cells': {
    status: 409,
    text: '표의 칸이 {most}칸을 넘어 PDF로 만들지 않습니다. 글로 옮긴 화면에서 보시거나 원문을 내려받아 여십시오.',
  },
  'view-picture': {
    status: 409,
    text: '이 그림은 너무 크거나 돌려 찍혀 PDF로 옮기지 못합니다. 원문을 내려받아 여십시오.',
  },
  'view-stopped': {
    status: 409,
    text: '이 파일을 PDF로 만드는 동안 문제가 생겨 멈추었습니다. 글로 옮긴 화면에서 보시거나 원문을 내려받아 여십시오.',
  },
  'paper-not-ready': { status: 409, text: '문서를 종이로 만드는 중입니다. 잠시 뒤에 다시 열어 주십시오.' },
} as const;
