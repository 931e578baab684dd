import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { OrganizationReply } from '../../shared/contract/organization.ts';
import type { Office } from '../client/office.ts';
import '../document/handover-form.ts';
import '../document/handover-table.ts';
import { LightElement } from '../elements/light-element.ts';
import { Loader } from '../elements/loader.ts';
import { Watch } from '../elements/watch.ts';

/** 인계·인수: what I hand over, what I am to take over, and the records of the units whose records I keep. */
@customElement('handovers-page')
export class HandoversPage extends LightElement {
  @property({ attribute: false }) office!: Office;
  @state() private isWriting = false;
  #session = new Watch(this, () => this.office.session);
  #organization = new Loader<OrganizationReply>(this);

  constructor() {
    super();
    new Watch(
      this,
      () => this.office.handoverNews,
      () => {
        for (const table of this.querySelectorAll('handover-table')) table.reload();
      },
    );
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#organization.load(() => this.office.clients.organization.units());
  }

  protected override render() {
    const { own, kept } = this.office.clients.handover;
    return html`<div class="page">
      <h1 tabindex="-1">인계·인수</h1>
      <p>
        담당이 바뀌면 결재할 문서와 협의·공람·사후보고, 기안, 담당 단위과제, 내 결재선, 공람 그룹을 다음 사람에게 넘깁니다. 두
        사람이 모두 확인한 뒤에 한꺼번에 옮겨집니다.
      </p>
      <section aria-labelledby="own-handovers-title">
        <h2 id="own-handovers-title">내 인계·인수</h2>
        <handover-table .load=${own} label="내 인계·인수 표" empty="인계하거나 인수한 것이 없습니다."></handover-table>
        ${
          this.isWriting
            ? nothing
            : html`<div class="form-row">
                <button type="button" class="button primary" id="write-handover" @click=${this.#write}>인계·인수서 쓰기</button>
              </div>`
        }
      </section>
      ${
        this.isWriting
          ? html`<section aria-labelledby="new-handover-title">
              <h2 id="new-handover-title" tabindex="-1">새 인계·인수서</h2>
              <handover-form
                .office=${this.office}
                .units=${this.#organization.value?.units ?? []}
                .except=${this.#session.value?.person.id ?? ''}
              ></handover-form>
              <div class="form-row">
                <button type="button" class="button" @click=${this.#putOff}>쓰지 않기</button>
              </div>
            </section>`
          : nothing
      }
      <section aria-labelledby="kept-handovers-title">
        <h2 id="kept-handovers-title">기록을 관리하는 부서의 인계·인수</h2>
        <handover-table .load=${kept} label="관리하는 인계·인수 표" empty="기록을 관리하는 부서의 인계·인수가 없습니다."></handover-table>
      </section>
    </div>`;
  }

  #write = () => {
    this.isWriting = true;
    void this.updateComplete.then(() => this.querySelector<HTMLElement>('#new-handover-title')?.focus());
  };

  #putOff = () => {
    this.isWriting = false;
    void this.updateComplete.then(() => this.querySelector<HTMLElement>('#write-handover')?.focus());
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'handovers-page': HandoversPage;
  }
}
