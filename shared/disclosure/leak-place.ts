/** Where in what citizens are handed a removed passage was found (유출 점검). */
export type LeakPlace =
  | 'page'
  | 'snippet'
  | 'feed'
  | 'json'
  | 'openData'
  | 'search'
  | 'fileName'
  /** The text inside an open attachment, which goes out as it is. */
  | 'attachment'
  /** A name or an account there that may be one of those in what is closed. */
  | 'attachmentWord'
  /** A word that may be what is closed, left in a title or another short text. */
  | 'shortText'
  | 'text'
  | 'markdown'
  | 'pdf'
  | 'hwpx'
  | 'unchecked';

export const LEAK_PLACE_LABELS: Readonly<Record<LeakPlace, string>> = {
  page: '문서 쪽(HTML)',
  snippet: '찾기 결과와 목록',
  feed: '새 문서 알림(Atom)',
  json: '자료(JSON)',
  openData: '열린 자료(목록과 날마다의 파일)',
  search: '찾아보기 색인',
  fileName: '파일 이름',
  attachment: '공개하는 붙임의 글',
  attachmentWord: '공개하는 붙임의 글(의심)',
  shortText: '제목·요지 같은 짧은 글(의심)',
  text: '글(TXT)',
  markdown: '마크다운',
  pdf: 'PDF',
  hwpx: 'HWPX',
  unchecked: '점검하지 못한 PDF',
};

/** Where what was found only may be what is closed: it stops a publication until somebody has looked, and no mask. */
export function isSuspectedPlace(place: LeakPlace): boolean {
  return place === 'shortText' || place === 'attachmentWord';
}
