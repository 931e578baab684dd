import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { bandText } from '../../shared/approval/delegation.ts';
import type { DelegationImportPreview, DelegationVersionReply } from '../../shared/contract/delegation.ts';
import { dayInKorea } from '../../shared/kernel/calendar-day.ts';
import type { Office } from '../client/office.ts';
import { sentenceOf } from '../client/request.ts';
import { LightElement } from '../elements/light-element.ts';
import { ruleTable } from './rule-table.ts';

type Rung = DelegationVersionReply['ladder'][number];

/** What may be done to a regulation that is not in force yet: import with the difference, its ladder, its day. */
@customElement('delegation-draft')
export class DelegationDraft extends LightElement {
  @property({ attribute: false }) office!: Office;
  @property({ attribute: false }) detail!: DelegationVersionReply;
  @state() private shown: { readonly file: File; readonly preview: DelegationImportPreview } | undefined;
  @state() private refusal = '';
  @state() private said = '';
  @state() private busy = false;

  protected override render() {
    return html`<section aria-labelledby="import-title">
        <h3 id="import-title">표 올리기</h3>
        <p>XLSX나 CSV의 전체 표로 바꿉니다. 먼저 무엇이 바뀌는지 보여 드립니다.</p>
        <form class="form-row" @submit=${this.#preview}>
          <label class="field broad">파일 <input type="file" name="file" required accept=".xlsx,.csv" /></label>
          <button class="button" ?disabled=${this.busy}>바뀌는 것 보기</button>
        </form>
        ${this.#difference()}
      </section>
      ${this.#ladder()} ${this.#publication()}
      ${this.refusal === '' ? nothing : html`<p class="refusal" role="alert">${this.refusal}</p>`}
      <p class="done" role="status">${this.said}</p>`;
  }

  #difference() {
    if (!this.shown) return nothing;
    const { preview, file } = this.shown;
    if (preview.preview === null) {
      return html`<p class="refusal">${file.name}에 고칠 곳이 있습니다. 고쳐서 다시 올려 주십시오.</p>
        <ul class="findings">
          ${preview.problems.map(({ row, problem }) => html`<li>${row}째 줄: ${problem}</li>`)}
        </ul>`;
    }
    const { counts, added, removed, changed, findings } = preview;
    const was = new Map(changed.map(({ before, after }) => [after, before]));
    return html`<p role="status">
        모두 ${counts.rules}줄 · 더함 ${counts.added} · 뺌 ${counts.removed} · 바꿈 ${counts.changed}
      </p>
      ${findings.map(
        ({ code, finding, blocks }) =>
          html`<p class=${blocks ? 'refusal' : 'small'}>${blocks ? '고쳐야 시행할 수 있음' : '알림'} · 업무 ${code}: ${finding}</p>`,
      )}
      ${added.length === 0 ? nothing : html`<h4>더하는 줄</h4>${ruleTable('더하는 줄', added)}`}
      ${removed.length === 0 ? nothing : html`<h4>빼는 줄</h4>${ruleTable('빼는 줄', removed)}`}
      ${
        changed.length === 0
          ? nothing
          : html`<h4>바꾸는 줄</h4>
              ${ruleTable(
                '바꾸는 줄',
                changed.map(({ after }) => after),
                (rule) => {
                  const before = was.get(rule);
                  return before ? ` 앞: ${before.decidedBy} ${bandText(before)}` : '';
                },
              )}`
      }
      <p>
        <button type="button" class="button primary" ?disabled=${this.busy} @click=${() => void this.#import()}>
          본 대로 올리기
        </button>
      </p>`;
  }

  #ladder() {
    const { ladder, version, matterRequired } = this.detail;
    return html`<section aria-labelledby="ladder-title">
      <h3 id="ladder-title">이름과 직위 단계</h3>
      <p>전결권자의 단계를 위에서부터 둡니다. 직위의 이름이 그 말로 끝나면 그 단계입니다. 맨 위 단계는 결재, 나머지는 전결합니다.</p>
      <form @submit=${this.#change}>
        <div class="form-row">
          <label class="field broad">
            규정의 이름 <input name="title" required maxlength="100" .value=${version.title} />
          </label>
          <label class="check">
            <input type="checkbox" name="matterRequired" ?checked=${matterRequired} /> 업무를 골라야 상신할 수 있음
          </label>
        </div>
        ${[...ladder, { name: '', titles: [], headOnly: false, depth: null }].map((rung, at) => rungFields(rung, at))}
        <button class="button" ?disabled=${this.busy}>이름과 단계 저장</button>
      </form>
    </section>`;
  }

  #publication() {
    const today = dayInKorea(this.office.now());
    return html`<section aria-labelledby="publication-title">
      <h3 id="publication-title">시행</h3>
      <p>시행일부터 새 기안의 결재선이 이 표를 따릅니다. 시행하면 고칠 수 없습니다.</p>
      <form class="form-row" @submit=${this.#publish}>
        <label class="field narrow">
          시행일 <input name="validFrom" type="date" required min=${today} .value=${today} />
        </label>
        <button class="button primary" ?disabled=${this.busy}>시행하기</button>
        <button type="button" class="button" ?disabled=${this.busy} @click=${() => void this.#drop()}>
          이 판 지우기
        </button>
      </form>
    </section>`;
  }

  #preview = (event: SubmitEvent) => {
    const file = new FormData(event.target as HTMLFormElement).get('file');
    return this.#do(event, async () => {
      if (!(file instanceof File)) return '';
      const preview = await this.office.clients.delegation.preview(this.detail.version.version, file);
      this.shown = { file, preview };
      return '';
    });
  };

  #import() {
    const shown = this.shown;
    return this.#do(undefined, async () => {
      if (!shown?.preview.preview) return '';
      await this.office.clients.delegation.import(this.detail.version.version, shown.file, shown.preview.preview);
      this.shown = undefined;
      this.#tell();
      return '표를 올렸습니다.';
    });
  }

  #change = (event: SubmitEvent) => {
    const data = new FormData(event.target as HTMLFormElement);
    const names = data.getAll('name').map(String);
    const titles = data.getAll('titles').map(String);
    const depths = data.getAll('depth').map(String);
    const ladder = names.flatMap((name, at): Rung[] => {
      if (name.trim() === '') return [];
      const depth = depths[at] ?? '';
      return [
        {
          name: name.trim(),
          titles: (titles[at] ?? '')
            .split(/[,，、]/)
            .map((title) => title.trim())
            .filter((title) => title !== ''),
          headOnly: data.has(`headOnly-${at}`),
          depth: depth === '' ? null : Number(depth),
        },
      ];
    });
    return this.#do(event, async () => {
      await this.office.clients.delegation.change(this.detail.version.version, {
        revision: this.detail.revision,
        title: String(data.get('title')).trim(),
        matterRequired: data.has('matterRequired'),
        ladder,
      });
      this.#tell();
      return '저장했습니다.';
    });
  };

  #publish = (event: SubmitEvent) => {
    const validFrom = String(new FormData(event.target as HTMLFormElement).get('validFrom'));
    return this.#do(event, async () => {
      const { revision, version } = this.detail;
      await this.office.clients.delegation.publish(version.version, { revision, validFrom });
      this.#tell();
      return '시행일을 정했습니다.';
    });
  };

  #drop() {
    return this.#do(undefined, async () => {
      await this.office.clients.delegation.drop(this.detail.version.version);
      this.#tell();
      return '';
    });
  }

  async #do(event: SubmitEvent | undefined, act: () => Promise<string>): Promise<void> {
    event?.preventDefault();
    this.busy = true;
    this.refusal = '';
    this.said = '';
    try {
      this.said = await act();
    } catch (error) {
      this.refusal = sentenceOf(error);
    } finally {
      this.busy = false;
    }
  }

  #tell(): void {
    this.dispatchEvent(new CustomEvent('delegation-changed'));
  }
}

function rungFields(rung: Rung, at: number) {
  const which = rung.name === '' ? '새 단계' : rung.name;
  return html`<fieldset class="form-row rung">
    <legend class="visually-hidden">${which}</legend>
    <label class="field narrow">단계 <input name="name" maxlength="20" .value=${rung.name} /></label>
    <label class="field broad">
      직위 이름의 끝 <input name="titles" maxlength="400" placeholder="쉼표로 나눕니다" .value=${rung.titles.join(', ')} />
    </label>
    <label class="field narrow">
      부서의 깊이
      <input name="depth" type="number" min="0" max="9" placeholder="모두" .value=${rung.depth === null ? '' : String(rung.depth)} />
    </label>
    <label class="check"><input type="checkbox" name="headOnly-${at}" ?checked=${rung.headOnly} /> 부서장만</label>
  </fieldset>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'delegation-draft': DelegationDraft;
  }
}
