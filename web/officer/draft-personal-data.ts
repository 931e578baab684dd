import { html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { DISCLOSURE_GROUNDS } from '../../shared/disclosure/disclosure.ts';
import { certainFindings, type PlacedFinding } from '../../shared/disclosure/personal-data/check-content.ts';
import { maskText } from '../../shared/disclosure/personal-data/mask-text.ts';
import { closedName } from '../../shared/disclosure/withheld.ts';
import type { Office } from '../client/office.ts';
import { sentenceOf } from '../client/request.ts';
import type { DocumentEditor } from '../document/editor/document-editor.ts';
import { LightElement } from '../elements/light-element.ts';
import { checkDraft, draftContent, shownTitle } from './check-draft.ts';
import type { Attachment, DraftForm } from './draft-form.ts';
import { countWords, personalDataList } from './personal-data-list.ts';
import './file-findings.ts';
import '../document/public-side.ts';
import type { TwoSided } from '../document/public-side.ts';

/** Nobody reads a list that changes at every key, and a long body takes a while to search. */
const CHECK_AFTER_MS = 400;

/**
 * 개인정보 점검 while drafting: what citizens would be shown of people if this were approved as it is. Every finding
 * has one button that takes it out of the public copy, by the disclosure that the draft has anyway.
 */
@customElement('draft-personal-data')
export class DraftPersonalData extends LightElement {
  @property({ attribute: false }) office!: Office;
  @property({ attribute: false }) managementNumber = '';
  @property({ attribute: false }) form!: DraftForm;
  @property({ attribute: false }) attachments: readonly Attachment[] = [];
  @property({ attribute: false }) editor: DocumentEditor | undefined;
  @property({ attribute: false }) change: (part: Partial<DraftForm>) => void = () => {};
  /** Leads to a field of the draft by its id. */
  @property({ attribute: false }) go: (place: string) => void = () => {};
  @state() private content: TwoSided | undefined;
  @state() private findings: readonly PlacedFinding[] | undefined;
  @state() private refusal = '';
  @state() private said = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('form') && !changed.has('attachments')) return;
    if (this.findings === undefined) this.#check();
    else this.#timer ??= setTimeout(() => this.#check(), CHECK_AFTER_MS);
  }

  protected override render() {
    const findings = this.findings ?? [];
    return html`<section aria-labelledby="personal-data-heading">
      <h2 id="personal-data-heading" tabindex="-1">
        개인정보 점검 <small class="side">${this.attachments.length > 0 ? '글에서 ' : ''}${countWords(findings)}</small>
      </h2>
      ${this.#words(findings)}
      ${findings.length === 0 ? nothing : personalDataList(findings, (finding) => this.#acts(finding))}
      <p class="small" role="status">${this.said}</p>
      ${this.refusal === '' ? nothing : html`<p class="refusal" role="alert">${this.refusal}</p>`}
      ${
        this.form.disclosure.level === 'closed'
          ? nothing
          : html`<file-findings
            .office=${this.office} .managementNumber=${this.managementNumber} .attachments=${this.attachments}
          ></file-findings>`
      }
    </section>
    ${this.content ? html`<public-side .content=${this.content}></public-side>` : nothing}`;
  }

  #words(findings: readonly PlacedFinding[]) {
    if (this.form.disclosure.level === 'closed') return titleWords(findings);
    if (findings.length === 0) {
      return html`<p class="small">시민에게 보일 글에서 번호나 연락처 같은 개인정보를 찾지 못하였습니다. 글로만 적힌 내용은 직접 살펴 주십시오.</p>`;
    }
    return certainFindings(findings).length === 0
      ? html`<p class="small">시민에게 보일 글입니다. 개인정보이면 가려 주십시오. 상신과 공개를 막지는 않습니다.</p>`
      : html`<p class="small"><b>확실</b>한 것이 남아 있으면 결재가 끝나도 공개되지 않고 정보공개담당의 결정을 기다립니다.</p>`;
  }

  #acts(finding: PlacedFinding) {
    const { place, words } = finding;
    const act = { publicTitle: '공개용 제목에서 가리기', attachmentName: '붙임을 비공개로' } as const;
    const isNamed = place.part === 'publicTitle' || place.part === 'attachmentName';
    const name = isNamed ? act[place.part] : place.part === 'body' ? '비공개로 표시' : '본문을 비공개로';
    return html`<div class="act-row">
      <button type="button" class="button small" aria-label="${words}: ${name}" @click=${() => void this.#hide(finding)}>${name}</button>
      <button type="button" class="button quiet small" aria-label="${words}: 고치러 가기" @click=${() => this.#show(finding)}>고치러 가기</button>
    </div>`;
  }

  #check(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.content = draftContent(this.form, this.attachments);
    this.findings = checkDraft(this.office, this.content);
  }

  /** Takes it out of the public copy: the mask in the public title, the body or the attachment closed. */
  async #hide(finding: PlacedFinding): Promise<void> {
    const { place, ground } = finding;
    this.refusal = '';
    if (place.part === 'publicTitle') {
      this.#check();
      const inTitle = (this.findings ?? []).filter((each) => each.place.part === 'publicTitle');
      this.change({ publicTitle: maskText(shownTitle(this.form), inTitle) });
      this.said = '공개용 제목에서 가렸습니다. 제목은 그대로입니다.';
    } else if (place.part === 'attachmentName') {
      await this.#closeAttachment(place.attachmentId, finding);
    } else if (place.part === 'body' && this.editor?.closeWords(finding.words, [ground])) {
      // The rest of the text stays as public as it was; its 공개구분 follows the mark.
      this.said = `${closedName([ground])}로 표시했습니다. 공개본에서는 이 말이 빠집니다.`;
    } else {
      const grounds = DISCLOSURE_GROUNDS.filter(
        (each) => each === ground || this.form.disclosure.grounds.includes(each),
      );
      this.change({ disclosure: { level: 'partiallyOpen', grounds }, bodyOpen: false });
      this.said = `부분공개(${grounds.join(',')})로 바꾸고 본문을 닫았습니다.`;
    }
    this.querySelector<HTMLElement>('#personal-data-heading')?.focus();
  }

  async #closeAttachment(id: string, { ground }: PlacedFinding): Promise<void> {
    try {
      const disclosure = { level: 'closed' as const, grounds: [ground] };
      const { drafting } = this.office.clients;
      const changed = await drafting.changeAttachment(this.managementNumber, id, { disclosure });
      const detail = this.attachments.map((each) => (each.id === changed.id ? changed : each));
      this.dispatchEvent(new CustomEvent<readonly Attachment[]>('attachments-changed', { detail, bubbles: true }));
      this.said = '붙임을 비공개로 바꾸었습니다.';
    } catch (error) {
      this.refusal = sentenceOf(error);
    }
  }

  #show({ place, words }: PlacedFinding): void {
    const fields = {
      publicTitle: 'public-title',
      summary: 'draft-summary',
      keywords: 'draft-keywords',
      recipients: 'letter-heading',
      via: 'letter-via',
    } as const;
    if (place.part === 'attachmentName') this.go('attachments-heading');
    else if (place.part !== 'body') this.go(fields[place.part]);
    else if (!this.editor?.select(words)) this.go('draft-body');
  }
}

/** Of a closed document citizens may read the title and nothing else. */
function titleWords(findings: readonly PlacedFinding[]) {
  const closed = '비공개 문서라서 본문과 붙임은 시민에게 보이지 않습니다. 제목은 정보목록에 나올 수 있습니다.';
  const advice =
    certainFindings(findings).length > 0
      ? '확실한 것이 제목에 남아 있으면 목록에 올리지 않고 정보공개담당의 결정을 기다립니다.'
      : findings.length > 0
        ? '제목에 있는 것이 개인정보이면 가려 주십시오. 이름이나 집 주소가 남아 있으면 상신할 때 확인을 묻고, 목록에 올리기 전에 정보공개담당의 결정을 기다립니다.'
        : '제목에서는 개인정보를 찾지 못하였습니다.';
  return html`<p class="small">${closed} ${advice}</p>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'draft-personal-data': DraftPersonalData;
  }
}
