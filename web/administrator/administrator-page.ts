import { html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { OrganizationReply } from '../../shared/contract/organization.ts';
import type { Office } from '../client/office.ts';
import { sentenceOf } from '../client/request.ts';
import { LightElement } from '../elements/light-element.ts';
import { Loader } from '../elements/loader.ts';
import './absence-section.ts';
import './number-section.ts';
import './stuck-section.ts';
import './unit-tasks-section.ts';

/**
 * What an administrator sets up: what has stopped first; then unit tasks, because nothing is approved without one;
 * then numbers and people.
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
      ${loaded.state === 'failed' ? html`<p class="refusal" role="alert">${sentenceOf(loaded.error)}</p>` : ''}
      <p><a class="link" href="/office/administrator/organization">조직: 부서와 직위, 보임, 조직개편, 변경 대장</a></p>
      <stuck-section .office=${this.office} .units=${units}></stuck-section>
      <unit-tasks-section .office=${this.office} .units=${units}></unit-tasks-section>
      <number-section .office=${this.office} .units=${units}></number-section>
      <section aria-labelledby="delegation-title">
        <h2 id="delegation-title">위임전결 규정</h2>
        <p>업무와 금액에 따라 누가 결재하는지 정합니다. 기안할 때 업무를 고르면 결재선이 정해집니다.</p>
        <p><a class="link" href="/office/administrator/delegation">위임전결 규정 열기</a></p>
      </section>
      <section aria-labelledby="people-title">
        <h2 id="people-title">사람</h2>
        <p>계정을 만들고 잠그며, 권한을 주고, 접속을 끝냅니다. 퇴직·전출도 여기에서 처리합니다.</p>
        <p><a class="link" href="/office/administrator/people">계정·권한·접속 열기</a></p>
      </section>
      <absence-section .office=${this.office} .units=${units}></absence-section>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'administrator-page': AdministratorPage;
  }
}
