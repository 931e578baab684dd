import { html, nothing, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { OpeningsReply } from '../../shared/contract/versions.ts';
import type { Office } from '../client/office.ts';
import { sentenceOf } from '../client/request.ts';
import { fullMoment, momentWords } from '../document/moments.ts';
import { LightElement } from '../elements/light-element.ts';
import { Loader } from '../elements/loader.ts';

/** 열람 이력: who has opened the document, in which version, and when. Asked for when its tab is opened. */
@customElement('document-openings')
export class DocumentOpenings extends LightElement {
  @property({ attribute: false }) office!: Office;
  @property() managementNumber = '';
  #openings = new Loader<OpeningsReply>(this);

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('managementNumber')) return;
    void this.#openings.load(() => this.office.clients.approval.openings(this.managementNumber), { keep: false });
  }

  protected override render() {
    const { loaded } = this.#openings;
    if (loaded.state === 'failed') return html`<p class="refusal" role="alert">${sentenceOf(loaded.error)}</p>`;
    if (!loaded.value) return nothing;
    const { openings, more } = loaded.value;
    if (openings.length === 0) return html`<p class="small">아직 아무도 열어 보지 않았습니다.</p>`;
    const now = this.office.now();
    return html`<div class="scroll-x" tabindex="0" role="region" aria-label="누가 언제 열람함">
        <table class="readings">
          <caption class="visually-hidden">누가 언제 열람함</caption>
          <thead>
            <tr><th scope="col">사람</th><th scope="col">판</th><th scope="col">열람한 때</th></tr>
          </thead>
          <tbody>
            ${openings.map(
              (row) => html`<tr>
                <th scope="row"><b>${row.name}</b> ${row.postTitle} <small>${[row.agencyName, row.unitName].join(' ').trim()}</small></th>
                <td>${row.version}판</td>
                <td><time datetime=${row.at} title=${fullMoment(row.at)}>${momentWords(row.at, now)}</time></td>
              </tr>`,
            )}
          </tbody>
        </table>
      </div>
      ${more ? html`<p class="small">최근 ${openings.length}건만 보입니다.</p>` : nothing}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'document-openings': DocumentOpenings;
  }
}
