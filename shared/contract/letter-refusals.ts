/** What letters and their letterhead refuse, its statuses and sentences: a part of the one table in refusals.ts. */
export const LETTER_REFUSALS = {
  'recipients-too-many': { status: 409, text: '수신자는 {most}곳까지 적을 수 있습니다. 나누어 기안해 주십시오.' },
  'recipient-missing': { status: 409, text: '이름이 빈 수신자가 있습니다. 이름을 적거나 빼 주십시오.' },
  'recipient-too-long': {
    status: 409,
    text: '수신자의 이름과 처리할 부서는 각각 {most}자까지 적을 수 있습니다({name}). 줄여 주십시오.',
  },
  'recipient-twice': { status: 409, text: '같은 수신자가 두 번 있습니다({name}). 하나를 빼 주십시오.' },
  'recipient-gone': {
    status: 409,
    text: '수신자가 지금 조직에 없습니다({name}). 수신자를 빼고 다시 골라 주십시오.',
  },
  'via-too-long': { status: 409, text: '경유는 {most}자까지 적을 수 있습니다. 줄여 주십시오.' },
  'via-without-recipient': {
    status: 409,
    text: '경유할 곳은 있는데 수신자가 없습니다. 수신자를 적거나 경유를 지워 주십시오.',
  },
  'seal-missing': {
    status: 409,
    text: '등록된 관인이 없습니다. 관인생략을 고르거나 관리자에게 관인 등록을 부탁해 주십시오.',
  },
  'signature-missing': {
    status: 409,
    text: '발신명의인 {sender}의 전자이미지서명이 등록되어 있지 않습니다. 서명생략을 고르거나 관리자에게 서명 등록을 부탁해 주십시오.',
  },
  'signature-not-on-line': {
    status: 409,
    text: '발신명의인 {sender}이(가) 결재선에 없어 그 서명을 찍을 수 없습니다. 서명생략을 고르거나 결재선에 넣어 주십시오.',
  },
  'letterhead-unit-unknown': { status: 409, text: '그날에는 없는 부서입니다. 부서를 다시 골라 주십시오.' },
  'letterhead-text-too-long': { status: 409, text: '{name}: {most}자까지 적을 수 있습니다. 줄여 주십시오.' },
  'zip-code-bad': { status: 409, text: '우편번호는 숫자 다섯 자리입니다. 고쳐 적어 주십시오.' },
  'letter-picture-unreadable': {
    status: 409,
    text: '그림을 읽을 수 없습니다. 온전한 PNG 파일로 다시 골라 주십시오.',
  },
  'letter-picture-too-large': { status: 409, text: '그림은 {most}KB까지 올릴 수 있습니다. 줄여서 다시 골라 주십시오.' },
  'letter-picture-size': {
    status: 409,
    text: '그림의 크기가 {width}×{height}입니다. 가로와 세로를 {least}~{most}픽셀로 맞추어 주십시오.',
  },
  'seal-name-missing': { status: 409, text: '이름이 비어 있습니다. 한빛시장인처럼 관인의 이름을 적어 주십시오.' },
  'seal-size-bad': { status: 409, text: '크기는 {least}~{most}mm로 정해 주십시오.' },
} as const satisfies Record<string, { status: number; text: string }>;
