import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { Problem } from '../../shared/contract/problem.ts';
import {
  RecentSearch,
  RecentSearchesReply,
  RenameSearch,
  SAVED_SEARCH_PARAMS,
  SaveSearch,
  SearchDone,
  SearchesReply,
} from '../../shared/contract/search.ts';
import { requestKey } from '../platform/http/idempotency.ts';
import { signedIn } from '../platform/http/policy.ts';
import type { Services } from '../platform/services.ts';
import {
  deleteSearch,
  forgetSearches,
  listRecentSearches,
  listSearches,
  rememberSearch,
  renameSearch,
  restoreSearch,
  saveSearch,
  seeSearch,
} from './saved-searches.ts';

const SEARCH = '/api/searches/:searchId';
const response = { 200: SearchDone, '4xx': Problem, '5xx': Problem };
const tags = ['찾기'];

/** 저장한 검색 and 최근에 찾은 말: a session is all they need, because each person has only their own. */
export function addSavedSearchRoutes(plain: FastifyInstance, services: Services): void {
  addSavedRoutes(plain, services);
  addRecentRoutes(plain, services);
}

function addSavedRoutes(plain: FastifyInstance, services: Services): void {
  const app = plain.withTypeProvider<TypeBoxTypeProvider>();
  app.get(
    '/api/searches',
    {
      config: { policy: { action: 'search.listSaved' } },
      schema: {
        summary: '저장한 검색',
        tags,
        response: { 200: SearchesReply, '4xx': Problem, '5xx': Problem },
      },
    },
    (request) => listSearches(services, signedIn(request)),
  );
  app.post(
    '/api/searches',
    {
      config: { policy: { action: 'search.save' } },
      schema: { summary: '검색 저장하기', tags, body: SaveSearch, response },
    },
    (request) => saveSearch(services, signedIn(request), request.body, requestKey(request)),
  );
  app.put(
    SEARCH,
    {
      config: { policy: { action: 'search.rename' } },
      schema: { summary: '저장한 검색의 이름 바꾸기', tags, params: SAVED_SEARCH_PARAMS, body: RenameSearch, response },
    },
    (request) => {
      const wish = { id: request.params.searchId, name: request.body.name };
      return renameSearch(services, signedIn(request), wish, requestKey(request));
    },
  );
  app.delete(
    SEARCH,
    {
      config: { policy: { action: 'search.delete' } },
      schema: { summary: '저장한 검색 지우기', tags, params: SAVED_SEARCH_PARAMS, response },
    },
    (request) => deleteSearch(services, signedIn(request), request.params.searchId, requestKey(request)),
  );
  app.post(
    `${SEARCH}/restore`,
    {
      config: { policy: { action: 'search.restore' } },
      schema: { summary: '지운 검색 되돌리기', tags, params: SAVED_SEARCH_PARAMS, response },
    },
    (request) => restoreSearch(services, signedIn(request), request.params.searchId, requestKey(request)),
  );
  app.post(
    `${SEARCH}/seen`,
    {
      config: { policy: { action: 'search.see' } },
      schema: { summary: '저장한 검색의 결과를 보았음', tags, params: SAVED_SEARCH_PARAMS, response },
    },
    (request) => seeSearch(services, signedIn(request), request.params.searchId, requestKey(request)),
  );
}

function addRecentRoutes(plain: FastifyInstance, services: Services): void {
  const app = plain.withTypeProvider<TypeBoxTypeProvider>();
  app.get(
    '/api/recent-searches',
    {
      config: { policy: { action: 'search.listRecent' } },
      schema: {
        summary: '최근에 찾은 말',
        tags,
        response: { 200: RecentSearchesReply, '4xx': Problem, '5xx': Problem },
      },
    },
    (request) => listRecentSearches(services, signedIn(request)),
  );
  app.post(
    '/api/recent-searches',
    {
      config: { policy: { action: 'search.remember' } },
      schema: { summary: '찾은 말을 최근에 찾은 말에 더하기', tags, body: RecentSearch, response },
    },
    (request) => rememberSearch(services, signedIn(request), request.body.q, requestKey(request)),
  );
  app.delete(
    '/api/recent-searches',
    {
      config: { policy: { action: 'search.forget' } },
      schema: { summary: '최근에 찾은 말 모두 지우기', tags, response },
    },
    (request) => forgetSearches(services, signedIn(request), requestKey(request)),
  );
}
