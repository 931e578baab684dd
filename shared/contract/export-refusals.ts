/** What can go wrong when a record file is taken out of the system. */
export const EXPORT_REFUSALS = {
  'export-empty': {
    status: 409,
    text: '이 기간에 내보낼 수 있는 문서가 없습니다. 기간을 바꾸어 주십시오.',
  },
  'export-too-many-documents': {
    status: 409,
    text: '한 번에 {most}건까지 내보낼 수 있으나 이 기간에 {count}건이 있습니다. 기간을 나누어 주십시오.',
  },
  'export-too-large': {
    status: 409,
    text: '붙임까지 모두 {size}이어서 한 번에 내보낼 수 있는 크기({most})를 넘습니다. 기간을 나누어 주십시오.',
  },
  'export-already-running': {
    status: 409,
    text: '앞서 시작한 내보내기를 준비하는 중입니다. 끝나기를 기다리거나 취소한 뒤에 다시 해 주십시오.',
  },
  'export-keeps-full': {
    status: 409,
    text: '내려받을 수 있게 둔 파일이 {most}개입니다. 다 받은 것을 지운 뒤에 다시 해 주십시오.',
  },
  'export-not-ready': { status: 409, text: '아직 받을 수 있는 파일이 없습니다. 목록에서 상태를 확인해 주십시오.' },
  'export-outdated': {
    status: 409,
    text: '준비한 뒤에 읽을 수 있는 문서가 달라졌습니다. 이 파일을 지우고 다시 내보내 주십시오.',
  },
} as const;
