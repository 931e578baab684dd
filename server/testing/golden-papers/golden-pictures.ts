import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { comparePictures, TOLERANCE } from './compare-pictures.ts';
import { besideEachOther, type GreyPicture, inSixteenGreys, readGreyPng, writeGreyPng } from './grey-picture.ts';

const FOLDER = path.join(import.meta.dirname, 'pictures');
/** Where a person finds what differs: the picture that was looked at, the one of now, and black where they differ. */
const FAILURES = path.resolve(import.meta.dirname, '../../../dist/golden-papers');
/** `npm test -- --update PATH`: the pictures of now are kept, and the person who asked for it looks at them. */
export const UPDATES = process.env.TEST_UPDATE_PICTURES === 'on';

/** What is wrong with the pages of a paper beside the pictures that a person has looked at; nothing, or words. */
export function pictureFaults(name: string, pages: readonly GreyPicture[]): readonly string[] {
  const looked = lookedAt(name);
  if (looked.length === 0) return [`${name} has no picture yet: npm test -- --update, then look at it`];
  if (looked.length !== pages.length) return [`${name} has ${pages.length} pages, its pictures are ${looked.length}`];
  return pages.flatMap((page, index) => {
    const file = looked[index];
    const before = file && readGreyPng(readFileSync(path.join(FOLDER, file)));
    if (!before) return [];
    const difference = comparePictures(before, page);
    if (difference.pixels <= TOLERANCE.pixels) return [];
    return [
      `${file}: ${difference.pixels} pixels differ, see ${failurePicture(file, before, page, difference.picture)}`,
    ];
  });
}

export function keepPictures(name: string, pages: readonly GreyPicture[]): void {
  mkdirSync(FOLDER, { recursive: true });
  for (const file of lookedAt(name)) rmSync(path.join(FOLDER, file));
  pages.forEach((page, index) => {
    writeFileSync(path.join(FOLDER, `${name}-${index + 1}.png`), writeGreyPng(inSixteenGreys(page)));
  });
}

/** The names of the papers of which there are pictures. */
export function picturedNames(): ReadonlySet<string> {
  return new Set(pictureFiles().map((file) => file.replace(/-\d+\.png$/, '')));
}

function lookedAt(name: string): readonly string[] {
  return pictureFiles()
    .filter((file) => file.replace(/-\d+\.png$/, '') === name)
    .sort((one, other) => pageOf(one) - pageOf(other));
}

function pictureFiles(): readonly string[] {
  return existsSync(FOLDER) ? readdirSync(FOLDER) : [];
}

function pageOf(file: string): number {
  return Number(/-(\d+)\.png$/.exec(file)?.[1]);
}

function failurePicture(file: string, before: GreyPicture, now: GreyPicture, difference: GreyPicture): string {
  mkdirSync(FAILURES, { recursive: true });
  const place = path.join(FAILURES, file);
  writeFileSync(place, writeGreyPng(besideEachOther([before, now, difference])));
  return path.relative(process.cwd(), place);
}
