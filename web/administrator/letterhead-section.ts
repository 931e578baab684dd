import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { LetterheadsReply, SetLetterhead } from '../../shared/contract/letterhead.ts';
import type { OrganizationReply } from '../../shared/contract/organization.ts';
import { LETTERHEAD_LIMITS } from '../../shared/document/letterhead.ts';
import { dayInKorea, officialDate } from '../../shared/kernel/calendar-day.ts';
import type { Office } from '../client/office.ts';
import { FormAct } from '../document/form-act.ts';
import { LightElement } from '../elements/light-element.ts';
import { pickedPicture } from './picked-picture.ts';

type Row = LetterheadsReply['rows'][number];
type TextName = Exclude<keyof SetLetterhead, 'unitId' | 'validFrom' | 'logo' | 'symbol' | 'reason'>;

const STATE_WORDS: Readonly<Record<Row['state'], string>> = { past: '지난 정보', valid: '지금', future: '예정' };
const FIELDS: readonly { readonly name: TextName; readonly label: string; readonly ofAgency?: true }[] = [
  { name: 'headTitle', label: '발신명의', ofAgency: true },
  { name: 'zipCode', label: '우편번호' },
  { name: 'address', label: '주소' },
  { name: 'homepage', label: '홈페이지' },
  { name: 'phone', label: '전화' },
  { name: 'fax', label: '팩스' },
  { name: 'motto', label: '머리말', ofAgency: true },
  { name: 'footer', label: '꼬리말', ofAgency: true },
];
const PICTURES = [
  { name: 'logo', label: '로고', hint: '기관명의 왼쪽' },
  { name: 'symbol', label: '심볼', hint: '기관명의 오른쪽' },
] as const;

/** 발신 정보: what the agency and its units print on letters, from which day on; what is empty comes from above. */
@customElement('letterhead-section')
export class LetterheadSection extends LightElement {
  @property({ attribute: false }) office!: Office;
  @property({ attribute: false }) letterheads!: LetterheadsReply;
  @property({ attribute: false }) units: OrganizationReply['units'] = [];
  @property({ attribute: false }) reload: () => Promise<unknown> = () => Promise.resolve();
  /** '' for the agency itself. */
  @state() private unitId = '';
  #act = new FormAct(this, () => this.reload());

  protected override render() {
    return html`<section aria-labelledby="letterhead-title">
      <h2 id="letterhead-title">시행문의 발신 정보</h2>
      <p>시행문에는 상신하는 날의 정보가 찍히고, 이미 상신한 문서의 것은 바뀌지 않습니다. 담당자의 전화와 전자우편은 조직에 적은 것을 씁니다.</p>
      ${this.#table()}
      <h3>새로 정하기</h3>
      ${this.#form()} ${this.#act.words()}
    </section>`;
  }

  #table() {
    const { rows, usual } = this.letterheads;
    return html`<div class="table-scroll" tabindex="0" role="region" aria-label="발신 정보 표">
      <table class="data stacked">
        <thead>
          <tr>
            <th scope="col">시작하는 날</th><th scope="col">대상</th><th scope="col">정보</th>
            <th scope="col">사유</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            (row) => html`<tr>
              <th scope="row">${officialDate(row.validFrom)} <b class="tag">${STATE_WORDS[row.state]}</b></th>
              <td data-label="대상">${row.unitId === null ? '기관' : row.unitName}</td>
              <td data-label="정보"><span>${this.#words(row)}</span></td>
              <td data-label="사유"><span>${row.reason} <small>${row.by}</small></span></td>
            </tr>`,
          )}
          <tr>
            <th scope="row">처음부터</th>
            <td data-label="대상">기관</td>
            <td data-label="정보">
              ${[usual.headTitle, usual.zipCode, usual.address, usual.homepage].filter(Boolean).join(' · ')}
            </td>
            <td data-label="사유">기관을 처음 설정할 때 적은 것</td>
          </tr>
        </tbody>
      </table>
    </div>`;
  }

  #words(row: Row) {
    const texts = FIELDS.flatMap(({ name, label }) => (row[name] === '' ? [] : [`${label} ${row[name]}`]));
    const pictures = PICTURES.flatMap(({ name, label }) => {
      const picture = row[name];
      return picture ? [{ label, address: this.office.clients.letterhead.pictureAddress(picture.sha256) }] : [];
    });
    return html`${texts.join(' · ') || '따로 정한 것 없음'}
    ${pictures.map(({ label, address }) => html`<img class="letter-picture" src=${address} alt=${label} />`)}`;
  }

  #form() {
    const isAgency = this.unitId === '';
    const now = this.letterheads.rows.find((row) => row.state === 'valid' && (row.unitId ?? '') === this.unitId);
    const today = dayInKorea(this.office.now());
    return html`<form class="form-row" @submit=${this.#set}>
      <label class="field broad">
        대상
        <select name="unitId" @change=${this.#choose}>
          <option value="" ?selected=${isAgency}>기관</option>
          ${this.units.map(({ id, name }) => html`<option value=${id} ?selected=${id === this.unitId}>${name}</option>`)}
        </select>
      </label>
      <label class="field narrow">
        시작하는 날 <input name="validFrom" type="date" required min=${today} .defaultValue=${today} />
      </label>
      ${FIELDS.filter(({ ofAgency }) => isAgency || !ofAgency).map(({ name, label }) => this.#field(name, label, now))}
      ${isAgency ? PICTURES.map((picture) => this.#picture(picture, now?.[picture.name] ?? null)) : nothing}
      <label class="field broad">사유 <input name="reason" required maxlength="500" /></label>
      <button class="button primary" ?disabled=${this.#act.busy}>발신 정보 정하기</button>
    </form>`;
  }

  #field(name: TextName, label: string, now: Row | undefined) {
    const { usual } = this.letterheads;
    const hint = this.unitId !== '' ? '비우면 기관의 것' : name in usual ? usual[name as keyof typeof usual] : '';
    return html`<label class="field ${name === 'address' || name === 'homepage' ? 'broad' : ''}">
      ${label}
      <input
        name=${name}
        autocomplete="off"
        maxlength=${LETTERHEAD_LIMITS[name]}
        placeholder=${hint}
        inputmode=${name === 'zipCode' ? 'numeric' : nothing}
        .defaultValue=${now?.[name] ?? ''}
      />
    </label>`;
  }

  #picture({ name, label, hint }: (typeof PICTURES)[number], now: Row['logo']) {
    return html`<div class="field broad">
      <label class="field">
        ${label} <small>${hint}, PNG ${LETTERHEAD_LIMITS.pictureBytes / 1000}KB까지${now ? ', 고르지 않으면 지금 것을 그대로' : ''}</small>
        <input name=${name} type="file" accept=".png,image/png" />
      </label>
      ${now ? html`<label class="check"><input type="checkbox" name="${name}Gone" /> ${label} 빼기</label>` : nothing}
    </div>`;
  }

  /** The fields of another target show what counts for it now. */
  #choose = async (event: Event) => {
    const { value, form } = event.target as HTMLSelectElement;
    this.unitId = value;
    await this.updateComplete;
    form?.reset();
  };

  #set = (event: SubmitEvent) =>
    this.#act.run(event, async (data) => {
      const { unitId } = this;
      const text = (name: string) => String(data.get(name) ?? '').trim();
      const [logo, symbol] = await Promise.all(PICTURES.map(({ name }) => this.#pictureOf(data, name)));
      const { validFrom } = await this.office.clients.letterhead.set({
        unitId: unitId === '' ? null : unitId,
        validFrom: text('validFrom'),
        ...{ headTitle: text('headTitle'), zipCode: text('zipCode'), address: text('address') },
        ...{ homepage: text('homepage'), phone: text('phone'), fax: text('fax') },
        ...{ motto: text('motto'), footer: text('footer'), reason: text('reason') },
        logo: logo ?? null,
        symbol: symbol ?? null,
      });
      this.unitId = '';
      return `${officialDate(validFrom)}부터 상신하는 시행문에 찍습니다.`;
    });

  async #pictureOf(data: FormData, name: 'logo' | 'symbol'): Promise<SetLetterhead['logo']> {
    if (this.unitId !== '' || data.has(`${name}Gone`)) return null;
    const png = await pickedPicture(data, name);
    if (png !== undefined) return { png };
    const now = this.letterheads.rows.find((row) => row.state === 'valid' && row.unitId === null)?.[name];
    return now ? { sha256: now.sha256 } : null;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'letterhead-section': LetterheadSection;
  }
}
