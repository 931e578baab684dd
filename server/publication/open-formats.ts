import { closedAttachmentLine } from '../../shared/disclosure/public-view.ts';
import { type OpenText, openMarkdown, openText } from '../../shared/markup/open-formats.ts';
import { Problem } from '../platform/http/problems.ts';
import { type PublicCopy, publicPictureAddress } from './public-copy.ts';

/** The copy in plain text (영 제5조②): what the page says, line by line. */
export function publicText(copy: PublicCopy): string {
  return openText(readable(copy), filesOf(copy));
}

/** The copy as Markdown: the same facts, and the body with its headings and tables. */
export function publicMarkdown(copy: PublicCopy, origin: string): string {
  return openMarkdown(
    readable(copy),
    filesOf(copy),
    (picture) => `${origin}${publicPictureAddress(copy.managementNumber, picture)}`,
  );
}

/** 첨부 문서 by their names, and in the place of a closed one the ground. */
function filesOf({ attachments }: PublicCopy): readonly string[] {
  return attachments.map((each) => (each.shown ? each.name : closedAttachmentLine(each)));
}

/** A text whose body is closed has no other form either. */
function readable(copy: PublicCopy): OpenText {
  const { paper } = copy;
  if (!paper) throw new Problem('not-found');
  return { ...copy, paper };
}
