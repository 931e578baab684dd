/** Pictures of the body (그림): what their upload and the submission of a text with them may be refused for. */
export const PICTURE_REFUSALS = {
  'body-bad-picture': {
    status: 400,
    text: '본문의 그림을 읽을 수 없습니다. 그 그림을 지우고 다시 넣어 주십시오.',
  },
  'picture-type-not-allowed': {
    status: 415,
    text: '이 그림은 넣을 수 없는 형식입니다. PNG나 JPEG으로 저장하여 다시 넣어 주십시오.',
  },
  'picture-damaged': {
    status: 400,
    text: '그림 파일이 깨져 있어 읽을 수 없습니다. 그림을 다시 저장하여 넣어 주십시오.',
  },
  'picture-too-many-pixels': {
    status: 413,
    text: '그림의 화소가 너무 많습니다. {most} 이하로 줄여서 넣어 주십시오.',
  },
  'picture-turned': {
    status: 409,
    text: '사진이 돌려진 채 저장되어 있습니다. 사진 프로그램에서 똑바로 돌려 저장한 뒤 다시 넣어 주십시오.',
  },
  'picture-colours': {
    status: 409,
    text: '인쇄용 색(CMYK)으로 저장된 그림입니다. 화면용 색(RGB)의 PNG나 JPEG으로 저장하여 다시 넣어 주십시오.',
  },
  'picture-interlaced': {
    status: 409,
    text: '256색보다 적은 색을 비월(인터레이스) 방식으로 저장한 PNG입니다. 비월 방식을 끄고 저장하여 다시 넣어 주십시오.',
  },
  'picture-unknown': {
    status: 409,
    text: '본문의 그림 가운데 이 문서에 올리지 않은 것이 있습니다. 그 그림을 지우고 파일로 다시 넣어 주십시오.',
  },
  'picture-not-described': {
    status: 409,
    text: '본문의 {place}번째 그림에 설명(대체 텍스트)이 없습니다. 설명을 적거나 ‘장식 그림’으로 표시해 주십시오.',
  },
  'too-many-pictures': { status: 409, text: '그림은 {most}개까지 올릴 수 있습니다. 쓰지 않는 그림은 빼 주십시오.' },
  'picture-too-large': {
    status: 413,
    text: '그림이 너무 큽니다. 그림 하나는 {most}까지 올릴 수 있습니다. 줄여서 다시 넣어 주십시오.',
  },
  'pictures-too-large': {
    status: 413,
    text: '본문의 그림은 모두 합하여 {most}까지 올릴 수 있습니다. 그림을 줄이거나 붙임으로 올려 주십시오.',
  },
} as const;
