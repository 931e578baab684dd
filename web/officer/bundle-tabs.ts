import { html, nothing } from 'lit';
import { ref } from 'lit/directives/ref.js';

/** 일괄기안: a text (안) as its tab shows it. */
export type TabbedText = {
  readonly managementNumber: string;
  readonly title: string;
  readonly documentNumber?: string | null;
};

/** The texts of a bundle, each at an address of its own; nothing for a document by itself. */
export function bundleTabs(texts: readonly TabbedText[], current: string, place: 'documents' | 'drafts') {
  if (texts.length === 0) return nothing;
  return html`<nav class="text-tabs" aria-label="함께 결재하는 안">
    <ol>
      ${texts.map(
        ({ managementNumber, title, documentNumber }, index) => html`<li>
          <a
            href="/office/${place}/${managementNumber}"
            aria-current=${managementNumber === current ? 'page' : nothing}
            ${ref(managementNumber === current ? showOnNarrowScreen : undefined)}
          >
            <b>제${index + 1}안</b>
            <span class="text-title">${title === '' ? '제목 없음' : title}</span>
            ${documentNumber ? html`<span class="text-number">${documentNumber}</span>` : nothing}
          </a>
        </li>`,
      )}
    </ol>
  </nav>`;
}

/** On a phone the row of texts is longer than the screen, and the one being read may stand outside it. */
function showOnNarrowScreen(tab: Element | undefined): void {
  if (tab) requestAnimationFrame(() => tab.scrollIntoView({ block: 'nearest', inline: 'nearest' }));
}
