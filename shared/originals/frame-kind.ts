/** What stands apart from the text of a file: notes, comments, heads and feet of pages, boxes, words of a speaker. */
export type FrameKind = 'header' | 'footer' | 'footnote' | 'endnote' | 'comment' | 'textBox' | 'notes' | 'artifact';

export const FRAME_LABELS: Readonly<Record<FrameKind, string>> = {
  header: '머리말',
  footer: '꼬리말',
  footnote: '각주',
  endnote: '미주',
  comment: '메모',
  textBox: '글상자',
  notes: '발표자 노트',
  artifact: '쪽마다 찍힌 글',
};
