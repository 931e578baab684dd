import type { RequestStatisticsReply } from '../../shared/contract/request-statistics.ts';
import type {
  ActOnRequest,
  AssignRequests,
  DecisionProposed,
  ProposeDecision,
  RequestDone,
  RequestListQuery,
  RequestReply,
  RequestsAssigned,
  RequestsReply,
} from '../../shared/contract/requests.ts';
import type { Send } from './request.ts';

export type RequestsClient = ReturnType<typeof requestsClient>;

/** 정보공개 청구, for those who handle them. */
export function requestsClient(send: Send) {
  return {
    list: ({ list, before }: RequestListQuery) =>
      send<RequestsReply>('GET', `/api/requests?list=${list}${before === undefined ? '' : `&before=${before}`}`),
    find: (receiptNumber: string) => send<RequestReply>('GET', `/api/requests/${receiptNumber}`),
    act: (receiptNumber: string, act: ActOnRequest) =>
      send<RequestDone>('POST', `/api/requests/${receiptNumber}/acts`, act),
    statistics: (year?: number) =>
      send<RequestStatisticsReply>('GET', `/api/requests/statistics${year === undefined ? '' : `?year=${year}`}`),
    assignMany: (asked: AssignRequests) => send<RequestsAssigned>('POST', '/api/requests/assignments', asked),
    propose: (receiptNumber: string, decision: ProposeDecision) =>
      send<DecisionProposed>('POST', `/api/requests/${receiptNumber}/decision`, decision),
  };
}
