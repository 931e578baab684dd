import { open } from 'node:fs/promises';
import { fileTypeFromFile } from 'file-type';
import { HWPX_MEDIA_TYPE } from '../../shared/kernel/hwpx-media-type.ts';
import { isRefusal, type Refusal, refuse } from '../../shared/kernel/refusal.ts';
import { type CompoundFile, readCompoundFile } from '../platform/files/compound-file.ts';
import { type ArchiveFacts, type ArchiveRefusal, isZip, walkArchive } from './archive-walk.ts';
import { extensionOf } from './file-name.ts';
import { isPlainText } from './plain-text-file.ts';

type Check =
  | { readonly by: 'magic'; readonly as: string }
  | { readonly by: 'compound'; readonly isIt: (file: CompoundFile) => boolean }
  | {
      readonly by: 'archive';
      readonly isIt: (archive: ArchiveFacts) => boolean;
      /** A file of this kind with a password may be no archive any more. */
      readonly isLocked?: (file: CompoundFile) => boolean;
    }
  | { readonly by: 'text' };

type FileKind = { readonly mediaType: string; readonly check: Check };

const magic = (mediaType: string, as: string): FileKind => ({ mediaType, check: { by: 'magic', as } });
const text = (mediaType: string): FileKind => ({ mediaType, check: { by: 'text' } });
const compound = (mediaType: string, ...streams: string[]): FileKind => ({
  mediaType,
  check: { by: 'compound', isIt: (file) => streams.some((stream) => file.names.has(stream)) },
});
const office = (mediaType: string, folder: string): FileKind => ({
  mediaType: `application/vnd.openxmlformats-officedocument.${mediaType}`,
  check: {
    by: 'archive',
    isIt: ({ names }) => names.has('[Content_Types].xml') && [...names].some((name) => name.startsWith(`${folder}/`)),
    // [MS-OFFCRYPTO]: the whole package is one stream. Which of the three it holds only the password tells.
    isLocked: ({ names }) => names.has('EncryptedPackage') && names.has('EncryptionInfo'),
  },
});
const named = (mediaType: string): FileKind => ({
  mediaType,
  check: { by: 'archive', isIt: ({ mimetype }) => mimetype === mediaType },
});
const openDocument = (kind: string) => named(`application/vnd.oasis.opendocument.${kind}`);

/** What may be attached, by extension: what an office sends each other and what can be looked into. */
const KINDS: ReadonlyMap<string, FileKind> = new Map([
  [
    'hwp',
    {
      mediaType: 'application/x-hwp',
      check: {
        by: 'compound',
        isIt: ({ fileHeader }) => fileHeader.toString('latin1').startsWith('HWP Document File'),
      },
    },
  ],
  ['hwpx', named(HWPX_MEDIA_TYPE)],
  ['pdf', magic('application/pdf', 'pdf')],
  ['doc', compound('application/msword', 'WordDocument')],
  ['xls', compound('application/vnd.ms-excel', 'Workbook', 'Book')],
  ['ppt', compound('application/vnd.ms-powerpoint', 'PowerPoint Document')],
  ['docx', office('wordprocessingml.document', 'word')],
  ['xlsx', office('spreadsheetml.sheet', 'xl')],
  ['pptx', office('presentationml.presentation', 'ppt')],
  ['odt', openDocument('text')],
  ['ods', openDocument('spreadsheet')],
  ['odp', openDocument('presentation')],
  ['txt', text('text/plain')],
  ['csv', text('text/csv')],
  ['md', text('text/markdown')],
  ['png', magic('image/png', 'png')],
  ['jpg', magic('image/jpeg', 'jpg')],
  ['jpeg', magic('image/jpeg', 'jpg')],
  ['gif', magic('image/gif', 'gif')],
  ['webp', magic('image/webp', 'webp')],
  ['bmp', magic('image/bmp', 'bmp')],
  ['tif', magic('image/tiff', 'tif')],
  ['tiff', magic('image/tiff', 'tif')],
  ['zip', { mediaType: 'application/zip', check: { by: 'archive', isIt: () => true } }],
]);

export type KindRefusal = ArchiveRefusal | Refusal<'file-type-not-allowed' | 'file-type-mismatch'>;

/** Whether a file of this name may be attached at all; asked before its bytes are taken. */
export function isAllowedName(name: string): boolean {
  return KINDS.has(extensionOf(name));
}

/** The media type of a file whose name and content agree, or why it is refused. Reads the content, never the claim. */
export async function findMediaType(name: string, path: string): Promise<string | KindRefusal> {
  const kind = KINDS.get(extensionOf(name));
  if (!kind) return refuse('file-type-not-allowed');
  const agrees = await contentAgrees(kind.check, path);
  if (isRefusal(agrees) && agrees.refused !== 'file-type-mismatch') return agrees;
  return agrees === true ? kind.mediaType : refuse('file-type-mismatch', { name });
}

async function contentAgrees(check: Check, path: string): Promise<boolean | ArchiveRefusal> {
  switch (check.by) {
    case 'magic':
      return (await fileTypeFromFile(path))?.ext === check.as;
    case 'compound': {
      const file = await readCompoundFile(path);
      return file !== undefined && check.isIt(file);
    }
    case 'archive': {
      if (!(await beginsAsArchive(path))) return isLockedBy(check, path);
      const archive = await walkArchive(path);
      return isRefusal(archive) ? archive : check.isIt(archive);
    }
    case 'text':
      return isPlainText(path);
  }
}

async function isLockedBy({ isLocked }: Extract<Check, { by: 'archive' }>, path: string): Promise<boolean> {
  const file = isLocked && (await readCompoundFile(path));
  return file !== undefined && isLocked?.(file) === true;
}

/** A program that carries an archive at its end is read as one by its directory; its first bytes tell. */
async function beginsAsArchive(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const head = Buffer.alloc(4);
    await file.read(head, 0, 4, 0);
    return isZip(head);
  } finally {
    await file.close();
  }
}
