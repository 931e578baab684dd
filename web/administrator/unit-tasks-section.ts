import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { OrganizationReply, RoutineMarksReply, UnitTasksReply } from '../../shared/contract/organization.ts';
import { RETENTION_LABELS, RETENTIONS, type Retention } from '../../shared/records/retention.ts';
import type { Office } from '../client/office.ts';
import { sentenceOf } from '../client/request.ts';
import { fullMoment } from '../document/moments.ts';
import { LightElement } from '../elements/light-element.ts';
import { Loader } from '../elements/loader.ts';
import './question-dialog.ts';

/** Unit tasks (단위과제): where documents are filed and how long they are kept. */
@customElement('unit-tasks-section')
export class UnitTasksSection extends LightElement {
  @property({ attribute: false }) office!: Office;
  @property({ attribute: false }) units: OrganizationReply['units'] = [];
  @state() private refusal = '';
  @state() private said = '';
  @state() private busy = false;
  #tasks = new Loader<UnitTasksReply>(this);
  #marks = new Loader<RoutineMarksReply>(this);

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  protected override render() {
    return html`<section aria-labelledby="tasks-title">
      <h2 id="tasks-title">단위과제</h2>
      <p>문서는 단위과제에 편철되고 보존기간은 단위과제에서 정해집니다. 부서마다 하나 이상 있어야 결재를 올릴 수 있습니다.</p>
      ${this.#table()}
      <form class="form-row" @submit=${this.#add}>
        <label class="field">
          부서
          <select name="unitId" required>
            ${this.units.map((unit) => html`<option value=${unit.id}>${unit.name}</option>`)}
          </select>
        </label>
        <label class="field broad">
          분류와 단위과제 <small>넓은 것부터 &gt; 로 나눕니다</small>
          <input name="path" required maxlength="400" placeholder="행정 > 지방행정 > 동 행정 지원" />
        </label>
        <label class="field narrow">
          보존기간
          <select name="retention">
            ${RETENTIONS.map(
              (retention) =>
                html`<option value=${retention} ?selected=${retention === 'y5'}>${RETENTION_LABELS[retention]}</option>`,
            )}
          </select>
        </label>
        <button class="button primary" ?disabled=${this.busy}>단위과제 더하기</button>
      </form>
      ${this.refusal === '' ? nothing : html`<p class="refusal" role="alert">${this.refusal}</p>`}
      <p class="done" role="status">${this.said}</p>
      <question-dialog></question-dialog>
    </section>`;
  }

  #table() {
    const tasks = this.#tasks.value?.unitTasks ?? [];
    if (this.#tasks.loaded.state === 'failed') {
      return html`<p class="refusal" role="alert">${sentenceOf(this.#tasks.loaded.error)}</p>`;
    }
    if (tasks.length === 0) {
      return this.#tasks.loaded.state === 'ready'
        ? html`<p>아직 단위과제가 없습니다. 아래에서 첫 단위과제를 더해 주십시오.</p>`
        : nothing;
    }
    const unitNames = new Map(this.units.map((unit) => [unit.id, unit.name]));
    return html`<div class="table-scroll" tabindex="0" role="region" aria-label="단위과제 표">
      <table class="data stacked">
        <thead>
          <tr><th scope="col">부서</th><th scope="col">단위과제</th><th scope="col">분류</th><th scope="col">보존기간</th><th scope="col">정형 문서</th></tr>
        </thead>
        <tbody>
          ${tasks.map(
            (task) => html`<tr>
              <td data-label="부서">${unitNames.get(task.unitId) ?? ''}</td>
              <th scope="row">${task.name}</th>
              <td data-label="분류">${task.path.slice(0, -1).join(' › ')}</td>
              <td data-label="보존기간">${RETENTION_LABELS[task.retention]}</td>
              <td data-label="정형 문서">${this.#routine(task)}</td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  /** 정형 문서: whether 일괄결재 takes the task's documents unopened, since when and why. */
  #routine(task: UnitTasksReply['unitTasks'][number]) {
    const marks = (this.#marks.value?.marks ?? []).filter(({ unitTaskId }) => unitTaskId === task.id);
    const isRoutine = marks[0]?.isRoutine ?? false;
    return html`${isRoutine ? html`<b class="tag">정형</b>` : nothing}
      <button type="button" class="button small" @click=${() => this.#askRoutine(task, !isRoutine)}>
        ${isRoutine ? '정형 풀기' : '정형으로'}<span class="visually-hidden">: ${task.name}</span>
      </button>
      ${marks.map(
        (mark) =>
          html`<p><small>${mark.isRoutine ? '정함' : '풂'}: ${mark.reason} · ${mark.by}, ${fullMoment(mark.at)}</small></p>`,
      )}`;
  }

  #askRoutine(task: UnitTasksReply['unitTasks'][number], isRoutine: boolean): void {
    this.querySelector('question-dialog')?.ask({
      heading: isRoutine ? `‘${task.name}’의 문서를 정형 문서로 정함` : `‘${task.name}’의 정형 문서를 풂`,
      consequence: isRoutine
        ? '이 단위과제의 문서는 열어 보지 않고도 일괄결재할 수 있게 됩니다. 정한 사람과 사유가 남습니다.'
        : '이 단위과제의 문서는 다시 열어 본 것만 일괄결재할 수 있습니다. 푼 사람과 사유가 남습니다.',
      button: isRoutine ? '정형 문서로 정하기' : '정형 풀기',
      fields: () => html`<label class="field">사유 <input name="reason" required maxlength="500" /></label>`,
      act: async (data) => {
        const reason = String(data.get('reason')).trim();
        await this.office.clients.organization.markRoutine(task.id, { isRoutine, reason });
        await this.#load();
        this.said = isRoutine ? `${task.name}: 정형 문서로 정했습니다.` : `${task.name}: 정형 문서를 풀었습니다.`;
      },
    });
  }

  #load() {
    const { organization } = this.office.clients;
    return Promise.all([
      this.#tasks.load(() => organization.unitTasks()),
      this.#marks.load(() => organization.routineMarks()),
    ]);
  }

  #add = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const data = new FormData(form);
    const path = String(data.get('path'))
      .split(/[>›]/)
      .map((part) => part.trim())
      .filter((part) => part !== '');
    const name = path.at(-1);
    if (name === undefined) {
      this.refusal = '단위과제의 이름을 적어 주십시오.';
      return;
    }
    this.busy = true;
    this.refusal = '';
    this.said = '';
    try {
      const retention = String(data.get('retention')) as Retention;
      await this.office.clients.organization.addUnitTask({ unitId: String(data.get('unitId')), path, retention });
      form.querySelector<HTMLInputElement>('[name=path]')?.select();
      this.said = `${name} 단위과제를 더했습니다.`;
      await this.#load();
    } catch (error) {
      this.refusal = sentenceOf(error);
    } finally {
      this.busy = false;
    }
  };
}
