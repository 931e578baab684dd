import { randomBytes, randomUUID } from 'node:crypto';
import { leafHash } from '../../server/integrity/index.ts';
import { type publicCopy, searchText } from '../../server/publication/public-copy.ts';
import { dayInKorea } from '../../shared/kernel/calendar-day.ts';
import { add, type Rows } from './bulk-rows.ts';

type Published = {
  readonly agencyId: number;
  readonly unitId: string;
  readonly documentId: string;
  readonly managementNumber: string;
  readonly eventId: string;
  readonly at: Date;
  readonly isPublished: boolean;
};

/** 공개 계획 of an approved document, with the act of its publication and the record that is to be looked at again. */
export function addPlan(rows: Rows, published: Published): void {
  const { agencyId, documentId, managementNumber, eventId, at, isPublished } = published;
  const day = dayInKorea(at);
  const shownOn = isPublished ? day : null;
  add(rows, 'publication_schedules', {
    agency_id: agencyId,
    document_id: documentId,
    management_number: managementNumber,
    event_id: eventId,
    planned_at: at,
    list_on: shownOn,
    original_on: shownOn,
    delayed_to: shownOn,
    withheld: isPublished ? null : 'closed',
    listed_at: isPublished ? at : null,
    failures: 0,
  });
  if (isPublished) addPublished(rows, agencyId, documentId, at);
  addRecheck(rows, published, day);
}

function addPublished(rows: Rows, agencyId: number, documentId: string, at: Date): void {
  const act = {
    agencyId,
    documentId,
    sequence: 1,
    kind: 'published',
    personId: null,
    reason: null,
    until: null,
  } as const;
  add(rows, 'publication_acts', { agency_id: agencyId, document_id: documentId, sequence: 1, kind: act.kind, at });
  const salt = randomBytes(16).toString('hex');
  add(rows, 'integrity_leaves', {
    agency_id: agencyId,
    id: randomUUID(),
    kind: 'publication',
    document_id: documentId,
    leaf_hash: leafHash(act, salt, 'publication'),
    salt,
    at,
    log_index: null,
  });
}

function addRecheck(rows: Rows, { agencyId, unitId, documentId, isPublished }: Published, day: string): void {
  add(rows, 'recheck_records', {
    agency_id: agencyId,
    document_id: documentId,
    unit_id: unitId,
    produced_on: day,
    level: isPublished ? 'open' : 'closed',
    grounds: isPublished ? [] : [5],
    withholds_files: false,
    withholds: !isPublished,
    is_verbatim: false,
    based_on: day,
    yearly_done: false,
    decisions: 0,
  });
}

/** What citizens read, and what they search. */
export function addCopy(rows: Rows, copy: NonNullable<ReturnType<typeof publicCopy>>): void {
  const key = { agency_id: copy.agencyId, management_number: copy.managementNumber, produced_on: copy.producedOn };
  add(rows, 'public_site.documents', {
    ...key,
    event_id: copy.eventId,
    published_at: copy.publishedAt,
    title: copy.title,
    agency_name: copy.agencyName,
    department_name: copy.departmentName,
    unit_name: copy.unitName,
    document_number: copy.documentNumber,
    disclosure_level: copy.disclosure.level,
    disclosure_grounds: copy.disclosure.grounds,
    review_until: copy.reviewUntil,
    retention: copy.retention,
    author_name: copy.authorName,
    author_phone: copy.authorPhone,
    classification_path: copy.classificationPath,
    licence: copy.licence,
    kind: copy.kind,
    summary: copy.summary,
    keywords: copy.keywords,
    paper: copy.paper,
  });
  const { haystack, tokens } = searchText(copy);
  add(rows, 'public_site.document_search', {
    ...key,
    unit_name: copy.unitName,
    classification_path: copy.classificationPath,
    agency_name: copy.agencyName,
    kind: copy.kind,
    disclosure_level: copy.disclosure.level,
    tokens: tokens.map((token) => `'${token.replace(/['\\]/g, '$&$&')}'`).join(' '),
    haystack,
    // 붙임 are looked through when a step of the office reads them; built documents have none of their text.
    files_tokens: '',
    files_haystack: '',
  });
}
