import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ProofReply } from '../../shared/contract/register.ts';
import { SERIES_KIND_LABELS } from '../../shared/numbering/number-series.ts';
import type { Office } from '../client/office.ts';
import { sentenceOf } from '../client/request.ts';
import { LightElement } from '../elements/light-element.ts';
import { Loader } from '../elements/loader.ts';

type ProvenSeries = ProofReply['series'][number];

/** 번호 증명: says of every series that no number is missing or doubled, or names the one that is. */
@customElement('number-proof-page')
export class NumberProofPage extends LightElement {
  @property({ attribute: false }) office!: Office;
  #proof = new Loader<ProofReply>(this);

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  protected override render() {
    const { loaded } = this.#proof;
    return html`<div class="page">
      <h1 tabindex="-1">번호 증명</h1>
      ${loaded.state === 'failed' ? html`<p class="refusal" role="alert">${sentenceOf(loaded.error)}</p>` : nothing}
      ${loaded.value ? this.#told(loaded.value) : html`<p role="status">번호를 모두 세는 중입니다.</p>`}
    </div>`;
  }

  #told({ series, unregistered, unapproved }: ProofReply) {
    const given = series.reduce((sum, one) => sum + one.given, 0);
    const missing = series.flatMap((one) => one.missing).reduce((sum, { from, to }) => sum + to - from + 1, 0);
    const doubled = series.reduce((sum, one) => sum + one.doubled.length, 0);
    const voids = series.reduce((sum, one) => sum + one.voids.length, 0);
    const figures = [
      ['준 번호', given],
      ['빠진 번호', missing],
      ['겹친 번호', doubled],
      ['결번', voids],
    ] as const;
    return html`
      <dl class="figures" aria-label="번호 증명의 결과">
        ${figures.map(([name, count]) => html`<div><dt>${name}</dt><dd>${count.toLocaleString('ko')}</dd></div>`)}
      </dl>
      ${looseNumbers('결재가 끝났으나 번호가 없는 문서', unregistered)}
      ${looseNumbers('결재가 끝나지 않은 문서의 번호', unapproved)}
      <section aria-labelledby="series-title">
        <h2 id="series-title">번호 대장마다</h2>
        <p>1번부터 마지막 번호까지 하나씩 있어야 합니다. 건너뛴 번호는 이어 쓰기 시작한 기록이 있을 때만 맞습니다.</p>
        ${series.length === 0 ? html`<p>아직 번호를 준 대장이 없습니다.</p>` : seriesTable(series)}
        <p class="no-print">
          <button type="button" class="button" @click=${() => this.#load()}>다시 세기</button>
          <button type="button" class="button" @click=${() => print()}>인쇄</button>
          <a class="link" href="/office/administrator/numbering">번호 형식과 대장</a>
        </p>
      </section>
    `;
  }

  #load() {
    return this.#proof.load(() => this.office.clients.registration.proof());
  }
}

function looseNumbers(title: string, names: readonly string[]) {
  if (names.length === 0) return nothing;
  return html`<section>
    <h2>${title}</h2>
    <p class="refusal">${names.join(', ')}</p>
  </section>`;
}

function seriesTable(series: readonly ProvenSeries[]) {
  return html`<table class="data register stacked" aria-label="번호 대장마다의 증명">
    <thead>
      <tr>
        <th scope="col">번호 대장</th><th scope="col">연도</th><th scope="col" class="number">준 번호</th>
        <th scope="col" class="number">마지막</th><th scope="col">결과</th><th scope="col">설명</th>
      </tr>
    </thead>
    <tbody>
      ${series.map(
        (one) => html`<tr>
          <th scope="row">${one.name} <small>${SERIES_KIND_LABELS[one.kind]}</small></th>
          <td data-label="연도">${one.year === 0 ? '누년' : `${one.year}년`}</td>
          <td class="number" data-label="준 번호">${one.given.toLocaleString('ko')}건</td>
          <td class="number" data-label="마지막">${one.lastSerial.toLocaleString('ko')}번</td>
          <td data-label="결과">${one.proven ? html`<span class="done">맞음</span>` : html`<b class="refusal">틀림</b>`}</td>
          <td class="explanation">${explanations(one)}</td>
        </tr>`,
      )}
    </tbody>
  </table>`;
}

function explanations({ missing, doubled, shouldStandAt, starts, voids }: ProvenSeries) {
  const range = ({ from, to }: { from: number; to: number }) => (from === to ? `${from}번` : `${from}~${to}번`);
  return [
    ...missing.map((gap) => html`<p class="refusal">${range(gap)}이 빠졌습니다.</p>`),
    ...doubled.map((serial) => html`<p class="refusal">${serial}번이 겹칩니다.</p>`),
    ...(shouldStandAt === null ? [] : [html`<p class="refusal">${shouldStandAt}번까지 썼으나 계수기가 다릅니다.</p>`]),
    ...starts.map((start) => html`<p>${range(start)}은 이어 쓰기 전의 번호: ${start.reason}</p>`),
    ...voids.map((one) => html`<p>${one.printed} 결번: ${one.reason}</p>`),
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'number-proof-page': NumberProofPage;
  }
}
