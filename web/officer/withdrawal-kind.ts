import { html } from 'lit';
import { WITHDRAWAL_KIND_LABELS, type WithdrawalKind } from '../../shared/disclosure/publication-act.ts';

/** What citizens are told of a withdrawal: its kind and nothing of the reason. */
export function withdrawalKindField(choose: (kind: WithdrawalKind) => void = () => undefined) {
  const kinds = Object.entries(WITHDRAWAL_KIND_LABELS) as [WithdrawalKind, string][];
  return html`<label class="field">
    시민에게 알리는 까닭
    <select name="kind" @change=${(event: Event) => choose((event.target as HTMLSelectElement).value as WithdrawalKind)}>
      ${kinds.map(([kind, label]) => html`<option value=${kind} ?selected=${kind === 'other'}>${label}</option>`)}
    </select>
  </label>`;
}
