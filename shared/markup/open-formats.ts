import { DISCLOSURE_LEVEL_LABELS, type Disclosure } from '../disclosure/disclosure.ts';
import { LICENCE_LABELS, type Licence } from '../disclosure/licence.ts';
import type { ImageBlock } from '../document/body.ts';
import { bodyPictures } from '../document/body-pictures.ts';
import { plainText } from '../document/plain-text.ts';
import type { CalendarDay } from '../kernel/calendar-day.ts';
import { DOCUMENT_KIND_LABELS, type DocumentKind } from '../numbering/document-kind.ts';
import { jointSenders, letterFacts, type PaperDocument } from '../paper/paper-document.ts';
import { RETENTION_LABELS, type Retention } from '../records/retention.ts';
import { bodyMarkdown, escapeMarkdown, linesMarkdown } from './markdown.ts';

/**
 * What plain text, Markdown and JSON tell of an approved document (영 제5조②: open, machine-readable, with its summary
 * and keywords): the record itself for the office, its public copy for citizens.
 */
export type OpenForm = {
  readonly managementNumber: string;
  readonly title: string;
  readonly agencyName: string;
  /** 부서명 as the facts print it: `행정국 자치행정과`. */
  readonly departmentName: string;
  readonly documentNumber: string;
  readonly producedOn: CalendarDay;
  readonly disclosure: Disclosure;
  /** 검토 종료 예정일: when it is to be looked at again whether the grounds still keep it closed. */
  readonly reviewUntil: CalendarDay | null;
  readonly retention: Retention;
  readonly authorName: string;
  readonly authorPhone: string;
  readonly classificationPath: readonly string[];
  readonly licence: Licence;
  readonly kind: DocumentKind;
  readonly summary: string;
  readonly keywords: readonly string[];
  /** Null where citizens do not read the body. */
  readonly paper: PaperDocument | null;
};

/** One whose body is there to be read. */
export type OpenText = OpenForm & { readonly paper: PaperDocument };

/** Where whoever reads it finds a picture of the body. */
export type PictureUrl = (picture: Pick<ImageBlock, 'sha256' | 'mediaType'>) => string;

type Fact = readonly [name: string, value: string];

/** Plain text: the facts line by line, the body, and a line for each of the `files`. */
export function openText(form: OpenText, files: readonly string[]): string {
  const lines = factsOf(form).map(([name, value]) => `${name}: ${value}`);
  return `${form.title}\n\n${lines.join('\n')}\n\n${plainText(form.paper.body)}\n${listOf(files, (line) => line)}`;
}

/** Markdown: the same facts, and the body with its headings, tables and pictures. */
export function openMarkdown(form: OpenText, files: readonly string[], pictureUrl: PictureUrl): string {
  const lines = factsOf(form).map(([name, value]) => `- ${name}: ${linesMarkdown(value)}`);
  const body = bodyMarkdown(form.paper.body, pictureUrl);
  return `# ${escapeMarkdown(form.title)}\n\n${lines.join('\n')}\n\n---\n\n${body}\n${listOf(files, escapeMarkdown)}`;
}

/** JSON: what `openText` says as fields, the text with its block union, and where the pictures are. */
export function openFields(form: OpenForm, pictureUrl: PictureUrl) {
  const { paper } = form;
  return {
    managementNumber: form.managementNumber,
    title: form.title,
    agencyName: form.agencyName,
    departmentName: form.departmentName,
    documentNumber: form.documentNumber,
    kind: DOCUMENT_KIND_LABELS[form.kind],
    furtherNumber: paper?.furtherNumber?.printed ?? null,
    producedOn: form.producedOn,
    disclosure: { level: form.disclosure.level, grounds: [...form.disclosure.grounds] },
    reviewUntil: form.reviewUntil,
    retention: RETENTION_LABELS[form.retention],
    author: authorText(form),
    classificationPath: [...form.classificationPath],
    licence: form.licence,
    summary: form.summary,
    keywords: [...form.keywords],
    body: paper?.body ?? null,
    text: paper && plainText(paper.body),
    letter: paper?.form === 'standardDraft' ? letterFacts(paper).map(([name, value]) => ({ name, value })) : null,
    pictures: paper ? picturesOf(paper, pictureUrl) : [],
  };
}

/** The nine facts in the order and spelling of the published form (문서정보), and 공고번호 and its like. */
export function documentFacts(form: OpenForm): readonly Fact[] {
  return [
    ['기관명', agencyNames(form)],
    ['부서명', form.departmentName],
    ['문서번호', form.documentNumber],
    ...furtherNumber(form),
    ['생산일자', form.producedOn],
    ['공개구분', DISCLOSURE_LEVEL_LABELS[form.disclosure.level]],
    ['보존기간', RETENTION_LABELS[form.retention]],
    ...(form.authorName === '' ? [] : [['작성자(전화번호)', authorText(form)] as const]),
    ['관리번호', form.managementNumber],
    ['분류정보', form.classificationPath.join(' > ')],
  ];
}

/** `유선숙 (2133-5835)`; the name alone where no number was written down. */
export function authorText({ authorName, authorPhone }: Pick<OpenForm, 'authorName' | 'authorPhone'>): string {
  return authorPhone === '' ? authorName : `${authorName} (${authorPhone})`;
}

/** The facts of the page, with the summary and the keywords that the decree asks for. */
function factsOf(form: OpenForm): readonly Fact[] {
  const further: readonly Fact[] = [
    ['요지', form.summary],
    ['키워드', form.keywords.join(', ')],
    ['이용조건', LICENCE_LABELS[form.licence]],
  ];
  const { paper } = form;
  const letter = paper?.form === 'standardDraft' ? letterFacts(paper) : [];
  return [...documentFacts(form), ...letter, ...further.filter(([, value]) => value !== '')];
}

/** 공동기안: all its agencies, the one that keeps it first. A closed paper names nobody else. */
function agencyNames({ agencyName, paper }: OpenForm): string {
  const senders = paper ? jointSenders(paper) : [];
  return senders.length > 0 ? senders.join(', ') : agencyName;
}

function furtherNumber({ paper }: OpenForm): readonly Fact[] {
  const given = paper?.furtherNumber;
  return given?.printed ? [[given.label, given.printed]] : [];
}

/** 첨부 문서 one by one; nothing where there are none. */
function listOf(files: readonly string[], write: (line: string) => string): string {
  if (files.length === 0) return '';
  return `\n첨부 문서\n\n${files.map((line, at) => `${at + 1}. ${write(line)}\n`).join('')}`;
}

/** A picture that is shown twice is one file. */
function picturesOf({ body }: PaperDocument, pictureUrl: PictureUrl): { sha256: string; url: string }[] {
  const urls = new Map(bodyPictures(body).map((each) => [each.sha256, pictureUrl(each)]));
  return [...urls].map(([sha256, url]) => ({ sha256, url }));
}
