import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { findingsShown, wordsShowing } from '../../shared/disclosure/false-findings.ts';
import { liftMasks, type MasksToLift, maskContent, masksNothing } from '../../shared/disclosure/mask-content.ts';
import { certainFindings, checkContent } from '../../shared/disclosure/personal-data/check-content.ts';
import { NO_PUBLIC_CONTACTS, PERSONAL_DATA_LABELS } from '../../shared/disclosure/personal-data/personal-finding.ts';
import { closedName } from '../../shared/disclosure/withheld.ts';
import { DOCUMENT_LIMITS } from '../../shared/document/official-document.ts';
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
  /** Why a word that a check finds is no personal data, by the word. */
  @state() private judged: Readonly<Record<string, string>> = {};
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
        <p class="small">고른 것을 시민에게 다시 보입니다. 이미 공개한 문서는 점검과 유출 점검을 거쳐 곧바로 바뀌고, 개인정보로 확실한 것이 드러나면 풀지 않습니다. 잘못 찾은 것이면 그 말마다 까닭을 적어 주십시오. 기안자가 처음부터 가린 내용은 재분류에서 엽니다.</p>
        <form @submit=${this.#submit}>
          ${this.#choices(masked)} ${this.#limits()} ${this.#judgements(masked)}
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

  /** What no reason lifts, and what helps instead. */
  #limits() {
    const { attachments, publicTitle } = this.asked;
    return html`${
      publicTitle
        ? html`<p class="small" role="status">처음 제목에서 개인정보로 확실한 것을 찾으면 까닭을 적어도 풀리지 않습니다. 그때는 공개본 가리기에서 공개용 제목을 다른 말로 고쳐 주십시오.</p>`
        : nothing
    }
    ${
      attachments.length > 0
        ? html`<p class="small" role="status">붙임에서 개인정보로 확실한 것을 찾거나 붙임을 읽지 못하면 까닭을 적어도 풀리지 않습니다. 그때는 개인정보를 뺀 파일을 새 문서에 붙여 공개해 주십시오.</p>`
        : nothing
    }`;
  }

  /** What would be shown of which a check is certain: it stays masked unless somebody says why it is none. */
  #judgements(masked: MaskedContent) {
    return this.#showing(masked).map(({ text, found }) => {
      const told = found.map(({ kind, words }) => `‘${words}’ 부분을 ${PERSONAL_DATA_LABELS[kind]}로`).join(', ');
      return html`<label class="field">
        ‘${text}’ 부분을 잘못 찾은 까닭 <small>점검에서 ${told} 봅니다. 아니라면 까닭을 적어 주십시오. 적지 않으면 풀리지 않습니다.</small>
        <textarea
          name="judged"
          rows="2"
          maxlength=${DOCUMENT_LIMITS.opinion}
          .value=${this.judged[text] ?? ''}
          @input=${(event: Event) => {
            this.judged = { ...this.judged, [text]: (event.target as HTMLTextAreaElement).value };
          }}
        ></textarea>
      </label>`;
    });
  }

  #showing({ standing, masks }: MaskedContent) {
    const parts = liftMasks(masks, this.asked);
    if (!parts || parts.lifted.words.length === 0) return [];
    const contacts = this.office.session.value?.agency ?? NO_PUBLIC_CONTACTS;
    const [before, after] = [masks, parts.left].map((each) =>
      certainFindings(checkContent(maskContent(standing, each), contacts)),
    );
    return wordsShowing(findingsShown(before ?? [], after ?? []), parts.lifted.words);
  }

  /** What was masked until it was taken back stays told; who did it and why stands in 공개 이력. */
  #past({ standing, lifted }: MaskedContent) {
    if (lifted.length === 0) return nothing;
    return html`<h3>전에 푼 가림</h3>
      <ul class="plain-list">
        ${lifted.map(({ liftedAt, words, attachments, publicTitle, falseFindings }) => {
          const what = [
            ...words.map(({ text, grounds }) => `${text} (${closedName(grounds)})`),
            ...attachments.map(({ id, grounds }) => `${nameOf(standing, id)} (${closedName(grounds)})`),
            ...(publicTitle === null ? [] : [`공개용 제목 ${publicTitle}`]),
          ];
          const judged = falseFindings.map(({ kind, words, reason }) => {
            return html`<p class="small">‘${words}’: ${PERSONAL_DATA_LABELS[kind]} 아님. ${reason}</p>`;
          });
          return html`<li>${what.join(', ')} <small>${fullMoment(liftedAt)}에 풂</small>${judged}</li>`;
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
    const masked = this.#loaded.value;
    const falseFindings = (masked ? this.#showing(masked) : []).flatMap(({ text }) => {
      const reason = this.judged[text]?.trim() ?? '';
      return reason === '' ? [] : [{ word: text, reason }];
    });
    const lifted = {
      ...{ reason: reasonIn(event), words: [...words], attachments: [...attachments], publicTitle },
      ...(falseFindings.length === 0 ? {} : { falseFindings }),
    };
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
