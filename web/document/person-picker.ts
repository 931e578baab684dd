import { html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { OrganizationReply } from '../../shared/contract/organization.ts';
import { LightElement } from '../elements/light-element.ts';

/** A person in one of their posts; `words` as the list shows them. */
export type PickedPerson = { readonly personId: string; readonly postId: string; readonly words: string };

/**
 * One person of the office, found by typing a part of the name or unit: the browser's own list, by keyboard and by
 * finger. Tells `person-picked` with the person, or with null while what is typed names nobody.
 */
@customElement('person-picker')
export class PersonPicker extends LightElement {
  @property({ attribute: false }) units: OrganizationReply['units'] = [];
  @property() label = '';
  @property() hint = '';
  /** Somebody who cannot be picked. */
  @property() except = '';
  @property({ type: Boolean }) required = false;
  @state() private unknown = false;
  /** Two pickers on one page each have their own list. */
  readonly #list = `people-${Math.random().toString(36).slice(2)}`;

  protected override render() {
    return html`<label class="field broad">
        ${this.label} ${this.hint === '' ? '' : html`<small>${this.hint}</small>`}
        <input
          list=${this.#list}
          autocomplete="off"
          maxlength="200"
          placeholder="이름을 적고 고릅니다"
          ?required=${this.required}
          aria-invalid=${this.unknown ? 'true' : 'false'}
          @input=${this.#typed}
          @change=${this.#typed}
        />
      </label>
      <datalist id=${this.#list}>
        ${peopleOf(this.units, this.except).map(({ words }) => html`<option value=${words}></option>`)}
      </datalist>`;
  }

  clear(): void {
    const input = this.querySelector('input');
    if (input) input.value = '';
    this.#tell(null);
  }

  #typed = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const typed = input.value.trim();
    const people = peopleOf(this.units, this.except);
    const named = people.filter(({ words, name }) => words === typed || name === typed);
    const [found] = named.length === 1 ? named : [];
    this.unknown = event.type === 'change' && typed !== '' && !found;
    input.setCustomValidity(typed !== '' && !found ? '목록에 있는 사람을 골라 주십시오.' : '');
    this.#tell(found ?? null);
  };

  #tell(person: PickedPerson | null): void {
    this.dispatchEvent(new CustomEvent<PickedPerson | null>('person-picked', { detail: person }));
  }
}

type Listed = PickedPerson & { readonly name: string };

/** Everybody in each of their posts, as the list shows them: 한가람 (자치행정과 자치행정과장). */
function peopleOf(units: OrganizationReply['units'], except: string): Listed[] {
  return units.flatMap((unit) =>
    unit.posts.flatMap((post) =>
      post.holders
        .filter(({ personId }) => personId !== except)
        .map(({ personId, name }) => ({
          personId,
          postId: post.id,
          name,
          words: `${name} (${unit.name} ${post.title})`,
        })),
    ),
  );
}

declare global {
  interface HTMLElementTagNameMap {
    'person-picker': PersonPicker;
  }
}
