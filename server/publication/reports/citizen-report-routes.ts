import type { FastifyInstance, FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { REPORT_KIND_LABELS, REPORT_LIMITS, type ReportKind } from '../../../shared/disclosure/privacy-report.ts';
import { isManagementNumber } from '../../../shared/numbering/management-number.ts';
import { Problem } from '../../platform/http/problems.ts';
import { RequestBudget } from '../../platform/http/request-budget.ts';
import type { Services } from '../../platform/services.ts';
import type { PublicationNeighbours } from '../neighbours.ts';
import type { Page } from '../pages/layout.ts';
import {
  isOnlyTitleShown,
  type ReportForm,
  receiptPage,
  reportPage,
  reportsElsewherePage,
  standingPage,
} from '../pages/report-pages.ts';
import type { PublicCopy } from '../public-copy.ts';
import type { CopyReader } from '../read-copy.ts';
import { findByReceipt } from './report-store.ts';
import { type GivenReport, receiptHash, takeReport } from './take-report.ts';

const PAGE = {
  config: { policy: { public: 'a citizen tells of personal data in what is public, and asks what became of it' } },
  schema: { hide: true },
} as const;
/** Reports of one client in a minute, and questions after them: a receipt number cannot be guessed by asking. */
const REPORTS_A_MINUTE = 3;
/** A household, an office or a school stands behind one address; what one hand sends all day is another matter. */
const REPORTS_A_DAY = 30;
const DAY_MS = 24 * 60 * 60_000;
const QUESTIONS_A_MINUTE = 20;
const FORM_BYTES = 16_000;

/** What the office's own process has: only it takes reports, because only it may write. */
export type ReportDesk = { readonly services: Services; readonly neighbours: PublicationNeighbours };

type Send = (request: FastifyRequest, reply: FastifyReply, page: Page) => Promise<unknown>;
type NumberRoute = { Params: { managementNumber: string } };

type ReportParts = {
  readonly copies: CopyReader;
  readonly desk: ReportDesk | undefined;
  /** Where the office's own process answers, for a process that takes no reports itself. */
  readonly officeOrigin: string | undefined;
  readonly send: Send;
};

/** 개인정보 신고 on the citizens' site: a form without scripts, held back at once, and a receipt number. */
export async function addCitizenReportRoutes(
  site: FastifyInstance,
  { copies, desk, officeOrigin, send }: ReportParts,
): Promise<void> {
  if (!desk) return sayReportsAreElsewhere(site, officeOrigin, send);
  const addForms: FastifyPluginAsync = async (forms) => {
    forms.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: FORM_BYTES },
      (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
    );
    addForm(forms, copies, desk, send);
    addQuestion(forms, desk, send);
  };
  await site.register(addForms);
}

function sayReportsAreElsewhere(site: FastifyInstance, origin: string | undefined, send: Send): void {
  for (const url of ['/documents/:managementNumber/report', '/reports']) {
    site.get(url, PAGE, (request, reply) => {
      return send(request, reply, reportsElsewherePage(origin && `${origin}${request.url}`));
    });
  }
}

function addForm(forms: FastifyInstance, copies: CopyReader, desk: ReportDesk, send: Send): void {
  const budget = new RequestBudget('reports', REPORTS_A_MINUTE);
  const ofDay = new RequestBudget('reports-a-day', REPORTS_A_DAY, undefined, DAY_MS);
  forms.get<NumberRoute>('/documents/:managementNumber/report', PAGE, async (request, reply) => {
    const copy = await copies.copy(request.params.managementNumber);
    return send(request, reply, reportPage(copy, { values: {}, faults: [] }));
  });
  forms.post<NumberRoute>('/documents/:managementNumber/report', PAGE, async (request, reply) => {
    const { managementNumber } = request.params;
    if (!isManagementNumber(managementNumber)) throw new Problem('not-found');
    const copy = await copies.copy(managementNumber);
    const read = readForm(copy, request.body);
    if (!('report' in read)) return send(request, reply.status(400), reportPage(copy, read));
    const refused = refuseTooMany(request, reply, budget, ofDay);
    if (refused !== undefined) {
      const faults = [['send', refused]] as const;
      return send(request, reply.status(429), reportPage(copy, { values: read.values, faults }));
    }
    const receipt = await takeReport(desk.services, desk.neighbours, read.report).catch((error: unknown) => {
      if (error instanceof Problem && error.code === 'too-many-reports') return undefined;
      throw error;
    });
    if (receipt === undefined) {
      const faults = [
        ['send', '이미 여러 번 신고되어 확인하고 있는 문서입니다. 확인이 끝난 뒤에 다시 보아 주십시오.'],
      ] as const;
      return send(request, reply.status(409), reportPage(copy, { values: read.values, faults }));
    }
    return send(request, reply.header('cache-control', 'no-store'), receiptPage(receipt));
  });
}

/** What to do instead, where too many come from one address; what the minute refuses is no report of the day. */
function refuseTooMany(
  request: FastifyRequest,
  reply: FastifyReply,
  ofMinute: RequestBudget,
  ofDay: RequestBudget,
): string | undefined {
  const minute = ofMinute.take(request.ip);
  ofMinute.tell(reply, minute);
  if (!minute.passes) return '신고가 너무 잦습니다. 1분 뒤에 다시 보내 주십시오.';
  const day = ofDay.take(request.ip);
  if (day.passes) return undefined;
  ofDay.tell(reply, day);
  const hours = Math.ceil(day.resetS / 3_600);
  return `한 인터넷 주소에서 하루에 ${REPORTS_A_DAY}건까지 받습니다. 이 주소에서는 ${hours}시간 안에 다시 보낼 수 있습니다. 급하면 이 쪽 아래에 적힌 기관에 전화나 우편으로 문서의 관리번호와 개인정보가 있는 곳을 알려 주십시오.`;
}

function addQuestion(forms: FastifyInstance, desk: ReportDesk, send: Send): void {
  const budget = new RequestBudget('report-questions', QUESTIONS_A_MINUTE);
  forms.get('/reports', PAGE, (request, reply) => send(request, reply, standingPage({ kind: 'asked' })));
  forms.post('/reports', PAGE, async (request, reply) => {
    const taken = budget.take(request.ip);
    budget.tell(reply, taken);
    if (!taken.passes) return send(request, reply.status(429), standingPage({ kind: 'too-many' }));
    const { receipt } = (request.body ?? {}) as { receipt?: unknown };
    const hash = receiptHash(typeof receipt === 'string' ? receipt.slice(0, 100) : '');
    const found = await findByReceipt(desk.services.database.sql, hash);
    const answer = found ? ({ kind: 'found', ...found } as const) : ({ kind: 'unknown' } as const);
    return send(request, reply.status(found ? 200 : 404).header('cache-control', 'no-store'), standingPage(answer));
  });
}

/** Nothing that was typed is lost: a form with a fault comes back as it was sent. */
function readForm(
  copy: PublicCopy,
  body: unknown,
): ReportForm | { readonly report: GivenReport; readonly values: ReportForm['values'] } {
  const given = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  const text = (name: string) =>
    typeof given[name] === 'string' ? (given[name] as string).normalize('NFC').trim() : '';
  const values = { kind: text('kind'), place: text('place'), note: text('note'), contact: text('contact') };
  const { managementNumber } = copy;
  const attachment = copy.attachments.find((each) => each.shown && each.id === values.place);
  const isShown = values.place === 'title' || (values.place === 'body' && !isOnlyTitleShown(copy));
  const place = isShown ? (values.place as 'title' | 'body') : attachment ? 'attachment' : undefined;
  const kind = Object.keys(REPORT_KIND_LABELS).find((name) => name === values.kind) as ReportKind | undefined;
  const faults: [string, string][] = [];
  if (!kind) faults.push(['kind-identity', '어떤 개인정보인지 골라 주십시오.']);
  if (!place) faults.push(['place-title', '어디에서 보셨는지 골라 주십시오.']);
  if ([...values.note].length > REPORT_LIMITS.note)
    faults.push(['note', `설명은 ${REPORT_LIMITS.note}자까지 적어 주십시오.`]);
  if ([...values.contact].length > REPORT_LIMITS.contact) {
    faults.push(['contact', `연락처는 ${REPORT_LIMITS.contact}자까지 적어 주십시오.`]);
  }
  if (!kind || !place || faults.length > 0) return { values, faults };
  const attachmentId = attachment?.shown ? attachment.id : null;
  const { note, contact } = values;
  return { report: { managementNumber, kind, place, attachmentId, note, contact }, values };
}
