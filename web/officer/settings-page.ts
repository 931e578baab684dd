import { html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Office } from '../client/office.ts';
import { sentenceOf } from '../client/request.ts';
import { signOut } from '../client/sign-out.ts';
import { type MenuEntry, menuFor, PHONE_BOXES } from '../document/menu.ts';
import { DISPLAY_MODE_LABELS, type DisplayMode, displayMode, switchDisplayMode } from '../elements/display-mode.ts';
import { singleKeysOn, switchSingleKeys } from '../elements/keys.ts';
import { LightElement } from '../elements/light-element.ts';
import '../document/session-list.ts';
import { Watch } from '../elements/watch.ts';

const MODES: readonly DisplayMode[] = ['device', 'light', 'dark', 'high-contrast'];

/** 내 설정: the screen, the keys, the password; on a phone also the boxes that have no tab. */
@customElement('settings-page')
export class SettingsPage extends LightElement {
  @property({ attribute: false }) office!: Office;
  #session = new Watch(this, () => this.office.session);
  #counts = new Watch(this, () => this.office.counts);

  protected override render() {
    const session = this.#session.value;
    return html`<div class="page">
      <h1 tabindex="-1">내 설정</h1>
      <section class="phone-only" aria-labelledby="boxes-title">
        <h2 id="boxes-title">문서함과 다른 화면</h2>
        <ul class="plain-links">
          ${(session ? menuFor(session) : [])
            .flatMap((group) => group.entries)
            .filter(({ path, box }) => path !== '/office/settings' && !(box && PHONE_BOXES.includes(box)))
            .map((entry) => this.#link(entry))}
        </ul>
      </section>
      <section aria-labelledby="screen-title">
        <h2 id="screen-title">화면 모드</h2>
        <p>이 기기에만 적용됩니다.</p>
        <div class="choices" role="radiogroup" aria-labelledby="screen-title">
          ${MODES.map(
            (mode) => html`<label>
              <input
                type="radio"
                name="mode"
                value=${mode}
                .checked=${displayMode() === mode}
                @change=${() => switchDisplayMode(mode)}
              />
              ${DISPLAY_MODE_LABELS[mode]}
            </label>`,
          )}
        </div>
      </section>
      <section aria-labelledby="keys-switch-title">
        <h2 id="keys-switch-title">글쇠</h2>
        <label class="check">
          <input
            type="checkbox"
            .checked=${singleKeysOn()}
            @change=${(event: Event) => switchSingleKeys((event.target as HTMLInputElement).checked)}
          />
          한 글자 글쇠 쓰기 (J, K, A, R 등)
        </label>
      </section>
      <section aria-labelledby="account-title">
        <h2 id="account-title">계정</h2>
        <p>${session?.person.name} (${session?.login})${session?.posts.map((post) => `, ${post.unitName} ${post.postTitle}`)}</p>
        <div class="form-row">
          <a class="button" href="/office/password">비밀번호 바꾸기</a>
          <button type="button" class="button" @click=${() => this.#signOut()}>로그아웃</button>
        </div>
        <session-list
          .load=${() => this.office.clients.administration.ownSessions()}
          .end=${(id: string) => this.office.clients.administration.endOwnSession(id)}
          .endAll=${() => this.office.clients.administration.endOwnOtherSessions()}
          allLabel="이곳을 뺀 모두 끝내기"
        ></session-list>
      </section>
    </div>`;
  }

  #link({ path, title, box }: MenuEntry) {
    const count = box && this.#counts.value?.[box];
    return html`<li><a class="link" href=${path}>${title}</a>${count ? html` <small>${count}건</small>` : ''}</li>`;
  }

  async #signOut(): Promise<void> {
    try {
      await signOut(this.office);
    } catch (error) {
      this.office.said.set({ text: sentenceOf(error), carried: false });
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'settings-page': SettingsPage;
  }
}
