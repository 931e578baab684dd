import { attributes, html, type SafeHtml } from '../../../shared/markup/html.ts';

/** A field of a citizen's form with what is wrong in it beside it, told to readers aloud with it. */
export type FieldParts = {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly hint?: string;
  readonly fault?: string | undefined;
  readonly isRequired?: boolean;
};

const REQUIRED = html` <span class="need">(필수)</span>`;

export function textField(
  field: FieldParts & { readonly type?: 'text' | 'tel' | 'email' | 'date'; readonly autocomplete?: string },
): SafeHtml {
  const { name, label, value, type = 'text', autocomplete, isRequired = false } = field;
  return html`<div class="fl"><label for="${name}">${label}${isRequired && REQUIRED}</label>${notes(field)}
<input class="in" id="${name}" name="${name}" type="${type}" value="${value}"${attributes({
    autocomplete,
    'aria-describedby': describedBy(field),
    'aria-invalid': field.fault === undefined ? undefined : 'true',
    'aria-required': isRequired ? 'true' : undefined,
  })}></div>\n`;
}

export function areaField(field: FieldParts & { readonly rows: number }): SafeHtml {
  const { name, label, value, rows, isRequired = false } = field;
  return html`<div class="fl"><label for="${name}">${label}${isRequired && REQUIRED}</label>${notes(field)}
<textarea class="in area" id="${name}" name="${name}" rows="${rows}"${attributes({
    'aria-describedby': describedBy(field),
    'aria-invalid': field.fault === undefined ? undefined : 'true',
    'aria-required': isRequired ? 'true' : undefined,
  })}>\n${value}</textarea></div>\n`;
}

export function choiceField(
  field: FieldParts & { readonly choices: readonly (readonly [value: string, label: string, hint?: string])[] },
): SafeHtml {
  const { name, label, value, choices } = field;
  return html`<fieldset class="fl" id="${name}"${attributes({ 'aria-describedby': describedBy(field), tabindex: '-1' })}><legend>${label}${REQUIRED}</legend>${notes(
    field,
  )}${choices.map(
    ([choice, text, hint]) =>
      html`<p class="chk"><input type="radio" id="${name}-${choice}" name="${name}" value="${choice}"${attributes({
        checked: choice === value,
      })}><label for="${name}-${choice}">${text}${hint && html` <span class="sub sm">${hint}</span>`}</label></p>`,
  )}</fieldset>\n`;
}

function notes({ name, hint, fault }: FieldParts): SafeHtml {
  return html`${hint && html`<p class="sub sm" id="${name}-hint">${hint}</p>`}${
    fault !== undefined && html`<p class="fault" id="${name}-fault">${fault}</p>`
  }`;
}

function describedBy({ name, hint, fault }: FieldParts): string | undefined {
  const ids = [...(hint ? [`${name}-hint`] : []), ...(fault === undefined ? [] : [`${name}-fault`])];
  return ids.length === 0 ? undefined : ids.join(' ');
}

/** What goes with every form of an opened request: the two things that open it. */
export function hiddenKeys(number: string, secret: string): SafeHtml {
  return html`<input type="hidden" name="number" value="${number}"><input type="hidden" name="secret" value="${secret}">`;
}
