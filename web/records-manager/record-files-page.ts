import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type {
  ExportShape,
  ExportsReply,
  RecordFileShape,
  RecordFilesReply,
} from '../../shared/contract/record-files.ts';
import { dayInKorea, yearOf } from '../../shared/kernel/calendar-day.ts';
import type { Office } from '../client/office.ts';
import { sentenceOf } from '../client/request.ts';
import { OneAct } from '../document/one-act.ts';
import { LightElement } from '../elements/light-element.ts';
import { Loader } from '../elements/loader.ts';
import { exportList, isPreparing } from './export-list.ts';

const PAUSE_MS = 1_500;

/** 기록물철: what was filed under each unit task in a year, and each of them as a ZIP. */
@customElement('record-files-page')
export class RecordFilesPage extends LightElement {
  @property({ attribute: false }) office!: Office;
  @state() private year = '';
  @state() private find = '';
  /** The file whose days are being asked for. */
  @state() private asking = '';
  @state() private said = '';
  #files = new Loader<RecordFilesReply>(this);
  #exports = new Loader<ExportsReply>(this);
  #ask = new OneAct(this);
  #end = new OneAct(this);
  #timer: ReturnType<typeof setTimeout> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.year = String(yearOf(dayInKorea(this.office.now())));
    void this.#search();
    void this.#follow(false);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  protected override render() {
    return html`<div class="page">
      <h1 tabindex="-1">기록물철</h1>
      <p role="status" class="visually-hidden">${this.said}</p>
      ${this.#prepared()}
      <section aria-labelledby="files-title">
        <h2 id="files-title">단위과제마다</h2>
        <p>한 해에 등록한 문서를 단위과제마다 묶어 ZIP으로 내보냅니다. 본문(PDF, HWPX), 붙임, 목록이 들어갑니다.</p>
        ${this.#form()} ${this.#found()}
      </section>
    </div>`;
  }

  #prepared() {
    const { loaded } = this.#exports;
    const exports = loaded.value?.exports ?? [];
    if (loaded.state !== 'failed' && exports.length === 0) return nothing;
    return html`<section aria-labelledby="exports-title">
      <h2 id="exports-title">내보내기</h2>
      ${loaded.state === 'failed' ? html`<p class="refusal" role="alert">${sentenceOf(loaded.error)}</p>` : nothing}
      ${this.#end.words()}
      ${
        exports.length === 0
          ? nothing
          : exportList(exports, {
              busy: this.#end.busy,
              fileAddress: this.office.clients.recordFiles.fileAddress,
              end: (one) => void this.#endOne(one),
            })
      }
    </section>`;
  }

  #form() {
    return html`<form class="form-row" @submit=${this.#submit}>
      <label class="field narrow">
        연도 <input type="number" name="year" min="1900" max="2999" required .value=${this.year} />
      </label>
      <label class="field">단위과제 이름 <input type="search" name="find" maxlength="100" .value=${this.find} /></label>
      <button class="button primary">찾기</button>
    </form>`;
  }

  #found() {
    const { loaded } = this.#files;
    if (loaded.state === 'failed') return html`<p class="refusal" role="alert">${sentenceOf(loaded.error)}</p>`;
    if (!loaded.value) return html`<p role="status">기록물철을 불러오는 중입니다.</p>`;
    const { files, more } = loaded.value;
    if (files.length === 0) {
      return html`<p>이 해에 등록한 문서가 있는 기록물철이 없습니다. 연도나 이름을 바꾸어 찾아 주십시오.</p>`;
    }
    return html`<table class="data register stacked" aria-label="기록물철">
        <thead>
          <tr>
            <th scope="col">단위과제</th><th scope="col">처리과</th><th scope="col">보존기간</th>
            <th scope="col" class="number">문서</th><th scope="col"><span class="visually-hidden">할 일</span></th>
          </tr>
        </thead>
        <tbody>
          ${files.map((file) => this.#line(file))}
        </tbody>
      </table>
      ${more ? html`<p>더 있습니다. 이름으로 찾아 주십시오.</p>` : nothing}`;
  }

  #line(file: RecordFileShape) {
    const name = file.path.at(-1) ?? '';
    const isAsked = this.asking === file.unitTaskId;
    return html`<tr>
        <th scope="row">${name} <small>${file.path.slice(0, -1).join(' › ')}</small></th>
        <td data-label="처리과">${file.unitName}</td>
        <td data-label="보존기간">${file.retentionLabel}</td>
        <td class="number" data-label="문서">${file.documents.toLocaleString('ko')}건</td>
        <td class="export-acts">
          <button
            type="button"
            class="button small"
            aria-expanded=${isAsked}
            @click=${() => this.#open(isAsked ? '' : file.unitTaskId)}
          >
            <span class="visually-hidden">${name}</span> 내보내기
          </button>
        </td>
      </tr>
      ${isAsked ? html`<tr class="unfolded"><td colspan="5">${this.#days(file)}</td></tr>` : nothing}`;
  }

  #days(file: RecordFileShape) {
    const year = this.#files.value?.year ?? this.year;
    return html`<form
      class="form-row"
      aria-label="${file.path.at(-1) ?? ''} 내보내기"
      @submit=${(event: SubmitEvent) => this.#start(event, file)}
      @keydown=${(event: KeyboardEvent) => event.key === 'Escape' && this.#open('')}
    >
      <label class="field narrow">등록 첫날 <input type="date" name="from" required .value=${`${year}-01-01`} /></label>
      <label class="field narrow">등록 끝날 <input type="date" name="to" required .value=${`${year}-12-31`} /></label>
      <button class="button primary" ?disabled=${this.#ask.busy}>준비 시작</button>
      <button type="button" class="button" @click=${() => this.#open('')}>닫기</button>
      ${this.#ask.words()}
    </form>`;
  }

  /** The form that opens takes the focus; when it closes, its button has it again. */
  #open(unitTaskId: string): void {
    const before = this.asking;
    this.asking = unitTaskId;
    this.#ask.refuse('');
    void this.updateComplete.then(() => {
      if (unitTaskId !== '') this.querySelector<HTMLInputElement>('input[name=from]')?.focus();
      else this.#buttonOf(before)?.focus();
    });
  }

  #buttonOf(unitTaskId: string): HTMLElement | null {
    const place = this.#files.value?.files.findIndex((file) => file.unitTaskId === unitTaskId) ?? -1;
    return this.querySelectorAll<HTMLElement>('button[aria-expanded]')[place] ?? null;
  }

  #submit = (event: SubmitEvent) => {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    this.year = String(data.get('year') ?? '');
    this.find = String(data.get('find') ?? '');
    this.asking = '';
    void this.#search();
  };

  #search() {
    return this.#files.load(() => this.office.clients.recordFiles.find({ year: this.year, find: this.find }));
  }

  async #start(event: SubmitEvent, file: RecordFileShape): Promise<void> {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    const days = { from: String(data.get('from') ?? ''), to: String(data.get('to') ?? '') };
    const done = await this.#ask.run(() => this.office.clients.recordFiles.ask(file.unitTaskId, days));
    if (!done) return;
    this.said = `‘${file.path.at(-1) ?? ''}’ 파일을 준비하기 시작하였습니다.`;
    this.#open('');
    await this.#follow(false);
  }

  async #endOne(one: ExportShape): Promise<void> {
    const done = await this.#end.run(() => this.office.clients.recordFiles.end(one.id));
    if (!done) return;
    this.said = isPreparing(one) ? '내보내기를 취소하였습니다.' : '준비된 파일을 지웠습니다.';
    await this.#follow(false);
    this.querySelector<HTMLElement>('h1')?.focus();
  }

  /** While something is prepared the page asks how far it is; what has changed is said once, not at every step. */
  async #follow(background: boolean): Promise<void> {
    clearTimeout(this.#timer);
    const before = this.#exports.value?.exports ?? [];
    const found = await this.#exports.load(() => this.office.clients.recordFiles.exports(background));
    if (!this.isConnected) return;
    const news = (found?.exports ?? []).flatMap((one) =>
      newsOf(
        one,
        before.find(({ id }) => id === one.id),
      ),
    );
    if (news.length > 0) this.said = news.join(' ');
    if ((found ?? this.#exports.value)?.exports.some((one) => one.isMine && isPreparing(one))) {
      this.#timer = setTimeout(() => void this.#follow(true), PAUSE_MS);
    }
  }
}

/** What a person who does not see the bar has to hear. */
function newsOf(now: ExportShape, before: ExportShape | undefined): string[] {
  if (!now.isMine || !before) return [];
  if (now.state === 'ready' && before.state !== 'ready') return [`‘${now.name}’ 파일을 받을 수 있습니다.`];
  if (now.state === 'failed' && before.state !== 'failed') return [`‘${now.name}’ 파일을 만들지 못하였습니다.`];
  const quarter = ({ done, total }: ExportShape) => Math.floor((4 * done) / total);
  const step = quarter(now);
  return now.state === 'running' && step > quarter(before)
    ? [`‘${now.name}’ ${step * 25}퍼센트를 준비하였습니다.`]
    : [];
}

declare global {
  interface HTMLElementTagNameMap {
    'record-files-page': RecordFilesPage;
  }
}
