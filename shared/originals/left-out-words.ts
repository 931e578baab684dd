import type { LeftOut, LeftOutReason, OriginalFormat, ReadDocument, ReadPart } from './read-document.ts';

/** What of the file is not on the page, in words for its top: `그림 3개`. */
const WORDS: Readonly<Record<LeftOutReason, (count: string) => string>> = {
  picture: (count) => `그림 ${count}개`,
  equation: (count) => `수식 ${count}개(한 줄의 글로 옮김)`,
  chart: (count) => `차트 ${count}개`,
  drawing: (count) => `그리기 개체 ${count}개`,
  embedded: (count) => `들어 있는 다른 파일 ${count}개`,
  formField: (count) => `양식 칸 ${count}개`,
  deletedText: (count) => `지운 것으로 표시된 글 ${count}자`,
  unevenTable: (count) => `칸을 합친 표 ${count}개(칸의 글은 옮겼으나 어느 머리 아래인지는 원문에 있음)`,
  unknownLetter: (count) => `글꼴에만 있는 글자 ${count}자(�로 표시)`,
  unknownText: (count) => `어떤 글자인지 파일에 적혀 있지 않은 글 ${count}자(�로 표시)`,
  uncountedNumber: (count) => `워드가 그릴 때 세는 번호 ${count}개(�로 표시)`,
  plainValue: (count) => `표시 형식을 그대로 따르지 못한 칸 ${count}칸(값은 보통 숫자와 날짜로 적음)`,
  uncomputedFormula: (count) => `파일에 결과가 없는 수식 ${count}개([계산되지 않은 수식]으로 표시)`,
  textBeyondLimit: (count) => `한도를 넘는 글 ${count}자`,
  rowBeyondLimit: (count) => `한도를 넘는 줄 ${count}줄`,
  pageBeyondLimit: (count) => `한도를 넘는 쪽 ${count}쪽`,
  pageWithoutText: (count) => `글자가 없는(그림뿐인) 쪽 ${count}쪽`,
  unreadablePart: (count) => `옮기지 못한 부분 ${count}곳`,
  unreadEntry: (count) => `읽지 못하였거나 일부만 읽은 파일 ${count}개(까닭은 들어 있는 파일의 목록에 있음)`,
  macro: (count) => `매크로 ${count}개(실행하지 않음)`,
  connection: (count) => `바깥 자료와의 연결 ${count}개(접속 정보와 질의문은 개인정보 점검만 하고 옮기지 않음)`,
  hiddenContent: (count) => `파일에서 숨겨 둔 내용(메모, 발표자 노트, 숨은 시트 등) ${count}곳`,
};

export function leftOutWords({ reason, count }: LeftOut): string {
  return WORDS[reason](count.toLocaleString('ko-KR'));
}

/** What a reader must know of every file of a kind, whatever this one holds. */
export function formatCaution({ format, tagged }: Pick<ReadDocument, 'format' | 'tagged'>): string | undefined {
  if (tagged) return '태그가 있는 PDF라 그 제목, 목록, 표를 그대로 옮겼습니다. 도장과 모양은 원문에서 확인해 주십시오.';
  if (format === 'pdf') return 'PDF에서는 글자만 옮깁니다. 그림과 도장, 표의 칸은 원문에서 확인해 주십시오.';
  if (format === 'picture') return '그림에 적힌 글자는 읽지 못합니다.';
  return undefined;
}

export const FORMAT_LABELS: Readonly<Record<OriginalFormat, string>> = {
  hwpx: '한글 문서(HWPX)',
  hwp: '한글 문서(HWP)',
  pdf: 'PDF',
  docx: '워드 문서(DOCX)',
  xlsx: '엑셀 통합 문서(XLSX)',
  pptx: '파워포인트 발표 자료(PPTX)',
  odt: '개방형 문서(ODT)',
  ods: '개방형 통합 문서(ODS)',
  odp: '개방형 발표 자료(ODP)',
  csv: 'CSV 표',
  text: '텍스트',
  picture: '그림',
  zip: '압축 묶음(ZIP)',
  oldOffice: '옛 오피스 문서(DOC, XLS, PPT)',
};

/** What a view begins with: where its words come from. A picture is shown as it is. */
export function viewOfWords(format: OriginalFormat): string {
  if (format === 'picture') return '그림 파일입니다.';
  return `${FORMAT_LABELS[format]}에서 옮긴 글입니다. 모양은 원문과 다릅니다.`;
}

/** What is out of sight of whoever opens the file by its own program. */
export function hiddenPartWords(kind: ReadPart['kind']): string {
  return kind === 'slide' ? '숨은 슬라이드' : '숨은 시트';
}
