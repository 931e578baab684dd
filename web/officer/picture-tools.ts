import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { BODY_LIMITS, type PictureShare } from '../../shared/document/body.ts';
import { sentenceOf } from '../client/request.ts';
import { type Upload, UploadCancelled, uploadPicture } from '../client/upload.ts';
import type { DocumentEditor, EditorPlace } from '../document/editor/document-editor.ts';
import {
  changePicture,
  insertPicture,
  movePicture,
  removePicture,
} from '../document/editor/picture/picture-commands.ts';
import { preparePicture, UnfitPicture } from '../document/editor/picture/prepare-picture.ts';
import { LightElement } from '../elements/light-element.ts';

type Sending = { readonly id: number; readonly name: string; readonly share: number; readonly refusal: string };

const SHARES: readonly PictureShare[] = [25, 50, 75, 100];
const ALIGNS = [
  ['left', '왼쪽'],
  ['center', '가운데'],
  ['right', '오른쪽'],
] as const;
const FOREIGN = '다른 문서의 그림은 붙여 넣을 수 없습니다. 그림 파일로 넣어 주십시오.';

/** 그림: what is being sent, and how the picture at the cursor is printed and what it says to who does not see it. */
@customElement('picture-tools')
export class PictureTools extends LightElement {
  @property({ attribute: false }) editor: DocumentEditor | undefined;
  @property({ attribute: false }) place: EditorPlace | undefined;
  /** Empty where no picture can be added: in 검토자 수정 only those of the text are there. */
  @property() managementNumber = '';
  @state() private sending: readonly Sending[] = [];
  @state() private said = '';
  @state() private told = '';
  readonly #uploads = new Map<number, Upload<unknown>>();
  #count = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('picture-files', this.#takeFiles);
    document.addEventListener('picture-left-behind', this.#tellLeft);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('picture-files', this.#takeFiles);
    document.removeEventListener('picture-left-behind', this.#tellLeft);
    for (const upload of this.#uploads.values()) upload.cancel();
  }

  /** Asks for files. */
  choose(): void {
    this.querySelector<HTMLInputElement>('input[type=file]')?.click();
  }

  protected override render() {
    return html`<input type="file" hidden multiple accept="image/*" aria-label="그림 파일" @change=${this.#chosen} />
      ${this.sending.map((each) => this.#sendingRow(each))}
      <p class="visually-hidden" role="status">${this.told}</p>
      ${this.said === '' ? nothing : html`<p class="refusal" role="alert">${this.said}</p>`}
      ${this.place?.picture ? this.#form(this.place.picture) : nothing}`;
  }

  #form(picture: NonNullable<EditorPlace['picture']>) {
    return html`<fieldset class="picture-form">
      <legend>그림</legend>
      <label class="field picture-alt">
        설명(대체 텍스트): 그림을 보지 못하는 사람이 읽습니다
        <textarea
          rows="2"
          maxlength=${BODY_LIMITS.altLength}
          ?disabled=${picture.decorative}
          .value=${picture.alt}
          @change=${(event: Event) => {
            const alt = (event.target as HTMLTextAreaElement).value.replace(/\s+/gu, ' ').trim();
            this.editor?.adjust(changePicture({ alt }));
          }}
        ></textarea>
      </label>
      <label class="picture-choice"
        ><input
          type="checkbox"
          .checked=${picture.decorative}
          @change=${(event: Event) => {
            const decorative = (event.target as HTMLInputElement).checked;
            this.editor?.adjust(changePicture(decorative ? { decorative, alt: '' } : { decorative }));
          }}
        />
        장식 그림(설명 없음)</label
      >
      ${this.#choices(
        '너비',
        SHARES.map((share) => [share, `${share}%`] as const),
        picture.share,
        (share) => changePicture({ share }),
      )}
      ${this.#choices('맞춤', ALIGNS, picture.align, (align) => changePicture({ align }))}
      <div class="actions">
        <button type="button" class="button quiet small" @click=${() => this.editor?.adjust(movePicture(-1))}>위로</button>
        <button type="button" class="button quiet small" @click=${() => this.editor?.adjust(movePicture(1))}>아래로</button>
        <button type="button" class="button quiet small" @click=${() => this.editor?.do(removePicture)}>그림 지우기</button>
        <button type="button" class="button quiet small" aria-pressed=${picture.closed !== null} @click=${this.#askClosing}>비공개 표시</button>
      </div>
    </fieldset>`;
  }

  /** The grounds are asked for where those of the text are. */
  #askClosing = (): void => {
    this.dispatchEvent(new CustomEvent('picture-closing'));
  };

  #choices<Value extends string | number>(
    name: string,
    values: readonly (readonly [Value, string])[],
    chosen: Value,
    change: (value: Value) => ReturnType<typeof changePicture>,
  ) {
    return html`<label class="picture-choice"
      >${name}
      <select
        @change=${(event: Event) => {
          const found = values[(event.target as HTMLSelectElement).selectedIndex];
          if (found) this.editor?.adjust(change(found[0]));
        }}
      >
        ${values.map(([value, words]) => html`<option ?selected=${value === chosen}>${words}</option>`)}
      </select></label
    >`;
  }

  #sendingRow({ id, name, share, refusal }: Sending) {
    const percent = Math.round(share * 100);
    const isRefused = refusal !== '';
    return html`<p class="picture-sending">
      <span>${name}</span>
      ${
        isRefused
          ? html`<span class="refusal" role="alert">${refusal}</span>`
          : html`<progress max="100" .value=${percent} aria-label="${name} 올리는 중"></progress> <small>${percent}%</small>`
      }
      <button type="button" class="text-button" aria-label="${name} ${isRefused ? '지우기' : '그만두기'}" @click=${() => this.#drop(id)}>
        ${isRefused ? '지우기' : '그만두기'}
      </button>
    </p>`;
  }

  #chosen = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    for (const file of input.files ?? []) void this.#send(file);
    input.value = '';
  };

  #takeFiles = (event: Event): void => {
    event.preventDefault();
    this.said = this.managementNumber === '' ? '그림은 기안자만 더 넣을 수 있습니다. 기안자에게 말해 주십시오.' : '';
    if (this.managementNumber === '') return;
    for (const file of (event as CustomEvent<readonly File[]>).detail) void this.#send(file);
  };

  #tellLeft = (): void => {
    this.said = FOREIGN;
  };

  async #send(file: File): Promise<void> {
    this.said = '';
    this.told = '';
    this.#count += 1;
    const id = this.#count;
    this.sending = [...this.sending, { id, name: file.name || '그림', share: 0, refusal: '' }];
    try {
      const prepared = await preparePicture(file);
      const upload = uploadPicture(this.managementNumber, prepared, (share) => this.#update(id, { share }));
      this.#uploads.set(id, upload);
      const picture = await upload.done;
      // Whoever writes in a field meanwhile goes on writing there, and about the picture it belongs to.
      if (document.activeElement?.matches('input, textarea, select')) this.editor?.adjust(insertPicture(picture, true));
      else this.editor?.do(insertPicture(picture));
      this.told = `${file.name || '그림'}: 본문에 넣었습니다.`;
      this.#drop(id);
    } catch (error) {
      if (error instanceof UploadCancelled) return;
      this.#update(id, { refusal: error instanceof UnfitPicture ? error.message : sentenceOf(error) });
    }
  }

  #update(id: number, part: Partial<Sending>): void {
    this.sending = this.sending.map((each) => (each.id === id ? { ...each, ...part } : each));
  }

  #drop(id: number): void {
    this.#uploads.get(id)?.cancel();
    this.#uploads.delete(id);
    this.sending = this.sending.filter((each) => each.id !== id);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'picture-tools': PictureTools;
  }
}
