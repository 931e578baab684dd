import { html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { OrganizationReply } from '../../shared/contract/organization.ts';
import type { Office } from '../client/office.ts';
import '../document/handover-form.ts';
import { LightElement } from '../elements/light-element.ts';
import { Loader } from '../elements/loader.ts';
import { Watch } from '../elements/watch.ts';

/** 대신 하는 인계: the work of somebody who has left, written by the administrator and taken over by another. */
@customElement('leaver-handover-page')
export class LeaverHandoverPage extends LightElement {
  @property({ attribute: false }) office!: Office;
  @property() personId = '';
  #session = new Watch(this, () => this.office.session);
  #organization = new Loader<OrganizationReply>(this);

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#organization.load(() => this.office.clients.organization.units());
  }

  protected override render() {
    return html`<div class="page">
      <h1 tabindex="-1">대신 하는 인계</h1>
      <p>
        퇴직·전출하였거나 로그인할 수 없는 사람의 일을 다음 사람에게 넘깁니다. 문서의 제목은 보이지 않고, 인수할 사람이 확인한 뒤에
        옮겨집니다. 자신이 인수할 수는 없습니다. <a class="link" href="/office/handovers">인계·인수 목록</a>
      </p>
      <handover-form
        .office=${this.office}
        .units=${this.#organization.value?.units ?? []}
        .ofPersonId=${this.personId}
        .except=${this.#session.value?.person.id ?? ''}
      ></handover-form>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'leaver-handover-page': LeaverHandoverPage;
  }
}
