import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { SessionReply } from '../../shared/contract/identity.ts';
import type { Office } from '../client/office.ts';
import { SignInPutOff, sentenceOf } from '../client/request.ts';
import { Keys } from '../elements/keys.ts';
import { LightElement } from '../elements/light-element.ts';
import { nameThePage } from '../elements/navigate.ts';
import { moveToRegion } from '../elements/regions.ts';
import { Watch } from '../elements/watch.ts';
import { goLive } from './go-live.ts';
import './keys-help.ts';
import './office-frame.ts';
import { Router } from './router.ts';
import { HOME, PASSWORD_PAGE, type Page, pageOf, SIGN_IN_PAGE } from './routes.ts';
import './sign-in-again.ts';
import type { SignInAgain } from './sign-in-again.ts';

/** The application: who is signed in, which page is open, and what to say when something breaks. */
@customElement('office-app')
export class OfficeApp extends LightElement {
  @property({ attribute: false }) office!: Office;
  @state() private page: Page | undefined;
  @state() private trouble = '';
  @state() private known = false;
  #router = new Router(this);
  #shownMove = -1;
  #shownAs = '';
  #endLive = () => {};
  #session = new Watch(
    this,
    () => this.office.session,
    (session) => this.#follow(session),
  );

  constructor() {
    super();
    new Keys(this, () => [
      {
        key: 'F6',
        says: '다음 구역 (Shift를 함께 누르면 앞 구역)',
        inFields: true,
        run: (event) => moveToRegion(this, event.shiftKey ? -1 : 1),
      },
      { key: '/', says: '문서 찾기', run: () => this.querySelector('office-frame')?.takeSearch() },
      { key: '?', says: '모든 글쇠', run: () => this.querySelector('keys-help')?.open() },
      // Who holds no post (a pure administrator) has no unit to draft for.
      ...(this.#session.value?.posts.length && !this.#session.value.mustChangePassword
        ? [{ key: 'n', says: '새 기안', run: () => this.querySelector('office-frame')?.startDraft() }]
        : []),
    ]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('error', this.#break);
    addEventListener('unhandledrejection', this.#break);
    void this.#findSession();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('error', this.#break);
    removeEventListener('unhandledrejection', this.#break);
    this.#endLive();
  }

  /** A dialog over the page, so that nothing typed is lost; resolves when the same person is back. */
  askToSignInAgain(): Promise<void> {
    return (
      this.querySelector<SignInAgain>('sign-in-again')?.ask() ?? Promise.reject(new Error('no dialog to ask with'))
    );
  }

  protected override render() {
    return html`
      ${this.trouble === '' ? nothing : this.#troubleBar()}
      ${
        this.page && this.known
          ? html`<office-frame .office=${this.office} .frame=${this.page.frame} .path=${this.#router.path}>
            </office-frame>`
          : nothing
      }
      <sign-in-again .office=${this.office}></sign-in-again>
      <keys-help></keys-help>
    `;
  }

  protected override updated(): void {
    const as = this.#session.value?.accountId ?? '';
    const forced = this.#session.value?.mustChangePassword === true;
    const move = this.#router.moves;
    const seen = `${as}${forced}`;
    if (!this.known || (move === this.#shownMove && seen === this.#shownAs)) return;
    this.#shownMove = move;
    this.#shownAs = seen;
    void this.#show();
  }

  #troubleBar() {
    return html`<div class="trouble" role="alert">
      <p>${this.trouble}</p>
      <button type="button" class="button small" @click=${() => location.reload()}>새로 고침</button>
    </div>`;
  }

  async #findSession(): Promise<void> {
    try {
      this.office.session.set(await this.office.clients.session.current());
    } catch (error) {
      const signedOut = typeof error === 'object' && error !== null && 'status' in error && error.status === 401;
      if (!signedOut) this.trouble = sentenceOf(error);
    }
    this.known = true;
  }

  #follow(session: SessionReply | null): void {
    this.#endLive();
    this.#endLive = () => {};
    if (!session || session.mustChangePassword) return;
    void this.office.refreshCounts();
    void this.office.refreshNotices();
    this.#endLive = goLive(this.office, session, () => void this.#signInForLive());
  }

  async #signInForLive(): Promise<void> {
    try {
      await this.askToSignInAgain();
      this.#follow(this.office.session.value);
    } catch {
      // Put off: the next act asks again, and until then the top bar says that the lists may be old.
      this.office.live.set({ status: 'lost', since: this.office.now() });
    }
  }

  async #show(): Promise<void> {
    const wanted = pageOf(this.#router.path);
    const session = this.office.session.value;
    const page = wanted.withoutSession
      ? wanted
      : !session
        ? SIGN_IN_PAGE
        : session.mustChangePassword
          ? PASSWORD_PAGE
          : wanted;
    if (this.#router.path.replace(/\/$/, '') === '/office' && session) history.replaceState(null, '', HOME);
    const first = this.page === undefined;
    try {
      await page.load();
    } catch {
      // After an update of the server the old page's parts are gone; only a fresh load finds the new ones.
      this.trouble = '화면을 불러오지 못하였습니다. 새로 고쳐 주십시오.';
      return;
    }
    nameThePage(page.title);
    this.page = page;
    await this.updateComplete;
    const frame = this.querySelector('office-frame');
    await frame?.show(page);
    scrollTo(0, 0);
    if (!first) frame?.focusPage();
  }

  #break = (event: ErrorEvent | PromiseRejectionEvent) => {
    if (isHarmless(event)) return;
    this.trouble = '화면에 문제가 생겼습니다. 적은 내용을 따로 적어 둔 뒤 새로 고쳐 주십시오.';
  };
}

/** What is no fault of this page: the browser's own layout notice, and an act that was put off by not signing in. */
function isHarmless(event: ErrorEvent | PromiseRejectionEvent): boolean {
  if (event instanceof PromiseRejectionEvent) return event.reason instanceof SignInPutOff;
  return event.message.startsWith('ResizeObserver loop');
}

declare global {
  interface HTMLElementTagNameMap {
    'office-app': OfficeApp;
  }
}
