import { html, nothing } from 'lit';
import type { DocumentReply } from '../../shared/contract/approval.ts';
import type { DecidedDisclosure } from '../../shared/contract/versions.ts';
import type { Disclosure } from '../../shared/disclosure/disclosure.ts';
import { disclosureSection } from './draft-disclosure.ts';
import { fileGrounds, fileLevelChoice, fileVerbatimChoice } from './file-disclosure.ts';
import type { ComparedText } from './red-line.ts';

/** What is decided otherwise than it stands: only that is kept and sent, whatever stands there by then. */
export type EditionChoice = Partial<DecidedDisclosure>;

type Attachment = ComparedText['attachments'][number];

/** The version that stands, as far as versions are compared. */
export function textOf(document: DocumentReply): ComparedText {
  const { paper, publicTitle, disclosure, bodyOpen, licence, embargoUntil, reviewUntil, isVerbatim } = document;
  return {
    ...{ title: paper.title, body: paper.body, publicTitle, disclosure, bodyOpen, licence },
    ...{ embargoUntil, reviewUntil, isVerbatim, attachments: document.attachments },
  };
}

/** The version as it would stand with this title, this body and this choice. */
export function editedText(
  before: ComparedText,
  { title, body }: Pick<ComparedText, 'title' | 'body'>,
  choice: EditionChoice,
): ComparedText {
  const followed = before.publicTitle === before.title ? title : before.publicTitle;
  const { attachments: files = [], ...chosen } = choice;
  const attachments = before.attachments.map((file) => {
    const own = files.find(({ id }) => id === file.id);
    const { isVerbatim: _stood, ...facts } = file;
    return own
      ? { ...facts, disclosure: own.disclosure, ...(own.isVerbatim ? { isVerbatim: true as const } : {}) }
      : file;
  });
  return { ...before, publicTitle: followed, ...chosen, title, body, attachments };
}

/** What the act is sent: the whole, where anything of it was chosen. */
export function decidedOf(after: ComparedText, choice: EditionChoice): { decided?: DecidedDisclosure } {
  if (Object.keys(choice).length === 0) return {};
  const { publicTitle, disclosure, bodyOpen, licence, embargoUntil, reviewUntil, isVerbatim } = after;
  const stands = { publicTitle, disclosure, bodyOpen, licence, embargoUntil, reviewUntil, isVerbatim };
  return { decided: { ...stands, attachments: choice.attachments ?? [] } };
}

/** 공개구분 of the document and of every attachment, as whoever is in turn decides it. */
export function editionSections(
  after: ComparedText,
  choice: EditionChoice,
  now: Date,
  change: (part: EditionChoice) => void,
) {
  const decide = (file: Attachment, disclosure: Disclosure, isVerbatim = file.isVerbatim ?? false) => {
    const others = (choice.attachments ?? []).filter(({ id }) => id !== file.id);
    const { level, grounds } = disclosure;
    change({ attachments: [...others, { id: file.id, disclosure: { level, grounds: [...grounds] }, isVerbatim }] });
  };
  return html`${disclosureSection(after, now, change)} ${
    after.attachments.length === 0
      ? nothing
      : html`<section aria-labelledby="attachments-heading">
          <h2 id="attachments-heading" tabindex="-1">
            붙임의 공개구분 <small class="side">${after.attachments.length}개</small>
          </h2>
          <ul class="draft-files">
            ${after.attachments.map((file) => fileRow(file, after.disclosure, decide))}
          </ul>
        </section>`
  }`;
}

function fileRow(
  file: Attachment,
  whole: Disclosure,
  decide: (file: Attachment, disclosure: Disclosure, isVerbatim?: boolean) => void,
) {
  const { name, disclosure } = file;
  const { level, grounds } = disclosure;
  const asks = level !== 'open' && grounds.length === 0;
  // The document's own grounds are what is proposed when a file is closed.
  const closed = { level: 'closed', grounds: whole.grounds } as const;
  return html`<li>
    <span class="file-name">${name}</span>
    ${fileLevelChoice(name, level, (chosen) => decide(file, chosen === 'open' ? { level: chosen, grounds: [] } : closed))}
    ${level === 'open' ? nothing : fileVerbatimChoice(name, file.isVerbatim ?? false, (is) => decide(file, disclosure, is))}
    ${level === 'open' ? nothing : fileGrounds({ name, chosen: grounds, asks }, (some) => decide(file, { level, grounds: some }))}
    ${asks ? html`<p class="small">근거를 하나 이상 골라야 저장됩니다.</p>` : nothing}
  </li>`;
}
