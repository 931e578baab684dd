import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { liftMasks, type MasksToLift, maskContent, masksNothing } from '../../shared/disclosure/mask-content.ts';
import { closedName } from '../../shared/disclosure/withheld.ts';
import type { Office } from '../client/office.ts';
import { fullMoment } from '../document/moments.ts';
import { OneAct } from '../document/one-act.ts';
import { publicText } from '../document/public-side.ts';
import { LightElement } from '../elements/light-element.ts';
import { Loader } from '../elements/loader.ts';
import { submitByCtrlEnter } from '../elements/submit-by-ctrl-enter.ts';
import { loadMaskedContent, type MaskedContent } from './public-content.ts';
import { reasonAndButton, reasonIn, sidesDialog } from './sides-dialog-parts.ts';

const NOTHING: MasksToLift = { words: [], attachments: [], publicTitle: false };

/** 가림 풀기: which of the masks of the public copy are taken back, beside the copy as it will be. */
@customElement('lift-masks-dialog')
export class LiftMasksDialog extends LightElement {
  @property({ attribute: false }) office!: Office;
  @property() managementNumber = '';
  /** Told what was done, or nothing. */
  @property({ attribute: false }) close: (said: string) => void = () => undefined;
  @state() private asked: MasksToLift = NOTHING;
  #act = new OneAct(this);
  #loaded = new Loader<MaskedContent>(this);

  protected override async firstUpdated(): Promise<void> {
    this.querySelector('dialog')?.showModal();
    await this.#loaded.load(() => loadMaskedContent(this.office, this.managementNumber));
    await this.updateComplete;
    this.querySelector<HTMLElement>('h2')?.focus();
  }

  protected override render() {
    return sidesDialog(
      {
        ...{ id: 'lift-title', title: '가림 풀기', waiting: '문서를 불러오는 중입니다.' },
        ...{ act: this.#act, close: this.close, key: submitByCtrlEnter },
      },
      this.#loaded.loaded,
      (masked) => this.#sides(masked),
    );
  }

  #sides(masked: MaskedContent) {
    const { standing, masks } = masked;
    const { left } = liftMasks(masks, this.asked) ?? { left: masks };
    return html`<div class="sides-pair">
      <section aria-label="풀 가림">
        <p class="small">고른 것을 시민에게 다시 보입니다. 이미 공개한 문서는 점검과 유출 점검을 거쳐 곧바로 바뀌고, 개인정보로 확실한 것이 드러나면 풀지 않습니다. 기안자가 처음부터 가린 내용은 재분류에서 엽니다.</p>
        <form @submit=${this.#submit}>
          ${this.#choices(masked)}
          ${reasonAndButton({
            note: '공개 이력에 남습니다.',
            act: this.#act,
            ...{ button: '가림 풀기', disabled: masksNothing(masks) },
          })}
        </form>
        ${this.#past(masked)}
      </section>
      <section aria-label="푼 뒤의 공개본" tabindex="0">
        <h3>푼 뒤의 공개본</h3>
        ${publicText(maskContent(standing, left))}
      </section>
    </div>`;
  }

  #choices({ standing, masks }: MaskedContent) {
    if (masksNothing(masks)) return html`<p>지금 가려진 것이 없습니다.</p>`;
    const { words, attachments, publicTitle } = this.asked;
    return html`<fieldset class="masks">
      <legend>지금 가려진 것</legend>
      ${masks.words.map(({ text, grounds }) =>
        choice(`말: ${text} (${closedName(grounds)})`, words.includes(text), (isLifted) =>
          this.#ask({ words: toggled(words, text, isLifted) }),
        ),
      )}
      ${masks.attachments.map(({ id, grounds }) =>
        choice(`붙임: ${nameOf(standing, id)} (${closedName(grounds)})`, attachments.includes(id), (isLifted) =>
          this.#ask({ attachments: toggled(attachments, id, isLifted) }),
        ),
      )}
      ${
        masks.publicTitle === undefined
          ? nothing
          : choice(`공개용 제목: ${masks.publicTitle} (처음 제목은 ${standing.publicTitle})`, publicTitle, (isLifted) =>
              this.#ask({ publicTitle: isLifted }),
            )
      }
    </fieldset>`;
  }

  /** What was masked until it was taken back stays told; who did it and why stands in 공개 이력. */
  #past({ standing, lifted }: MaskedContent) {
    if (lifted.length === 0) return nothing;
    return html`<h3>전에 푼 가림</h3>
      <ul class="plain-list">
        ${lifted.map(({ liftedAt, words, attachments, publicTitle }) => {
          const what = [
            ...words.map(({ text, grounds }) => `${text} (${closedName(grounds)})`),
            ...attachments.map(({ id, grounds }) => `${nameOf(standing, id)} (${closedName(grounds)})`),
            ...(publicTitle === null ? [] : [`공개용 제목 ${publicTitle}`]),
          ];
          return html`<li>${what.join(', ')} <small>${fullMoment(liftedAt)}에 풂</small></li>`;
        })}
      </ul>`;
  }

  #ask(change: Partial<MasksToLift>): void {
    this.asked = { ...this.asked, ...change };
    this.#act.refuse('');
  }

  #submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const { words, attachments, publicTitle } = this.asked;
    if (words.length + attachments.length === 0 && !publicTitle) {
      this.#act.refuse('풀 가림을 하나 이상 골라 주십시오.');
      return;
    }
    const lifted = { reason: reasonIn(event), words: [...words], attachments: [...attachments], publicTitle };
    const { publication } = this.office.clients;
    if (await this.#act.run(() => publication.unmask(this.managementNumber, lifted))) this.close('가림을 풀었습니다.');
  };
}

function choice(words: string, isChosen: boolean, change: (isLifted: boolean) => void) {
  return html`<label class="check">
    <input
      type="checkbox"
      .checked=${isChosen}
      @change=${(event: Event) => change((event.target as HTMLInputElement).checked)}
    />
    ${words}
  </label>`;
}

function toggled(all: readonly string[], one: string, isIn: boolean): readonly string[] {
  return isIn ? [...all, one] : all.filter((each) => each !== one);
}

function nameOf({ attachments }: MaskedContent['standing'], id: string): string {
  return attachments.find((each) => each.id === id)?.name ?? '붙임';
}

declare global {
  interface HTMLElementTagNameMap {
    'lift-masks-dialog': LiftMasksDialog;
  }
}
