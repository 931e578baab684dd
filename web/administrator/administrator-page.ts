import { html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { OrganizationReply } from '../../shared/contract/organization.ts';
import type { Office } from '../client/office.ts';
import { sentenceOf } from '../client/request.ts';
import { LightElement } from '../elements/light-element.ts';
import { Loader } from '../elements/loader.ts';
import './absence-section.ts';
import './charges-section.ts';
import { administrationLinks } from './administration-links.ts';
import './number-section.ts';
import './signature-section.ts';
import './stuck-section.ts';
import './unit-tasks-section.ts';

/**
 * What an administrator sets up: what has stopped or cannot be signed first; then unit tasks, because nothing is
 * approved without one; then numbers and people.
 */
@customElement('administrator-page')
export class AdministratorPage extends LightElement {
  @property({ attribute: false }) office!: Office;
  #organization = new Loader<OrganizationReply>(this);

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#organization.load(() => this.office.clients.organization.units());
  }

  protected override render() {
    const { loaded } = this.#organization;
    const units = loaded.value?.units ?? [];
    return html`<div class="page">
      <h1 tabindex="-1">관리자</h1>
      ${administrationLinks('/office/administrator')}
      ${loaded.state === 'failed' ? html`<p class="refusal" role="alert">${sentenceOf(loaded.error)}</p>` : ''}
      <stuck-section .office=${this.office} .units=${units}></stuck-section>
      <signature-section .office=${this.office}></signature-section>
      <unit-tasks-section .office=${this.office} .units=${units}></unit-tasks-section>
      <charges-section .office=${this.office} .units=${units}></charges-section>
      <number-section .office=${this.office} .units=${units}></number-section>
      <absence-section .office=${this.office} .units=${units}></absence-section>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'administrator-page': AdministratorPage;
  }
}
