import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { GroupReadersReply, GroupsReply } from '../../shared/contract/circulation.ts';
import type { Office } from '../client/office.ts';
import { sentenceOf } from '../client/request.ts';
import { LightElement } from '../elements/light-element.ts';
import { Loader } from '../elements/loader.ts';

/** The groups as buttons. One that is pressed is asked who it is now, and tells `group-chosen` with the answer. */
@customElement('circulation-group-choice')
export class CirculationGroupChoice extends LightElement {
  @property({ attribute: false }) office!: Office;
  @state() private refusal = '';
  #groups = new Loader<GroupsReply>(this);

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('focus', this.#load);
    void this.#load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('focus', this.#load);
  }

  protected override render() {
    const { loaded } = this.#groups;
    if (loaded.state !== 'failed' && !loaded.value) return nothing;
    const groups = loaded.value?.groups ?? [];
    const failure = loaded.state === 'failed' ? sentenceOf(loaded.error) : this.refusal;
    return html`<div role="group" aria-label="공람 그룹" class="group-choices">
        ${groups.map(
          ({ id, name, readers, rules }) => html`<button
            type="button"
            class="button small"
            @click=${() => this.#choose(id)}
          >
            ${name} <small>${readers}명${rules.some(({ isLost }) => isLost) ? ', 고칠 규칙 있음' : ''}</small>
          </button>`,
        )}
        <a class="link" href="/office/settings/circulation-groups" target="_blank">${groups.length === 0 ? '공람 그룹 만들기' : '그룹 고치기'} (새 창)</a>
      </div>
      ${failure === '' ? nothing : html`<p class="refusal" role="alert">${failure}</p>`}`;
  }

  /** Again whenever somebody comes back to this window: groups are mended in another one. */
  #load = () => this.#groups.load(() => this.office.clients.approval.groups());

  async #choose(id: string): Promise<void> {
    this.refusal = '';
    try {
      const detail = await this.office.clients.approval.groupReaders(id);
      // Whoever has gone on to another document chose nobody for that one.
      if (!this.isConnected) return;
      this.dispatchEvent(new CustomEvent<GroupReadersReply>('group-chosen', { detail }));
    } catch (error) {
      this.refusal = sentenceOf(error);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'circulation-group-choice': CirculationGroupChoice;
  }
}
