import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { mayWithdrawPublication } from '../../../shared/access/document-access.ts';
import { MANAGEMENT_NUMBER_PARAMS } from '../../../shared/contract/document-parts.ts';
import { DecideReport, PrivacyReportsReply } from '../../../shared/contract/privacy-reports.ts';
import { Problem as ProblemReply } from '../../../shared/contract/problem.ts';
import { PublicationDone } from '../../../shared/contract/publication-acts.ts';
import { accessDocument, factsOf } from '../../approval/index.ts';
import { requestKey } from '../../platform/http/idempotency.ts';
import { type Signed, signedIn } from '../../platform/http/policy.ts';
import { Problem } from '../../platform/http/problems.ts';
import type { Services } from '../../platform/services.ts';
import type { PublicationNeighbours } from '../neighbours.ts';
import { decideReport } from './decide-report.ts';
import { listReports } from './report-store.ts';

/** 개인정보 신고 on the officials' side. */
export function addReportRoutes(plain: FastifyInstance, services: Services, neighbours: PublicationNeighbours): void {
  const app = plain.withTypeProvider<TypeBoxTypeProvider>();
  app.get(
    '/api/documents/:managementNumber/privacy-reports',
    {
      config: { policy: { action: 'publication.readReports', role: 'disclosureOfficer' } },
      schema: {
        summary: '개인정보 신고: 시민이 이 문서에서 보았다고 알린 것',
        tags: ['공개'],
        params: MANAGEMENT_NUMBER_PARAMS,
        response: { 200: PrivacyReportsReply, '4xx': ProblemReply, '5xx': ProblemReply },
      },
    },
    (request) => findReports(services, signedIn(request), request.params.managementNumber),
  );
  app.post(
    '/api/documents/:managementNumber/privacy-reports/decision',
    {
      config: { policy: { action: 'publication.decideReport', role: 'disclosureOfficer' } },
      schema: {
        summary: '개인정보 신고를 처리: 다시 공개, 가리고 공개, 철회',
        tags: ['공개'],
        params: MANAGEMENT_NUMBER_PARAMS,
        body: DecideReport,
        response: { 200: PublicationDone, '4xx': ProblemReply, '5xx': ProblemReply },
      },
    },
    (request) =>
      decideReport(services, neighbours, {
        signed: signedIn(request),
        managementNumber: request.params.managementNumber,
        body: request.body,
        key: requestKey(request),
      }),
  );
}

async function findReports(services: Services, signed: Signed, managementNumber: string): Promise<PrivacyReportsReply> {
  const { record, reader } = await accessDocument(services, signed, managementNumber);
  if (!mayWithdrawPublication(reader, factsOf(record))) throw new Problem('not-found');
  const { agencyId, documentId, content } = record;
  const names = new Map(content.attachments.map(({ id, name }) => [id, name]));
  const rows = await listReports(services.database.sql, { agencyId, documentId });
  return {
    reports: rows.map(({ attachmentId, reportedAt, decidedAt, outcomeReason, copyId: _c, isDecided: _d, ...row }) => ({
      ...row,
      attachmentName: attachmentId === null ? null : (names.get(attachmentId) ?? ''),
      reportedAt: reportedAt.toISOString(),
      reason: outcomeReason,
      decidedAt: decidedAt?.toISOString() ?? null,
    })),
    attachments: content.attachments.map(({ id, name }) => ({ id, name })),
  };
}
