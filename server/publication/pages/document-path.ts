import { html, type SafeHtml } from '../../../shared/markup/html.ts';
import type { PublicCopy } from '../public-copy.ts';
import { classAddress } from './search-address.ts';

/** Where a document stands in the classification, each class a way to its documents. */
export function pathMarkup({ classificationPath }: Pick<PublicCopy, 'classificationPath'>): SafeHtml {
  return html`<nav class="crumb" aria-label="분류"><ol><li><a href="/">홈</a></li>${classificationPath.map(
    (name, index) => html`<li><a href="${classAddress(classificationPath.slice(0, index + 1))}">${name}</a></li>`,
  )}</ol></nav>`;
}
