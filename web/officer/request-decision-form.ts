import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ProposeDecision, RequestReply } from '../../shared/contract/requests.ts';
import { DISCLOSURE_GROUNDS, GROUND_LABELS } from '../../shared/disclosure/disclosure.ts';
import { dayInKorea } from '../../shared/kernel/calendar-day.ts';
import { REQUEST_LIMITS } from '../../shared/requests/filed-request.ts';
import { opensSomething } from '../../shared/requests/information-request.ts';
import { type DecisionMatter, type DecisionTerms, OUTCOMES_OF } from '../../shared/requests/request-events.ts';
import { OUTCOME_LABELS } from '../../shared/requests/request-words.ts';
import { isOpposed, opensEverything } from '../../shared/requests/third-parties.ts';
import type { Office } from '../client/office.ts';
import { OneAct } from '../document/one-act.ts';
import { LightElement } from '../elements/light-element.ts';
import { navigate } from '../elements/navigate.ts';

const WITH_GROUNDS: readonly DecisionTerms['outcome'][] = ['partiallyOpen', 'closed', 'partlyAccepted', 'dismissed'];

/** What waits for a decision: the requester's matter, or the objection of a third party. */
type Waiting = { readonly matter: DecisionMatter; readonly party?: number };

/** 결정: what is decided, from which the draft of the notice is filled in; it goes up as any other document. */
@customElement('request-decision-form')
export class RequestDecisionForm extends LightElement {
  @property({ attribute: false }) office!: Office;
  @property({ attribute: false }) request!: RequestReply;
  @state() private outcome: DecisionTerms['outcome'] | undefined;
  @state() private hasFive = false;
  /** What a third party wants closed stays closed, and nothing waits for them. */
  @state() private followsWish = false;
  /** Which of what waits; several objections wait in no order. */
  @state() private chosen = 0;
  #act = new OneAct(this);

  get #waiting(): Waiting {
    const waiting = waitingIn(this.request);
    return waiting[this.chosen] ?? waiting[0] ?? { matter: 'request' };
  }

  protected override render() {
    const { matter, party } = this.#waiting;
    const outcomes = OUTCOMES_OF[matter];
    const outcome = this.outcome ?? outcomes[0] ?? 'open';
    const today = dayInKorea(this.office.now());
    const { earliestOpeningOn, parties } = this.request;
    const opposed = isOpposed(parties);
    const opens = matter !== 'partyObjection' && opensSomething(outcome);
    const asksGrounds = matter === 'partyObjection' ? outcome === 'accepted' : WITH_GROUNDS.includes(outcome);
    // All that was asked for cannot be opened and the wish be followed.
    const asksWish = opens && opposed && !opensEverything(outcome);
    const isAgainst = opposed && !(asksWish && this.followsWish);
    const earliest = isAgainst ? earliestOpeningOn : today;
    const isReasonFree = opensEverything(outcome) && matter !== 'partyObjection' && !isAgainst;
    return html`<form class="form-grid" aria-label="결정 기안" @submit=${this.#submit}>
      ${this.#choice()}
      <label class="field">${matterLabel(matter, nameOf(this.request, party))}
        <select
          name="outcome"
          @change=${(event: Event) => {
            this.outcome = (event.target as HTMLSelectElement).value as DecisionTerms['outcome'];
          }}
        >
          ${outcomes.map((each) => html`<option value=${each} .selected=${each === outcome}>${OUTCOME_LABELS[each]}</option>`)}
        </select>
      </label>
      ${asksGrounds ? this.#grounds() : nothing}
      <label class="field broad">이유${isReasonFree ? '(적지 않아도 됩니다)' : ''}
        <textarea name="reason" rows="4" maxlength=${REQUEST_LIMITS.reason}></textarea>
      </label>
      ${matter === 'partyObjection' && asksGrounds ? html`<p class="small">근거와 이유는 청구인의 처리 상황에도 나옵니다. 제3자가 누구인지 적지 마십시오.</p>` : nothing}
      ${this.hasFive && asksGrounds && matter !== 'partyObjection' ? html`<label class="field">내부검토 종료 예정일(검토 중이 사유일 때) <input type="date" name="reviewEndsOn" min=${today} /></label>` : nothing}
      ${
        opens
          ? html`${asksWish ? this.#wish() : nothing}
              <label class="field">공개하는 날 <input type="date" name="opensOn" required min=${earliest} .value=${earliest} /></label>
              ${isAgainst ? html`<p class="small">제3자가 비공개를 요청하였으므로 결정한 날과 공개하는 날 사이에 30일 이상을 둡니다. 이유와 공개하는 날을 제3자에게도 통지해 주십시오(제21조).</p>` : nothing}
              <label class="field">수수료와 우편요금(원) <input type="number" name="fee" min="0" max="100000000" step="1" value="0" /></label>
              <p class="small">공개할 자료는 만들어진 기안에 붙임으로 올립니다. 붙임은 모두 청구인에게 제공됩니다. 가릴 것은 미리 가린 파일로 올려 주십시오.</p>`
          : nothing
      }
      <p class="small">결정통지서의 기안이 만들어집니다. 결재선과 단위과제를 정하여 상신하고, 결재가 끝나면 효력이 생겨 청구인에게 보입니다. ‘결정 구분’ 줄은 고치지 마십시오.</p>
      <div class="form-row"><button class="button primary" ?disabled=${this.#act.busy}>통지서 기안하기</button></div>
      ${this.#act.words()}
    </form>`;
  }

  #choice() {
    const waiting = waitingIn(this.request);
    if (waiting.length < 2) return nothing;
    return html`<label class="field">결정할 이의신청
      <select
        name="waiting"
        @change=${(event: Event) => {
          this.chosen = (event.target as HTMLSelectElement).selectedIndex;
          this.outcome = undefined;
        }}
      >
        ${waiting.map(({ matter, party }, at) => html`<option .selected=${at === this.chosen}>${matter === 'objection' ? '청구인' : `제3자(${nameOf(this.request, party) ?? '지움'})`}</option>`)}
      </select>
    </label>`;
  }

  #wish() {
    return html`<label class="check broad">
      <input
        type="checkbox"
        name="againstWish"
        .checked=${!this.followsWish}
        @change=${(event: Event) => {
          this.followsWish = !(event.target as HTMLInputElement).checked;
        }}
      />
      제3자가 공개하지 말라고 한 것을 공개합니다(제21조제2항)
    </label>`;
  }

  #grounds() {
    return html`<fieldset class="field broad">
      <legend>비공개 근거(제9조제1항)</legend>
      ${DISCLOSURE_GROUNDS.map(
        (ground) => html`<label class="check">
          <input
            type="checkbox"
            name="ground"
            value=${ground}
            @change=${(event: Event) => {
              if (ground === 5) this.hasFive = (event.target as HTMLInputElement).checked;
            }}
          />
          제${ground}호 ${GROUND_LABELS[ground]}
        </label>`,
      )}
    </fieldset>`;
  }

  #submit = (event: SubmitEvent) => {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    const day = (name: string) => String(data.get(name) ?? '') || null;
    const outcome = String(data.get('outcome')) as DecisionTerms['outcome'];
    const grounds = DISCLOSURE_GROUNDS.filter((ground) => data.getAll('ground').includes(String(ground)));
    const decision: ProposeDecision = {
      ...this.#waiting,
      terms: {
        outcome,
        grounds,
        reason: String(data.get('reason') ?? ''),
        reviewEndsOn: day('reviewEndsOn'),
        opensOn: day('opensOn'),
        ...(this.querySelector<HTMLInputElement>('[name=againstWish]')?.checked === false
          ? { againstWish: false }
          : {}),
        fee: Math.trunc(Number(data.get('fee') ?? 0)),
      },
    };
    void this.#act.run(async () => {
      const { receiptNumber } = this.request;
      const { managementNumber } = await this.office.clients.requests.propose(receiptNumber, decision);
      navigate(this, `/office/drafts/${managementNumber}`);
    });
  };
}

function waitingIn({ objection, parties }: RequestReply): readonly Waiting[] {
  return [
    ...(objection && !objection.decision ? [{ matter: 'objection' } as const] : []),
    ...parties.flatMap((each) =>
      each.objection && !each.objection.decision ? [{ matter: 'partyObjection', party: each.party } as const] : [],
    ),
  ];
}

function nameOf({ parties }: RequestReply, party: number | undefined): string | null | undefined {
  return parties.find((each) => each.party === party)?.name;
}

function matterLabel(matter: DecisionMatter, partyName: string | null | undefined): string {
  if (matter === 'request') return '결정 구분';
  return matter === 'objection' ? '이의신청 결정' : `제3자(${partyName ?? '지움'})의 이의신청 결정`;
}

declare global {
  interface HTMLElementTagNameMap {
    'request-decision-form': RequestDecisionForm;
  }
}
