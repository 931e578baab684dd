import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { OrganizationCommand } from '../../shared/organization/organization-command.ts';
import { LightElement } from '../elements/light-element.ts';
import type { ActForm, Field } from './organization-forms.ts';

export type ActMade = { readonly commands: readonly OrganizationCommand[]; readonly said: string };

/** One act on the organisation, asked for in a form; it tells what was asked (`act-made`) and changes nothing. */
@customElement('organization-act')
export class OrganizationAct extends LightElement {
  @property({ attribute: false }) form!: ActForm;
  @property() button = '미리 보기';
  @state() private refusal = '';

  protected override render() {
    const { title, note, fields } = this.form;
    return html`<form class="act-form" aria-label=${title} @submit=${this.#make} @input=${this.#changed}>
      <h3 tabindex="-1">${title}</h3>
      ${note === undefined ? nothing : html`<p class="small">${note}</p>`}
      <div class="form-row">${fields.map((field) => this.#field(field))}</div>
      ${this.refusal === '' ? nothing : html`<p class="refusal" role="alert">${this.refusal}</p>`}
      <div class="form-row">
        <button class="button primary">${this.button}</button>
        <button type="button" class="button quiet" @click=${() => this.#tell('act-closed')}>닫기</button>
      </div>
    </form>`;
  }

  focusFirst(): void {
    const field = this.querySelector<HTMLElement>('input, select');
    (field ?? this.querySelector<HTMLElement>('h3'))?.focus();
  }

  #field(field: Field) {
    switch (field.kind) {
      case 'text':
        return html`<label class="field">
          ${field.label}
          <input
            name=${field.name}
            maxlength=${field.most}
            ?required=${field.optional !== true}
            autocomplete="off"
            .value=${field.value ?? ''}
          />
        </label>`;
      case 'choice':
        return html`<label class="field">
          ${field.label}
          <select name=${field.name}>
            ${field.options.map(({ value, label }) => html`<option value=${value}>${label}</option>`)}
          </select>
        </label>`;
      case 'several':
        return html`<fieldset class="several">
          <legend>${field.label}</legend>
          ${field.options.map(
            ({ value, label }) =>
              html`<label class="check"><input type="checkbox" name=${field.name} value=${value} /> ${label}</label>`,
          )}
        </fieldset>`;
      case 'check':
        return html`<label class="check">
          <input type="checkbox" name=${field.name} .checked=${field.isOn === true} /> ${field.label}
        </label>`;
      case 'day':
        return html`<label class="field narrow">${field.label} <input type="date" name=${field.name} /></label>`;
    }
  }

  #make = (event: SubmitEvent) => {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    const empty = this.form.fields.find(
      (field) => field.kind === 'several' && !field.optional && !data.has(field.name),
    );
    this.refusal = empty ? `${empty.label}: 하나 이상 골라 주십시오.` : '';
    if (empty) return;
    const detail: ActMade = { commands: this.form.commands(data), said: this.form.said(data) };
    this.dispatchEvent(new CustomEvent<ActMade>('act-made', { detail, bubbles: true }));
  };

  /** What was previewed is no longer what is asked. */
  #changed = () => this.#tell('act-changed');

  #tell(what: 'act-closed' | 'act-changed'): void {
    this.dispatchEvent(new CustomEvent(what, { bubbles: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'organization-act': OrganizationAct;
  }
}
