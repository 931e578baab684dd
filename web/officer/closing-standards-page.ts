import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ClosingStandardsReply } from '../../shared/contract/closing-standards.ts';
import { type ClosingStandard, CLOSING_STANDARD_LIMITS as LIMITS } from '../../shared/disclosure/closing-standards.ts';
import { DISCLOSURE_GROUNDS, type DisclosureGround, GROUND_LABELS } from '../../shared/disclosure/disclosure.ts';
import { dayInKorea, officialDate } from '../../shared/kernel/calendar-day.ts';
import type { Office } from '../client/office.ts';
import { sentenceOf } from '../client/request.ts';
import { FormAct } from '../document/form-act.ts';
import { fullMoment } from '../document/moments.ts';
import { LightElement } from '../elements/light-element.ts';
import { Loader } from '../elements/loader.ts';
import { Watch } from '../elements/watch.ts';
import { standardsList } from './ground-standards.ts';

/** 비공개 세부기준: what the agency closes by which ground. Everybody reads them, the 정보공개담당 decides them. */
@customElement('closing-standards-page')
export class ClosingStandardsPage extends LightElement {
  @property({ attribute: false }) office!: Office;
  @state() private rows: readonly ClosingStandard[] = [];
  #standards = new Loader<ClosingStandardsReply>(this);
  #session = new Watch(this, () => this.office.session);
  #act = new FormAct(this, () => this.#load());

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  protected override render() {
    const { loaded } = this.#standards;
    const decides = this.#session.value?.roles.includes('disclosureOfficer') ?? false;
    return html`<div class="page">
      <h1 tabindex="-1">비공개 세부기준</h1>
      <p>우리 기관이 어떤 정보를 어느 근거로 비공개하는지 미리 정하여 시민에게 알리는 기준입니다(정보공개법 제9조제3항). 기안할 때
        비공개 근거를 고르는 자리에도 보입니다.</p>
      ${loaded.state === 'failed' ? html`<p class="refusal" role="alert">${sentenceOf(loaded.error)}</p>` : nothing}
      ${loaded.value ? html`${this.#current(loaded.value)} ${decides ? this.#deciding(loaded.value) : nothing}` : html`<p role="status">세부기준을 불러오는 중입니다.</p>`}
    </div>`;
  }

  #current({ current }: ClosingStandardsReply) {
    return html`<section aria-labelledby="standards-today">
      <h2 id="standards-today">오늘의 기준</h2>
      ${
        current
          ? html`<p class="small">${officialDate(current.validFrom)}부터 씁니다.</p>
              ${standardsList(current.standards)}`
          : html`<p>아직 쓰는 세부기준이 없습니다.</p>`
      }
    </section>`;
  }

  #deciding({ decisions }: ClosingStandardsReply) {
    return html`<section aria-labelledby="standards-form">
        <h2 id="standards-form">기준 정하기</h2>
        ${this.#form()} ${this.#act.words()}
      </section>
      <section aria-labelledby="standards-decisions">
        <h2 id="standards-decisions">정한 기록</h2>
        ${decisions.length === 0 ? html`<p>아직 정한 기준이 없습니다.</p>` : this.#decisions(decisions)}
      </section>`;
  }

  #form() {
    const today = dayInKorea(this.office.now());
    return html`<form class="standards-form" @submit=${this.#submit}>
      <label class="field narrow">
        시작하는 날 <input type="date" name="validFrom" required min=${today} .defaultValue=${today} />
      </label>
      <ol class="plain-list">${this.rows.map((row, place) => this.#row(row, place))}</ol>
      <p>
        <button type="button" class="button" ?disabled=${this.rows.length >= LIMITS.standards} @click=${this.#add}>
          기준 더하기
        </button>
        <button class="button primary" ?disabled=${this.#act.busy}>세부기준 정하기</button>
      </p>
    </form>`;
  }

  #row(row: ClosingStandard, place: number) {
    const change = (part: Partial<ClosingStandard>) => {
      this.rows = this.rows.map((each, at) => (at === place ? { ...each, ...part } : each));
    };
    const text = (event: Event) => (event.target as HTMLInputElement | HTMLTextAreaElement).value;
    return html`<li>
      <fieldset class="standard">
        <legend>기준 ${place + 1}</legend>
        <label class="field">
          근거
          <select @change=${(event: Event) => change({ ground: Number(text(event)) as DisclosureGround })}>
            ${DISCLOSURE_GROUNDS.map(
              (ground) =>
                html`<option value=${ground} ?selected=${ground === row.ground}>제${ground}호 ${GROUND_LABELS[ground]}</option>`,
            )}
          </select>
        </label>
        <label class="field">
          부서·업무 <small>비우면 기관 전체</small>
          <input maxlength=${LIMITS.duty} .value=${row.duty} @input=${(event: Event) => change({ duty: text(event) })} />
        </label>
        <label class="field">
          비공개하는 정보
          <textarea
            rows="2"
            required
            maxlength=${LIMITS.information}
            .value=${row.information}
            @input=${(event: Event) => change({ information: text(event) })}
          ></textarea>
        </label>
        <label class="field">
          까닭
          <textarea
            rows="2"
            required
            maxlength=${LIMITS.why}
            .value=${row.why}
            @input=${(event: Event) => change({ why: text(event) })}
          ></textarea>
        </label>
        <button type="button" class="button quiet small" @click=${() => this.#drop(place)}>
          빼기<span class="visually-hidden">: 기준 ${place + 1}</span>
        </button>
      </fieldset>
    </li>`;
  }

  #decisions(decisions: ClosingStandardsReply['decisions']) {
    const today = dayInKorea(this.office.now());
    return html`<ol class="plain-list reports">
      ${decisions.map(
        ({ validFrom, count, setBy, setAt }) => html`<li>
          <p><b>${officialDate(validFrom)}부터</b>${validFrom > today ? ' (아직 오지 않음)' : ''} ${count}건</p>
          <p class="small">${setBy} <time datetime=${setAt}>${fullMoment(setAt)}</time></p>
        </li>`,
      )}
    </ol>`;
  }

  #add = async () => {
    this.rows = [...this.rows, { ground: this.rows.at(-1)?.ground ?? 1, duty: '', information: '', why: '' }];
    await this.updateComplete;
    this.querySelector<HTMLElement>('.standards-form li:last-child select')?.focus();
  };

  async #drop(place: number): Promise<void> {
    this.rows = this.rows.filter((_, at) => at !== place);
    await this.updateComplete;
    const left = [...this.querySelectorAll<HTMLElement>('.standard > button')];
    (left[Math.min(place, left.length - 1)] ?? this.querySelector<HTMLElement>('.standards-form p button'))?.focus();
  }

  #submit = (event: SubmitEvent) => {
    const sequence = this.#standards.value?.sequence ?? 0;
    return this.#act.run(event, async (data) => {
      const validFrom = String(data.get('validFrom'));
      const standards = this.rows.map((row) => ({ ...row }));
      await this.office.clients.publication.decideStandards({ sequence, validFrom, standards });
      return `${officialDate(validFrom)}부터 쓸 비공개 세부기준을 정했습니다. 그날부터 시민에게 보입니다.`;
    });
  };

  async #load(): Promise<void> {
    const reply = await this.#standards.load(() => this.office.clients.publication.standards());
    if (reply) this.rows = reply.last;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'closing-standards-page': ClosingStandardsPage;
  }
}
