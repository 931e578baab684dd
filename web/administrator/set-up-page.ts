import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { SHORTEST_PASSWORD } from '../../shared/access/password-rule.ts';
import type { SetUpReply } from '../../shared/contract/identity.ts';
import type { Office } from '../client/office.ts';
import { sentenceOf } from '../client/request.ts';
import { LightElement } from '../elements/light-element.ts';
import { oneTimePasswords } from './one-time-passwords.ts';

/** The first set-up: the agency, its administrator, and its organisation from a CSV. Its link works once. */
@customElement('set-up-page')
export class SetUpPage extends LightElement {
  @property({ attribute: false }) office!: Office;
  @property() token = '';
  @state() private refusal = '';
  @state() private busy = false;
  @state() private made: SetUpReply | undefined;

  @state() private unusable = '';

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#check();
  }

  protected override render() {
    return html`<section class="alone broad" aria-labelledby="set-up-title">
      <p class="alone-brand" aria-hidden="true">결</p>
      ${this.made ? this.#done(this.made) : this.unusable === '' ? this.#form() : this.#noLink()}
    </section>`;
  }

  #form() {
    return html`<h1 id="set-up-title" tabindex="-1">처음 설정</h1>
      <p>기관과 관리자, 조직을 한 번에 만듭니다. 모두 맞아야 만들어지고, 하나라도 틀리면 아무것도 남지 않습니다.</p>
      <form @submit=${this.#submit}>
        <h2>기관</h2>
        <label class="field">기관 이름 <input name="name" required maxlength="100" autocomplete="organization" /></label>
        <div class="form-pair">
          <label class="field">우편번호 <input name="zipCode" maxlength="10" inputmode="numeric" /></label>
          <label class="field">누리집 <input name="homepage" maxlength="200" inputmode="url" /></label>
        </div>
        <label class="field">주소 <input name="address" maxlength="200" /></label>
        <h2>관리자</h2>
        <div class="form-pair">
          <label class="field">이름 <input name="administratorName" required maxlength="50" autocomplete="name" /></label>
          <label class="field">
            아이디
            <input
              name="login"
              required
              minlength="3"
              maxlength="100"
              pattern="[A-Za-z0-9._\\-]+"
              title="영문자, 숫자, 점, 밑줄, 붙임표로 3자 이상"
              autocomplete="username"
              autocapitalize="none"
            />
          </label>
        </div>
        <label class="field">
          비밀번호 <input name="password" aria-describedby="password-rule" type="password" required maxlength="200" autocomplete="new-password" />
        </label>
        <p class="small" id="password-rule">비밀번호는 ${SHORTEST_PASSWORD}자 이상으로 정해 주십시오.</p>
        <h2>조직</h2>
        <p class="small">
          첫 줄은 열 이름이고 한 줄이 한 자리입니다: 부서코드, 부서, 상위부서코드, 직위, 부서장(Y 또는 빈칸), 이름, 아이디,
          전화번호, 전자우편.
          <a class="link" href="/office/organization-example.csv" download="조직-예시.csv">예시 파일 받기</a>
        </p>
        <label class="field">
          파일 올리기 <small>엑셀의 CSV도 그대로 올릴 수 있습니다</small>
          <input type="file" accept=".csv,text/csv" @change=${this.#readFile} />
        </label>
        <label class="field">
          조직 내용 <small>파일을 올리면 여기에 채워집니다. 붙여 넣어도 됩니다</small>
          <textarea class="csv" name="organizationCsv" rows="10" required spellcheck="false" maxlength="2000000"></textarea>
        </label>
        ${this.refusal === '' ? nothing : html`<p class="refusal" role="alert">${this.refusal}</p>`}
        <div class="actions"><button class="button primary" ?disabled=${this.busy}>기관 만들기</button></div>
      </form>`;
  }

  #noLink() {
    return html`<h1 id="set-up-title" tabindex="-1">쓸 수 없는 설정 링크입니다</h1>
      <p role="alert">${this.unusable}</p>
      <p>설정 링크는 한 번만 쓸 수 있습니다. 이미 설정했으면 로그인하고, 아니면 서버를 다시 시작하여 새 링크를 받아 주십시오.</p>
      <p><a class="link" href="/office/">로그인하기</a></p>`;
  }

  #done(made: SetUpReply) {
    return html`<h1 id="set-up-title" tabindex="-1">${made.agency.name} 설정을 마쳤습니다</h1>
      <p>
        아래 일회용 비밀번호는 지금 한 번만 보입니다. 인쇄하거나 복사한 뒤 각 사람에게 건네 주십시오. 처음 로그인할 때 새
        비밀번호를 정합니다.
      </p>
      ${made.accounts.length > 0 ? oneTimePasswords(made.accounts) : nothing}
      <p class="no-print"><a class="button primary" href="/office/">관리자로 로그인하기</a></p>`;
  }

  async #check(): Promise<void> {
    try {
      await this.office.clients.session.findSetUp(this.token);
    } catch (error) {
      this.unusable = sentenceOf(error);
    }
  }

  #readFile = async (event: Event) => {
    const file = (event.target as HTMLInputElement).files?.[0];
    const area = this.querySelector<HTMLTextAreaElement>('[name=organizationCsv]');
    if (!file || !area) return;
    area.value = readKoreanText(await file.arrayBuffer());
  };

  #submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    const text = (name: string) => String(data.get(name) ?? '').trim();
    this.busy = true;
    this.refusal = '';
    try {
      this.made = await this.office.clients.session.setUp(this.token, {
        agency: {
          name: text('name'),
          zipCode: text('zipCode'),
          address: text('address'),
          homepage: text('homepage'),
        },
        administrator: {
          name: text('administratorName'),
          login: text('login'),
          password: String(data.get('password')),
        },
        organizationCsv: String(data.get('organizationCsv')),
      });
      await this.updateComplete;
      scrollTo(0, 0);
      this.querySelector<HTMLElement>('h1')?.focus();
    } catch (error) {
      this.refusal = sentenceOf(error);
    } finally {
      this.busy = false;
    }
  };
}

/** Korean Excel still saves CSV in CP949; UTF-8 is recognised by being valid, and a byte order mark is dropped. */
export function readKoreanText(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('euc-kr').decode(bytes);
  }
}
