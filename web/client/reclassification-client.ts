import type {
  DecideRestriction,
  RestrictionDecided,
  RestrictionReply,
} from '../../shared/contract/access-restriction.ts';
import type {
  CheckYearly,
  DisclosureHistory,
  RecheckFileQuery,
  RecheckOverview,
  RecheckPage,
  RecheckQuery,
  RecheckRow,
  RecheckRulesReply,
  RecheckWaiting,
  ReclassifyRecords,
  ReclassifyReply,
  SetRecheckRules,
  YearlyChecked,
} from '../../shared/contract/reclassification.ts';
import type {
  CheckRestrictions,
  RestrictionsChecked,
  RestrictionsFileQuery,
  RestrictionsPage,
  RestrictionsQuery,
} from '../../shared/contract/restriction-checks.ts';
import type { Send } from './request.ts';

export type ReclassificationClient = ReturnType<typeof reclassificationClient>;

/** 재분류: the worklists, the decisions, and how the disclosure of one document came about. */
export function reclassificationClient(send: Send) {
  return {
    overview: () => send<RecheckOverview>('GET', '/api/reclassification'),
    waiting: () => send<RecheckWaiting>('GET', '/api/reclassification/waiting', undefined, { background: true }),
    records: (query: RecheckQuery) => send<RecheckPage>('GET', `/api/reclassification/records?${questionOf(query)}`),
    /** One record, whether it stands in a worklist or not. */
    record: (managementNumber: string) =>
      send<RecheckRow>('GET', `/api/reclassification/records/${encodeURIComponent(managementNumber)}`),
    /** For a link: the browser fetches the file itself. */
    fileAddress: (query: RecheckFileQuery) => `/api/reclassification/file?${questionOf(query)}`,
    /** One step of keeping a whole list as it stands. */
    checkYearly: (check: CheckYearly) => send<YearlyChecked>('POST', '/api/reclassification/yearly-check', check),
    restrictions: (query: RestrictionsQuery) =>
      send<RestrictionsPage>('GET', `/api/reclassification/restrictions?${questionOf(query)}`),
    restrictionsAddress: (query: RestrictionsFileQuery) =>
      `/api/reclassification/restrictions/file?${questionOf(query)}`,
    checkRestrictions: (check: CheckRestrictions) =>
      send<RestrictionsChecked>('POST', '/api/reclassification/restrictions/decisions', check),
    decide: (decision: ReclassifyRecords) => send<ReclassifyReply>('POST', '/api/reclassification/decisions', decision),
    history: (managementNumber: string) =>
      send<DisclosureHistory>('GET', `/api/documents/${encodeURIComponent(managementNumber)}/disclosure`),
    restriction: (managementNumber: string) =>
      send<RestrictionReply>('GET', `/api/documents/${encodeURIComponent(managementNumber)}/restriction`),
    restrict: (managementNumber: string, decision: DecideRestriction) =>
      send<RestrictionDecided>('POST', `/api/documents/${encodeURIComponent(managementNumber)}/restriction`, decision),
    rules: () => send<RecheckRulesReply>('GET', '/api/reclassification/rules'),
    setRules: (rules: SetRecheckRules) => send<{ validFrom: string }>('POST', '/api/reclassification/rules', rules),
  };
}

function questionOf(query: Readonly<Record<string, string | undefined>>): string {
  const asked = Object.entries(query).flatMap(([name, value]): [string, string][] => (value ? [[name, value]] : []));
  return new URLSearchParams(asked).toString();
}
