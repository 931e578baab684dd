import { html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { RegisterSeriesReply } from '../../shared/contract/register.ts';
import type { ReceiveDocument } from '../../shared/contract/registration.ts';
import type { Office } from '../client/office.ts';
import { OneAct } from '../document/one-act.ts';
import { LightElement } from '../elements/light-element.ts';

const MEDIA: Readonly<Record<ReceiveDocument['medium'], string>> = {
  paper: '종이 문서',
  email: '전자우편',
  fax: '팩스',
  visit: '방문 접수',
};

/** 접수: a paper that came from elsewhere gets its number at the moment it is entered here. */
@customElement('receipt-form')
export class ReceiptForm extends LightElement {
  @property({ attribute: false }) office!: Office;
  @property({ attribute: false }) units: RegisterSeriesReply['receives'] = [];
  @state() private said = '';
  #act = new OneAct(this);

  protected override render() {
    return html`<section aria-labelledby="receipt-title">
      <h2 id="receipt-title">문서 접수</h2>
      <p>종이, 전자우편, 팩스로 온 문서를 등록합니다. 누르는 순간에 접수번호가 붙고, 그 뒤에는 고칠 수 없습니다.</p>
      <form class="form-row" @submit=${this.#receive}>
        <label class="field">
          처리과
          <select name="unitId" required>
            ${this.units.map((unit) => html`<option value=${unit.unitId}>${unit.unitName}</option>`)}
          </select>
        </label>
        <label class="field narrow">
          온 방법
          <select name="medium">
            ${Object.entries(MEDIA).map(([name, label]) => html`<option value=${name}>${label}</option>`)}
          </select>
        </label>
        <label class="field">보낸 곳 <input name="sender" required maxlength="100" /></label>
        <label class="field">보낸 곳의 문서번호 <input name="senderNumber" maxlength="100" /></label>
        <label class="field whole">제목 <input name="title" required maxlength="200" /></label>
        <button class="button primary" ?disabled=${this.#act.busy}>접수</button>
      </form>
      ${this.#act.words()}
      <p class="done" role="status">${this.said}</p>
    </section>`;
  }

  #receive = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const data = new FormData(form);
    this.said = '';
    await this.#act.run(async () => {
      const { printed } = await this.office.clients.registration.receive({
        unitId: String(data.get('unitId')),
        medium: String(data.get('medium')) as ReceiveDocument['medium'],
        title: String(data.get('title')).trim(),
        sender: String(data.get('sender')).trim(),
        senderNumber: String(data.get('senderNumber')).trim(),
      });
      this.said = `접수하였습니다. 접수번호는 ${printed}입니다.`;
      form.reset();
      this.dispatchEvent(new CustomEvent('received', { bubbles: true }));
    });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'receipt-form': ReceiptForm;
  }
}
