import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { CirculationGroupShape, GroupsReply, SaveGroup } from '../../shared/contract/circulation.ts';
import type { OrganizationReply } from '../../shared/contract/organization.ts';
import { groupResolver } from '../../shared/organization/circulation-group.ts';
import type { Office } from '../client/office.ts';
import { sentenceOf } from '../client/request.ts';
import { OneAct } from '../document/one-act.ts';
import { LightElement } from '../elements/light-element.ts';
import { Loader } from '../elements/loader.ts';
import { Watch } from '../elements/watch.ts';
import './circulation-group-form.ts';
import { ruleWords, sharingWords } from './circulation-group-words.ts';

/** 공람 그룹: whom I show documents to, as rules that stay right when people move; mine and my unit's. */
@customElement('circulation-groups-page')
export class CirculationGroupsPage extends LightElement {
  @property({ attribute: false }) office!: Office;
  /** The group whose form is open, or a new one. */
  @state() private editing: CirculationGroupShape | 'new' | undefined;
  /** The group that is about to be deleted. */
  @state() private asked = '';
  #act = new OneAct(this);
  #session = new Watch(this, () => this.office.session);
  #groups = new Loader<GroupsReply>(this);
  #organization = new Loader<OrganizationReply>(this);

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  protected override render() {
    return html`<div class="page circulation-groups">
      <h1 tabindex="-1">공람 그룹</h1>
      <p>
        자주 공람하는 사람들을 부서와 직위의 규칙으로 정해 둡니다. 공람할 때마다 그때 그 자리에 있는 사람을 찾으므로 인사발령이나
        조직개편 뒤에 고치지 않아도 됩니다.
      </p>
      ${this.editing && this.#organization.value ? this.#form(this.editing, this.#organization.value) : this.#list()}
    </div>`;
  }

  #list() {
    const { loaded } = this.#groups;
    const groups = loaded.value?.groups ?? [];
    const [failed] = [loaded, this.#organization.loaded].flatMap((each) => (each.state === 'failed' ? each : []));
    return html`<section aria-label="공람 그룹 목록">
      ${failed ? html`<p class="refusal" role="alert">${sentenceOf(failed.error)}</p>` : nothing}
      ${
        loaded.state === 'ready' && groups.length === 0
          ? html`<p>쓸 수 있는 공람 그룹이 없습니다. 새 공람 그룹을 만들면 문서를 공람할 때 고를 수 있습니다.</p>`
          : nothing
      }
      <ul class="group-list">${groups.map((group) => this.#row(group))}</ul>
      <div class="form-row">
        <button
          type="button"
          class="button ${this.asked === '' ? 'primary' : ''}"
          id="new-group"
          @click=${() => this.#edit('new')}
        >
          새 공람 그룹
        </button>
      </div>
    </section>`;
  }

  #row(group: CirculationGroupShape) {
    const { id, name, rules, may } = group;
    return html`<li id="group-${id}">
      <h2>${name}</h2>
      <p class="small">${sharingWords(group, this.#ownId)}</p>
      <ul class="group-rules" aria-label="${name}의 규칙">
        ${rules.map(
          ({ rule, name: of, isLost, readers }) => html`<li>
            ${ruleWords(rule, of)}
            ${
              isLost
                ? html`<b class="lost">${rule.kind === 'unit' ? '부서가 없어짐' : '맡은 직위가 없음'}</b>`
                : html`<small>${readers}명</small>`
            }
          </li>`,
        )}
      </ul>
      ${this.#lostHint(group)} ${this.#readers(group)}
      ${may.change ? (this.asked === id ? this.#question(group) : this.#acts(group)) : nothing}
    </li>`;
  }

  #lostHint({ rules, may }: CirculationGroupShape) {
    if (!rules.some(({ isLost }) => isLost)) return nothing;
    return html`<p class="refusal">
      아무도 가리키지 않는 규칙이 있습니다.
      ${may.change ? '고치기를 눌러 그 규칙을 빼고 다른 부서나 사람을 더해 주십시오.' : '부서장에게 고쳐 달라고 해 주십시오.'}
    </p>`;
  }

  #readers({ name, rules, readers }: CirculationGroupShape) {
    const { units } = this.#organization.value ?? {};
    if (!units) return nothing;
    const people = groupResolver(units)(rules.map(({ rule }) => rule)).readers;
    return html`<details>
      <summary>지금 ${readers}명<span class="visually-hidden">, ${name}</span></summary>
      ${
        people.length === 0
          ? html`<p class="small">지금 이 규칙에 맞는 사람이 없습니다.</p>`
          : html`<ul class="group-people" tabindex="0" aria-label="${name}의 지금 사람">
              ${people.map((one) => html`<li><b>${one.name}</b> <small>${one.unitName} ${one.postTitle}</small></li>`)}
            </ul>`
      }
    </details>`;
  }

  #acts(group: CirculationGroupShape) {
    return html`<div class="row-acts">
      <button type="button" class="button small" aria-label="${group.name} 고치기" @click=${() => this.#edit(group)}>
        고치기
      </button>
      <button type="button" class="button small" aria-label="${group.name} 지우기" @click=${() => this.#ask(group.id)}>
        지우기
      </button>
    </div>`;
  }

  #question(group: CirculationGroupShape) {
    const consequence = group.sharedWith?.stands
      ? `${group.sharedWith.unitName} 직원 모두의 목록에서 없어집니다.`
      : '되돌릴 수 없습니다.';
    return html`<div class="row-acts" role="group" aria-label="${group.name} 지우기">
      <p class="small">‘${group.name}’ 공람 그룹을 지웁니다. ${consequence} 이미 한 공람은 그대로입니다.</p>
      ${this.#act.words()}
      <button type="button" class="button small quiet" @click=${() => this.#putOff(group.id)}>취소</button>
      <button type="button" class="button small primary" ?disabled=${this.#act.busy} @click=${() => this.#forget(group)}>지우기</button>
    </div>`;
  }

  #form(editing: CirculationGroupShape | 'new', { units }: OrganizationReply) {
    const group = editing === 'new' ? undefined : editing;
    return html`<section aria-labelledby="group-form-title">
      <h2 id="group-form-title" tabindex="-1">${group ? `‘${group.name}’ 고치기` : '새 공람 그룹'}</h2>
      <circulation-group-form
        .group=${group}
        .units=${units}
        .posts=${this.#session.value?.posts ?? []}
        .keep=${(kept: SaveGroup) => this.#keep(group, kept)}
        @form-left=${() => this.#cancel(group?.id)}
      ></circulation-group-form>
    </section>`;
  }

  get #ownId(): string {
    return this.#session.value?.person.id ?? '';
  }

  async #keep(group: CirculationGroupShape | undefined, kept: SaveGroup): Promise<void> {
    const { approval } = this.office.clients;
    const { id } = group
      ? await approval.changeGroup(group.id, { ...kept, revision: group.revision })
      : await approval.makeGroup(kept);
    this.office.said.set({ text: `‘${kept.name.trim()}’ 공람 그룹을 저장했습니다.`, carried: false });
    await this.#load();
    this.#leaveForm(id);
  }

  async #forget(group: CirculationGroupShape): Promise<void> {
    const isDone = await this.#act.run(() => this.office.clients.approval.forgetGroup(group.id));
    if (isDone) {
      this.asked = '';
      this.office.said.set({ text: `‘${group.name}’ 공람 그룹을 지웠습니다.`, carried: false });
    }
    // What was refused may be gone or another's by now: the list says so.
    await this.#load();
    if (isDone || !this.#groups.value?.groups.some(({ id }) => id === group.id)) this.#focus('#new-group');
  }

  #edit(group: CirculationGroupShape | 'new'): void {
    this.editing = group;
    this.asked = '';
    this.#focus('#group-form-title');
  }

  /** What was left unsaved may have been refused because the group is another one by now. */
  #cancel(id: string | undefined): void {
    void this.#groups.load(() => this.office.clients.approval.groups());
    this.#leaveForm(id);
  }

  #leaveForm(id: string | undefined): void {
    this.editing = undefined;
    this.#focus(id === undefined ? '#new-group' : `[id="group-${id}"] .row-acts button`);
  }

  #ask(id: string): void {
    this.asked = id;
    this.#act.refuse('');
    this.#focus(`[id="group-${id}"] .row-acts button`);
  }

  #putOff(id: string): void {
    this.asked = '';
    this.#focus(`[id="group-${id}"] .row-acts button:last-of-type`);
  }

  #focus(selector: string): void {
    void this.updateComplete.then(() => this.querySelector<HTMLElement>(selector)?.focus());
  }

  async #load(): Promise<void> {
    const { approval, organization } = this.office.clients;
    await Promise.all([
      this.#groups.load(() => approval.groups()),
      this.#organization.load(() => organization.units()),
    ]);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'circulation-groups-page': CirculationGroupsPage;
  }
}
