import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { DecidePolicy, PolicyReply } from '../../shared/contract/publication-acts.ts';
import { PUBLICATION_LIMITS } from '../../shared/disclosure/publication-plan.ts';
import { dayInKorea, isCalendarDay, officialDate } from '../../shared/kernel/calendar-day.ts';
import { DOCUMENT_KIND_LABELS, type DocumentKind } from '../../shared/numbering/document-kind.ts';
import type { Office } from '../client/office.ts';
import { sentenceOf } from '../client/request.ts';
import { FormAct } from '../document/form-act.ts';
import { PUBLICATION_QUEUE } from '../document/menu.ts';
import { fullMoment } from '../document/moments.ts';
import { LightElement } from '../elements/light-element.ts';
import { Loader } from '../elements/loader.ts';

type Policy = PolicyReply['current'];

const KINDS = Object.entries(DOCUMENT_KIND_LABELS) as [DocumentKind, string][];

/** 공개 방침: from whose decision upwards and after how many days what the agency approves becomes public. */
@customElement('publication-policy-page')
export class PublicationPolicyPage extends LightElement {
  @property({ attribute: false }) office!: Office;
  @state() private closedDays: readonly string[] = [];
  @state() private closedDay = '';
  #policies = new Loader<PolicyReply>(this);
  #act = new FormAct(this, () => this.#load());

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  protected override render() {
    const { loaded } = this.#policies;
    return html`<div class="page">
      <h1 tabindex="-1">공개 방침</h1>
      <p>결재한 문서를 누구의 결재부터 며칠 뒤에 시민에게 공개할지 정합니다. 정한 날부터 결재하는 문서에 쓰고, 그 전에 결재한 문서의 공개 예정은 바뀌지 않습니다.</p>
      <p><a class="link" href=${PUBLICATION_QUEUE}>공개 대기열</a></p>
      ${loaded.state === 'failed' ? html`<p class="refusal" role="alert">${sentenceOf(loaded.error)}</p>` : nothing}
      ${loaded.value ? this.#policy(loaded.value) : html`<p role="status">방침을 불러오는 중입니다.</p>`}
    </div>`;
  }

  #policy(reply: PolicyReply) {
    return html`<section aria-labelledby="policy-today">
        <h2 id="policy-today">오늘의 방침</h2>
        <ul>${policySentences(reply.current).map((sentence) => html`<li>${sentence}</li>`)}</ul>
      </section>
      <section aria-labelledby="policy-form">
        <h2 id="policy-form">방침 정하기</h2>
        ${this.#form(reply)} ${this.#act.words()}
      </section>
      <section aria-labelledby="policy-decisions">
        <h2 id="policy-decisions">정한 방침</h2>
        ${this.#decisions(reply)}
      </section>`;
  }

  #form(reply: PolicyReply) {
    const policy = reply.decisions[0]?.policy ?? reply.current;
    const today = dayInKorea(this.office.now());
    const days = (name: string, label: string, value: number) => html`<label class="field narrow">
      ${label} <input type="number" name=${name} required min="0" max=${PUBLICATION_LIMITS.days} .defaultValue=${String(value)} />
    </label>`;
    return html`<form class="policy-form" @submit=${this.#submit}>
      <label class="field narrow">시작하는 날 <input type="date" name="validFrom" required min=${today} .defaultValue=${today} /></label>
      <label class="field">
        원문을 공개하는 결재권자
        <select name="rung">
          <option value="" ?selected=${policy.originalFromRung === null}>누가 결재하든 공개</option>
          ${reply.rungs.map(
            (rung) => html`<option value=${rung} ?selected=${rung === policy.originalFromRung}>${rung} 이상</option>`,
          )}
        </select>
      </label>
      <div class="policy-numbers">
        ${days('listAfterDays', '목록: 결재 뒤 근무일 수', policy.listAfterDays)}
        ${days('originalAfterDays', '원문: 결재 뒤 근무일 수', policy.originalAfterDays)}
      </div>
      <p class="small">0이면 결재한 그때 공개하고, 1이면 다음 근무일에 공개합니다. 토요일, 공휴일과 아래의 쉬는 날은 빼고 셉니다.</p>
      <label class="check"><input type="checkbox" name="listsClosed" .defaultChecked=${policy.listsClosed} /> 비공개 문서도 공개용 제목으로 목록에 올림</label>
      <fieldset class="grounds">
        <legend>목록에도 올리지 않는 문서 종류</legend>
        ${KINDS.map(
          ([kind, label]) => html`<label class="check">
            <input type="checkbox" name="unlistedKinds" value=${kind} .defaultChecked=${policy.unlistedKinds.includes(kind)} /> ${label}
          </label>`,
        )}
      </fieldset>
      ${this.#closedDayFields()}
      <p><button class="button primary" ?disabled=${this.#act.busy}>방침 정하기</button></p>
    </form>`;
  }

  #closedDayFields() {
    return html`<fieldset class="closed-days">
      <legend>공휴일에 더하는 날</legend>
      <p class="small">달력에 없는 임시공휴일과 조례로 정한 지방공휴일만 적습니다. 창립기념일처럼 기관만 쉬는 날은 정보공개 청구의 기한에서 빼지 못하므로(정보공개법 제29조제2항) 적지 마십시오. ${PUBLICATION_LIMITS.closedDays}일까지 적습니다.</p>
      <div class="form-row">
        <label class="field narrow">
          날
          <input
            type="date"
            .value=${this.closedDay}
            @change=${(event: Event) => {
              this.closedDay = (event.target as HTMLInputElement).value;
            }}
          />
        </label>
        <button type="button" class="button" @click=${this.#addDay}>더하기</button>
      </div>
      <ul class="plain-list mask-words" aria-label="공휴일에 더하는 날">
        ${this.closedDays.map(
          (day) => html`<li>
            <time datetime=${day}>${officialDate(day)}</time>
            <button type="button" class="button quiet small" @click=${() => this.#dropDay(day)}>
              빼기<span class="visually-hidden">: ${officialDate(day)}</span>
            </button>
          </li>`,
        )}
      </ul>
    </fieldset>`;
  }

  #decisions({ decisions }: PolicyReply) {
    if (decisions.length === 0) return html`<p>아직 정한 방침이 없어, 열린 문서는 결재하면 바로 공개됩니다.</p>`;
    const today = dayInKorea(this.office.now());
    return html`<ol class="plain-list reports">
      ${decisions.map(
        ({ validFrom, setBy, setAt, policy }) => html`<li>
          <p><b>${officialDate(validFrom)}부터</b>${validFrom > today ? ' (아직 오지 않음)' : ''}</p>
          <p>${policySentences(policy).join(' ')}</p>
          <p class="small">${setBy} <time datetime=${setAt}>${fullMoment(setAt)}</time></p>
        </li>`,
      )}
    </ol>`;
  }

  #addDay = () => {
    const day = this.closedDay;
    if (!isCalendarDay(day) || this.closedDays.includes(day)) return;
    if (this.closedDays.length >= PUBLICATION_LIMITS.closedDays) return;
    this.closedDays = [...this.closedDays, day].sort();
    this.closedDay = '';
  };

  #dropDay(day: string): void {
    this.closedDays = this.closedDays.filter((each) => each !== day);
  }

  #submit = (event: SubmitEvent) => {
    const sequence = this.#policies.value?.sequence ?? 0;
    return this.#act.run(event, async (data) => {
      const rung = String(data.get('rung'));
      const validFrom = String(data.get('validFrom'));
      const policy: DecidePolicy['policy'] = {
        listsClosed: data.has('listsClosed'),
        listAfterDays: Number(data.get('listAfterDays')),
        originalAfterDays: Number(data.get('originalAfterDays')),
        originalFromRung: rung === '' ? null : rung,
        unlistedKinds: KINDS.map(([kind]) => kind).filter((kind) => data.getAll('unlistedKinds').includes(kind)),
        closedDays: [...this.closedDays],
      };
      await this.office.clients.publication.decidePolicy({ sequence, validFrom, policy });
      return `${officialDate(validFrom)}부터 쓸 공개 방침을 정했습니다.`;
    });
  };

  async #load(): Promise<void> {
    const reply = await this.#policies.load(() => this.office.clients.publication.policy());
    if (reply) this.closedDays = reply.decisions[0]?.policy.closedDays ?? reply.current.closedDays;
  }
}

/** A policy as its sentences. */
function policySentences(policy: Policy): readonly string[] {
  const { listsClosed, listAfterDays, originalAfterDays, originalFromRung, unlistedKinds, closedDays } = policy;
  const after = (days: number) => {
    if (days === 0) return '결재하면 바로';
    return days === 1 ? '결재한 다음 근무일에' : `결재하고 ${days}근무일 뒤에`;
  };
  return [
    `목록은 ${after(listAfterDays)} 올립니다.`,
    `원문은 ${originalFromRung === null ? '누가 결재하든' : `${originalFromRung} 이상이 결재한 것을`} ${after(originalAfterDays)} 공개합니다.`,
    listsClosed ? '비공개 문서도 공개용 제목으로 목록에 올립니다.' : '비공개 문서는 목록에 올리지 않습니다.',
    ...(unlistedKinds.length > 0
      ? [`${unlistedKinds.map((kind) => DOCUMENT_KIND_LABELS[kind]).join(', ')} 문서는 목록에도 올리지 않습니다.`]
      : []),
    ...(closedDays.length > 0 ? [`공휴일에 더하는 날: ${closedDays.map((day) => officialDate(day)).join(', ')}`] : []),
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'publication-policy-page': PublicationPolicyPage;
  }
}
