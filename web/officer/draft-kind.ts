import { html, nothing } from 'lit';
import { isFinalAct } from '../../shared/approval/approval-line.ts';
import { type RefusalCode, refusalText } from '../../shared/contract/refusals.ts';
import type { FurtherSeries } from '../../shared/contract/registration.ts';
import { isRefusal } from '../../shared/kernel/refusal.ts';
import { DOCUMENT_KIND_LABELS, isNumberedKind, seriesOfKind } from '../../shared/numbering/document-kind.ts';
import type { DraftForm } from './draft-form.ts';

type Kind = NonNullable<DraftForm['kind']>;

/** 문서 종류 (영 제4조): what the document is, and which number it will get besides its own. */
export function kindSection(
  form: DraftForm,
  series: readonly FurtherSeries[],
  change: (part: Partial<DraftForm>) => void,
) {
  const chosen = form.kind ?? null;
  const numbered = series.filter(({ kind }) => kind !== 'decision');
  const choices: readonly (readonly [string, Kind])[] = [
    [DOCUMENT_KIND_LABELS.civilPetition, { kind: 'civilPetition', seriesId: null }],
    [DOCUMENT_KIND_LABELS.standingRegister, { kind: 'standingRegister', seriesId: null }],
  ];
  const further: readonly (readonly [string, Kind])[] = [
    ...numbered.map(({ id, kind, name }) => {
      const label = DOCUMENT_KIND_LABELS[kind];
      return [name === label ? name : `${name} (${label})`, { kind, seriesId: id }] as const;
    }),
    ...(series.length > numbered.length ? [['방침', { kind: 'decision', seriesId: null }] as const] : []),
  ];
  const option = ([name, kind]: readonly [string, Kind]) =>
    html`<option value=${optionValue(kind)} ?selected=${optionValue(kind) === optionValue(chosen)}>${name}</option>`;
  return html`<section aria-labelledby="kind-heading">
    <h2 id="kind-heading">문서 종류</h2>
    <label class="field">
      종류
      <select
        id="document-kind"
        @change=${(event: Event) => change({ kind: kindNamed((event.target as HTMLSelectElement).value, [...choices, ...further]) })}
      >
        <option value="" ?selected=${chosen === null}>${DOCUMENT_KIND_LABELS.general}</option>
        ${choices.map(option)}
        ${further.length > 0 ? html`<optgroup label="번호가 따로 붙는 문서">${further.map(option)}</optgroup>` : nothing}
      </select>
    </label>
    ${numberWords(form, series)}
  </section>`;
}

/** The number that the approval will bring, as it would be today; it is nobody's before the approval. */
function numberWords({ kind, line }: DraftForm, series: readonly FurtherSeries[]) {
  if (!kind || !isNumberedKind(kind.kind)) return nothing;
  const decides = line.find(({ act }) => isFinalAct(act));
  if (kind.kind === 'decision' && !decides) {
    return html`<p class="small">방침번호는 결재권자의 대장에서 매깁니다. 결재선에 결재권자를 넣어 주십시오.</p>`;
  }
  const counted = seriesOfKind(kind, series, decides?.postId);
  if (isRefusal(counted)) {
    return html`<p class="small refusal">${refusalText(counted.refused as RefusalCode, counted.facts)}</p>`;
  }
  return html`<p class="small">결재가 끝날 때 번호를 매깁니다. 지금 결재하면 ${counted?.example}입니다.</p>`;
}

const optionValue = (kind: Kind | null) => (kind === null ? '' : (kind.seriesId ?? kind.kind));

function kindNamed(value: string, choices: readonly (readonly [string, Kind])[]): Kind | null {
  return choices.find(([, kind]) => optionValue(kind) === value)?.[1] ?? null;
}
