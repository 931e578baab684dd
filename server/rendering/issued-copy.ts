import { HWPX_MEDIA_TYPE } from '../../shared/kernel/hwpx-media-type.ts';
import type { EmbeddedFile, IssuedCopy } from '../../shared/paper/issued-copy.ts';
import type { PaperDocument, PaperPictures } from '../../shared/paper/paper-document.ts';
import { pdfInstant } from '../../shared/paper/pdf-instant.ts';
import { packHwpx } from './pack-hwpx.ts';
import type { SourceRecord } from './source-record.ts';

/** What a paper is issued with: its address, whose it is, and for the archive copy the record that it is made of. */
export type Issue = Pick<IssuedCopy, 'address' | 'identity' | 'isUnsigned'> & { readonly record?: SourceRecord };

/** What the painter puts into an issued paper. The archive copy holds the record, and the document as .hwpx. */
export function issuedCopy(paper: PaperDocument, pictures: PaperPictures, { record, ...issue }: Issue): IssuedCopy {
  if (!record) return { ...issue, files: [] };
  const modified = pdfInstant(record.decidedAt);
  const source: EmbeddedFile = {
    name: `${paper.managementNumber}.json`,
    mediaType: 'application/json',
    kind: 'Source',
    description: '전자기록: 내용, 결재 이력, 등록정보',
    modified,
    bytes: Buffer.from(record.json),
  };
  const hwpx: EmbeddedFile = {
    name: `${paper.managementNumber}.hwpx`,
    mediaType: HWPX_MEDIA_TYPE,
    kind: 'Alternative',
    description: '같은 문서의 한글 파일(HWPX)',
    modified,
    bytes: packHwpx(paper, pictures),
  };
  return { ...issue, files: [source, hwpx] };
}
