import { checkContent, type PlacedFinding } from '../../shared/disclosure/personal-data/check-content.ts';
import { NO_PUBLIC_CONTACTS } from '../../shared/disclosure/personal-data/personal-finding.ts';
import { readEditorJson } from '../../shared/document/editor-json.ts';
import { isRefusal } from '../../shared/kernel/refusal.ts';
import type { Office } from '../client/office.ts';
import type { Attachment, DraftForm } from './draft-form.ts';

/** 개인정보 점검 of a draft as it stands: what citizens would be shown if it were approved now. */
export function checkDraft(office: Office, form: DraftForm, attachments: readonly Attachment[]): PlacedFinding[] {
  const read = readEditorJson(form.editorJson);
  const body = isRefusal(read) ? { v: 1 as const, blocks: [] } : read.body;
  const { summary, keywords, disclosure, bodyOpen } = form;
  const content = { publicTitle: shownTitle(form), summary, keywords, body, disclosure, bodyOpen, attachments };
  return checkContent(content, office.session.value?.agency ?? NO_PUBLIC_CONTACTS);
}

/** What is submitted without a public title goes out under its title. */
export function shownTitle({ title, publicTitle }: DraftForm): string {
  return publicTitle.trim() === '' ? title : publicTitle;
}
