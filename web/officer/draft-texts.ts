import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { MAX_BUNDLED_TEXTS } from '../../shared/approval/bundle.ts';
import type { DraftReply } from '../../shared/contract/drafting.ts';
import type { DraftingClient } from '../client/drafting-client.ts';
import { OneAct } from '../document/one-act.ts';
import { LightElement } from '../elements/light-element.ts';
import { navigate } from '../elements/navigate.ts';
import { bundleTabs } from './bundle-tabs.ts';

/** 일괄기안: the texts (안) of a draft; one more, one less, another order. What is written is saved before each. */
@customElement('draft-texts')
export class DraftTexts extends LightElement {
  @property({ attribute: false }) drafting!: DraftingClient;
  @property() managementNumber = '';
  /** The title as it is being written. */
  @property() heading = '';
  @property({ attribute: false }) bundle: DraftReply['bundle'] = [];
  @property({ attribute: false }) save: () => Promise<boolean> = () => Promise.resolve(true);
  /** Opens the page anew where the draft keeps its address. */
  @property({ attribute: false }) reload: () => void = () => {};
  #act = new OneAct(this);
  @state() private asking = false;

  protected override render() {
    const { bundle, managementNumber } = this;
    const at = bundle.findIndex((text) => text.managementNumber === managementNumber);
    const texts = bundle.map((text, index) => (index === at ? { ...text, title: this.heading } : text));
    return html`<div class="draft-texts">
      ${bundleTabs(texts, managementNumber, 'drafts')}
      <div class="text-acts">
        ${bundle.length < MAX_BUNDLED_TEXTS ? this.#adding(at) : nothing} ${at < 0 ? nothing : this.#ownActs(at)}
      </div>
      ${this.asking ? this.#question(at) : nothing}
      ${this.#act.words()}
    </div>`;
  }

  #adding(at: number) {
    return html`<button type="button" class="button small" ?disabled=${this.#act.busy} @click=${() => this.#add(null)}>
        안 더하기
      </button>
      ${
        at < 0
          ? html`<span class="small">여러 안을 한 번에 결재받고, 안마다 문서번호를 받습니다.</span>`
          : html`<button
              type="button"
              class="button small quiet"
              ?disabled=${this.#act.busy}
              @click=${() => this.#add(this.managementNumber)}
            >
              이 안을 베껴 더하기
            </button>`
      }`;
  }

  #ownActs(at: number) {
    const last = this.bundle.length - 1;
    const act = (words: string, isPossible: boolean, run: () => void) =>
      html`<button type="button" class="button small quiet" ?disabled=${this.#act.busy || !isPossible} @click=${run}>
        ${words}
      </button>`;
    return html`${act('앞으로 옮기기', at > 0, () => this.#move(at, at - 1))}
      ${act('뒤로 옮기기', at < last, () => this.#move(at, at + 1))}
      ${act('이 안 빼기', true, () => this.#ask(true))}`;
  }

  #question(at: number) {
    const isKept = this.bundle[at]?.wasSubmitted ?? false;
    return html`<div class="question" role="group" aria-label="안 빼기">
      <p>
        ${
          isKept
            ? `제${at + 1}안은 상신한 적이 있는 기록이므로 지우지 않고, 따로 기안하는 문서로 임시저장에 남깁니다.`
            : `제${at + 1}안에 적은 내용과 붙임을 지웁니다.`
        }
      </p>
      <div class="actions">
        <button type="button" class="button small quiet" @click=${() => this.#ask(false)}>취소</button>
        <button type="button" class="button small" ?disabled=${this.#act.busy} @click=${() => this.#remove()}>빼기</button>
      </div>
    </div>`;
  }

  /** The focus goes to the question, and back to the last act, which has asked it. */
  #ask(asks: boolean): void {
    this.asking = asks;
    const place = asks ? '.question button' : '.text-acts button:last-of-type';
    void this.updateComplete.then(() => this.querySelector<HTMLElement>(place)?.focus());
  }

  #add(copyOf: string | null): void {
    void this.#run(async () => (await this.drafting.addText(this.managementNumber, { copyOf })).managementNumber);
  }

  #move(from: number, to: number): void {
    const order = this.bundle.map((text) => text.managementNumber);
    order.splice(to, 0, ...order.splice(from, 1));
    void this.#run(async () => {
      await this.drafting.orderTexts(this.managementNumber, { managementNumbers: order });
      return this.managementNumber;
    });
  }

  #remove(): void {
    void this.#run(async () => (await this.drafting.removeText(this.managementNumber)).lead);
  }

  async #run(act: () => Promise<string>): Promise<void> {
    await this.#act.run(async () => {
      if (!(await this.save())) {
        this.#act.refuse('먼저 저장해야 합니다. 위의 안내를 보아 주십시오.');
        return;
      }
      const next = await act();
      this.asking = false;
      if (next === this.managementNumber) this.reload();
      else navigate(this, `/office/drafts/${next}`);
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'draft-texts': DraftTexts;
  }
}
