import { html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { DocumentReply } from '../../shared/contract/approval.ts';
import { withParticle } from '../../shared/kernel/particle.ts';
import type { Office, Trail } from '../client/office.ts';
import { sentenceOf } from '../client/request.ts';
import { BOX_TITLES, SEAT_ACT_LABELS } from '../document/act-labels.ts';
import { PUBLICATION_QUEUE, STOPPED_PUBLICATIONS } from '../document/menu.ts';
import { waitingFor } from '../document/moments.ts';
import { paperView } from '../document/paper-view.ts';
import '../elements/gy-tabs.ts';
import { SEARCH_PLACE } from '../document/search-address.ts';
import { EveryMinute } from '../elements/every-minute.ts';
import { KeptFocus } from '../elements/kept-focus.ts';
import { Keys } from '../elements/keys.ts';
import { LightElement } from '../elements/light-element.ts';
import { Loader } from '../elements/loader.ts';
import { nameThePage, navigate } from '../elements/navigate.ts';
import { Watch } from '../elements/watch.ts';
import './document-acts.ts';
import './document-circulation.ts';
import './document-consultations.ts';
import './document-numbers.ts';
import '../document/disclosure-history.ts';
import '../document/restriction-history.ts';
import './document-openings.ts';
import './document-report.ts';
import './document-versions.ts';
import { bundleTabs } from './bundle-tabs.ts';
import type { Acted } from './document-acts.ts';
import { attachmentList, documentFacts } from './document-facts.ts';
import { historyList, lineSection } from './document-line.ts';
import { paperFile, STILL_UNSIGNED } from './document-paper-file.ts';
import { documentPersonalData } from './document-personal-data.ts';
import { documentPublication } from './document-publication.ts';
import { readingList } from './document-readings.ts';
import type { VersionPair } from './document-versions.ts';
import { ReadingLog } from './reading-log.ts';

const FIRST_PAPER_PAUSE_MS = 1_000;
const LONGEST_PAPER_PAUSE_MS = 60_000;

/** One document: the paper at its real size, and beside it what can be done, by whom, and what has happened. */
@customElement('document-page')
export class DocumentPage extends LightElement {
  @property({ attribute: false }) office!: Office;
  @property() managementNumber = '';
  /** A change of the text that the reader has not seen yet. */
  @state() private unseen: VersionPair | undefined;
  /** 일괄기안: the first text, whose line decides on the one that is shown. */
  @state() private lead: DocumentReply | undefined;
  #document = new Loader<DocumentReply>(this);
  #focus = new KeptFocus(this);
  #paperTimer: ReturnType<typeof setTimeout> | undefined;
  #paperPauseMs = FIRST_PAPER_PAUSE_MS;
  #log = new ReadingLog();
  #movement = new Watch(
    this,
    () => this.office.movement,
    (movement) => {
      const notification = movement?.notification;
      const known = [this.#document.value, this.lead].find(
        (document) => document?.managementNumber === notification?.managementNumber,
      );
      if (notification && !known && notification.managementNumber !== this.managementNumber) return;
      if (notification && notification.revision <= (known?.revision ?? -1)) return;
      void this.#load(true);
    },
  );

  constructor() {
    super();
    new EveryMinute(this);
    new Keys(this, () => [
      { key: 'Escape', says: '목록으로', run: () => navigate(this, this.#backAddress()) },
      ...(this.#neighbour(1) ? [{ key: 'j', says: '다음 문서', run: () => this.#go(1) }] : []),
      ...(this.#neighbour(-1) ? [{ key: 'k', says: '앞 문서', run: () => this.#go(-1) }] : []),
    ]);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#paperTimer);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('managementNumber')) return;
    this.unseen = undefined;
    if (this.lead && !this.lead.bundle.some((text) => text.managementNumber === this.managementNumber)) {
      this.lead = undefined;
    }
    void this.#load(false);
  }

  protected override render() {
    const { loaded } = this.#document;
    const document = loaded.value;
    if (document) return this.#page(document);
    if (loaded.state === 'failed') return this.#failure(loaded.error);
    return html`<div class="page-bar"><h1 tabindex="-1">문서를 여는 중</h1></div>
      <div class="document"><div class="stage"><div class="sheet sheet-waiting" aria-hidden="true"></div></div></div>`;
  }

  #page(document: DocumentReply) {
    const now = this.office.now();
    const whole = this.#whole(document);
    return html`
      ${this.#bar(document)} ${bundleTabs(document.bundle, document.managementNumber, 'documents')}
      <div class="document">
        <div class="phone-turn">${phoneTurn(document, now)}</div>
        <div class="stage">
          <document-versions .office=${this.office} .document=${document} .unseen=${this.unseen}></document-versions>
          ${paperView(document.paper)}
        </div>
        <div class="desk">
          ${returnNote(document)}
          <div class="desk-acts">
            <document-acts
              .office=${this.office}
              .document=${whole}
              .reload=${() => this.#load(true)}
              @document-acted=${this.#acted}
            ></document-acts>
          </div>
          ${documentPersonalData(this.office, document, () => this.#load(true))} ${correctionLink(document)} ${document.may.edit ? this.#editLink(document) : nothing}
          ${paperFile(this.office, document, () => this.#remakePaper())}
          <document-consultations
            .office=${this.office}
            .document=${whole}
            .reload=${() => this.#load(true)}
          ></document-consultations>
          ${this.#afterApproval(whole)} ${lineSection(document, now)}
          <section class="tabs-section">
            <gy-tabs .tabs=${this.#tabs(document, now)} label="문서에 딸린 것"></gy-tabs>
          </section>
        </div>
      </div>
    `;
  }

  /** What is decided on: the text that is shown or, of a bundle, its lead; the others have no acts of their own. */
  #whole(document: DocumentReply): DocumentReply {
    // The lead of another bundle may still come in after its page was left: nobody decides on that one here.
    const isItsLead = this.lead?.managementNumber === document.bundle[0]?.managementNumber;
    return this.#isDecidedHere(document) || !this.lead || !isItsLead ? document : this.lead;
  }

  #isDecidedHere({ bundle, managementNumber }: DocumentReply): boolean {
    return bundle.length === 0 || bundle[0]?.managementNumber === managementNumber;
  }

  /** As the boxes list it. */
  get #listedNumber(): string {
    return this.#document.value?.bundle[0]?.managementNumber ?? this.managementNumber;
  }

  #afterApproval(document: DocumentReply) {
    if (document.status !== 'approved') return nothing;
    const reload = () => this.#load(true);
    return html`<document-report .office=${this.office} .document=${document} .reload=${reload}></document-report>
      <document-circulation .office=${this.office} .document=${document} .reload=${reload}></document-circulation>`;
  }

  #bar(document: DocumentReply) {
    const trail = this.office.trail.value;
    const at = trail?.managementNumbers.indexOf(this.#listedNumber) ?? -1;
    return html`<div class="page-bar">
      <a class="back" href=${this.#backAddress()}>
        <span aria-hidden="true">←</span> <span class="back-name">${trailTitle(trail)}</span>
      </a>
      <h1 tabindex="-1">${document.paper.title}</h1>
      <span class="small bar-number">관리번호 ${document.managementNumber}</span>
      <span class="space"></span>
      ${at >= 0 ? html`<span class="small place">${at + 1} / ${trail?.managementNumbers.length}</span>` : nothing}
      ${this.#neighbourLink(-1, '앞 문서', 'K')} ${this.#neighbourLink(1, '다음 문서', 'J')}
      <button type="button" class="button print-button" @click=${() => print()}>인쇄</button>
    </div>`;
  }

  #neighbourLink(step: number, words: string, key: string) {
    const number = this.#neighbour(step);
    return number
      ? html`<a class="small neighbour" href="/office/documents/${number}"><kbd>${key}</kbd> ${words}</a>`
      : nothing;
  }

  #editLink(document: DocumentReply) {
    const rejection = document.history.findLast((row) => row.act === 'rejected');
    const rejected = document.status === 'rejected';
    return html`<section class="edit-section">
      <p>
        ${rejected && rejection ? `${withParticle(`${rejection.by.name} ${rejection.by.postTitle}`, '이(가)')} 반려했습니다.` : '회수한 문서입니다.'}
        고쳐서 다시 올릴 수 있습니다.
      </p>
      ${rejected && rejection?.text ? html`<blockquote>${rejection.text}</blockquote>` : nothing}
      <a class="button" href="/office/drafts/${document.managementNumber}">고쳐 쓰기</a>
    </section>`;
  }

  #tabs(document: DocumentReply, now: Date) {
    return [
      { id: 'history', label: `의견·이력 ${document.history.length}`, content: () => historyList(document, now) },
      {
        id: 'attachments',
        label: `붙임 ${document.attachments.length}`,
        content: () => attachmentList(this.office, document),
      },
      ...(document.status === 'approved'
        ? [{ id: 'readings', label: `공람 ${document.readings.length}`, content: () => readingList(document, now) }]
        : []),
      ...(document.may.openings ? [{ id: 'openings', label: '열람', content: () => this.#openings(document) }] : []),
      { id: 'facts', label: '문서정보', content: () => this.#facts(document) },
    ];
  }

  #openings({ managementNumber }: DocumentReply) {
    return html`<document-openings .office=${this.office} .managementNumber=${managementNumber}></document-openings>`;
  }

  #facts(document: DocumentReply) {
    if (document.status !== 'approved') return documentFacts(document);
    const { managementNumber } = document;
    return html`${documentFacts(document)} ${documentPublication(document)}
      <document-numbers .office=${this.office} .managementNumber=${managementNumber}></document-numbers>
      <disclosure-history .office=${this.office} .managementNumber=${managementNumber}></disclosure-history>
      <restriction-history
        .office=${this.office} .managementNumber=${managementNumber} .changed=${() => this.#load(true)}
      ></restriction-history>`;
  }

  #failure(error: unknown) {
    return html`<section class="alone">
      <h1 tabindex="-1">문서를 열 수 없습니다</h1>
      <p role="alert">${sentenceOf(error)}</p>
      <div class="actions">
        <a class="button" href=${this.#backAddress()}>목록으로</a>
        <button type="button" class="button" @click=${() => this.#load(false)}>다시 열기</button>
      </div>
    </section>`;
  }

  async #load(keep: boolean): Promise<void> {
    const number = this.managementNumber;
    const { approval } = this.office.clients;
    const document = await this.#document.load(() => (keep ? approval.refetch(number) : approval.open(number)), {
      keep,
    });
    if (!document) return;
    await this.#loadLead(document);
    nameThePage(document.paper.title);
    void this.#tellOpened(document);
    this.#waitForPaper(document);
  }

  async #loadLead(document: DocumentReply): Promise<void> {
    const number = document.bundle[0]?.managementNumber;
    if (number === undefined || this.#isDecidedHere(document)) {
      this.lead = number === undefined ? undefined : document;
      return;
    }
    try {
      this.lead = await this.office.clients.approval.refetch(number);
    } catch (error) {
      this.office.said.set({ text: sentenceOf(error), carried: false });
    }
  }

  async #tellOpened(document: DocumentReply): Promise<void> {
    const { approval } = this.office.clients;
    const unseen = await this.#log.opened(approval, document);
    if (unseen && document.managementNumber === this.managementNumber) this.unseen = unseen;
    if (!(await this.#log.read(approval, document))) return;
    void this.office.refreshCounts();
    if (document.managementNumber === this.managementNumber) await this.#load(true);
  }

  /** The PDF is made after the approval and nobody is told when it is there: the page asks, ever more rarely. */
  #waitForPaper(document: DocumentReply): void {
    clearTimeout(this.#paperTimer);
    if (document.frozenPaper.state !== 'waiting') {
      this.#paperPauseMs = FIRST_PAPER_PAUSE_MS;
      return;
    }
    this.#paperTimer = setTimeout(() => void this.#load(true), this.#paperPauseMs);
    this.#paperPauseMs = Math.min(this.#paperPauseMs * 2, LONGEST_PAPER_PAUSE_MS);
  }

  async #remakePaper(): Promise<void> {
    try {
      const { signature } = await this.office.clients.approval.remakePaper(this.managementNumber);
      if (signature === 'waiting') this.office.said.set({ text: STILL_UNSIGNED, carried: false });
      await this.#load(true);
    } catch (error) {
      this.office.said.set({ text: sentenceOf(error), carried: false });
    }
  }

  #acted = async (event: CustomEvent<Acted>) => {
    const { next, said } = event.detail;
    void this.office.refreshCounts();
    this.office.said.set({ text: said, carried: next });
    if (next) {
      const following = await this.#nextWaiting();
      navigate(this, following ? `/office/documents/${following}` : '/office/boxes/waiting');
      return;
    }
    await this.#load(true);
    await this.updateComplete;
    this.#focus.leadBack();
  };

  /** Asks the server what waits now: the list this document was opened from may be old. */
  async #nextWaiting(): Promise<string | undefined> {
    try {
      const { rows } = await this.office.clients.boxes.page('waiting');
      const waiting = rows.map((row) => row.managementNumber).filter((number) => number !== this.#listedNumber);
      this.office.trail.set({ box: 'waiting', managementNumbers: waiting });
      const after = this.#neighbour(1);
      return after !== undefined && waiting.includes(after) ? after : waiting[0];
    } catch {
      return undefined;
    }
  }

  #neighbour(step: number): string | undefined {
    const numbers = this.office.trail.value?.managementNumbers ?? [];
    const at = numbers.indexOf(this.#listedNumber);
    return at < 0 || at + step < 0 ? undefined : numbers[at + step];
  }

  #go(step: number): void {
    const number = this.#neighbour(step);
    if (number) navigate(this, `/office/documents/${number}`);
  }

  #backAddress(): string {
    const box = this.office.trail.value?.box ?? 'waiting';
    if (box === 'search') return this.office.searched.value?.address ?? SEARCH_PLACE;
    if (box === 'queue') return PUBLICATION_QUEUE;
    return box === 'stopped' ? STOPPED_PUBLICATIONS : `/office/boxes/${box}`;
  }
}

function trailTitle(trail: Trail | null): string {
  if (trail?.box === 'search') return '찾은 문서';
  if (trail?.box === 'queue') return '공개 대기열';
  return trail?.box === 'stopped' ? '공개 보류' : BOX_TITLES[trail?.box ?? 'waiting'];
}

/** 검토자 수정: the text itself is corrected on a page of its own. */
function correctionLink(document: DocumentReply) {
  if (!document.may.inTurn.some((seat) => seat.edit)) return nothing;
  return html`<section class="edit-section">
    <a class="button" href="/office/documents/${document.managementNumber}/edit">본문·공개구분 고치기</a>
  </section>`;
}

/** 반려 to an earlier signer: who sent it back and why, for as long as that is the last thing that moved it. */
function returnNote(document: DocumentReply) {
  const moves = ['submitted', 'reviewed', 'cooperated', 'skipped', 'returned'];
  const last = document.history.findLast((row) => moves.includes(row.act));
  if (document.status !== 'inApproval' || last?.act !== 'returned') return nothing;
  return html`<section class="edit-section">
    <p>${withParticle(`${last.by.name} ${last.by.postTitle}`, '이(가)')} 되돌렸습니다.</p>
    <blockquote>${last.text}</blockquote>
  </section>`;
}

/** On a phone the line stands at the end; who has the turn is said at the head. */
function phoneTurn(document: DocumentReply, now: Date) {
  const turn = document.line.find((row) => row.state === 'turn');
  if (!turn?.at) return nothing;
  const names = document.line.map((row) => `${row.officer.name}${row.opinion ? '(의견 있음)' : ''}`).join(' → ');
  return html`<p class="turn-name">${SEAT_ACT_LABELS[turn.act]} ${turn.officer.name} · ${waitingFor(turn.at, now)}</p>
    <p class="small">${names}</p>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'document-page': DocumentPage;
  }
}
