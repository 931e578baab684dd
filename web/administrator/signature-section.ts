import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { SignatureReply } from '../../shared/contract/signature.ts';
import { dayInKorea, officialDate } from '../../shared/kernel/calendar-day.ts';
import type { Office } from '../client/office.ts';
import { sentenceOf } from '../client/request.ts';
import { LightElement } from '../elements/light-element.ts';
import { Loader } from '../elements/loader.ts';

const KINDS: Readonly<Record<SignatureReply['kind'], string>> = {
  development: '개발용 인증기관(기관 밖에서는 증명이 되지 않음)',
  pkcs12: '기관의 인증서(PKCS#12 파일)',
};

/** 전자서명: who signs the frozen papers now, why nobody can, and how many papers wait for it. */
@customElement('signature-section')
export class SignatureSection extends LightElement {
  @property({ attribute: false }) office!: Office;
  #signature = new Loader<SignatureReply>(this);

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  protected override render() {
    const { loaded } = this.#signature;
    return html`<section aria-labelledby="signature-title">
      <h2 id="signature-title">전자서명</h2>
      ${loaded.state === 'failed' ? html`<p class="refusal" role="alert">${sentenceOf(loaded.error)}</p>` : nothing}
      ${loaded.value ? this.#facts(loaded.value) : nothing}
    </section>`;
  }

  #facts({ kind, certificate, fault, waiting }: SignatureReply) {
    const rows = [
      ['서명', KINDS[kind]],
      ...(certificate
        ? [
            ['인증서', certificate.subject],
            ['발급', certificate.issuer],
            ['만료', officialDate(dayInKorea(new Date(certificate.until)))],
          ]
        : []),
      ['기다리는 문서', waiting === 0 ? '없음' : `${waiting}건`],
    ];
    return html`${
      fault === null
        ? nothing
        : html`<p class="refusal" role="alert">지금은 서명할 수 없습니다. ${fault}</p>
            <p>고치면 한 시간 안에 기다리는 문서부터 서명됩니다.</p>`
    }
      <dl class="facts">${rows.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
      <button type="button" class="button" @click=${() => this.#load()}>다시 확인</button>`;
  }

  #load() {
    return this.#signature.load(() => this.office.clients.administration.signature());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'signature-section': SignatureSection;
  }
}
