import type { ReadDocument } from '../originals/read-document.ts';
import type { PaperPicture } from './paper-document.ts';

/**
 * 문서 보기의 PDF: what was read out of an attached file and is shown of it, on pages. Plain data; the one picture of a file
 * that is a picture stands in it by its hash.
 */
export type ViewPaper = {
  readonly document: Pick<ReadDocument, 'format' | 'tagged' | 'parts' | 'facts' | 'leftOut'>;
  /** As whoever is handed the view knows the file. */
  readonly fileName: string;
  readonly agencyName: string;
  /** `자치행정과-27733`: the number of the document that it belongs to; absent before there is one. */
  readonly attachedTo?: string;
  readonly picture?: PaperPicture;
};

/** Stands before everything else and on every page after the first: nobody takes a view for the file itself. */
export const VIEW_MARK = '보기용 사본';

export function viewSentence(fileName: string): string {
  return `${VIEW_MARK}입니다. 첨부된 파일 ‘${fileName}’의 내용을 시스템이 옮겨 만들었으며 모양은 원문과 다릅니다. 효력은 원문 파일에 있습니다.`;
}
