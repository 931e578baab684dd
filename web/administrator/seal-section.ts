import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { LetterheadsReply } from '../../shared/contract/letterhead.ts';
import type { OrganizationReply } from '../../shared/contract/organization.ts';
import { LETTERHEAD_LIMITS } from '../../shared/document/letterhead.ts';
import { dayInKorea, officialDate } from '../../shared/kernel/calendar-day.ts';
import type { Office } from '../client/office.ts';
import { FormAct } from '../document/form-act.ts';
import '../document/person-picker.ts';
import type { PersonPicker, PickedPerson } from '../document/person-picker.ts';
import { LightElement } from '../elements/light-element.ts';
import { pickedPicture } from './picked-picture.ts';

type Seal = LetterheadsReply['seals'][number];

/** 관인대장: the seals of the agency and the signatures of its officials, from when until when, and why. */
@customElement('seal-section')
export class SealSection extends LightElement {
  @property({ attribute: false }) office!: Office;
  @property({ attribute: false }) seals: readonly Seal[] = [];
  @property({ attribute: false }) units: OrganizationReply['units'] = [];
  @property({ attribute: false }) reload: () => Promise<unknown> = () => Promise.resolve();
  @state() private isSignature = false;
  @state() private person: PickedPerson | null = null;
  #act = new FormAct(this, () => this.reload());

  protected override render() {
    return html`<section aria-labelledby="seals-title">
      <h2 id="seals-title">관인대장</h2>
      <p>
        시행문에는 결재가 끝나는 순간에 쓰고 있는 관인이 찍힙니다. 새로 등록하면 쓰던 것은 그 순간 폐기되고 대장에 남습니다. 부서 사이의
        문서에는 부서장의 전자이미지서명을 씁니다.
      </p>
      ${this.seals.length === 0 ? html`<p>등록한 관인이 없습니다. 관인이 없으면 관인생략으로만 보낼 수 있습니다.</p>` : this.#table()}
      <h3>등록, 다시 등록</h3>
      ${this.#form()} ${this.#act.words()}
    </section>`;
  }

  #table() {
    const day = (at: string) => officialDate(dayInKorea(new Date(at)));
    return html`<div class="table-scroll" tabindex="0" role="region" aria-label="관인대장 표">
      <table class="data stacked">
        <thead>
          <tr>
            <th scope="col">번호</th><th scope="col">인영</th><th scope="col">이름</th><th scope="col">크기</th>
            <th scope="col">등록</th><th scope="col">폐기</th><th scope="col">사유</th>
          </tr>
        </thead>
        <tbody>
          ${this.seals.map(
            (seal) => html`<tr>
              <th scope="row">
                ${seal.sequence} ${seal.retiredAt === null ? html`<b class="tag">쓰는 중</b>` : nothing}
              </th>
              <td data-label="인영">
                <img
                  class="letter-picture"
                  src=${this.office.clients.letterhead.pictureAddress(seal.picture.sha256)}
                  alt="${seal.name} 인영"
                />
              </td>
              <td data-label="이름">
                <span>${seal.name} <small>${seal.person ? `${seal.person.name}의 서명` : '관인'}</small></span>
              </td>
              <td data-label="크기">${seal.sizeMm}mm</td>
              <td data-label="등록"><span>${day(seal.registeredAt)} <small>${seal.by}</small></span></td>
              <td data-label="폐기">${seal.retiredAt === null ? '' : day(seal.retiredAt)}</td>
              <td data-label="사유">${seal.reason}</td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  #form() {
    const { leastSealMm, mostSealMm, pictureBytes, leastPixels, mostPixels, sealName } = LETTERHEAD_LIMITS;
    return html`<form class="form-row" @submit=${this.#register}>
      <label class="field narrow">
        종류
        <select
          name="kind"
          @change=${(event: Event) => {
            this.isSignature = (event.target as HTMLSelectElement).value === 'signature';
          }}
        >
          <option value="seal" ?selected=${!this.isSignature}>관인</option>
          <option value="signature" ?selected=${this.isSignature}>전자이미지서명</option>
        </select>
      </label>
      ${
        this.isSignature
          ? html`<person-picker
              label="서명하는 사람" required .units=${this.units}
              @person-picked=${(event: CustomEvent<PickedPerson | null>) => {
                this.person = event.detail;
              }}
            ></person-picker>`
          : nothing
      }
      <label class="field">
        이름 <input name="name" required maxlength=${sealName} placeholder="한빛시장인" autocomplete="off" />
      </label>
      <label class="field narrow">
        크기 <small>긴 쪽, mm</small>
        <input
          name="sizeMm" type="number" required min=${leastSealMm} max=${mostSealMm}
          .defaultValue=${String(LETTERHEAD_LIMITS.usualSealMm)}
        />
      </label>
      <label class="field broad">
        그림 <small>PNG ${pictureBytes / 1000}KB까지, 가로와 세로 ${leastPixels}~${mostPixels}픽셀</small>
        <input name="picture" type="file" required accept=".png,image/png" />
      </label>
      <label class="field broad">사유 <input name="reason" required maxlength="500" /></label>
      <button class="button primary" ?disabled=${this.#act.busy}>등록</button>
    </form>`;
  }

  #register = (event: SubmitEvent) =>
    this.#act.run(event, async (data) => {
      const text = (name: string) => String(data.get(name) ?? '').trim();
      const { sequence } = await this.office.clients.letterhead.registerSeal({
        personId: this.isSignature ? (this.person?.personId ?? null) : null,
        name: text('name'),
        sizeMm: Number(data.get('sizeMm')),
        png: (await pickedPicture(data, 'picture')) ?? '',
        reason: text('reason'),
      });
      this.querySelector<PersonPicker>('person-picker')?.clear();
      this.isSignature = false;
      return `${sequence}번으로 등록했습니다. 지금부터 결재가 끝나는 문서에 찍힙니다.`;
    });
}

declare global {
  interface HTMLElementTagNameMap {
    'seal-section': SealSection;
  }
}
