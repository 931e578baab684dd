import { html, nothing } from 'lit';
import type { DocumentReply } from '../../shared/contract/approval.ts';
import type { DecidedDisclosure } from '../../shared/contract/versions.ts';
import { ownReason } from '../../shared/disclosure/closed-reason.ts';
import type { DisclosureLevel } from '../../shared/disclosure/disclosure.ts';
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
    ...{ embargoUntil, reviewUntil, isVerbatim, closedReason: ownReason(disclosure, document.closedReason) },
    attachments: document.attachments.map(({ closedReason, ...file }) => {
      const own = ownReason(file.disclosure, closedReason);
      return { ...file, ...(own === null ? {} : { closedReason: own }) };
    }),
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
    if (!own) return file;
    const { isVerbatim: _stood, closedReason: _reason, reviewUntil: _review, ...facts } = file;
    const { disclosure, closedReason, reviewUntil, isVerbatim } = own;
    return {
      ...{ ...facts, disclosure },
      ...(isVerbatim ? { isVerbatim: true as const } : {}),
      ...(closedReason === null ? {} : { closedReason }),
      ...(reviewUntil === null || disclosure.level === 'open' ? {} : { reviewUntil }),
    };
  });
  return { ...before, publicTitle: followed, ...chosen, title, body, attachments };
}

/** What the act is sent: the whole, where anything of it was chosen. */
export function decidedOf(after: ComparedText, choice: EditionChoice): { decided?: DecidedDisclosure } {
  if (Object.keys(choice).length === 0) return {};
  const { publicTitle, disclosure, closedReason, bodyOpen, licence, embargoUntil, reviewUntil, isVerbatim } = after;
  const stands = { publicTitle, disclosure, closedReason, bodyOpen, licence, embargoUntil, reviewUntil, isVerbatim };
  return { decided: { ...stands, attachments: choice.attachments ?? [] } };
}

/** 공개구분 of the document and of every attachment, as whoever is in turn decides it. */
export function editionSections(
  after: ComparedText,
  choice: EditionChoice,
  now: Date,
  change: (part: EditionChoice) => void,
) {
  const decide: Decide = (file, part) => {
    const others = (choice.attachments ?? []).filter(({ id }) => id !== file.id);
    const { id, disclosure, closedReason = null, reviewUntil = null, isVerbatim = false } = file;
    change({ attachments: [...others, { id, disclosure, closedReason, reviewUntil, isVerbatim, ...part }] });
  };
  return html`${disclosureSection(after, now, change)} ${
    after.attachments.length === 0
      ? nothing
      : html`<section aria-labelledby="attachments-heading">
          <h2 id="attachments-heading" tabindex="-1">
            붙임의 공개구분 <small class="side">${after.attachments.length}개</small>
          </h2>
          <ul class="draft-files">
            ${after.attachments.map((file) => fileRow(file, after.disclosure, now, decide))}
          </ul>
        </section>`
  }`;
}

type DecidedFile = DecidedDisclosure['attachments'][number];
type Decide = (file: Attachment, part: Partial<DecidedFile>) => void;

function fileRow(file: Attachment, whole: DecidedDisclosure['disclosure'], now: Date, decide: Decide) {
  const { name, disclosure } = file;
  const { level, grounds } = disclosure;
  // The document's own grounds are what is proposed when a file is closed.
  const choose = (chosen: DisclosureLevel) =>
    decide(file, { disclosure: chosen === 'open' ? { level: chosen, grounds: [] } : { ...whole, level: 'closed' } });
  const closed =
    level === 'open'
      ? nothing
      : html`${fileVerbatimChoice(name, file.isVerbatim ?? false, (isVerbatim) => decide(file, { isVerbatim }))}
          ${fileGrounds({ ...file, grounds }, now, {
            grounds: (some) => decide(file, { disclosure: { level, grounds: [...some] } }),
            reason: { typed: (reason) => decide(file, { closedReason: reason }) },
            reviewUntil: (reviewUntil) => decide(file, { reviewUntil }),
          })}
          ${grounds.length === 0 ? html`<p class="small">근거를 하나 이상 골라야 저장됩니다.</p>` : nothing}`;
  return html`<li><span class="file-name">${name}</span> ${fileLevelChoice(name, level, choose)} ${closed}</li>`;
}
