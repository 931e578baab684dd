import type { LightMyRequestResponse } from 'fastify';
import type { DraftReply } from '../../shared/contract/drafting.ts';
import type { DecisionProposed, RequestReply } from '../../shared/contract/requests.ts';
import type { Cast, TestOffice } from './test-office.ts';
import { sentBack, signAs, submitDraft } from './written-document.ts';

/** What opens a request for whoever filed it. */
export type RequestKeys = { readonly number: string; readonly secret: string };

/** Of a decision that opens everything on the Wednesday of the week. */
export const TERMS = {
  outcome: 'open',
  grounds: [] as number[],
  reason: '',
  reviewEndsOn: null,
  opensOn: '2026-11-04',
  fee: 0,
};
export const CLOSED = { ...TERMS, outcome: 'closed', grounds: [6], reason: '개인정보가 들어 있습니다.', opensOn: null };

export const secretOf = (page: string) => /name="secret" value="([^"]+)"/.exec(page)?.[1] ?? '';
export const numberOf = (page: string) => /\d{4}-\d+-\d{5}/.exec(page)?.[0] ?? '';

/** 정보공개 청구 at a test office: citizens at their forms, the cooperator gives them out, and the chief decides. */
export function openRequestDesk(office: TestOffice) {
  let addresses = 0;
  const form = {
    agency: String(office.agencyId),
    wanted: '동마을복지센터 2026년 추진 현황과 회의록',
    form: 'file',
    method: 'network',
    kind: 'person',
    name: '홍가람',
    representative: '',
    identity: '1990-01-31',
    address: '시험시 시민로 7',
    phone: '010-0000-0000',
    email: '',
    document: '',
  };
  /** A form as a browser without scripts sends it, each from an address of its own. */
  const send = async (
    path: string,
    fields: Readonly<Record<string, string>>,
    address?: string,
  ): Promise<LightMyRequestResponse> => {
    addresses += 1;
    return office.app.inject({
      method: 'POST',
      url: `/requests/${path}`,
      remoteAddress: address ?? `10.0.${addresses >> 8}.${addresses & 255}`,
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
      payload: new URLSearchParams(fields).toString(),
    });
  };
  const as = (who: Cast) => office.as(who);
  const act = async (who: Cast, { number }: RequestKeys, body: object): Promise<LightMyRequestResponse> =>
    (await as(who)).attempt('POST', `/api/requests/${number}/acts`, body);
  return {
    form,
    send,
    as,
    act,
    async file(more: Partial<typeof form> = {}): Promise<RequestKeys> {
      const blank = await office.app.inject({ method: 'GET', url: '/requests/new' });
      const answer = await send('new', { ...form, ...more, secret: secretOf(blank.body) });
      if (answer.statusCode !== 200) throw new Error(`not filed: ${answer.statusCode} ${answer.body}`);
      return { number: numberOf(answer.body), secret: secretOf(answer.body) };
    },
    read: async (who: Cast, { number }: RequestKeys) => (await as(who)).get<RequestReply>(`/api/requests/${number}`),
    status: async (who: Cast, { number }: RequestKeys) =>
      (await (await as(who)).attempt('GET', `/api/requests/${number}`)).statusCode,
    async assign(keys: RequestKeys, to: Cast | null = 'drafter') {
      const { unitId } = await office.officer('drafter');
      const personId = to === null ? null : office.account(to).personId;
      return act('cooperator', keys, { act: 'assign', unitId, personId });
    },
    async propose(who: Cast, { number }: RequestKeys, terms: object, matter = 'request'): Promise<string> {
      const made = await (await as(who)).post<DecisionProposed>(`/api/requests/${number}/decision`, { matter, terms });
      return made.managementNumber;
    },
    /** The drafter files it, plans the chief to approve, and the chief does unless it is to stop before. */
    async approve(
      notice: string,
      change: (draft: DraftReply) => object = () => ({}),
      until: 'submitted' | 'approved' = 'approved',
    ): Promise<void> {
      const drafter = await as('drafter');
      const draft = await drafter.get<DraftReply>(`/api/drafts/${notice}`);
      const { postId, personId } = await office.officer('section-chief');
      const line = [{ act: 'approve', postId, personId }];
      const filed = { ...sentBack(draft), unitTaskId: office.unitTaskId, line, ...change(draft) };
      await drafter.put(`/api/drafts/${notice}`, filed);
      await submitDraft(office, notice, 'drafter', ['personName']);
      if (until === 'submitted') return;
      await signAs(office, 'section-chief', notice);
      await office.services.outbox.drainAll();
    },
  };
}
