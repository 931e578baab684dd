import { html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { LetterheadsReply } from '../../shared/contract/letterhead.ts';
import type { OrganizationReply } from '../../shared/contract/organization.ts';
import type { Office } from '../client/office.ts';
import { sentenceOf } from '../client/request.ts';
import '../elements/gy-tabs.ts';
import { LightElement } from '../elements/light-element.ts';
import { Loader } from '../elements/loader.ts';
import { administrationLinks } from './administration-links.ts';
import './letterhead-section.ts';
import './seal-section.ts';

type Shown = { readonly letterheads: LetterheadsReply; readonly units: OrganizationReply['units'] };

/** 관리자 > 발신 정보와 관인: what letters print of the agency, from which day on, and the 관인대장. */
@customElement('letterhead-page')
export class LetterheadPage extends LightElement {
  @property({ attribute: false }) office!: Office;
  #shown = new Loader<Shown>(this);

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  protected override render() {
    const { loaded } = this.#shown;
    const shown = loaded.value;
    const parts = shown && { ...shown, reload: () => this.#load() };
    return html`<div class="page">
      <h1 tabindex="-1">발신 정보와 관인</h1>
      ${administrationLinks('/office/administrator/letterhead')}
      ${loaded.state === 'failed' ? html`<p class="refusal" role="alert">${sentenceOf(loaded.error)}</p>` : ''}
      ${parts ? html`<gy-tabs label="발신 정보와 관인" .tabs=${this.#tabs(parts)}></gy-tabs>` : ''}
    </div>`;
  }

  #tabs({ letterheads, units, reload }: Shown & { readonly reload: () => Promise<unknown> }) {
    return [
      {
        id: 'letterhead',
        label: '발신 정보',
        content: () => html`<letterhead-section
          .office=${this.office} .letterheads=${letterheads} .units=${units} .reload=${reload}
        ></letterhead-section>`,
      },
      {
        id: 'seals',
        label: '관인대장',
        content: () => html`<seal-section
          .office=${this.office} .seals=${letterheads.seals} .units=${units} .reload=${reload}
        ></seal-section>`,
      },
    ];
  }

  #load() {
    const { letterhead, organization } = this.office.clients;
    return this.#shown.load(async () => {
      const [letterheads, { units }] = await Promise.all([letterhead.list(), organization.units()]);
      return { letterheads, units };
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'letterhead-page': LetterheadPage;
  }
}
