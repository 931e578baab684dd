import { LICENCE_LABELS } from '../../shared/disclosure/licence.ts';
import { closedAttachmentLine } from '../../shared/disclosure/public-view.ts';
import { plainText } from '../../shared/document/plain-text.ts';
import { bodyMarkdown, escapeMarkdown, linesMarkdown } from '../../shared/markup/markdown.ts';
import { letterFacts, type PaperDocument } from '../../shared/paper/paper-document.ts';
import { Problem } from '../platform/http/problems.ts';
import { documentFacts } from './pages/document-page.ts';
import { type PublicCopy, publicPictureAddress } from './public-copy.ts';

/** The copy in plain text (영 제5조②): what the page says, line by line. */
export function publicText(copy: PublicCopy): string {
  const lines = factsOf(copy).map(([name, value]) => `${name}: ${value}`);
  return `${copy.title}\n\n${lines.join('\n')}\n\n${plainText(openPaper(copy).body)}\n${filesOf(copy, (line) => line)}`;
}

/** The copy as Markdown: the same facts, and the body with its headings and tables. */
export function publicMarkdown(copy: PublicCopy, origin: string): string {
  const lines = factsOf(copy).map(([name, value]) => `- ${name}: ${linesMarkdown(value)}`);
  return `# ${escapeMarkdown(copy.title)}\n\n${lines.join('\n')}\n\n---\n\n${bodyMarkdown(
    openPaper(copy).body,
    (picture) => `${origin}${publicPictureAddress(copy.managementNumber, picture)}`,
  )}\n${filesOf(copy, escapeMarkdown)}`;
}

/** The facts of the page, with the summary and the keywords that the decree asks for. */
function factsOf(copy: PublicCopy): readonly (readonly [string, string])[] {
  const further: readonly (readonly [string, string])[] = [
    ['요지', copy.summary],
    ['키워드', copy.keywords.join(', ')],
    ['이용조건', LICENCE_LABELS[copy.licence]],
  ];
  const { paper } = copy;
  const letter = paper?.form === 'standardDraft' ? letterFacts(paper) : [];
  return [...documentFacts(copy), ...letter, ...further.filter(([, value]) => value !== '')];
}

/** 첨부 문서 by their names, and in the place of a closed one the ground; nothing where there are none. */
function filesOf({ attachments }: PublicCopy, write: (line: string) => string): string {
  if (attachments.length === 0) return '';
  const lines = attachments.map((each, at) => {
    const line = each.shown ? each.name : closedAttachmentLine(each);
    return `${at + 1}. ${write(line)}\n`;
  });
  return `\n첨부 문서\n\n${lines.join('')}`;
}

/** A text whose body is closed has no other form either. */
function openPaper({ paper }: PublicCopy): PaperDocument {
  if (!paper) throw new Problem('not-found');
  return paper;
}
