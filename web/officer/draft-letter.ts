import { html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Seat } from '../../shared/approval/approval-events.ts';
import type { SendingReply } from '../../shared/contract/letterhead.ts';
import { type RefusalCode, refusalText } from '../../shared/contract/refusals.ts';
import {
  LETTER_LIMITS,
  LETTER_SCOPE_LABELS,
  type Letter,
  letterFault,
  type Recipient,
  recipientText,
  scopeOf,
  senderOf,
} from '../../shared/document/letter.ts';
import { sentenceOf } from '../client/request.ts';
import { LightElement } from '../elements/light-element.ts';
import type { Drafter, DraftForm } from './draft-form.ts';
import type { Unit } from './line-editor-seats.ts';
import type { PartnerAgencies } from './partner-agencies.ts';
import './recipient-search.ts';
import type { SentLetters } from './sent-letters.ts';

const NEW_LETTER: Letter = { recipients: [], mark: 'stamped' };

/** 수신: whether the document is sent, to whom, through whom, and with which mark. The rest follows from it. */
@customElement('draft-letter')
export class DraftLetter extends LightElement {
  @property({ attribute: false }) letters!: SentLetters;
  /** Draws this anew when it has come; `letters` itself stays the same. */
  @property({ attribute: false }) sending: SendingReply | undefined;
  @property({ attribute: false }) letter: DraftForm['letter'] = null;
  @property({ attribute: false }) units: readonly Unit[] = [];
  @property({ attribute: false }) partners!: PartnerAgencies;
  @property({ attribute: false }) seats: readonly Seat[] = [];
  @property({ attribute: false }) drafter: Drafter | undefined;
  @property({ attribute: false }) change: (part: Partial<DraftForm>) => void = () => {};
  @state() private said = '';
  /** Until somebody chooses, the mark is what the recipients and the register allow. */
  #markChosen = false;
  /** What has the focus once the changed list stands there. */
  #goesTo = '';

  protected override updated(changed: PropertyValues<this>): void {
    const place = this.#goesTo;
    if (!changed.has('letter') || place === '') return;
    this.#goesTo = '';
    // The field of a full list opens only when it is drawn anew.
    const drawn = this.querySelector('recipient-search')?.updateComplete ?? Promise.resolve();
    void drawn.then(() => this.querySelector<HTMLElement>(place)?.focus());
  }

  protected override render() {
    const letter = this.letter ?? undefined;
    return html`<section aria-labelledby="letter-heading">
      <h2 id="letter-heading" tabindex="-1">수신</h2>
      <fieldset class="choices letter-forms">
        <legend class="visually-hidden">서식</legend>
        ${this.#form('내부 보고 (간이기안문)', letter === undefined, () => this.change({ letter: null }))}
        ${this.#form('보내는 문서 (시행문)', letter !== undefined, () => this.#begin())}
      </fieldset>
      ${letter ? this.#fields(letter) : html`<p class="small">내부결재로만 쓰고 보내지 않는 보고서, 계획서, 검토서입니다.</p>`}
      <p class="visually-hidden" role="status">${this.said}</p>
    </section>`;
  }

  #form(label: string, chosen: boolean, choose: () => void) {
    return html`<label><input type="radio" name="letter-form" .checked=${chosen} @change=${choose} /> ${label}</label>`;
  }

  #fields(letter: Letter) {
    const { sending, refusal } = this.letters;
    if (refusal !== undefined) {
      return html`<p class="refusal" role="alert">${sentenceOf(refusal)}</p>
        <button type="button" class="button" @click=${() => this.letters.ask()}>다시 불러오기</button>`;
    }
    if (!sending) return html`<p class="small" role="status">발신 정보를 불러오는 중입니다.</p>`;
    const fault = letterFault(letter);
    return html`<recipient-search
        .sending=${sending} .units=${this.units} .partners=${this.partners}
        .full=${letter.recipients.length >= LETTER_LIMITS.recipients}
        @recipient-picked=${(event: CustomEvent<Recipient>) => this.#add(letter, event.detail)}
      ></recipient-search>
      ${this.#list(letter, sending)}
      <label class="field">
        경유 <small>다른 기관을 거쳐 보낼 때만 적습니다.</small>
        <input
          id="letter-via"
          autocomplete="off"
          .value=${letter.via ?? ''}
          @change=${(event: Event) => this.#via(letter, (event.target as HTMLInputElement).value.trim())}
        />
      </label>
      ${fault ? html`<p class="refusal" role="alert">${refusalText(fault.refused as RefusalCode, fault.facts)}</p>` : nothing}
      ${this.#sender(letter, sending)}`;
  }

  #list(letter: Letter, sending: SendingReply) {
    const { recipients } = letter;
    if (recipients.length === 0) {
      return html`<p class="small">수신자가 없으면 일반기안문의 내부결재가 되고 발신명의를 쓰지 않습니다.</p>`;
    }
    const move = (at: number, by: 1 | -1) => {
      const moved = [...recipients];
      const [taken] = moved.splice(at, 1);
      if (!taken) return;
      const to = at + by;
      moved.splice(to, 0, taken);
      this.said = `${recipientText(taken)}: ${to + 1}번째로 옮겼습니다.`;
      // The same press again moves the same recipient on; at an end, only the way back is left.
      const isUp = by < 0 ? to > 0 : to === recipients.length - 1;
      this.#goesTo = `.recipients > li:nth-child(${to + 1}) button:nth-child(${isUp ? 1 : 2})`;
      this.#set({ ...letter, recipients: moved });
    };
    return html`<ol class="recipients" aria-label="수신자">
      ${recipients.map((recipient, at) => {
        const name = recipientText(recipient);
        const button = (label: string, off: boolean, press: () => void) =>
          html`<button type="button" class="text-button" aria-label="${name} ${label}" ?disabled=${off} @click=${press}>${label}</button>`;
        return html`<li>
          <span><b>${name}</b> <small>${placeWords(recipient, sending)}</small></span>
          <span class="recipient-acts">
            ${button('위로', at === 0, () => move(at, -1))}
            ${button('아래로', at === recipients.length - 1, () => move(at, 1))}
            ${button('빼기', false, () => this.#remove(letter, at))}
          </span>
        </li>`;
      })}
    </ol>`;
  }

  /** What follows from the recipients: 발신명의, and whether a seal or a signature stands on it. */
  #sender(letter: Letter, sending: SendingReply) {
    const { agencyId, facts } = sending;
    const scope = scopeOf(letter, agencyId);
    const sender = senderOf(letter, { agencyId, ...facts });
    if (!sender) return nothing;
    const isSeal = scope === 'interAgency';
    const mark = isSeal ? '관인' : '서명';
    const fault = letter.mark === 'stamped' ? this.#markFault(sending, isSeal) : undefined;
    const choose = (chosen: Letter['mark']) => () => {
      this.#markChosen = true;
      this.#set({ ...letter, mark: chosen });
    };
    const choice = (label: string, value: Letter['mark']) => html`<label>
      <input type="radio" name="letter-mark" .checked=${letter.mark === value} @change=${choose(value)} /> ${label}
    </label>`;
    return html`<dl class="facts">
        <div><dt>구분</dt><dd>${LETTER_SCOPE_LABELS[scope]}</dd></div>
        <div><dt>발신명의</dt><dd>${sender.name}</dd></div>
      </dl>
      <fieldset class="choices">
        <legend class="visually-hidden">${mark}</legend>
        ${choice(`${mark} 찍음`, 'stamped')} ${choice(`${mark}생략`, 'omitted')}
      </fieldset>
      ${fault ? html`<p class="refusal" role="alert">${fault}</p>` : nothing}`;
  }

  #markFault({ hasSeal, hasSignature, facts }: SendingReply, isSeal: boolean): string | undefined {
    if (isSeal) return hasSeal ? undefined : refusalText('seal-missing');
    const sender = facts.unitHead;
    if (!hasSignature) return refusalText('signature-missing', { sender });
    const signer = facts.unitHeadPersonId;
    const signs = this.seats.some(({ act, officer }) => act !== 'afterRead' && officer.personId === signer);
    return signs || this.drafter?.personId === signer ? undefined : refusalText('signature-not-on-line', { sender });
  }

  #begin(): void {
    this.#markChosen = false;
    this.letters.ask();
    if (!this.letter) this.#set(NEW_LETTER);
  }

  #add(letter: Letter, recipient: Recipient): void {
    const text = recipientText(recipient);
    if (letter.recipients.some((each) => recipientText(each) === text)) {
      this.said = `${text}: 이미 수신자에 있습니다.`;
      return;
    }
    this.said = `${text}: 수신자에 넣었습니다.`;
    this.#set({ ...letter, recipients: [...letter.recipients, recipient] });
  }

  #remove(letter: Letter, at: number): void {
    this.said = '수신자에서 뺐습니다.';
    this.#goesTo = '#letter-recipient';
    this.#set({ ...letter, recipients: letter.recipients.filter((_each, place) => place !== at) });
  }

  #via({ via: _before, ...letter }: Letter, via: string): void {
    this.#set(via === '' ? letter : { ...letter, via });
  }

  #set(letter: Letter): void {
    const { sending } = this.letters;
    const isSeal = sending && scopeOf(letter, sending.agencyId) === 'interAgency';
    const isThere = sending && this.#markFault(sending, isSeal ?? true) === undefined;
    const mark = this.#markChosen || !sending ? letter.mark : isThere ? 'stamped' : 'omitted';
    this.change({ letter: { ...letter, mark } as NonNullable<DraftForm['letter']> });
  }
}

function placeWords({ place }: Recipient, { agencyId, agencies }: SendingReply): string {
  if (!place) return '적은 그대로';
  return place.agencyId === agencyId ? '우리 기관' : (agencies.find(({ id }) => id === place.agencyId)?.name ?? '');
}

declare global {
  interface HTMLElementTagNameMap {
    'draft-letter': DraftLetter;
  }
}
