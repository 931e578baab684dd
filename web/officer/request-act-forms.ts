import { html, nothing } from 'lit';
import type { SessionReply } from '../../shared/contract/identity.ts';
import type { OrganizationReply } from '../../shared/contract/organization.ts';
import type { ActOnRequest, RequestReply } from '../../shared/contract/requests.ts';
import { type CalendarDay, daysAfter } from '../../shared/kernel/calendar-day.ts';
import { REQUEST_DAYS } from '../../shared/requests/deadlines.ts';
import { REQUEST_LIMITS } from '../../shared/requests/filed-request.ts';
import {
  type DecisionMatter,
  type DecisionTerms,
  OUTCOMES_OF,
  type ReviewSkipGround,
} from '../../shared/requests/request-events.ts';
import { EXTENSION_GROUND_LABELS, OUTCOME_LABELS, REVIEW_SKIP_LABELS } from '../../shared/requests/request-words.ts';

export type RequestAsk = ActOnRequest['act'];

type Ask = {
  readonly act: RequestAsk;
  readonly title: string;
  readonly read: (data: FormData) => ActOnRequest;
};

const text = (data: FormData, name: string) => String(data.get(name) ?? '');

/** Whose matter was chosen: the requester's own has no number. */
function ofParty(data: FormData): { readonly party?: number } {
  const party = Number(text(data, 'party'));
  return party > 0 ? { party } : {};
}

/** What can be asked for beside a decision, in the order of the work, and how each form is read. */
export const ASKS: readonly Ask[] = [
  {
    act: 'assign',
    title: '담당 지정',
    read: (data) => ({ act: 'assign', ...chosenHandler(data) }),
  },
  { act: 'askSupplement', title: '보완 요구', read: (data) => ({ act: 'askSupplement', text: text(data, 'text') }) },
  {
    act: 'extend',
    title: '결정기간 연장',
    read: (data) => ({
      act: 'extend',
      ground: Number(text(data, 'ground')) as 1 | 2 | 3 | 4,
      reason: text(data, 'text'),
    }),
  },
  {
    act: 'notifyThirdParty',
    title: '제3자 통지',
    read: (data) => ({
      act: 'notifyThirdParty',
      name: text(data, 'name'),
      contact: text(data, 'contact'),
      receivedOn: text(data, 'day'),
    }),
  },
  {
    act: 'recordOpinion',
    title: '제3자 의견 기록',
    read: (data) => ({
      act: 'recordOpinion',
      party: Number(text(data, 'party')),
      opposes: text(data, 'opposes') === 'yes',
      opinion: text(data, 'text'),
    }),
  },
  {
    act: 'tellThirdParty',
    title: '제3자 결정 통지',
    read: (data) => ({ act: 'tellThirdParty', party: Number(text(data, 'party')), receivedOn: text(data, 'day') }),
  },
  {
    act: 'recordPartyObjection',
    title: '제3자 이의신청 접수',
    read: (data) => ({
      act: 'recordPartyObjection',
      party: Number(text(data, 'party')),
      receivedOn: text(data, 'day'),
      text: text(data, 'text'),
    }),
  },
  {
    act: 'referReview',
    title: '정보공개심의회에 맡기기',
    read: (data) => ({ act: 'referReview', reason: text(data, 'text'), ...ofParty(data) }),
  },
  {
    act: 'recordReview',
    title: '심의 결과 기록',
    read: (data) => ({
      act: 'recordReview',
      heldOn: text(data, 'day'),
      text: text(data, 'text'),
      ...chosenOpinion(data),
    }),
  },
  {
    act: 'cancelReview',
    title: '심의 거두기',
    read: (data) => ({ act: 'cancelReview', reason: text(data, 'text'), ...ofParty(data) }),
  },
  {
    act: 'skipReview',
    title: '심의회를 열지 않음',
    read: (data) => ({
      act: 'skipReview',
      ground: Number(text(data, 'ground')) as ReviewSkipGround,
      reason: text(data, 'text'),
      ...ofParty(data),
    }),
  },
  {
    act: 'transfer',
    title: '다른 기관에 이송',
    read: (data) => ({ act: 'transfer', agencyName: text(data, 'agencyName'), reason: text(data, 'text') }),
  },
  {
    act: 'cancelProposal',
    title: '결정 기안 취소',
    read: (data) => ({ act: 'cancelProposal', reason: text(data, 'text') }),
  },
  { act: 'recordFee', title: '수수료 받음', read: () => ({ act: 'recordFee' }) },
  { act: 'tellReviewEnd', title: '내부검토 종료 알림', read: () => ({ act: 'tellReviewEnd' }) },
  {
    act: 'extendObjection',
    title: '이의신청 결정기간 연장',
    read: (data) => ({ act: 'extendObjection', reason: text(data, 'text'), ...ofParty(data) }),
  },
];

type Parts = {
  readonly request: RequestReply;
  readonly units: OrganizationReply['units'];
  readonly session: SessionReply | null;
  readonly today: CalendarDay;
};

/** The fields of one act. */
export function actForm(act: RequestAsk, parts: Parts) {
  switch (act) {
    case 'assign':
      return handlerField({
        units: parts.units,
        ofUnit: parts.request.mayAssignOthers ? null : (parts.request.handler?.unit.id ?? ''),
        mine: parts.session?.person.id ?? '',
      });
    case 'askSupplement':
      return area('청구인에게 보완을 요구할 내용', REQUEST_LIMITS.supplement);
    case 'extend':
      return html`<label class="field">사유(영 제7조)
          <select name="ground">
            ${Object.entries(EXTENSION_GROUND_LABELS).map(([ground, label]) => html`<option value=${ground}>${label}</option>`)}
          </select>
        </label>
        ${area('청구인에게 알릴 구체적인 까닭', REQUEST_LIMITS.reason)}`;
    case 'notifyThirdParty':
      return html`<p class="small">문서로 통지한 뒤 적습니다. 이 프로그램은 전자우편을 보내지 않습니다. 제3자는 통지를 받은 날부터 3일 안에 의견을 낼 수 있습니다.</p>
        <label class="field">제3자의 이름 <input name="name" required maxlength=${REQUEST_LIMITS.name} autocomplete="off" /></label>
        <label class="field broad">연락처 <input name="contact" maxlength=${REQUEST_LIMITS.address} autocomplete="off" /></label>
        ${dayField('통지를 받은 날(직접 주었으면 그날, 우편이면 받을 것으로 보는 날)', parts.today, daysAfter(parts.today, REQUEST_DAYS.onItsWay))}`;
    case 'recordOpinion':
      return html`${partyField(parts.request, ({ opposes }) => opposes === null)}
        <label class="field">의견
          <select name="opposes"><option value="yes">비공개를 요청함</option><option value="no">공개에 동의함</option></select>
        </label>
        ${area('의견의 내용', REQUEST_LIMITS.opinion)}`;
    case 'tellThirdParty':
      return html`${partyField(parts.request, ({ toldOn }) => toldOn === null)}
        ${dayField('제3자가 통지를 받은 날', parts.today)}
        <p class="small">공개하기로 한 이유와 공개하는 날을 밝혀 문서로 통지한 뒤 적습니다. 받은 날부터 7일 안에 제3자가 이의신청을 할 수 있습니다.</p>`;
    case 'recordPartyObjection':
      return html`${partyField(parts.request, ({ opposes, toldOn, toldBefore, objection }) => opposes === true && (toldOn ?? toldBefore) !== null && objection === null)}
        ${dayField('이의신청을 받은 날', parts.today)}
        ${area('이의신청의 취지와 이유', REQUEST_LIMITS.objection)}
        <p class="small">결정할 때까지 자료를 청구인에게 드리지 않습니다. 7일(근무일) 안에 ‘결정 기안’으로 결정합니다.</p>`;
    case 'referReview':
      return html`${matterField('무엇의 심의', mattersToRefer(parts.request))}
        ${area('심의회에 물을 것(제3자의 이의신청이 아니면 청구인에게 알립니다)', REQUEST_LIMITS.reason)}`;
    case 'recordReview':
      return html`${dayField('심의한 날', parts.today)}
        ${opinionField(parts.request)}
        ${area('심의 결과의 요지(청구인에게 보이지 않습니다)', REQUEST_LIMITS.reason)}`;
    case 'cancelReview':
      return html`${matterField('무엇의 심의', openReviews(parts.request))}${area('심의를 거두는 까닭', REQUEST_LIMITS.reason)}`;
    case 'skipReview':
      return html`${matterField('누구의 이의신청', objectionsToReview(parts.request))}
        <label class="field broad">사유(제18조제2항)
          <select name="ground">
            ${Object.entries(REVIEW_SKIP_LABELS).map(([ground, label]) => html`<option value=${ground}>${label}</option>`)}
          </select>
        </label>
        ${area('구체적인 까닭(결정통지서에 적어 이의신청한 사람에게 알립니다)', REQUEST_LIMITS.reason)}`;
    case 'transfer':
      return html`<label class="field broad">소관 기관 <input name="agencyName" required maxlength=${REQUEST_LIMITS.agencyName} autocomplete="off" /></label>
        ${area('이송하는 까닭(청구인에게 알립니다)', REQUEST_LIMITS.reason)}`;
    case 'cancelProposal':
      return html`<p class="small">결재를 올리기 전이거나 회수·반려된 기안만 취소합니다. 아직 올리지 않은 내 기안문은 지웁니다(일괄기안의 안은 남습니다). 회수·반려된 기안문은 남지만 다시 결재하여도 효력이 없습니다. 다른 사람이 쓰던 기안문은 그 사람에게 남지만, 결재하여도 효력이 없습니다.</p>
        ${area('취소하는 까닭', REQUEST_LIMITS.reason)}`;
    case 'recordFee':
      return html`<p>청구인이 수수료와 우편요금을 모두 냈습니다. 공개하는 날이 되었으면 자료를 곧바로 받습니다.</p>`;
    case 'tellReviewEnd':
      return html`<p>내부검토가 끝났음을 청구인의 처리 상황에 적습니다. 청구인은 비공개한 정보를 다시 청구할 수 있습니다.</p>`;
    case 'extendObjection':
      return html`${matterField('누구의 이의신청', objectionsToExtend(parts.request))}${area('7일 연장하는 까닭(청구인에게 알립니다)', REQUEST_LIMITS.reason)}`;
  }
}

function area(label: string, most: number) {
  return html`<label class="field broad">${label}<textarea name="text" rows="4" required maxlength=${most}></textarea></label>`;
}

function dayField(label: string, today: CalendarDay, latest = today) {
  return html`<label class="field">${label} <input type="date" name="day" required max=${latest} .value=${today} /></label>`;
}

/** A matter that something is done about: 0 is the requester's. */
type Matter = { readonly party: number; readonly name: string };

const OWN: Matter = { party: 0, name: '청구인의 이의신청' };

function nameOfParty({ party, name }: Pick<RequestReply['parties'][number], 'party' | 'name'>): Matter {
  return { party, name: `제3자(${name ?? `${party}번`})의 이의신청` };
}

/** The objections that wait for their decision and still lack something. */
function waitingObjections(
  { objection, parties }: RequestReply,
  lacks: { readonly own: boolean; readonly ofParty: (own: PartyObjection, party: number) => boolean },
): readonly Matter[] {
  return [
    ...(objection && !objection.decision && lacks.own ? [OWN] : []),
    ...parties.flatMap((each) =>
      each.objection && !each.objection.decision && lacks.ofParty(each.objection, each.party)
        ? [nameOfParty(each)]
        : [],
    ),
  ];
}

type PartyObjection = NonNullable<RequestReply['parties'][number]['objection']>;

function isOpen({ reviews }: RequestReply, party?: number): boolean {
  return reviews.some((review) => review.held === null && review.party === party);
}

/** What the board can be asked about: each objection that waits, or the request itself. */
function mattersToRefer(request: RequestReply): readonly Matter[] {
  const { objection, status } = request;
  const own = !isOpen(request);
  const objections = waitingObjections(request, { own, ofParty: (_own, party) => !isOpen(request, party) });
  const isOfRequest = own && status === 'handling' && (objection === null || objection.decision !== null);
  return isOfRequest ? [{ party: 0, name: '청구' }, ...objections] : objections;
}

function objectionsToExtend(request: RequestReply): readonly Matter[] {
  return waitingObjections(request, {
    own: request.objection?.isExtended === false,
    ofParty: ({ isExtended }) => !isExtended,
  });
}

/** The objections for which the board was neither asked nor passed over. */
function objectionsToReview(request: RequestReply): readonly Matter[] {
  const { reviews, skippedReview } = request;
  const isHeld = reviews.some(({ matter, held }) => matter === 'objection' && held !== null);
  return waitingObjections(request, {
    own: !isOpen(request) && !isHeld && skippedReview === null,
    ofParty: (own, party) => !isOpen(request, party) && !own.isReviewed && own.skippedReview === null,
  });
}

/** What the board has not answered yet. */
function openReviews({ reviews, parties }: RequestReply): readonly (Matter & { readonly matter: DecisionMatter })[] {
  return reviews
    .filter(({ held }) => held === null)
    .map(({ matter, party }) => {
      const of = parties.find((each) => each.party === party);
      return { matter, ...(of ? nameOfParty(of) : matter === 'request' ? { party: 0, name: '청구' } : OWN) };
    });
}

function matterField(label: string, matters: readonly Matter[]) {
  return html`<label class="field broad">${label}
    <select name="party">${matters.map(({ party, name }) => html`<option value=${party}>${name}</option>`)}</select>
  </label>`;
}

/** What the board has said, of each matter that it can be said of. */
function opinionField(request: RequestReply) {
  return html`<label class="field broad">심의 결과
    <select name="opinion">
      ${openReviews(request).map(
        ({ matter, party, name }) => html`<optgroup label=${name}>
          ${OUTCOMES_OF[matter].map((opinion) => html`<option value="${party} ${opinion}">${OUTCOME_LABELS[opinion]}</option>`)}
        </optgroup>`,
      )}
    </select>
  </label>`;
}

function chosenOpinion(data: FormData): { readonly opinion: DecisionTerms['outcome']; readonly party?: number } {
  const [party, opinion] = text(data, 'opinion').split(' ');
  return { opinion: opinion as DecisionTerms['outcome'], ...(Number(party) > 0 ? { party: Number(party) } : {}) };
}

function partyField({ parties }: RequestReply, isMeant: (party: RequestReply['parties'][number]) => boolean) {
  return html`<label class="field">제3자
    <select name="party" required>
      ${parties.filter(isMeant).map(({ party, name }) => html`<option value=${party}>${name ?? `제3자 ${party}`}</option>`)}
    </select>
  </label>`;
}

type Handlers = {
  readonly units: OrganizationReply['units'];
  /** The unit that has it, of which somebody takes it themselves; null gives it to any unit or person. */
  readonly ofUnit: string | null;
  readonly mine: string;
};

/** 정보공개담당 gives it to any unit or person; whoever is of the unit that has it takes it. */
export function handlerField({ units, ofUnit, mine }: Handlers) {
  const isAny = ofUnit === null;
  const shown = isAny ? units : units.filter(({ id }) => id === ofUnit);
  return html`<label class="field broad">처리 부서와 담당자
    <select name="handler" required>
      ${shown.map(
        (unit) => html`<optgroup label=${unit.name}>
          ${isAny ? html`<option value="${unit.id} ">${unit.name}(담당자는 부서에서 정함)</option>` : nothing}
          ${unit.posts.flatMap(({ title, holders }) =>
            holders
              .filter(({ personId }) => isAny || personId === mine)
              .map(({ personId, name }) => html`<option value="${unit.id} ${personId}">${name} ${title}</option>`),
          )}
        </optgroup>`,
      )}
    </select>
  </label>`;
}

/** What stands in that field. */
export function chosenHandler(data: FormData): { readonly unitId: string; readonly personId: string | null } {
  const [unitId = '', personId = ''] = text(data, 'handler').split(' ');
  return { unitId, personId: personId === '' ? null : personId };
}
