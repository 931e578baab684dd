import { informationIn } from '../other/read-picture.ts';
import type { AsideText } from '../read.ts';
import type { OpenPackage } from './open-package.ts';

/** Where packages keep their pictures: Office, OWPML (HWPX) and OpenDocument. */
const PICTURES = /^(?:(?:word|xl|ppt)\/media|bindata|pictures|media)\/.+\.(?:jpe?g|png|gif|webp|tiff?)$/i;
const NOT_OF_A_PROGRAM = /[^ -~]/;
/** A photograph of a large camera; of a larger file the beginning is read, where cameras write. */
const MOST_OF_ONE = 32 * 1024 * 1024;
const MOST_OF_ALL = 200 * 1024 * 1024;

/**
 * What the pictures of a package say of themselves (EXIF, XMP, comments, where they were taken), and what its parts are
 * called: no page shows it, and whoever unpacks the file has it.
 */
export async function wordsOfPictures(file: OpenPackage): Promise<AsideText[]> {
  // A picture is often called as it was on somebody's disk.
  const said = new Set(file.names.filter((name) => NOT_OF_A_PROGRAM.test(name)));
  let left = MOST_OF_ALL;
  for (const name of file.names.filter((each) => PICTURES.test(each))) {
    const bytes = await file.beginning(name, Math.min(left, MOST_OF_ONE));
    left -= bytes.length;
    for (const { value } of informationIn(bytes)) said.add(value);
    if (left <= 0) break;
  }
  return [...said].map((text) => ({ text, spot: 'aside' }));
}
