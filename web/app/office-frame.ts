import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { BoxName } from '../../shared/contract/approval.ts';
import type { SessionReply } from '../../shared/contract/identity.ts';
import { timeInKorea } from '../../shared/kernel/calendar-day.ts';
import type { LiveState } from '../client/live-connection.ts';
import type { Office } from '../client/office.ts';
import { sentenceOf } from '../client/request.ts';
import { signOut } from '../client/sign-out.ts';
import { absenceBanner } from '../document/absence-banner.ts';
import { BOX_TITLES } from '../document/act-labels.ts';
import {
  type MenuEntry,
  menuFor,
  PHONE_BOXES,
  PUBLICATION_QUEUE,
  RECLASSIFICATION,
  STOPPED_PUBLICATIONS,
} from '../document/menu.ts';
import { SEARCH_PLACE } from '../document/search-address.ts';
import { SearchField } from '../document/search-field.ts';
import { LightElement } from '../elements/light-element.ts';
import { navigate } from '../elements/navigate.ts';
import { Watch } from '../elements/watch.ts';
import { type Frame, HOME, type Page } from './routes.ts';

/** Boxes whose number asks for something to be done. */
const ASKS: readonly BoxName[] = ['waiting', 'circulated', 'consultations', 'reports'];

/** What stands around every page: top bar, boxes, the words of the live connection, and the phone's tabs. */
@customElement('office-frame')
export class OfficeFrame extends LightElement {
  @property({ attribute: false }) office!: Office;
  @property() path = '';
  @property() frame: Frame = 'alone';
  @state() private page: Page | undefined;
  @state() private shown = 0;
  @state() private refusal = '';
  @state() private starting = false;
  #session = new Watch(this, () => this.office.session);
  #counts = new Watch(this, () => this.office.counts);
  #live = new Watch(this, () => this.office.live);
  #said = new Watch(this, () => this.office.said);

  /** Draws the page anew, even when it is the one already shown. */
  async show(page: Page): Promise<void> {
    this.page = page;
    this.shown += 1;
    this.refusal = '';
    const said = this.office.said.value;
    this.office.said.set(said?.carried ? { ...said, carried: false } : null);
    await this.updateComplete;
  }

  /** After a move the reader stands at the head of the new page. */
  focusPage(): void {
    const target = this.querySelector<HTMLElement>('main h1[tabindex="-1"]') ?? this.querySelector('main');
    target?.focus({ preventScroll: true });
  }

  /** The field of the page itself, else the one above every page; without either (phone, paper) the page opens. */
  takeSearch(): void {
    const fields = [...this.querySelectorAll('main search-field'), ...this.querySelectorAll('.top-bar search-field')];
    const field = fields.find((each) => each.checkVisibility());
    if (field instanceof SearchField) field.take();
    else if (this.#session.value && !this.#session.value.mustChangePassword) navigate(this, SEARCH_PLACE);
  }

  async startDraft(): Promise<void> {
    if (this.starting) return;
    this.starting = true;
    try {
      const draft = await this.office.clients.drafting.make();
      void this.office.refreshCounts();
      navigate(this, `/office/drafts/${draft.managementNumber}`);
    } catch (error) {
      this.refusal = sentenceOf(error);
    } finally {
      this.starting = false;
    }
  }

  constructor() {
    super();
    new Watch(this, () => this.office.absences);
    new Watch(this, () => this.office.stuck);
    new Watch(this, () => this.office.stopped);
    new Watch(this, () => this.office.queued);
    new Watch(this, () => this.office.toReclassify);
    new Watch(this, () => this.office.handoversToConfirm);
  }

  protected override render() {
    const session = this.#session.value;
    const alone = this.frame === 'alone' || !session;
    return html`
      <a class="skip-link" href="#main" @click=${this.#skip}>본문으로 가기</a>
      ${alone || !session ? nothing : this.#topBar(session)}
      ${this.#liveBar(this.#live.value, alone)}
      ${alone ? nothing : [absenceBanner(this.office), this.#stuckBar(), this.#handoverBar()]}
      <p class="said" role="status">${this.#said.value?.text ?? ''}</p>
      ${this.refusal === '' ? nothing : html`<p class="notice-bar" role="alert">${this.refusal}</p>`}
      <div class="frame frame-${alone ? 'alone' : this.frame}">
        ${this.frame === 'boxes' && session ? this.#nav(session) : nothing}
        <main id="main" tabindex="-1">${keyed(this.shown, this.page?.view(this.office) ?? nothing)}</main>
      </div>
      ${this.frame === 'boxes' && session ? this.#phoneTabs() : nothing}
    `;
  }

  #topBar(session: SessionReply) {
    const post = session.posts[0];
    return html`<header class="top-bar">
      <a class="brand" href=${HOME}>결 <span>${session.agency.name}</span></a>
      ${
        this.path === SEARCH_PLACE
          ? nothing
          : html`<search-field class="top-search" .office=${this.office}></search-field>
              <a class="top-search-link" href=${SEARCH_PLACE}>찾기</a>`
      }
      <span class="space"></span>
      ${liveWords(this.#live.value)}
      ${post ? this.#newDraftButton() : nothing}
      <a class="me" href="/office/settings">${session.person.name} <small>${post?.postTitle ?? '관리자'}</small></a>
      <button type="button" class="button quiet sign-out" @click=${() => this.#signOut()}>로그아웃</button>
    </header>`;
  }

  #newDraftButton() {
    return html`<button
      type="button"
      class="button new-draft"
      ?disabled=${this.starting}
      @click=${() => this.startDraft()}
    >
      새 기안 <kbd>N</kbd>
    </button>`;
  }

  #nav(session: SessionReply) {
    return html`<nav class="nav" aria-label="문서함"><div class="nav-groups">
      ${menuFor(session).map(
        (group) => html`<h2>${group.title}</h2>
          <ul>
            ${group.entries.map((entry) => html`<li>${this.#link(entry)}</li>`)}
          </ul>`,
      )}
    </div></nav>`;
  }

  #link({ path, title, box }: MenuEntry) {
    const stopped = path === STOPPED_PUBLICATIONS ? this.office.stopped.value : 0;
    const again = path === RECLASSIFICATION ? this.office.toReclassify.value : 0;
    const queued = path === PUBLICATION_QUEUE ? this.office.queued.value : null;
    const onTheWay = queued ? queued.waiting + queued.held + queued.stopped + queued.checking : 0;
    const count = box ? this.#counts.value?.[box] : stopped + again + onTheWay;
    const mark = stopped > 0 || (queued && queued.checking > 0) || (box && ASKS.includes(box)) ? 'badge' : 'count';
    return html`<a href=${path} aria-current=${this.#isAt(path) ?? nothing}>
      ${title} ${count ? html`<b class=${mark}>${count}<span class="visually-hidden">건</span></b>` : nothing}
    </a>`;
  }

  #phoneTabs() {
    return html`<nav class="phone-tabs" aria-label="자주 여는 문서함">
      ${PHONE_BOXES.map(
        (box) => html`<a href="/office/boxes/${box}" aria-current=${this.#isAt(`/office/boxes/${box}`) ?? nothing}>
          <b>${this.#counts.value?.[box] ?? ''}</b>${BOX_TITLES[box]}
        </a>`,
      )}
      <a href="/office/settings" aria-current=${this.#isAt('/office/settings') ?? nothing}><b>···</b>더보기</a>
    </nav>`;
  }

  #liveBar(live: LiveState, alone: boolean) {
    if (alone || live.status !== 'lost') return nothing;
    return html`<p class="notice-bar" role="status">
      연결이 끊겼습니다. 읽고 쓸 수 있고 결재는 이어진 뒤에 됩니다.
    </p>`;
  }

  /** What the nightly look found stays in sight until a later look finds nothing. */
  #stuckBar() {
    const { count = 0 } = this.office.stuck.value ?? {};
    if (count === 0 || this.path === '/office/administrator') return nothing;
    return html`<p class="notice-bar" role="status">
      아무도 처리할 수 없는 문서가 ${count}건 있습니다.
      <a class="link" href="/office/administrator">관리자 화면에서 담당 바꾸기</a>
    </p>`;
  }

  #handoverBar() {
    const count = this.office.handoversToConfirm.value;
    if (count === 0 || this.path.startsWith('/office/handovers')) return nothing;
    return html`<p class="notice-bar" role="status">
      인수를 확인할 인계·인수서가 ${count}건 있습니다. <a class="link" href="/office/handovers">인계·인수 열기</a>
    </p>`;
  }

  /** The place shown, or the one under which it stands: what an administrator sets up has pages of its own. */
  #isAt(path: string): 'page' | 'true' | undefined {
    if (this.path === path || (path === HOME && /^\/office\/?$/.test(this.path))) return 'page';
    return path === '/office/administrator' && this.path.startsWith(`${path}/`) ? 'true' : undefined;
  }

  #skip = (event: Event) => {
    event.preventDefault();
    this.querySelector('main')?.focus();
  };

  async #signOut(): Promise<void> {
    try {
      await signOut(this.office);
    } catch (error) {
      this.refusal = sentenceOf(error);
    }
  }
}

function liveWords(live: LiveState) {
  const words = {
    connecting: '연결하는 중',
    connected: '실시간 연결됨',
    reconnecting: '다시 잇는 중',
    lost: live.status === 'lost' ? `끊김, ${timeInKorea(live.since)}까지의 목록` : '',
  }[live.status];
  return html`<span class="live" role="status"><i class="live-${live.status}" aria-hidden="true"></i>${words}</span>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'office-frame': OfficeFrame;
  }
}
