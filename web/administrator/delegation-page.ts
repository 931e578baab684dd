import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { DelegationVersionReply, DelegationVersionsReply } from '../../shared/contract/delegation.ts';
import { officialDate } from '../../shared/kernel/calendar-day.ts';
import type { Office } from '../client/office.ts';
import { sentenceOf } from '../client/request.ts';
import { LightElement } from '../elements/light-element.ts';
import { Loader } from '../elements/loader.ts';
import { administrationLinks } from './administration-links.ts';
import './delegation-draft.ts';
import './delegation-rules.ts';
import './delegation-trial.ts';

type Version = DelegationVersionsReply['versions'][number];

/** 관리자 > 위임전결 규정: its versions, the table of each, and what may still be done to a draft. */
@customElement('delegation-page')
export class DelegationPage extends LightElement {
  @property({ attribute: false }) office!: Office;
  @state() private chosen = 0;
  @state() private refusal = '';
  #versions = new Loader<DelegationVersionsReply>(this);
  #detail = new Loader<DelegationVersionReply>(this);

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#reload();
  }

  protected override render() {
    const { loaded } = this.#versions;
    const versions = loaded.value?.versions ?? [];
    return html`<div class="page">
      <h1 tabindex="-1">위임전결 규정</h1>
      ${administrationLinks('/office/administrator/delegation')}
      <p>업무와 금액에 따라 누가 결재하는지 정합니다. 시행한 규정은 고치지 않고 새 규정을 만들어 바꿉니다.</p>
      ${loaded.state === 'failed' ? html`<p class="refusal" role="alert">${sentenceOf(loaded.error)}</p>` : nothing}
      <section aria-labelledby="versions-title">
        <h2 id="versions-title">규정의 판</h2>
        ${this.#list(versions)} ${versions.some(({ status }) => status === 'draft') ? nothing : this.#makeForm(versions)}
        ${this.refusal === '' ? nothing : html`<p class="refusal" role="alert">${this.refusal}</p>`}
      </section>
      ${this.#chosenVersion()}
    </div>`;
  }

  #list(versions: readonly Version[]) {
    if (versions.length === 0) {
      return this.#versions.loaded.state === 'ready'
        ? html`<p>아직 규정이 없습니다. 새 규정을 만들고 전결 표를 올려 주십시오.</p>`
        : nothing;
    }
    return html`<div class="table-scroll" tabindex="0" role="region" aria-label="규정의 판 표">
      <table class="data stacked">
        <thead>
          <tr>
            <th scope="col">규정</th><th scope="col">상태</th><th scope="col">시행일</th>
            <th scope="col" class="number">업무</th><th scope="col">만든 사람</th><th scope="col">열기</th>
          </tr>
        </thead>
        <tbody>
          ${versions.map(
            (row) => html`<tr>
              <th scope="row">${row.title} <small>${row.version}판</small></th>
              <td data-label="상태">${stateWords(row)}</td>
              <td data-label="시행일">${row.validFrom === null ? '정하지 않음' : officialDate(row.validFrom)}</td>
              <td class="number" data-label="업무">${row.rules}</td>
              <td data-label="만든 사람">${row.madeBy}</td>
              <td>
                <button
                  type="button"
                  class="text-button"
                  aria-pressed=${row.version === this.chosen}
                  aria-label="${row.title} ${row.version}판 ${row.version === this.chosen ? '보는 중' : '열기'}"
                  @click=${() => void this.#choose(row.version)}
                >
                  ${row.version === this.chosen ? '보는 중' : '열기'}
                </button>
              </td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  #makeForm(versions: readonly Version[]) {
    return html`<form class="form-row" @submit=${this.#make}>
      <label class="field broad">
        새 규정의 이름
        <input name="title" required maxlength="100" .value=${versions[0]?.title ?? '사무전결처리규칙'} />
      </label>
      <label class="field">
        처음 내용
        <select name="copyFrom">
          ${versions.map((row) => html`<option value=${row.version}>${row.version}판에서 옮김</option>`)}
          <option value="">빈 표</option>
        </select>
      </label>
      <button class="button primary">새 규정 만들기</button>
    </form>`;
  }

  #chosenVersion() {
    const detail = this.#detail.value;
    if (this.#detail.loaded.state === 'failed') {
      return html`<p class="refusal" role="alert">${sentenceOf(this.#detail.loaded.error)}</p>`;
    }
    if (!detail || this.chosen === 0) return nothing;
    const { findings, version } = detail;
    return html`<h2 id="chosen-title" tabindex="-1">${version.title} ${version.version}판</h2>
      ${
        findings.length === 0
          ? nothing
          : html`<section aria-labelledby="findings-title">
              <h3 id="findings-title">점검</h3>
              <ul class="findings">
                ${findings.map(
                  ({ code, finding, blocks }) =>
                    html`<li class=${blocks ? 'refusal' : ''}>${blocks ? '고쳐야 함' : '알림'} · 업무 ${code}: ${finding}</li>`,
                )}
              </ul>
            </section>`
      }
      ${
        version.status === 'draft'
          ? html`<delegation-draft
              .office=${this.office}
              .detail=${detail}
              @delegation-changed=${() => void this.#reload()}
            ></delegation-draft>`
          : nothing
      }
      <delegation-rules .office=${this.office} .detail=${detail}></delegation-rules>
      <delegation-trial .office=${this.office} .version=${version.version}></delegation-trial>`;
  }

  async #reload(): Promise<void> {
    const found = await this.#versions.load(() => this.office.clients.delegation.versions());
    if (!found) return;
    const still = found.versions.find(({ version }) => version === this.chosen);
    const first = still ?? found.versions.find(({ inForce }) => inForce) ?? found.versions[0];
    await this.#choose(first?.version ?? 0);
  }

  async #choose(version: number): Promise<void> {
    this.chosen = version;
    if (version === 0) this.#detail.forget();
    else await this.#detail.load(() => this.office.clients.delegation.version(version));
  }

  #make = async (event: SubmitEvent) => {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    const from = String(data.get('copyFrom'));
    this.refusal = '';
    try {
      const made = { title: String(data.get('title')).trim(), copyFrom: from === '' ? null : Number(from) };
      this.chosen = (await this.office.clients.delegation.make(made)).version;
    } catch (error) {
      this.refusal = sentenceOf(error);
    }
    await this.#reload();
  };
}

function stateWords({ status, inForce, validFrom }: Version): string {
  if (status === 'draft') return '고치는 중';
  if (inForce) return '시행 중';
  return validFrom === null ? '' : '시행함';
}

declare global {
  interface HTMLElementTagNameMap {
    'delegation-page': DelegationPage;
  }
}
