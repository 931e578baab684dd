import { html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { DocumentReply } from '../../shared/contract/approval.ts';
import type { VersionReply } from '../../shared/contract/versions.ts';
import { withParticle } from '../../shared/kernel/particle.ts';
import type { Office } from '../client/office.ts';
import { sentenceOf } from '../client/request.ts';
import { momentWords } from '../document/moments.ts';
import { LightElement } from '../elements/light-element.ts';
import { Loader } from '../elements/loader.ts';
import { redLine } from './red-line.ts';

/** From which version to which. */
export type VersionPair = { readonly from: number; readonly to: number };

/**
 * The versions (판) of a document over its paper: who made the last one, and what differs between any two. The page
 * unfolds it where the reader has not seen a change yet.
 */
@customElement('document-versions')
export class DocumentVersions extends LightElement {
  @property({ attribute: false }) office!: Office;
  @property({ attribute: false }) document!: DocumentReply;
  /** What the page wants shown; undefined leaves it folded. */
  @property({ attribute: false }) unseen: VersionPair | undefined;
  @state() private shown: VersionPair | undefined;
  #texts = new Loader<readonly [VersionReply, VersionReply]>(this);

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('document');
    if (before && before.managementNumber !== this.document.managementNumber) this.#show(undefined);
    if (changed.has('unseen') && this.unseen) this.#show(this.unseen);
  }

  protected override render() {
    const { version } = this.document;
    if (version < 2) return nothing;
    return html`<section class="red-line" aria-labelledby="versions-title">
      <div class="red-line-head">
        <h2 id="versions-title">${version}판</h2>
        <p class="small">${this.#maker(version)}</p>
        <span class="space"></span>
        ${this.shown ? this.#chooser(this.shown) : nothing}
        <button
          type="button"
          class="button small"
          aria-expanded=${this.shown !== undefined}
          @click=${() => this.#show(this.shown ? undefined : { from: version - 1, to: version })}
        >
          ${this.shown ? '접기' : '고친 내용 보기'}
        </button>
      </div>
      ${this.shown ? this.#difference() : nothing}
    </section>`;
  }

  #chooser(shown: VersionPair) {
    return html`<label class="small">
      견줄 판
      <select
        @change=${(event: Event) => {
          const [from = 1, to = 1] = (event.target as HTMLSelectElement).value.split('-').map(Number);
          this.#show({ from, to });
        }}
      >
        ${this.#pairs(shown).map(
          ({ from, to }) =>
            html`<option value="${from}-${to}" ?selected=${from === shown.from && to === shown.to}>
              ${from}판 → ${to}판
            </option>`,
        )}
      </select>
    </label>`;
  }

  #difference() {
    const { loaded } = this.#texts;
    if (loaded.state === 'failed') return html`<p class="refusal" role="alert">${sentenceOf(loaded.error)}</p>`;
    if (!loaded.value) return html`<p class="small" role="status">두 판을 견주는 중입니다.</p>`;
    return redLine(...loaded.value);
  }

  /** Each version against the one before it, the first against the last, and what is shown. */
  #pairs(shown: VersionPair): readonly VersionPair[] {
    const { version } = this.document;
    const steps = Array.from({ length: version - 1 }, (_, at) => ({ from: at + 1, to: at + 2 })).reverse();
    const others = [shown, { from: 1, to: version }].filter(
      (pair, at, all) =>
        !steps.some((step) => isSamePair(step, pair)) && all.findIndex((other) => isSamePair(other, pair)) === at,
    );
    return [...steps, ...others];
  }

  /** 고은결 늘봄팀장이 10:42에 고쳤습니다. */
  #maker(version: number): string {
    const row = this.document.history.find((each) => each.version === version && MAKES.has(each.act));
    if (!row) return '';
    const who = withParticle(`${row.by.name} ${row.by.postTitle}`, '이(가)');
    const decided = row.act === 'submitted' ? null : row.text;
    const did =
      row.act === 'edited' && decided !== null ? '본문을 고치고 공개구분을 바꾸었습니다.' : MAKES.get(row.act);
    return `${who} ${momentWords(row.at, this.office.now())}에 ${did}${decided === null ? '' : ` (${decided})`}`;
  }

  #show(pair: VersionPair | undefined): void {
    this.shown = pair;
    if (!pair) {
      this.#texts.forget();
      return;
    }
    const { approval } = this.office.clients;
    const { managementNumber } = this.document;
    const text = (version: number) => approval.version(managementNumber, version);
    void this.#texts.load(() => Promise.all([text(pair.from), text(pair.to)]), { keep: false });
  }
}

const MAKES: ReadonlyMap<string, string> = new Map([
  ['submitted', '다시 올렸습니다.'],
  ['edited', '본문을 고쳤습니다.'],
  ['disclosed', '공개구분을 바꾸었습니다.'],
]);

function isSamePair(one: VersionPair, other: VersionPair): boolean {
  return one.from === other.from && one.to === other.to;
}

declare global {
  interface HTMLElementTagNameMap {
    'document-versions': DocumentVersions;
  }
}
