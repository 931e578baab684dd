import { html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { FileCheck } from '../../shared/contract/originals.ts';
import { DISCLOSURE_GROUNDS, type Disclosure } from '../../shared/disclosure/disclosure.ts';
import { NO_PUBLIC_CONTACTS } from '../../shared/disclosure/personal-data/personal-finding.ts';
import { type FileFinding, withoutPublicContacts } from '../../shared/originals/file-finding.ts';
import type { Office } from '../client/office.ts';
import { sentenceOf } from '../client/request.ts';
import { LightElement } from '../elements/light-element.ts';
import { readingLink } from './document-facts.ts';
import type { Attachment } from './draft-form.ts';
import { countWords, personalDataList } from './personal-data-list.ts';

const FIRST_PAUSE_MS = 700;
const LONGEST_PAUSE_MS = 5_000;
/** Some three minutes: whoever still waits then asks by the button. */
const MOST_LOOKS = 40;

type Ready = Extract<FileCheck, { state: 'ready' }>;

/**
 * 붙임 안의 개인정보: what stands in the files that citizens would get, hidden sheets and comments too, as soon as a file
 * has been read. A file is not changed here, so the one act that helps while drafting is to close it, or to put
 * another in its place.
 */
@customElement('file-findings')
export class FileFindings extends LightElement {
  @property({ attribute: false }) office!: Office;
  @property() managementNumber = '';
  /** Whoever decides on what was submitted is told, and changes nothing here. */
  @property() of: 'drafts' | 'documents' = 'drafts';
  /** All files; those that citizens would not get are passed over. */
  @property({ attribute: false }) attachments: readonly Attachment[] = [];
  @state() private checks: ReadonlyMap<string, FileCheck> = new Map();
  /** What files that were closed here were before. */
  @state() private closed: ReadonlyMap<string, Disclosure> = new Map();
  @state() private refusal = '';
  @state() private said = '';
  @state() private hasGivenUp = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #pauseMs = FIRST_PAUSE_MS;
  #looks = 0;
  #asked = '';

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('attachments') && !changed.has('managementNumber')) return;
    // What was closed here may have been opened in the list of attachments.
    const reopened = this.attachments.filter((each) => this.#isOpen(each) && this.closed.has(each.id));
    if (reopened.length > 0) {
      this.closed = new Map([...this.closed].filter(([id]) => !reopened.some((each) => each.id === id)));
    }
    const files = this.attachments.map(({ id, disclosure }) => `${id} ${disclosure.level}`);
    const asked = [this.managementNumber, ...files].join(' ');
    if (asked === this.#asked) return;
    this.#asked = asked;
    this.#begin();
  }

  protected override render() {
    const shown = this.attachments.filter((each) => this.#isOpen(each) || this.closed.has(each.id));
    if (shown.length === 0) return nothing;
    const open = shown.filter((each) => this.#isOpen(each));
    const waiting = open.filter((each) => this.#stateOf(each) === 'waiting');
    const told = shown.filter((each) => this.closed.has(each.id) || this.#isTold(each));
    const findings = open.flatMap((each) => this.#findingsOf(each));
    return html`<section class="file-findings" aria-labelledby="file-findings-heading">
      <h3 id="file-findings-heading" tabindex="-1">
        붙임 안의 개인정보 <small class="side">${this.#summary(findings, waiting.length)}</small>
      </h3>
      ${
        told.length === 0 && waiting.length === 0
          ? html`<p class="small">공개하는 붙임 ${open.length}개를 숨은 시트와 메모, 파일 정보까지 읽었습니다. 찾은 것이 없습니다. 글로만 적힌 내용은 직접 살펴 주십시오.</p>`
          : nothing
      }
      <ul class="file-checks">
        ${repeat(
          told,
          ({ id }) => id,
          (each) => this.#file(each),
        )}
      </ul>
      ${
        waiting.length > 0
          ? html`<p class="small">${waiting.map(({ name }) => name).join(', ')}: 읽는 중입니다. 다 읽으면 여기에 보입니다.</p>`
          : nothing
      }
      <p class="small" role="status">${this.said}</p>
      ${this.refusal === '' ? nothing : html`<p class="refusal" role="alert">${this.refusal}</p>`}
      ${
        this.hasGivenUp
          ? html`<div class="act-row"><button type="button" class="button small" @click=${() => this.#begin()}>붙임 다시 확인</button></div>`
          : nothing
      }
    </section>`;
  }

  #summary(findings: readonly FileFinding[], waiting: number): string {
    if (waiting > 0) return `${waiting}개 읽는 중`;
    return findings.length === 0 ? '점검함' : countWords(findings);
  }

  #file(attachment: Attachment) {
    const check = this.checks.get(attachment.id);
    return html`<li>
      <p class="file-name"><b>${attachment.name}</b> ${readingLink(`${this.of}/${this.managementNumber}`, attachment)}</p>
      ${this.closed.has(attachment.id) ? html`<p class="small">비공개로 바꾸어 시민에게 나가지 않습니다.</p>` : this.#content(attachment, check)}
      ${this.of === 'drafts' ? this.#acts(attachment) : nothing}
    </li>`;
  }

  #content(attachment: Attachment, check: FileCheck | undefined) {
    if (check?.state === 'failed') {
      return html`<p>${check.reason} ${check.advice ?? ''}</p>
        <p class="small">점검하지 못한 채 공개하면 결재 뒤에 공개를 멈추고 정보공개담당의 결정을 기다립니다.</p>`;
    }
    if (check?.state !== 'ready') return nothing;
    return html`${this.#unread(check)}
      ${personalDataList(this.#findingsOf(attachment))}
      ${check.more > 0 ? html`<p class="small">하나씩 적지 않은 것이 ${check.more.toLocaleString('ko-KR')}건 더 있습니다.</p>` : nothing}`;
  }

  #unread({ unread }: Ready) {
    if (unread === undefined) return nothing;
    return html`<p>다 읽지 못하였습니다: ${unread}. 공개하면 결재 뒤에 정보공개담당의 결정을 기다립니다.</p>`;
  }

  #acts(attachment: Attachment) {
    const { id, name } = attachment;
    const isClosed = this.closed.has(id);
    const words = isClosed ? '되돌리기' : '이 붙임을 비공개로';
    return html`<div class="act-row">
      <button
        type="button" class="button small ${isClosed ? 'quiet' : ''}" data-file=${id} aria-label="${name}: ${words}"
        @click=${() => void (isClosed ? this.#reopen(attachment) : this.#close(attachment))}
      >${words}</button>
    </div>`;
  }

  #isOpen({ disclosure }: Attachment): boolean {
    return disclosure.level === 'open';
  }

  #stateOf({ id }: Attachment): FileCheck['state'] {
    return this.checks.get(id)?.state ?? 'waiting';
  }

  /** Whether there is anything to say about a file: something found, or something that nobody could read. */
  #isTold(attachment: Attachment): boolean {
    const check = this.checks.get(attachment.id);
    if (check === undefined || check.state === 'waiting') return false;
    return check.state === 'failed' || check.unread !== undefined || this.#findingsOf(attachment).length > 0;
  }

  #findingsOf({ id }: Attachment): readonly FileFinding[] {
    const check = this.checks.get(id);
    if (check?.state !== 'ready') return [];
    return withoutPublicContacts(check.findings, this.office.session.value?.agency ?? NO_PUBLIC_CONTACTS);
  }

  #begin(): void {
    clearTimeout(this.#timer);
    this.#pauseMs = FIRST_PAUSE_MS;
    this.#looks = 0;
    this.hasGivenUp = false;
    if (this.attachments.some((each) => this.#isOpen(each))) void this.#look();
  }

  /** Files are read by a process of its own, and nobody is told when it is done: asked ever more rarely. */
  async #look(): Promise<void> {
    const asked = this.#asked;
    this.#looks += 1;
    try {
      const { files } = await this.office.clients.originals.findings(
        `${this.of}/${this.managementNumber}`,
        this.#looks > 1,
      );
      if (asked !== this.#asked || !this.isConnected) return;
      const before = this.checks;
      this.checks = new Map(files.map((file) => [file.attachmentId, file]));
      this.refusal = '';
      this.#announce(before);
      const isWaiting = this.attachments.some((each) => this.#isOpen(each) && this.#stateOf(each) === 'waiting');
      if (!isWaiting) return;
      this.hasGivenUp = this.#looks >= MOST_LOOKS;
      if (this.hasGivenUp) return;
      this.#timer = setTimeout(() => void this.#look(), this.#pauseMs);
      this.#pauseMs = Math.min(this.#pauseMs * 2, LONGEST_PAUSE_MS);
    } catch (error) {
      if (asked !== this.#asked || !this.isConnected) return;
      this.refusal = `붙임을 점검하지 못하였습니다. ${sentenceOf(error)}`;
      this.hasGivenUp = true;
    }
  }

  /** Said aloud once for every file that has just been read, without taking anybody away from the text. */
  #announce(before: ReadonlyMap<string, FileCheck>): void {
    const isNew = (id: string) => (before.get(id)?.state ?? 'waiting') === 'waiting';
    const read = this.attachments.filter(
      (each) => this.#isOpen(each) && this.#stateOf(each) !== 'waiting' && isNew(each.id),
    );
    if (read.length === 0) return;
    this.said = read.map((each) => `${each.name}: ${this.#outcome(each)}.`).join(' ');
  }

  #outcome(attachment: Attachment): string {
    const check = this.checks.get(attachment.id);
    if (check?.state === 'failed') return '점검하지 못하였습니다';
    const words = countWords(this.#findingsOf(attachment));
    return check?.state === 'ready' && check.unread !== undefined ? `일부만 점검하였습니다, ${words}` : words;
  }

  async #close(attachment: Attachment): Promise<void> {
    const found = this.#findingsOf(attachment).map(({ ground }) => ground);
    const grounds = DISCLOSURE_GROUNDS.filter((each) => (found.length === 0 ? each === 6 : found.includes(each)));
    await this.#disclose(attachment, { level: 'closed', grounds });
  }

  async #reopen(attachment: Attachment): Promise<void> {
    const before = this.closed.get(attachment.id);
    if (before) await this.#disclose(attachment, before);
  }

  async #disclose(attachment: Attachment, disclosure: Disclosure): Promise<void> {
    this.refusal = '';
    const { id, name } = attachment;
    try {
      const change = { disclosure: { level: disclosure.level, grounds: [...disclosure.grounds] } };
      const changed = await this.office.clients.drafting.changeAttachment(this.managementNumber, id, change);
      const isClosed = changed.disclosure.level === 'closed';
      this.closed = isClosed
        ? new Map([...this.closed, [id, attachment.disclosure]])
        : new Map([...this.closed].filter(([known]) => known !== id));
      this.said = isClosed ? `${name}: 비공개로 바꾸었습니다.` : `${name}: 다시 공개로 바꾸었습니다.`;
      const detail = this.attachments.map((each) => (each.id === changed.id ? changed : each));
      this.attachments = detail;
      this.dispatchEvent(new CustomEvent<readonly Attachment[]>('attachments-changed', { detail, bubbles: true }));
      await this.updateComplete;
      const button = this.querySelector<HTMLElement>(`button[data-file="${id}"]`);
      (button ?? this.querySelector<HTMLElement>('#file-findings-heading'))?.focus();
    } catch (error) {
      this.refusal = sentenceOf(error);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'file-findings': FileFindings;
  }
}
