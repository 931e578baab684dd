import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { LightElement } from './light-element.ts';

export type Tab = { readonly id: string; readonly label: string; readonly content: () => TemplateResult };

/** Tabs after the ARIA pattern: one stop for the Tab key, arrows move and choose at once. */
@customElement('gy-tabs')
export class GyTabs extends LightElement {
  @property({ attribute: false }) tabs: readonly Tab[] = [];
  @property() label = '';
  @state() chosen = '';

  protected override render() {
    const chosen = this.tabs.find((tab) => tab.id === this.chosen) ?? this.tabs[0];
    if (!chosen) return nothing;
    return html`
      <div class="tabs" role="tablist" aria-label=${this.label} @keydown=${this.#move}>
        ${this.tabs.map((tab) => this.#tab(tab, tab === chosen))}
      </div>
      <div class="tab-panel" role="tabpanel" id="panel-${chosen.id}" aria-labelledby="tab-${chosen.id}" tabindex="0">
        ${chosen.content()}
      </div>
    `;
  }

  #tab(tab: Tab, chosen: boolean) {
    return html`<button
      type="button"
      role="tab"
      id="tab-${tab.id}"
      aria-selected=${chosen}
      aria-controls=${chosen ? `panel-${tab.id}` : nothing}
      tabindex=${chosen ? 0 : -1}
      @click=${() => {
        this.chosen = tab.id;
      }}
    >
      ${tab.label}
    </button>`;
  }

  #move = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const at = Math.max(
      0,
      this.tabs.findIndex((tab) => tab.id === this.chosen),
    );
    const next = this.tabs.at((at + step) % this.tabs.length);
    if (!next) return;
    this.chosen = next.id;
    void this.updateComplete.then(() => this.querySelector<HTMLElement>(`#tab-${next.id}`)?.focus());
  };
}
