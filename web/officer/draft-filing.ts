import { html, nothing } from 'lit';
import type { UnitTaskShape } from '../../shared/contract/document-parts.ts';
import { DOCUMENT_LIMITS } from '../../shared/document/official-document.ts';
import { RETENTION_LABELS } from '../../shared/records/retention.ts';
import type { DraftForm } from './draft-form.ts';

type Change = (part: Partial<DraftForm>) => void;

export type FilingParts = {
  readonly form: DraftForm;
  readonly unitTasks: readonly UnitTaskShape[];
  readonly unitId: string | undefined;
  readonly wanted: string;
  readonly want: (text: string) => void;
  readonly change: Change;
};

/** 분류와 보존: the unit task, which brings its path and its retention along. */
export function filingSection({ form, unitTasks, unitId, wanted, want, change }: FilingParts) {
  const chosen = unitTasks.find((task) => task.id === form.unitTaskId);
  const found = unitTasks.filter((task) => task === chosen || task.path.join(' ').includes(wanted));
  const ours = found.filter((task) => task.unitId === unitId);
  const others = found.filter((task) => task.unitId !== unitId);
  const options = (tasks: readonly UnitTaskShape[]) =>
    tasks.map((task) => html`<option value=${task.id} ?selected=${task === chosen}>${task.name}</option>`);
  return html`<section aria-labelledby="filing-heading">
    <h2 id="filing-heading">분류와 보존</h2>
    <label class="field">
      단위과제 찾기
      <input
        type="search"
        autocomplete="off"
        placeholder="이름의 일부"
        .value=${wanted}
        @input=${(event: Event) => want((event.target as HTMLInputElement).value.trim())}
      />
    </label>
    <label class="field">
      단위과제
      <select
        id="unit-task"
        @change=${(event: Event) => change({ unitTaskId: (event.target as HTMLSelectElement).value || null })}
      >
        <option value="" ?selected=${!chosen}>${found.length === 0 ? '찾는 단위과제가 없습니다' : '골라 주십시오'}</option>
        ${ours.length > 0 ? html`<optgroup label="우리 부서">${options(ours)}</optgroup>` : nothing}
        ${others.length > 0 ? html`<optgroup label="다른 부서">${options(others)}</optgroup>` : nothing}
      </select>
    </label>
    <dl class="facts">
      <div><dt>분류</dt><dd>${chosen ? chosen.path.join(' › ') : '단위과제를 고르면 정해집니다.'}</dd></div>
      <div>
        <dt>보존기간</dt>
        <dd>${chosen ? `${RETENTION_LABELS[chosen.retention]}, 단위과제에서 정함` : '단위과제를 고르면 정해집니다.'}</dd>
      </div>
    </dl>
  </section>`;
}

/** 문서요지와 키워드: what the published form must carry (영 제5조②). */
export function summarySection(form: DraftForm, change: Change) {
  return html`<section aria-labelledby="summary-heading">
    <h2 id="summary-heading">요지와 키워드</h2>
    <label class="field">
      문서요지
      <textarea
        id="draft-summary"
        rows="3"
        maxlength=${DOCUMENT_LIMITS.summary}
        .value=${form.summary}
        @input=${(event: Event) => change({ summary: (event.target as HTMLTextAreaElement).value })}
      ></textarea>
    </label>
    <label class="field">
      키워드 <small>쉼표로 나눕니다. ${DOCUMENT_LIMITS.keywords}개까지 적을 수 있습니다.</small>
      <input
        id="draft-keywords"
        autocomplete="off"
        .value=${form.keywords.join(', ')}
        @change=${(event: Event) => change({ keywords: keywordsOf((event.target as HTMLInputElement).value) })}
      />
    </label>
  </section>`;
}

/** The keywords of a line of text, each once, within what the record takes. */
export function keywordsOf(text: string): string[] {
  const words = text
    .split(/[,，、;\n]/)
    .map((word) => [...word.trim()].slice(0, DOCUMENT_LIMITS.keyword).join(''))
    .filter((word) => word !== '');
  return [...new Set(words)].slice(0, DOCUMENT_LIMITS.keywords);
}
