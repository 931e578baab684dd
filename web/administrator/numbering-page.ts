import { html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { OrganizationReply } from '../../shared/contract/organization.ts';
import type { NumberingReply } from '../../shared/contract/registration.ts';
import type { Office } from '../client/office.ts';
import { sentenceOf } from '../client/request.ts';
import { LightElement } from '../elements/light-element.ts';
import { Loader } from '../elements/loader.ts';
import { administrationLinks } from './administration-links.ts';
import './number-format-section.ts';
import './number-series-section.ts';

type Shown = { readonly numbering: NumberingReply; readonly units: OrganizationReply['units'] };

/**
 * 번호 형식과 번호 대장: how the agency prints and counts its numbers, and the series of what carries a further one. Who
 * keeps the records reads it; an administrator changes it.
 */
@customElement('numbering-page')
export class NumberingPage extends LightElement {
  @property({ attribute: false }) office!: Office;
  #shown = new Loader<Shown>(this);

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  protected override render() {
    const { loaded } = this.#shown;
    const isAdministrator = this.office.session.value?.roles.includes('administrator') ?? false;
    const parts = { ...loaded.value, reload: () => this.#load() };
    return html`<div class="page">
      <h1 tabindex="-1">번호 형식과 대장</h1>
      ${isAdministrator ? administrationLinks('/office/administrator/numbering') : ''}
      ${loaded.state === 'failed' ? html`<p class="refusal" role="alert">${sentenceOf(loaded.error)}</p>` : ''}
      ${
        parts.numbering
          ? html`<number-format-section
                .office=${this.office}
                .policies=${parts.numbering.policies}
                .units=${parts.units ?? []}
                .mayChange=${isAdministrator}
                .reload=${parts.reload}
              ></number-format-section>
              <number-series-section
                .office=${this.office}
                .series=${parts.numbering.series}
                .units=${parts.units ?? []}
                .mayChange=${isAdministrator}
                .reload=${parts.reload}
              ></number-series-section>`
          : ''
      }
    </div>`;
  }

  #load() {
    const { registration, organization } = this.office.clients;
    return this.#shown.load(async () => {
      const [numbering, { units }] = await Promise.all([registration.numbering(), organization.units()]);
      return { numbering, units };
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'numbering-page': NumberingPage;
  }
}
