import { html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { DocumentReply } from '../../shared/contract/approval.ts';
import type { GroupReadersReply } from '../../shared/contract/circulation.ts';
import { DOCUMENT_LIMITS } from '../../shared/document/official-document.ts';
import { dayInKorea } from '../../shared/kernel/calendar-day.ts';
import type { Office } from '../client/office.ts';
import { sentenceOf } from '../client/request.ts';
import { Keys } from '../elements/keys.ts';
import { LightElement } from '../elements/light-element.ts';
import './circulation-group-choice.ts';
import type { Unit } from './line-editor-seats.ts';
import type { PickedPost } from './line-editor-tree.ts';
import './line-editor-tree.ts';

/**
 * 공람 보내기: people of the organisation one by one or by groups, perhaps a day to read it by and a word, unfolded below
 * its button.
 */
@customElement('document-circulation')
export class DocumentCirculation extends LightElement {
  @property({ attribute: false }) office!: Office;
  @property({ attribute: false }) document!: DocumentReply;
  @property({ attribute: false }) reload: () => Promise<unknown> = () => Promise.resolve();
  @state() private open = false;
  @state() private units: readonly Unit[] = [];
  @state() private chosen: readonly PickedPost[] = [];
  @state() private dueOn = '';
  @state() private note = '';
  /** What choosing a group has done. */
  @state() private said = '';
  @state() private refusal = '';
  @state() private busy = false;

  constructor() {
    super();
    new Keys(this, () =>
      this.open ? [{ key: 'Escape', says: '취소', inFields: true, run: () => this.#close() }] : [],
    );
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('document');
    if (before && before.managementNumber !== this.document.managementNumber) this.#empty();
  }

  protected override render() {
    if (!this.document.may.circulate) return nothing;
    return html`<section class="circulation" aria-label="공람">
      <button
        type="button"
        class="button"
        id="circulate"
        aria-expanded=${this.open}
        aria-controls=${this.open ? 'question-circulate' : nothing}
        @click=${() => (this.open ? this.#close() : this.#unfold())}
      >
        공람 보내기
      </button>
      ${this.open ? this.#question() : nothing}
    </section>`;
  }

  #question() {
    return html`<dialog class="question" open id="question-circulate" aria-labelledby="circulate-title">
      <form novalidate @submit=${this.#submit}>
        <h2 id="circulate-title">공람</h2>
        <p class="consequence">고른 사람이 이 문서를 볼 수 있게 됩니다. 열어 보면 읽은 때가 적힙니다.</p>
        <circulation-group-choice
          .office=${this.office}
          @group-chosen=${(event: CustomEvent<GroupReadersReply>) => this.#addGroup(event.detail)}
        ></circulation-group-choice>
        <p class="small" role="status">${this.said}</p>
        ${this.#chosenList()}
        <line-editor-tree
          .units=${this.units}
          .taken=${this.#taken()}
          takenWords="골랐거나 공람함"
          @post-picked=${(event: CustomEvent<PickedPost>) => {
            this.chosen = [...this.chosen, event.detail];
            this.refusal = '';
          }}
        ></line-editor-tree>
        <label class="field">
          읽을 기한 (정하지 않아도 됩니다)
          <input
            type="date"
            min=${dayInKorea(this.office.now())}
            .value=${this.dueOn}
            @input=${(event: Event) => {
              this.dueOn = (event.target as HTMLInputElement).value;
            }}
          />
        </label>
        <label class="field">
          전할 말 (적지 않아도 됩니다)
          <textarea
            rows="2"
            maxlength=${DOCUMENT_LIMITS.opinion}
            .value=${this.note}
            @input=${(event: Event) => {
              this.note = (event.target as HTMLTextAreaElement).value;
            }}
          ></textarea>
        </label>
        ${this.refusal === '' ? nothing : html`<p class="refusal" role="alert">${this.refusal}</p>`}
        <div class="actions">
          <button type="button" class="button quiet" @click=${() => this.#close()}>취소 <kbd>Esc</kbd></button>
          <button class="button primary" ?disabled=${this.busy}>${this.chosen.length}명에게 공람</button>
        </div>
      </form>
    </dialog>`;
  }

  #chosenList() {
    const { length } = this.chosen;
    if (length === 0) return html`<p class="small">공람 그룹이나 조직도에서 공람할 사람을 고릅니다.</p>`;
    return html`<p class="chosen-head">
        공람할 사람 <b>${length}명</b>
        ${length > 1 ? html`<button type="button" class="text-button" @click=${() => this.#dropAll()}>모두 빼기</button>` : nothing}
      </p>
      <ul class="chosen-people" aria-label="공람할 사람">
        ${this.chosen.map((person, index) => this.#chosenRow(person, index))}
      </ul>`;
  }

  #chosenRow(person: PickedPost, index: number) {
    return html`<li>
      <span><b>${person.name}</b> <small>${placeWords(this.units, person.postId)}</small></span>
      <button type="button" class="text-button" aria-label="${person.name} 빼기" @click=${() => this.#drop(index)}>빼기</button>
    </li>`;
  }

  #drop(at: number): void {
    this.chosen = this.chosen.filter((_person, index) => index !== at);
    this.said = '';
    void this.updateComplete.then(() => {
      const buttons = this.querySelectorAll<HTMLElement>('.chosen-people button');
      (buttons[Math.min(at, buttons.length - 1)] ?? this.#search)?.focus();
    });
  }

  #dropAll(): void {
    this.chosen = [];
    this.said = '';
    void this.updateComplete.then(() => this.#search?.focus());
  }

  #addGroup({ name, readers, lost }: GroupReadersReply): void {
    const taken = this.#taken();
    const self = this.office.session.value?.person.id;
    const others = readers.filter(({ personId }) => personId !== self);
    const added = others.filter(({ personId }) => !taken.has(personId));
    this.chosen = [
      ...this.chosen,
      ...added.map(({ postId, personId, name: who }) => ({ postId, personId, name: who })),
    ];
    this.refusal = '';
    const left = others.length - added.length;
    this.said = [
      added.length === 0 ? `‘${name}’에서 더할 사람이 없습니다.` : `‘${name}’에서 ${added.length}명을 더했습니다.`,
      left === 0 ? '' : `이미 고르거나 공람한 ${left}명은 뺐습니다.`,
      others.length === readers.length ? '' : '본인은 뺐습니다.',
      lost === 0 ? '' : `아무도 가리키지 않는 규칙이 ${lost}개 있습니다.`,
    ].join(' ');
  }

  get #search(): HTMLElement | null {
    return this.querySelector<HTMLElement>('input[type=search]');
  }

  #taken(): ReadonlySet<string> {
    const shown = this.document.readings.filter((row) => row.by !== null).map((row) => row.officer.personId);
    return new Set([...shown, ...this.chosen.map((person) => person.personId)]);
  }

  async #unfold(): Promise<void> {
    this.open = true;
    this.said = '';
    this.refusal = '';
    void this.updateComplete.then(() => this.#search?.focus());
    try {
      this.units = (await this.office.clients.organization.units()).units;
    } catch (error) {
      this.refusal = sentenceOf(error);
    }
  }

  #close(): void {
    this.open = false;
    void this.updateComplete.then(() => this.querySelector<HTMLElement>('#circulate')?.focus());
  }

  #empty(): void {
    this.open = false;
    this.chosen = [];
    this.dueOn = '';
    this.note = '';
    this.said = '';
    this.refusal = '';
  }

  #submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (this.busy) return;
    if (this.chosen.length === 0) {
      this.refusal = '공람할 사람을 고르지 않았습니다. 공람 그룹이나 조직도에서 골라 주십시오.';
      return;
    }
    this.busy = true;
    this.refusal = '';
    const { length } = this.chosen;
    try {
      await this.office.clients.approval.circulate(this.document.managementNumber, {
        to: this.chosen.map(({ postId, personId }) => ({ postId, personId })),
        ...(this.dueOn === '' ? {} : { dueOn: this.dueOn }),
        ...(this.note.trim() === '' ? {} : { note: this.note }),
      });
      this.#empty();
      this.office.said.set({ text: `${length}명에게 공람했습니다.`, carried: false });
      await this.reload();
      this.querySelector<HTMLElement>('#circulate')?.focus();
    } catch (error) {
      this.refusal = sentenceOf(error);
    } finally {
      this.busy = false;
    }
  };
}

/** `자치행정과 주무관`, so that two of one name are told apart. */
function placeWords(units: readonly Unit[], postId: string): string {
  for (const unit of units) {
    const post = unit.posts.find(({ id }) => id === postId);
    if (post) return `${unit.name} ${post.title}`;
  }
  return '';
}

declare global {
  interface HTMLElementTagNameMap {
    'document-circulation': DocumentCirculation;
  }
}
