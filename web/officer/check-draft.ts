import { checkContent, type PlacedFinding } from '../../shared/disclosure/personal-data/check-content.ts';
import { NO_PUBLIC_CONTACTS } from '../../shared/disclosure/personal-data/personal-finding.ts';
import { EMPTY_BODY } from '../../shared/document/body.ts';
import { readEditorJson } from '../../shared/document/editor-json.ts';
import { isRefusal } from '../../shared/kernel/refusal.ts';
import type { Office } from '../client/office.ts';
import type { TwoSided } from '../document/public-side.ts';
import type { Attachment, DraftForm } from './draft-form.ts';

/** 개인정보 점검 of a draft as it stands: what citizens would be shown if it were approved now. */
export function checkDraft(office: Office, content: TwoSided): PlacedFinding[] {
  return checkContent(content, office.session.value?.agency ?? NO_PUBLIC_CONTACTS);
}

/** The draft as officials and as citizens would have it. */
export function draftContent(form: DraftForm, attachments: readonly Attachment[]): TwoSided {
  const read = readEditorJson(form.editorJson);
  const body = isRefusal(read) ? EMPTY_BODY : read.body;
  const { title, summary, keywords, disclosure, bodyOpen, letter, kind } = form;
  return {
    ...{ title, publicTitle: shownTitle(form), summary, keywords, body, disclosure, bodyOpen, attachments },
    ...(letter ? { letter } : {}),
    ...(kind ? { kind } : {}),
  };
}

/** What is submitted without a public title goes out under its title. */
export function shownTitle({ title, publicTitle }: Pick<DraftForm, 'title' | 'publicTitle'>): string {
  return publicTitle.trim() === '' ? title : publicTitle;
}
