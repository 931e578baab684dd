import type {
  AskCorrection,
  AskedCorrection,
  DecideCorrection,
  DecidedCorrection,
  DocumentNumbersReply,
  OpenRequestsReply,
  ProofReply,
  RegisterFileQuery,
  RegisterPage,
  RegisterQuery,
  RegisterSeriesReply,
  RegistrationReply,
} from '../../shared/contract/register.ts';
import type {
  GiveFurtherNumber,
  GivenNumber,
  NumberingReply,
  OpenSeries,
  PolicySet,
  ReceiveDocument,
  SeriesReply,
  SetNumberingPolicy,
  StartManagementNumbers,
  StartSeries,
} from '../../shared/contract/registration.ts';
import type { Send } from './request.ts';

export type RegistrationClient = ReturnType<typeof registrationClient>;

/** Number series (문서번호) and where they start, the register of numbers (등록대장), and its corrections. */
export function registrationClient(send: Send) {
  return {
    series: () => send<SeriesReply>('GET', '/api/series'),
    startSeries: (start: StartSeries) => send<{ lastUsed: number }>('POST', '/api/series/start', start),
    startManagementNumbers: (start: StartManagementNumbers) =>
      send<{ lastUsed: number }>('POST', '/api/management-numbers/start', start),
    numbering: () => send<NumberingReply>('GET', '/api/numbering'),
    setPolicy: (policy: SetNumberingPolicy) => send<PolicySet>('POST', '/api/numbering/policies', policy),
    openSeries: (series: OpenSeries) => send<{ id: string }>('POST', '/api/numbering/series', series),
    giveFurtherNumber: (managementNumber: string, wish: GiveFurtherNumber) =>
      send<GivenNumber>('POST', `/api/documents/${encodeURIComponent(managementNumber)}/further-numbers`, wish),
    receive: (paper: ReceiveDocument) => send<GivenNumber>('POST', '/api/receipts', paper),
    register: (query: RegisterQuery) => send<RegisterPage>('GET', `/api/register${questionOf(query)}`),
    registerSeries: () => send<RegisterSeriesReply>('GET', '/api/register/series'),
    /** For a link: the browser fetches the file itself. */
    registerFileAddress: (query: RegisterFileQuery) => `/api/register/file${questionOf(query)}`,
    /** Every number of a document, with what was corrected or voided. */
    numbersOf: (managementNumber: string) =>
      send<DocumentNumbersReply>('GET', `/api/documents/${encodeURIComponent(managementNumber)}/numbers`),
    registration: (place: string) => send<RegistrationReply>('GET', `/api/register/${place}`),
    requests: () => send<OpenRequestsReply>('GET', '/api/register/requests'),
    askCorrection: (place: string, wish: AskCorrection) =>
      send<AskedCorrection>('POST', `/api/register/${place}/requests`, wish),
    decideCorrection: (requestId: string, decision: DecideCorrection) =>
      send<DecidedCorrection>('POST', `/api/register/requests/${requestId}/decision`, decision),
    proof: () => send<ProofReply>('GET', '/api/register/proof'),
  };
}

function questionOf(query: Readonly<Record<string, string | undefined>>): string {
  const asked = Object.entries(query).flatMap(([name, value]): [string, string][] =>
    value === undefined || value === '' ? [] : [[name, value]],
  );
  return asked.length === 0 ? '' : `?${new URLSearchParams(asked).toString()}`;
}
