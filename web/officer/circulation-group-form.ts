import { html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import {
  type CirculationGroupShape,
  CIRCULATION_GROUP_LIMITS as LIMITS,
  type SaveGroup,
} from '../../shared/contract/circulation.ts';
import type { SessionReply } from '../../shared/contract/identity.ts';
import type { OrganizationReply } from '../../shared/contract/organization.ts';
import {
  type GroupRule,
  type GroupWhom,
  groupResolver,
  withoutDoubles,
} from '../../shared/organization/circulation-group.ts';
import { OneAct } from '../document/one-act.ts';
import '../document/person-picker.ts';
import type { PersonPicker, PickedPerson } from '../document/person-picker.ts';
import { LightElement } from '../elements/light-element.ts';
import { ruleWords, WHOM_LABELS } from './circulation-group-words.ts';

type WrittenRule = { readonly rule: GroupRule; readonly name: string };
type WhomKind = GroupWhom['kind'];
const WHOM_KINDS = Object.keys(WHOM_LABELS) as WhomKind[];

/** One 공람 그룹 as it is written: its name, who uses it, its rules, and whom they find today. Tells `form-left`. */
@customElement('circulation-group-form')
export class CirculationGroupForm extends LightElement {
  /** The group that is changed; undefined for a new one. */
  @property({ attribute: false }) group: CirculationGroupShape | undefined;
  @property({ attribute: false }) units: OrganizationReply['units'] = [];
  /** The posts of whoever writes it: with whose units it can be shared. */
  @property({ attribute: false }) posts: SessionReply['posts'] = [];
  @property({ attribute: false }) keep: (group: SaveGroup) => Promise<void> = () => Promise.resolve();
  @state() private name = '';
  @state() private sharedWith: string | null = null;
  @state() private rules: readonly WrittenRule[] = [];
  @state() private whom: WhomKind = 'everyone';
  @state() private picked: PickedPerson | null = null;
  #act = new OneAct(this);

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('group') || !this.group) return;
    const { name, sharedWith, rules } = this.group;
    this.name = name;
    this.sharedWith = sharedWith?.stands ? sharedWith.unitId : null;
    this.rules = rules.map(({ rule, name: of }) => ({ rule, name: of }));
  }

  protected override render() {
    return html`<form class="group-form" novalidate @submit=${this.#submit}>
      <label class="field narrow">
        이름
        <input
          id="group-name"
          autocomplete="off"
          maxlength=${LIMITS.name}
          .value=${this.name}
          @input=${(event: Event) => {
            this.name = (event.target as HTMLInputElement).value;
          }}
        />
      </label>
      ${this.#sharing()} ${this.#ruleList()} ${this.#unitRule()} ${this.#personRule()} ${this.#found()}
      ${this.#act.words()}
      <div class="form-row">
        <button class="button primary" ?disabled=${this.#act.busy}>저장</button>
        <button type="button" class="button" @click=${() => this.#leave()}>취소</button>
      </div>
    </form>`;
  }

  #sharing() {
    const { group } = this;
    if (group && !group.may.share) {
      return html`<p>${group.sharedWith?.unitName} 직원이 함께 씁니다. 만든 사람 ${group.owner.name}</p>`;
    }
    const own = new Map(this.posts.map(({ unitId, unitName }) => [unitId, unitName]));
    const { sharedWith } = group ?? {};
    if (sharedWith?.stands) own.set(sharedWith.unitId, sharedWith.unitName);
    const choice = (value: string | null, words: string) => html`<label class="check">
      <input
        type="radio"
        name="sharing"
        .checked=${this.sharedWith === value}
        @change=${() => {
          this.sharedWith = value;
        }}
      />
      ${words}
    </label>`;
    return html`<fieldset class="group-sharing">
      <legend>쓰는 사람</legend>
      ${choice(null, '나만')} ${[...own].map(([id, name]) => choice(id, `${name} 직원이 함께`))}
    </fieldset>`;
  }

  #ruleList() {
    if (this.rules.length === 0) return html`<p class="small">아직 규칙이 없습니다. 부서나 사람을 더해 주십시오.</p>`;
    const { rules } = this.#resolved;
    return html`<ul class="group-rules" aria-label="규칙">
      ${this.rules.map(({ rule, name }, index) => {
        const words = ruleWords(rule, name);
        const found = rules[index];
        return html`<li>
          ${words} ${found?.isLost ? html`<b class="lost">없음: 빼 주십시오</b>` : html`<small>${found?.readers.length}명</small>`}
          <button type="button" class="text-button" aria-label="${words} 빼기" @click=${() => this.#drop(index)}>빼기</button>
        </li>`;
      })}
    </ul>`;
  }

  #unitRule() {
    return html`<fieldset class="rule-maker" @keydown=${(event: KeyboardEvent) => this.#onEnter(event, () => this.#addUnit())}>
      <legend>부서 더하기</legend>
      <label class="field">
        부서
        <select id="rule-unit">
          ${this.units.map((unit) => html`<option value=${unit.id}>${'\u3000'.repeat(this.#depth(unit.parentId))}${unit.name}</option>`)}
        </select>
      </label>
      <label class="field">
        부서의 누구
        <select
          id="rule-whom"
          @change=${(event: Event) => {
            this.whom = (event.target as HTMLSelectElement).value as WhomKind;
          }}
        >
          ${WHOM_KINDS.map((kind) => html`<option value=${kind} ?selected=${kind === this.whom}>${WHOM_LABELS[kind]}</option>`)}
        </select>
      </label>
      ${
        this.whom === 'titled'
          ? html`<label class="field">
              직위 <small>끝말로 찾습니다</small>
              <input id="rule-title" list="rule-titles" autocomplete="off" maxlength=${LIMITS.title} placeholder="팀장" />
              <datalist id="rule-titles">${this.#titles().map((title) => html`<option value=${title}></option>`)}</datalist>
            </label>`
          : nothing
      }
      <label class="check"><input type="checkbox" id="rule-lower" /> 하위 부서 포함</label>
      <button type="button" class="button small" @click=${() => this.#addUnit()}>부서 더하기</button>
    </fieldset>`;
  }

  #personRule() {
    return html`<fieldset class="rule-maker" @keydown=${(event: KeyboardEvent) => this.#onEnter(event, () => this.#addPerson())}>
      <legend>사람 더하기</legend>
      <person-picker
        label="이름"
        .units=${this.units}
        @person-picked=${(event: CustomEvent<PickedPerson | null>) => {
          this.picked = event.detail;
        }}
      ></person-picker>
      <button type="button" class="button small" @click=${() => this.#addPerson()}>사람 더하기</button>
    </fieldset>`;
  }

  #found() {
    const { readers } = this.#resolved;
    const isTooMany = readers.length > LIMITS.readers;
    return html`<div class="group-found">
      <p role="status" class=${isTooMany ? 'refusal' : ''}>
        지금 ${readers.length}명입니다.
        ${isTooMany ? `한 문서는 ${LIMITS.readers}명까지 공람할 수 있습니다. 부서장만으로 좁히거나 그룹을 나누어 주십시오.` : ''}
      </p>
      ${
        readers.length === 0
          ? nothing
          : html`<ul class="group-people" tabindex="0" aria-label="지금 찾은 사람">
              ${readers
                .slice(0, LIMITS.readers)
                .map((one) => html`<li><b>${one.name}</b> <small>${one.unitName} ${one.postTitle}</small></li>`)}
            </ul>`
      }
    </div>`;
  }

  get #resolved() {
    return groupResolver(this.units)(this.rules.map(({ rule }) => rule));
  }

  #depth(parentId: string | null): number {
    const parent = this.units.find(({ id }) => id === parentId);
    return parent ? 1 + this.#depth(parent.parentId) : 0;
  }

  #titles(): string[] {
    return [...new Set(this.units.flatMap(({ posts }) => posts.map(({ title }) => title)))].sort();
  }

  /** Enter in a field of a rule adds the rule; the whole group is saved by its own button. */
  #onEnter(event: KeyboardEvent, add: () => void): void {
    if (event.key !== 'Enter' || event.isComposing || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    add();
  }

  #addUnit(): void {
    const unit = this.units.find(({ id }) => id === this.#field('#rule-unit').value);
    if (!unit) return;
    const title = this.whom === 'titled' ? this.#field('#rule-title').value.trim() : '';
    if (this.whom === 'titled' && title === '') {
      this.#act.refuse('직위를 적지 않았습니다. 팀장, 주무관처럼 직위의 끝말을 적어 주십시오.');
      this.#field('#rule-title').focus();
      return;
    }
    const withLower = this.querySelector<HTMLInputElement>('#rule-lower')?.checked ?? false;
    const whom: GroupWhom = this.whom === 'titled' ? { kind: 'titled', title } : { kind: this.whom };
    this.#add({ rule: { kind: 'unit', unitId: unit.id, withLower, whom }, name: unit.name });
  }

  #addPerson(): void {
    const { picked } = this;
    if (!picked) {
      this.#act.refuse('더할 사람을 고르지 않았습니다. 이름을 적고 목록에서 골라 주십시오.');
      return;
    }
    const { personId, postId, words } = picked;
    this.#add({ rule: { kind: 'person', personId, postId }, name: words });
    this.querySelector<PersonPicker>('person-picker')?.clear();
  }

  #add(written: WrittenRule): void {
    this.#act.refuse('');
    const rules = [...this.rules, written].map(({ rule }) => rule);
    if (withoutDoubles(rules).length === rules.length) this.rules = [...this.rules, written];
  }

  #drop(at: number): void {
    this.rules = this.rules.filter((_rule, index) => index !== at);
    void this.updateComplete.then(() => {
      const buttons = this.querySelectorAll<HTMLElement>('.group-rules button');
      (buttons[Math.min(at, buttons.length - 1)] ?? this.#field('#rule-unit')).focus();
    });
  }

  #field(selector: string): HTMLInputElement | HTMLSelectElement {
    const field = this.querySelector<HTMLInputElement | HTMLSelectElement>(selector);
    if (!field) throw new Error(`there is no ${selector}`);
    return field;
  }

  #leave(): void {
    this.dispatchEvent(new CustomEvent('form-left'));
  }

  #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const rules = this.rules.map(({ rule }) => rule);
    await this.#act.run(() => this.keep({ name: this.name, unitId: this.#unitToShareWith(), rules }));
  };

  /** With whom another's group is shared stays as it is. */
  #unitToShareWith(): string | null {
    return this.group && !this.group.may.share ? (this.group.sharedWith?.unitId ?? null) : this.sharedWith;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'circulation-group-form': CirculationGroupForm;
  }
}
