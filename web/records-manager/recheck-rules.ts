import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { RecheckOverview, RecheckRulesReply } from '../../shared/contract/reclassification.ts';
import { DISCLOSURE_GROUNDS, type DisclosureGround, GROUND_LABELS } from '../../shared/disclosure/disclosure.ts';
import { DOCUMENT_LIMITS } from '../../shared/document/official-document.ts';
import { officialDate } from '../../shared/kernel/calendar-day.ts';
import type { Office } from '../client/office.ts';
import { sentenceOf } from '../client/request.ts';
import { LightElement } from '../elements/light-element.ts';
import { Loader } from '../elements/loader.ts';

type Rules = RecheckOverview['rules'];

/** 재분류 기준: what holds today, what held before, and a form for what is to hold from a day on. */
@customElement('recheck-rules')
export class RecheckRulesSection extends LightElement {
  @property({ attribute: false }) office!: Office;
  @property({ attribute: false }) overview!: RecheckOverview;
  @property({ attribute: false }) changed: () => void = () => undefined;
  @state() private refusal = '';
  @state() private done = '';
  @state() private busy = false;
  #versions = new Loader<RecheckRulesReply>(this);

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  protected override render() {
    const { rules, maySetRules } = this.overview;
    return html`<section aria-labelledby="rules-heading">
      <h2 id="rules-heading">재분류 기준</h2>
      <p>오늘의 기준: ${sentence(rules)}</p>
      ${this.#history()}
      ${maySetRules ? html`<details class="no-print"><summary>기준 바꾸기</summary>${this.#form(rules)}</details>` : nothing}
      <p role="status" class="done">${this.done}</p>
      ${this.refusal === '' ? nothing : html`<p class="refusal" role="alert">${this.refusal}</p>`}
    </section>`;
  }

  #history() {
    const { loaded } = this.#versions;
    if (loaded.state === 'failed') return html`<p class="refusal" role="alert">${sentenceOf(loaded.error)}</p>`;
    const versions = loaded.value?.versions ?? [];
    if (versions.length === 0) return html`<p class="small">기관이 정한 기준이 없어 법령의 기간을 씁니다.</p>`;
    return html`<ul class="plain-list">
      ${versions.map(
        ({ rules, reason, by }) => html`<li>
          <b>${officialDate(rules.validFrom)}부터</b> ${sentence(rules)} <small>${by} · ${reason}</small>
        </li>`,
      )}
    </ul>`;
  }

  #form(rules: Rules) {
    const years = (name: string, label: string, value: number, most: number) => html`<label class="field narrow">
      ${label} <input type="number" name=${name} min="1" max=${most} required .value=${String(value)} />
    </label>`;
    return html`<form @submit=${this.#submit}>
      <div class="form-row">
        <label class="field narrow">
          시작하는 날 <input type="date" name="validFrom" required min=${this.overview.today} .value=${this.overview.today} />
        </label>
        ${years('yearlyByMonth', '연간 재분류(월말까지)', rules.yearlyByMonth, 2)}
        ${years('recheckYears', '다시 보는 해', rules.recheckYears, 5)}
        ${years('openAfterYears', '공개하는 해', rules.openAfterYears, 30)}
        ${years('extensionAskYears', '연장을 청하는 해(앞서)', rules.extensionAskYears, 3)}
        ${years('verbatimYears', '속기록·녹음(년)', rules.verbatimYears, 10)}
      </div>
      <label class="check">
        <input type="checkbox" name="partly" .checked=${rules.recheckedLevels.includes('partiallyOpen')} />
        부분공개도 정기 재분류에 넣음
      </label>
      <fieldset class="grounds">
        <legend>끝날 날이 있어야 하는 근거</legend>
        ${DISCLOSURE_GROUNDS.map(
          (ground) => html`<label class="ground">
            <input
              type="checkbox"
              name="groundsNeedingEnd"
              value=${ground}
              .checked=${rules.groundsNeedingEnd.includes(ground)}
              ?disabled=${ground === 5}
            />
            <b>${ground}호</b> ${GROUND_LABELS[ground]}
          </label>`,
        )}
      </fieldset>
      <label class="field">사유 <input name="reason" required maxlength=${DOCUMENT_LIMITS.opinion} autocomplete="off" /></label>
      <p><button class="button primary" ?disabled=${this.busy}>기준 정하기</button></p>
    </form>`;
  }

  #submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const data = new FormData(form);
    const number = (name: string) => Number(data.get(name));
    const grounds = data.getAll('groundsNeedingEnd').map(Number);
    const rules: Rules = {
      validFrom: String(data.get('validFrom')),
      yearlyByMonth: number('yearlyByMonth'),
      recheckYears: number('recheckYears'),
      openAfterYears: number('openAfterYears'),
      extensionAskYears: number('extensionAskYears'),
      verbatimYears: number('verbatimYears'),
      recheckedLevels: data.has('partly') ? ['partiallyOpen', 'closed'] : ['closed'],
      // A check box that cannot be changed is not sent: the law's own ground always counts.
      groundsNeedingEnd: DISCLOSURE_GROUNDS.filter((g: DisclosureGround) => g === 5 || grounds.includes(g)),
    };
    this.busy = true;
    this.refusal = '';
    try {
      await this.office.clients.reclassification.setRules({ rules, reason: String(data.get('reason')) });
      this.done = `${officialDate(rules.validFrom)}부터 쓸 기준을 정했습니다.`;
      form.reset();
      await this.#load();
      this.changed();
    } catch (error) {
      this.refusal = sentenceOf(error);
    } finally {
      this.busy = false;
    }
  };

  #load() {
    return this.#versions.load(() => this.office.clients.reclassification.rules());
  }
}

function sentence(rules: Rules): string {
  const levels = rules.recheckedLevels.includes('partiallyOpen') ? '비공개·부분공개' : '비공개';
  return [
    `지난해 문서는 ${rules.yearlyByMonth}월 말까지`,
    `${levels} 문서는 ${rules.recheckYears}년마다`,
    `${rules.openAfterYears}년이 지나면 공개(연장은 ${rules.extensionAskYears}년 앞서 청함)`,
    `속기록·녹음은 ${rules.verbatimYears}년까지`,
    `${rules.groundsNeedingEnd.join('·')}호는 끝날 날이 있어야 함`,
  ].join(', ');
}

declare global {
  interface HTMLElementTagNameMap {
    'recheck-rules': RecheckRulesSection;
  }
}
