import { html } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { type KeyBinding, singleKeysOn, workingKeys } from '../elements/keys.ts';
import { LightElement } from '../elements/light-element.ts';

/** The list of keys that work at this moment, and nothing else. */
@customElement('keys-help')
export class KeysHelp extends LightElement {
  @state() private keys: readonly KeyBinding[] = [];

  open(): void {
    this.keys = workingKeys();
    this.querySelector('dialog')?.showModal();
  }

  protected override render() {
    return html`<dialog class="modal" aria-labelledby="keys-title">
      <h2 id="keys-title">지금 쓸 수 있는 글쇠</h2>
      <dl class="key-list">
        ${this.keys.map((key) => html`<div><dt><kbd>${nameOf(key)}</kbd></dt><dd>${key.says}</dd></div>`)}
      </dl>
      <p class="small">
        ${singleKeysOn() ? '한 글자 글쇠는 내 설정에서 끌 수 있습니다.' : '한 글자 글쇠를 껐습니다. 내 설정에서 켤 수 있습니다.'}
      </p>
      <form method="dialog" class="actions"><button class="button">닫기 <kbd>Esc</kbd></button></form>
    </dialog>`;
  }
}

const NAMES: Readonly<Record<string, string>> = {
  arrowdown: '↓',
  arrowup: '↑',
  escape: 'Esc',
  enter: 'Enter',
  tab: 'Tab',
  ' ': 'Space',
};

function nameOf(binding: KeyBinding): string {
  const key = NAMES[binding.key.toLowerCase()] ?? binding.key.toUpperCase();
  return binding.ctrl ? `Ctrl ${key}` : key;
}

declare global {
  interface HTMLElementTagNameMap {
    'keys-help': KeysHelp;
  }
}
