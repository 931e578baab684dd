import { html } from '../../../shared/markup/html.ts';
import type { PublicCopy } from '../public-copy.ts';
import type { ListedDocument } from '../store.ts';
import type { Page } from './layout.ts';
import { rowMarkup } from './marks.ts';
import { classAddress } from './search-address.ts';

/** The documents that are like one; asked for anew each time, so none on it has been taken back. */
export function relatedPage(copy: PublicCopy, rows: readonly ListedDocument[], operator: string | undefined): Page {
  return {
    title: `${copy.title}: 비슷한 문서`,
    menu: 'search',
    main: html`<div class="wrap"><section class="sec"><h1>비슷한 문서</h1><p>「<a href="/documents/${copy.managementNumber}">${copy.title}</a>」과(와) 제목의 낱말이 겹치는 같은 분류와 부서의 문서입니다.</p>${
      rows.length > 0
        ? html`<ul class="rows">\n${rows.map((row) => rowMarkup(row, operator))}</ul>`
        : html`<p class="empty">비슷한 문서가 없습니다. <a href="${classAddress(copy.classificationPath)}">같은 분류의 문서</a>를 보십시오.</p>`
    }</section></div>`,
  };
}
