import { html, nothing } from 'lit';

const PAGES = [
  { path: '/office/administrator', title: '단위과제·번호·부재' },
  { path: '/office/administrator/numbering', title: '번호 형식과 대장' },
  { path: '/office/administrator/organization', title: '조직' },
  { path: '/office/administrator/letterhead', title: '발신 정보와 관인' },
  { path: '/office/administrator/people', title: '계정·권한·접속' },
  { path: '/office/administrator/delegation', title: '위임전결 규정' },
] as const;

/** The pages an administrator sets up the agency on, at the head of each of them. */
export function administrationLinks(path: (typeof PAGES)[number]['path']) {
  return html`<nav class="page-links" aria-label="관리자 화면">
    ${PAGES.map(
      (page) => html`<a href=${page.path} aria-current=${page.path === path ? 'page' : nothing}>${page.title}</a>`,
    )}
  </nav>`;
}
