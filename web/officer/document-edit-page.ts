import { html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import type { DocumentReply } from '../../shared/contract/approval.ts';
import type { Body } from '../../shared/document/body.ts';
import { bodyToEditorJson } from '../../shared/document/body-to-editor-json.ts';
import { readEditorJson } from '../../shared/document/editor-json.ts';
import { DOCUMENT_LIMITS } from '../../shared/document/official-document.ts';
import { isRefusal } from '../../shared/kernel/refusal.ts';
import { editionPlace, type LocalEdition, type LocalEditions, localEditions } from '../client/local-drafts.ts';
import type { Office } from '../client/office.ts';
import { ProblemError, sentenceOf } from '../client/request.ts';
import { DocumentEditor, type EditorPlace } from '../document/editor/document-editor.ts';
import { Keys } from '../elements/keys.ts';
import { LightElement } from '../elements/light-element.ts';
import { Loader } from '../elements/loader.ts';
import { nameThePage, navigate } from '../elements/navigate.ts';
import './draft-tools.ts';
import { checkDraft, shownTitle } from './check-draft.ts';
import { findingsOnceApproved } from './document-personal-data.ts';
import { withBody } from './draft-form.ts';
import { decidedOf, type EditionChoice, editedText, editionSections, textOf } from './edition-disclosure.ts';
import { approvedContent } from './public-content.ts';
import { type ComparedText, changedPlaces, redLine } from './red-line.ts';

const COMPARE_AFTER_MS = 400;

/**
 * 검토자 수정: the text of a document in approval in the editor, and beside it its 공개구분 and what would change. Saved
 * by one act, bound to the version that was opened; a version that came meanwhile is shown before it can be written
 * over. What is not saved stays on this device: neither the end of the session nor a closed browser loses it.
 */
@customElement('document-edit-page')
export class DocumentEditPage extends LightElement {
  @property({ attribute: false }) office!: Office;
  @property() managementNumber = '';
  @property({ attribute: false }) local: LocalEditions = localEditions;
  @state() private heading = '';
  @state() private mine: ComparedText | undefined;
  /** 공개구분, as far as it is decided otherwise. */
  @state() private choice: EditionChoice = {};
  /** The version that was saved by somebody else while this one was being written. */
  @state() private theirs: DocumentReply | undefined;
  @state() private editor: DocumentEditor | undefined;
  @state() private place: EditorPlace | undefined;
  /** What is said of a text that this device had kept. */
  @state() private restored = '';
  @state() private refusal = '';
  @state() private busy = false;
  #document = new Loader<DocumentReply>(this);
  #compareTimer: ReturnType<typeof setTimeout> | undefined;
  #isDone = false;
  /** The body as its marks were looked at last. */
  #marked: unknown;

  constructor() {
    super();
    new Keys(this, () => [
      { key: 'Enter', ctrl: true, inFields: true, says: '고친 내용 저장', run: () => void this.#save() },
    ]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('beforeunload', this.#warn);
    addEventListener('pagehide', this.#keepNow);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('beforeunload', this.#warn);
    removeEventListener('pagehide', this.#keepNow);
    this.#keepNow();
    this.editor?.destroy();
    this.editor = undefined;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('managementNumber')) void this.#load();
  }

  protected override updated(): void {
    const element = this.querySelector<HTMLElement>('#draft-body');
    const document = this.#document.value;
    if (!element || !document || this.editor) return;
    this.#marked = bodyToEditorJson(document.paper.body as Body);
    this.editor = new DocumentEditor({
      element,
      content: this.#marked,
      label: '본문',
      pictures: `/api/documents/${this.managementNumber}/pictures`,
      onChange: () => this.#compareSoon(),
      onMove: () => {
        this.place = this.editor?.place;
      },
    });
    this.place = this.editor.place;
  }

  protected override render() {
    const { loaded } = this.#document;
    const document = loaded.value;
    if (loaded.state === 'failed') return this.#note('문서를 열 수 없습니다', sentenceOf(loaded.error));
    if (!document) return html`<div class="page-bar"><h1 tabindex="-1">문서를 여는 중</h1></div>`;
    if (!document.may.inTurn.some((seat) => seat.edit)) {
      const words = '본문과 공개구분은 검토하거나 결재할 차례인 사람만 고칠 수 있습니다.';
      return html`${this.#note('지금은 고칠 수 없습니다', words)} ${this.#left(document)}`;
    }
    return html`${this.#bar(document)}
      <div class="document draft">
        <div class="stage">
          <draft-tools .editor=${this.editor} .place=${this.place} .now=${this.office.now()}></draft-tools>
          <div class="sheet">
            ${this.#titleField()}
            <div id="draft-body" tabindex="-1"></div>
          </div>
          <p class="small tools-help" id="editor-keys">
            항목에서 Tab, Shift+Tab은 단계를 바꿉니다. Esc를 누른 뒤 Tab을 누르면 본문에서 나갑니다.
          </p>
        </div>
        <div class="desk">
          ${this.#kept(document)} ${this.#conflict(document)} ${this.#changes(document)}
          ${editionSections(this.mine ?? textOf(document), this.choice, this.office.now(), (part) => this.#choose(part))}
          ${this.#publicSide(document)}
        </div>
      </div>`;
  }

  /** What citizens would be shown if the decision were made on the text as it stands here. */
  #publicSide(document: DocumentReply) {
    const text = this.mine ?? textOf(document);
    // Reading the whole body at every key would be felt in a long document.
    return guard([text], () => {
      const content = { ...approvedContent(document), ...text, publicTitle: shownTitle(text) };
      return html`${findingsOnceApproved(checkDraft(this.office, content), content.disclosure.level === 'closed')}
        <public-side .content=${content}></public-side>`;
    });
  }

  #bar(document: DocumentReply) {
    return html`<div class="page-bar draft-bar">
      <a class="back" href="/office/documents/${document.managementNumber}"
        ><span aria-hidden="true">←</span> <span class="back-name">문서</span></a
      >
      <h1 tabindex="-1">본문·공개구분 고치기</h1>
      <span class="small">${document.version}판을 고쳐 ${document.version + 1}판을 만듭니다.</span>
      <span class="space"></span>
      <button type="button" class="button primary" ?disabled=${this.busy} @click=${() => void this.#save()}>
        고친 내용 저장 <kbd>Ctrl Enter</kbd>
      </button>
    </div>`;
  }

  #titleField() {
    return html`<div class="draft-title">
      <label class="visually-hidden" for="draft-title">제목</label>
      <textarea
        id="draft-title"
        rows="1"
        maxlength=${DOCUMENT_LIMITS.title}
        .value=${this.heading}
        @input=${(event: Event) => {
          this.heading = (event.target as HTMLTextAreaElement).value.replace(/\s*[\r\n]+\s*/g, ' ');
          this.#compareSoon();
        }}
      ></textarea>
    </div>`;
  }

  #changes(document: DocumentReply) {
    const before = textOf(document);
    const after = this.mine ?? before;
    return html`<section class="red-line" aria-labelledby="changes-title">
      <h2 id="changes-title">고친 곳 ${changedPlaces(before, after)}곳</h2>
      <p class="small">저장하면 새 판이 되고, 앞의 판은 그대로 남습니다. 기안자와 결재선의 모두가 고친 곳을 봅니다.</p>
      ${this.refusal === '' ? nothing : html`<p class="refusal" role="alert">${this.refusal}</p>`}
      ${redLine(before, after)}
    </section>`;
  }

  #kept(document: DocumentReply) {
    if (this.restored === '') return nothing;
    return html`<section class="draft-notice" role="status" aria-label="되살린 글">
      <p>${this.restored}</p>
      <div class="act-row">
        <button type="button" class="button small" @click=${() => this.#startAnew(document)}>
          ${document.version}판에서 다시 시작하기
        </button>
      </div>
    </section>`;
  }

  #conflict(document: DocumentReply) {
    const theirs = this.theirs;
    if (!theirs) return nothing;
    return html`<section class="red-line" aria-labelledby="conflict-title">
      <h2 id="conflict-title">그사이 ${theirs.version}판이 저장되었습니다</h2>
      <p class="small">${document.version}판에서 바뀐 곳입니다. 적던 내용은 그대로 있습니다.</p>
      ${redLine(textOf(document), textOf(theirs))}
      <div class="actions">
        <button type="button" class="button" @click=${() => this.#goOnFrom(theirs)}>
          ${theirs.version}판을 바탕으로 이어 고치기
        </button>
      </div>
    </section>`;
  }

  #note(title: string, words: string) {
    return html`<section class="alone">
      <h1 tabindex="-1">${title}</h1>
      <p role="alert">${words}</p>
      <a class="button" href="/office/documents/${this.managementNumber}">문서로 돌아가기</a>
    </section>`;
  }

  #left(document: DocumentReply) {
    if (!this.mine) return nothing;
    return html`<section class="red-line" aria-labelledby="left-title">
      <h2 id="left-title">이 기기에 남은 고치던 내용</h2>
      <p class="small">저장하지 못한 내용입니다. 필요한 곳을 옮겨 적어 주십시오. 로그아웃하면 지워집니다.</p>
      ${redLine(textOf(document), this.mine)}
    </section>`;
  }

  async #load(): Promise<void> {
    const number = this.managementNumber;
    const document = await this.#document.load(() => this.office.clients.approval.open(number), { keep: false });
    if (!document) return;
    this.heading = document.paper.title;
    this.mine = undefined;
    this.choice = {};
    this.theirs = undefined;
    this.restored = '';
    nameThePage(`${document.paper.title} 고치기`);
    await this.#restore(document);
  }

  async #restore(document: DocumentReply): Promise<void> {
    const found = await this.local.find(this.#place);
    await this.updateComplete;
    if (!found || document !== this.#document.value) return;
    if (!this.editor) return this.#showWhatIsLeft(document, found);
    this.heading = found.title;
    this.choice = found.choice ?? {};
    this.#marked = found.editorJson;
    this.editor.replace(found.editorJson);
    this.#compare();
    const isSame = found.baseHash === document.contentHash;
    this.restored = isSame
      ? '저장되지 않았던 내용을 이 기기에서 되살렸습니다.'
      : `저장되지 않았던 내용을 이 기기에서 되살렸습니다. 그사이 ${document.version}판이 되었으니 ‘고친 곳’을 살펴 주십시오.`;
  }

  /** It is somebody else's turn now: what was written is still there to be read and taken elsewhere. */
  #showWhatIsLeft(document: DocumentReply, { title, editorJson, choice = {} }: LocalEdition): void {
    this.mine = written(document, { title, editorJson, choice });
  }

  #startAnew(document: DocumentReply): void {
    this.heading = document.paper.title;
    this.choice = {};
    this.#marked = bodyToEditorJson(document.paper.body as Body);
    this.editor?.replace(this.#marked);
    this.restored = '';
    this.#compare();
    void this.local.forget(this.#place);
  }

  get #place(): string {
    return editionPlace(this.office.session.value?.accountId ?? '', this.managementNumber);
  }

  /** What was written stays in the editor; it is now compared with, and saved over, the version just shown. */
  #goOnFrom(theirs: DocumentReply): void {
    void this.#document.load(() => Promise.resolve(theirs));
    this.theirs = undefined;
    this.refusal = '';
    this.#compare();
  }

  #compareSoon(): void {
    clearTimeout(this.#compareTimer);
    this.#compareTimer = setTimeout(() => {
      this.#compareTimer = undefined;
      this.#compare();
      void this.#keepHere();
    }, COMPARE_AFTER_MS);
  }

  /** What has been typed since the last look is put on the device without waiting any longer. */
  #keepNow = (): void => {
    if (this.#compareTimer === undefined) return;
    clearTimeout(this.#compareTimer);
    this.#compareTimer = undefined;
    void this.#keepHere();
  };

  async #keepHere(): Promise<void> {
    const document = this.#document.value;
    if (!document || !this.editor || this.#isDone) return;
    const kept = { title: this.heading, editorJson: this.editor.json, choice: this.choice };
    const mine = written(document, kept);
    if (mine && changedPlaces(textOf(document), mine) === 0) return this.local.forget(this.#place);
    const at = this.office.now().toISOString();
    const { contentHash: baseHash } = document;
    await this.local.keep(this.#place, { ...kept, baseHash, at });
  }

  #compare(): void {
    const document = this.#document.value;
    const editorJson = this.editor?.json;
    const mine = document && written(document, { title: this.heading, editorJson, choice: this.choice });
    if (!mine) return;
    // A new mark asks for its ground and its level, as it does in a draft.
    const { disclosure, bodyOpen } = withBody({ ...mine, editorJson: this.#marked }, editorJson);
    this.#marked = editorJson;
    this.mine = mine;
    if (disclosure && bodyOpen !== undefined) this.#choose({ disclosure, bodyOpen });
  }

  #choose(part: EditionChoice): void {
    this.choice = { ...this.choice, ...part };
    this.#compare();
    this.#compareSoon();
  }

  async #save(): Promise<void> {
    const document = this.#document.value;
    if (!document || !this.editor || this.busy) return;
    this.#compare();
    this.busy = true;
    this.refusal = '';
    const { managementNumber, contentHash: baseHash, may } = document;
    const seat = may.inTurn.find((each) => each.edit)?.seat;
    try {
      const decided = decidedOf(this.mine ?? textOf(document), this.choice);
      const body = { baseHash, title: this.heading, editorJson: this.editor.json, ...decided };
      await this.office.clients.approval.edit(managementNumber, { ...body, ...(seat === undefined ? {} : { seat }) });
      this.#isDone = true;
      await this.local.forget(this.#place);
      this.office.said.set({ text: '고친 내용을 저장했습니다. 새 판이 되었습니다.', carried: true });
      navigate(this, `/office/documents/${managementNumber}`);
    } catch (error) {
      this.refusal = sentenceOf(error);
      if (error instanceof ProblemError && error.code === 'content-changed') await this.#showTheirs();
    } finally {
      this.busy = false;
    }
  }

  async #showTheirs(): Promise<void> {
    try {
      this.theirs = await this.office.clients.approval.refetch(this.managementNumber);
    } catch (error) {
      this.refusal = sentenceOf(error);
    }
  }

  #warn = (event: BeforeUnloadEvent): void => {
    const document = this.#document.value;
    this.#compare();
    const isWritten = document && this.mine && changedPlaces(textOf(document), this.mine) > 0;
    if (isWritten && !this.#isDone) event.preventDefault();
  };
}

/** The version as it was written; undefined where the editor holds what no version may. */
function written(
  document: DocumentReply,
  { title, editorJson, choice }: { title: string; editorJson: unknown; choice: EditionChoice },
): ComparedText | undefined {
  const read = readEditorJson(editorJson);
  if (isRefusal(read)) return undefined;
  return editedText(textOf(document), { title, body: read.body as ComparedText['body'] }, choice);
}

declare global {
  interface HTMLElementTagNameMap {
    'document-edit-page': DocumentEditPage;
  }
}
