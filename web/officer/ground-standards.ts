import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ClosingStandardsReply } from '../../shared/contract/closing-standards.ts';
import type { ClosingStandard } from '../../shared/disclosure/closing-standards.ts';
import { DISCLOSURE_GROUNDS, type DisclosureGround, GROUND_LABELS } from '../../shared/disclosure/disclosure.ts';
import type { Office } from '../client/office.ts';
import { LightElement } from '../elements/light-element.ts';
import { Loader } from '../elements/loader.ts';

/** 비공개 세부기준 beside the grounds that are chosen: those of the chosen ones, or all as long as none is. */
@customElement('ground-standards')
export class GroundStandards extends LightElement {
  @property({ attribute: false }) office!: Office;
  @property({ attribute: false }) grounds: readonly DisclosureGround[] = [];
  #standards = new Loader<ClosingStandardsReply>(this);

  override connectedCallback(): void {
    super.connectedCallback();
    // A help that nobody waits for: without it the ground is chosen all the same.
    void this.#standards.load(() => this.office.clients.publication.standards());
  }

  protected override render() {
    const all = this.#standards.value?.current?.standards ?? [];
    if (all.length === 0) return nothing;
    const { grounds } = this;
    const chosen = grounds.length === 0 ? all : all.filter(({ ground }) => grounds.includes(ground));
    const whose = grounds.length === 0 ? '우리 기관의' : `${grounds.map((ground) => `${ground}호`).join('·')}의`;
    return html`<details class="ground-standards">
      <summary>${whose} 비공개 세부기준 ${chosen.length}건</summary>
      ${chosen.length === 0 ? html`<p>이 근거로 따로 정한 기준이 없습니다. 근거가 맞는지 살펴 주십시오.</p>` : standardsList(chosen)}
    </details>`;
  }
}

/** Standards under their grounds. */
export function standardsList(standards: readonly ClosingStandard[]) {
  return DISCLOSURE_GROUNDS.map((ground) => {
    const own = standards.filter((each) => each.ground === ground);
    if (own.length === 0) return nothing;
    return html`<p class="standards-ground"><b>제${ground}호</b> ${GROUND_LABELS[ground]}</p>
      <ul class="standards-of-ground">
        ${own.map(
          ({ duty, information, why }) =>
            html`<li>${duty === '' ? nothing : html`<small>${duty}</small> `}<b>${information}</b><br />${why}</li>`,
        )}
      </ul>`;
  });
}

declare global {
  interface HTMLElementTagNameMap {
    'ground-standards': GroundStandards;
  }
}
