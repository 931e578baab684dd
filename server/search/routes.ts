import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { Problem } from '../../shared/contract/problem.ts';
import { SearchPage, SearchQuery } from '../../shared/contract/search.ts';
import type { Originals } from '../originals/index.ts';
import { signedIn } from '../platform/http/policy.ts';
import type { Services } from '../platform/services.ts';
import { findDocuments } from './find-documents.ts';

const problems = { '4xx': Problem, '5xx': Problem };

/** The policy is the reader's own: whatever they may open is found, and nothing else is told of. */
export function addSearchRoutes(
  plain: FastifyInstance,
  services: Services,
  originals: Originals,
  unindexed: () => number,
): void {
  plain.withTypeProvider<TypeBoxTypeProvider>().get(
    '/api/search',
    {
      config: { policy: { action: 'search.find' } },
      schema: {
        summary: '열어 볼 수 있는 문서 찾기: 제목, 본문, 첨부의 글, 번호, 사람, 의견',
        tags: ['찾기'],
        querystring: SearchQuery,
        response: { 200: SearchPage, ...problems },
      },
    },
    async (request) => ({
      ...(await findDocuments(services, originals, signedIn(request), request.query)),
      unindexed: unindexed(),
    }),
  );
}
