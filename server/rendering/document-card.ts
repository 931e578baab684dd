import type { DocumentReply } from '../../shared/contract/approval.ts';
import type { UnitTaskShape } from '../../shared/contract/document-parts.ts';
import { HISTORY_LABELS } from '../../shared/contract/history-labels.ts';
import { type Disclosure, disclosureLabel, GROUND_LABELS } from '../../shared/disclosure/disclosure.ts';
import { closingWords, type OwnClosing, ownClosings, placesWords } from '../../shared/disclosure/own-closings.ts';
import { closedName } from '../../shared/disclosure/withheld.ts';
import type { Block, TableBlock, TableCell } from '../../shared/document/body.ts';
import type { AttachmentFacts } from '../../shared/document/official-document.ts';
import { type CalendarDay, dayInKorea, officialDate, timeInKorea } from '../../shared/kernel/calendar-day.ts';
import { type BriefDraft, letterFacts, type PaperDocument } from '../../shared/paper/paper-document.ts';
import { RETENTION_LABELS } from '../../shared/records/retention.ts';
import { type ApprovalRecord, historyOf, paperOf } from '../approval/index.ts';
import { type DisclosureDecision, standingSince } from '../disclosure/index.ts';

type HistoryRow = DocumentReply['history'][number];

const FACT_COLUMNS = [0.2, 0.8];
const HISTORY_COLUMNS = [0.07, 0.21, 0.16, 0.24, 0.32];
const HISTORY_HEAD = ['순번', '일시', '한 일', '직위(직급)와 성명', '의견과 사유'];

/**
 * 문서관리카드 (별지 제6호서식, 규칙 제21조) of an approved document: 문서정보, 보고경로 with what happened on the way,
 * 시행정보 and 관리정보. It is drawn from the record, like the paper itself, with the boxes of the line in its head.
 */
export function documentCard(
  record: ApprovalRecord,
  unitTask: UnitTaskShape | undefined,
  decisions: readonly DisclosureDecision[],
): BriefDraft {
  const { form: _form, ...paper } = paperOf(record) as PaperDocument & { readonly letter?: unknown };
  const { letter: _letter, ...facts } = paper;
  return {
    ...facts,
    form: 'briefDraft',
    isCard: true,
    title: '문서관리카드',
    body: {
      v: 1,
      blocks: [
        heading('문서정보'),
        factTable(documentFacts(record)),
        heading('보고경로'),
        historyTable(historyOf(record)),
        heading('시행정보'),
        factTable(sendingFacts(paperOf(record))),
        heading('관리정보'),
        factTable(keepingFacts(record, unitTask, standingSince(record.content.disclosure, decisions))),
      ],
    },
  };
}

type Facts = readonly (readonly [name: string, value: string])[];

function documentFacts(record: ApprovalRecord): Facts {
  const { content } = record;
  return [
    ['제목', content.title],
    ['문서요지', content.summary],
    ['키워드', content.keywords.join(', ')],
    ['기안부서', [record.agencyName, record.upperUnitName, record.unitName].filter(Boolean).join(' ')],
    ['기안일시', moment(record.submittedAt)],
    ['붙임', content.attachments.map(({ name }) => name).join('\n')],
  ];
}

/** A 간이기안문 is never sent (규칙 제3조③); of a letter, what its head and foot say. */
function sendingFacts(paper: PaperDocument): Facts {
  return paper.form === 'standardDraft' ? letterFacts(paper) : [['수신', '내부결재(시행하지 않는 문서)']];
}

function keepingFacts(
  record: ApprovalRecord,
  unitTask: UnitTaskShape | undefined,
  since: DisclosureDecision | undefined,
): Facts {
  const { content, further } = record;
  return [
    ['관리번호', record.managementNumber],
    ['생산등록번호', paperOf(record).documentNumber ?? ''],
    ...further.map(({ printed }): readonly [string, string] => ['그 밖의 번호', printed]),
    ['단위과제', unitTask?.path.join(' > ') ?? ''],
    ['보존기간', unitTask ? RETENTION_LABELS[unitTask.retention] : ''],
    [since ? '결재 때의 공개 구분' : '공개 구분', disclosureLabel(content.disclosure)],
    [since ? '결재 때의 비공개 근거' : '비공개 근거', groundWords(content.disclosure)],
    [since ? '결재 때의 비공개 사유' : '비공개 사유', content.closedReason ?? ''],
    [since ? '결재 때의 검토 종료 예정일' : '검토 종료 예정일', dayWords(content.reviewUntil)],
    ...(since ? disclosureNow(since) : []),
    ['결재 때 닫은 붙임', content.attachments.flatMap(closedFileWords).join('\n')],
    ['결재 때 따로 닫은 곳', ownClosings(content.body).map(closedPassageWords).join('\n')],
    ['공개하는 제목', content.publicTitle],
    ['내용의 지문', record.contentHash],
  ];
}

/** 재분류: how the disclosure stands when the card is asked for, and since when. */
function disclosureNow({ standing: { disclosure }, at }: DisclosureDecision): Facts {
  return [
    ['지금의 공개 구분', `${disclosureLabel(disclosure)}, ${officialDate(dayInKorea(at))} 재분류`],
    ['지금의 비공개 근거', groundWords(disclosure)],
  ];
}

/** A closed attachment with why and until when, for whoever reads the card: officials alone. */
function closedFileWords({ name, disclosure, closedReason, reviewUntil }: AttachmentFacts): string[] {
  if (disclosure.level === 'open') return [];
  const reason = closedReason === undefined ? '' : `, 비공개 사유: ${closedReason}`;
  const end = reviewUntil === undefined ? '' : `, 검토 종료 예정일: ${dayWords(reviewUntil)}`;
  return [`${name}: ${disclosureLabel(disclosure)}${reason}${end}`];
}

/** Passages of the text that are closed for a reason or until a day of their own. */
function closedPassageWords(own: OwnClosing): string {
  return `${placesWords(own)}: ${closedName(own.grounds)}, ${closingWords(own.closing)}`;
}

function dayWords(day: CalendarDay | undefined): string {
  return day === undefined ? '' : officialDate(day);
}

function groundWords({ grounds }: Disclosure): string {
  const words = grounds.map((ground) => `제${ground}호(${GROUND_LABELS[ground]})`);
  return words.length > 0 ? `공공기관의 정보공개에 관한 법률 제9조제1항 ${words.join(', ')}` : '';
}

function heading(text: string): Block {
  return { type: 'heading', content: [{ text }] };
}

function factTable(facts: Facts): TableBlock {
  const rows = facts.filter(([, value]) => value !== '');
  return {
    type: 'table',
    columns: FACT_COLUMNS,
    rows: rows.map(([name, value]) => ({ cells: [cell(name, true), cell(value)] })),
  };
}

function historyTable(history: readonly HistoryRow[]): TableBlock {
  return {
    type: 'table',
    columns: HISTORY_COLUMNS,
    rows: [
      { cells: HISTORY_HEAD.map((name) => cell(name, true)) },
      ...history.map((row, index) => ({
        cells: [String(index + 1), moment(new Date(row.at)), actWords(row), whoWords(row), row.text ?? ''].map((text) =>
          cell(text),
        ),
      })),
    ],
  };
}

/** 대결 says for whom; an act about others names them. */
function actWords({ act, actedFor, about, version }: HistoryRow): string {
  const inPlace = actedFor ? `(${actedFor.postTitle} ${actedFor.name} 대신)` : '';
  const whom = about.map(({ name, postTitle }) => `${postTitle} ${name}`).join(', ');
  return `${HISTORY_LABELS[act]}${inPlace}${whom === '' ? '' : `: ${whom}`}${version > 1 ? `, ${version}판` : ''}`;
}

function whoWords({ by }: HistoryRow): string {
  return [by.agencyName, by.postTitle, by.name].filter(Boolean).join(' ');
}

/** `2026-03-03 09:05` in Korea: all of one length, so that they stand under one another. */
function moment(at: Date): string {
  return `${dayInKorea(at)} ${timeInKorea(at)}`;
}

/** A line of the text is a paragraph of the cell: paper knows no line feed and no tab. */
function cell(text: string, header = false): TableCell {
  const lines = text.split(/\r\n?|\n/).map((words) => words.normalize('NFC').replaceAll('\t', ' '));
  return {
    colspan: 1,
    rowspan: 1,
    ...(header ? { header: true as const } : {}),
    content: lines.map((words) => ({ type: 'paragraph', content: words === '' ? [] : [{ text: words }] })),
  };
}
