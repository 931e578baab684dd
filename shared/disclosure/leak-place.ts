/** Where in what citizens are handed a removed passage was found (유출 점검). */
export type LeakPlace =
  | 'page'
  | 'snippet'
  | 'feed'
  | 'json'
  | 'search'
  | 'fileName'
  | 'text'
  | 'markdown'
  | 'pdf'
  | 'hwpx'
  | 'unchecked';

export const LEAK_PLACE_LABELS: Readonly<Record<LeakPlace, string>> = {
  page: '문서 쪽(HTML)',
  snippet: '찾기 결과',
  feed: '새 문서 알림(Atom)',
  json: '자료(JSON)',
  search: '찾아보기 색인',
  fileName: '파일 이름',
  text: '글(TXT)',
  markdown: '마크다운',
  pdf: 'PDF',
  hwpx: 'HWPX',
  unchecked: '점검하지 못한 PDF',
};
