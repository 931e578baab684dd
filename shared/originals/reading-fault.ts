import type { Refusal } from '../kernel/refusal.ts';

/** Why a file cannot be shown. Codes are kept with the reading and never renamed. */
export type ReadingFault =
  | 'encrypted'
  /** .doc, .xls and .ppt of before 2007. */
  | 'old-format'
  | 'distribution-only'
  | 'damaged'
  | 'too-large'
  | 'too-deep'
  | 'too-many-cells'
  | 'forbidden-markup'
  | 'takes-too-long'
  | 'stopped';

export type ReadingRefusal = Refusal<ReadingFault>;

/** What the page says in place of the text: what is the matter, and what helps. */
export const READING_FAULT_TEXTS: Readonly<Record<ReadingFault, string>> = {
  encrypted: '암호가 걸린 문서라 내용을 볼 수 없습니다. 원문을 내려받아 암호를 넣고 여십시오.',
  'old-format': '옛 형식(.doc, .xls, .ppt)의 문서라 내용을 옮길 수 없습니다. 원문을 내려받아 여십시오.',
  'distribution-only': '배포용 문서(읽기 제한)라 내용을 옮길 수 없습니다. 원문을 내려받아 여십시오.',
  damaged: '파일이 손상되었거나 그 형식이 아니어서 읽을 수 없습니다. 원문을 내려받아 확인해 주십시오.',
  'too-large': '풀었을 때의 크기가 한도를 넘어 화면에 옮기지 않았습니다. 원문을 내려받아 여십시오.',
  'too-deep': '표나 상자가 너무 깊이 겹쳐 있어 화면에 옮기지 않았습니다. 원문을 내려받아 여십시오.',
  'too-many-cells': '표의 칸이 한도보다 많아 화면에 옮기지 않았습니다. 원문을 내려받아 여십시오.',
  'forbidden-markup':
    '문서에 쓰이지 않는 위험한 선언(DOCTYPE)이 들어 있어 읽지 않았습니다. 만든 사람에게 확인해 주십시오.',
  'takes-too-long': '정해진 시간 안에 읽지 못하였습니다. 다시 읽거나 원문을 내려받아 여십시오.',
  stopped: '읽는 동안 문제가 생겨 멈추었습니다. 다시 읽거나 원문을 내려받아 여십시오.',
};

/** Whether reading once more may end otherwise: the file is the same, the hour is not. */
export function mayReadAgain(fault: ReadingFault): boolean {
  return fault === 'takes-too-long' || fault === 'stopped';
}

const ADVICE: Partial<Record<ReadingFault, string>> = {
  encrypted: '암호를 풀어 저장한 파일을 다시 붙이면 읽을 수 있습니다.',
  'distribution-only': '배포용으로 저장하기 전의 문서를 다시 붙이면 읽을 수 있습니다.',
  'old-format': 'DOCX, XLSX, PPTX 또는 PDF로 다른 이름으로 저장하여 다시 붙이면 읽을 수 있습니다.',
};

/** What whoever attached the file can do so that it can be read; nothing where nothing helps. */
export function readingAdvice(fault: ReadingFault): string | undefined {
  return ADVICE[fault];
}
