import type { DocumentContent } from '../document/official-document.ts';
import { closedPassages } from './closed-passages.ts';
import type { DisclosureGround } from './disclosure.ts';
import { looseText } from './loose-text.ts';
import { tellingWords } from './telling-words.ts';

/** 업무담당자 (공개령 제5조①): who drafted the document, as its paper prints it. */
export type Handler = { readonly name: string; readonly phone: string };

/** Their unit answers for them: citizens read 담당부서, and nobody by name. */
export const NO_HANDLER: Handler = { name: '', phone: '' };

/** 제3호 생명·신체 and 제4호 수사·재판: who handles what is closed for them may be harmed by being named. */
const UNNAMED_ON: readonly DisclosureGround[] = [3, 4];

type HandledContent = Pick<DocumentContent, 'disclosure' | 'body' | 'title' | 'publicTitle' | 'attachments'>;

/**
 * Whom citizens are told to ask. The name of an official on duty is open (공개법 제9조①6호 라목), but not where the
 * document itself keeps that very name back: in a passage, in the title or in the name of a closed attachment.
 */
export function shownHandler(content: HandledContent, { name, phone }: Handler): Handler {
  const { level, grounds } = content.disclosure;
  if (level === 'closed' && grounds.some((ground) => UNNAMED_ON.includes(ground))) return NO_HANDLER;
  const kept = keptBack(content);
  if (tells(kept, name)) return NO_HANDLER;
  return { name, phone: tells(kept, phone) ? '' : phone };
}

/** What somebody has decided to keep back word by word; of a body that is closed as a whole nobody has. */
function keptBack({ body, title, publicTitle, attachments }: HandledContent): readonly string[] {
  const closed = attachments.filter(({ disclosure }) => disclosure.level !== 'open').map((file) => file.name);
  const open = looseText(publicTitle).text;
  const outOfTitle = title.split(/\s+/u).filter((word) => !open.includes(looseText(word).text));
  return [...closedPassages(body).map(({ text }) => text), outOfTitle.join(' '), ...closed];
}

/** Whether one of the texts has it, however it is written there, or is a part of it that tells of it. */
function tells(texts: readonly string[], told: string): boolean {
  const whole = looseText(told).text;
  if (whole === '') return false;
  return texts.some(
    (text) => looseText(text).text.includes(whole) || tellingWords(text).some((word) => whole.includes(word)),
  );
}
