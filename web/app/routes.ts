import { html, type TemplateResult } from 'lit';
import type { BoxName } from '../../shared/contract/approval.ts';
import type { Office } from '../client/office.ts';
import { BOX_TITLES } from '../document/act-labels.ts';

/** Where the page stands: beside the boxes, alone with its paper, or before anybody has signed in. */
export type Frame = 'boxes' | 'paper' | 'alone';

export type Page = {
  readonly frame: Frame;
  readonly title: string;
  readonly load: () => Promise<unknown>;
  readonly view: (office: Office) => TemplateResult;
  /** The page that works without a session: the first set-up. */
  readonly withoutSession?: true;
};

export const HOME = '/office/boxes/waiting';

type Route = { readonly path: RegExp; readonly page: (found: string) => Page };

const ROUTES: readonly Route[] = [
  {
    path: /^\/office\/boxes\/(waiting|upcoming|progress|done|returned|saved|drafted|circulated|reports|consultations)$/,
    page: (box) => boxPage(box as BoxName),
  },
  {
    path: /^\/office\/documents\/(D\d{13})$/,
    page: (managementNumber) => ({
      frame: 'paper',
      title: '문서',
      load: () => import('../officer/document-page.ts'),
      view: (office) => html`<document-page .office=${office} .managementNumber=${managementNumber}></document-page>`,
    }),
  },
  {
    path: /^\/office\/documents\/(D\d{13})\/edit$/,
    page: (managementNumber) => ({
      frame: 'paper',
      title: '본문·공개구분 고치기',
      load: () => import('../officer/document-edit-page.ts'),
      view: (office) =>
        html`<document-edit-page .office=${office} .managementNumber=${managementNumber}></document-edit-page>`,
    }),
  },
  {
    path: /^\/office\/drafts\/(D\d{13})$/,
    page: (managementNumber) => ({
      frame: 'paper',
      title: '기안',
      load: () => import('../officer/draft-page.ts'),
      view: (office) => html`<draft-page .office=${office} .managementNumber=${managementNumber}></draft-page>`,
    }),
  },
  {
    path: /^\/office\/((?:documents|drafts)\/D\d{13}\/attachments\/[0-9a-f-]{36})$/,
    page: (place) => ({
      frame: 'paper',
      title: '문서 보기',
      load: () => import('../officer/original-page.ts'),
      view: (office) => html`<original-page .office=${office} .place=${place}></original-page>`,
    }),
  },
  {
    path: /^\/office\/administrator$/,
    page: () => ({
      frame: 'boxes',
      title: '관리자',
      load: () => import('../administrator/administrator-page.ts'),
      view: (office) => html`<administrator-page .office=${office}></administrator-page>`,
    }),
  },
  {
    path: /^\/office\/administrator\/people$/,
    page: () => ({
      frame: 'boxes',
      title: '계정·권한·접속',
      load: () => import('../administrator/people-page.ts'),
      view: (office) => html`<people-page .office=${office}></people-page>`,
    }),
  },
  {
    path: /^\/office\/administrator\/organization$/,
    page: () => ({
      frame: 'boxes',
      title: '조직',
      load: () => import('../administrator/organization-page.ts'),
      view: (office) => html`<organization-page .office=${office}></organization-page>`,
    }),
  },
  {
    path: /^\/office\/administrator\/numbering$/,
    page: () => ({
      frame: 'boxes',
      title: '번호 형식과 대장',
      load: () => import('../administrator/numbering-page.ts'),
      view: (office) => html`<numbering-page .office=${office}></numbering-page>`,
    }),
  },
  {
    path: /^\/office\/administrator\/letterhead$/,
    page: () => ({
      frame: 'boxes',
      title: '발신 정보와 관인',
      load: () => import('../administrator/letterhead-page.ts'),
      view: (office) => html`<letterhead-page .office=${office}></letterhead-page>`,
    }),
  },
  {
    path: /^\/office\/register$/,
    page: () => ({
      frame: 'boxes',
      title: '등록대장',
      load: () => import('../records-manager/register-page.ts'),
      view: (office) => html`<register-page .office=${office}></register-page>`,
    }),
  },
  {
    path: /^\/office\/register\/([0-9a-f-]{36}\/\d{1,4}\/\d{1,6})$/,
    page: (place) => ({
      frame: 'boxes',
      title: '등록정보',
      load: () => import('../records-manager/registration-page.ts'),
      view: (office) => html`<registration-page .office=${office} .place=${place}></registration-page>`,
    }),
  },
  {
    path: /^\/office\/reclassification(?:\/(D\d{13}))?$/,
    page: (managementNumber) => ({
      frame: 'boxes',
      title: '공개 재분류',
      load: () => import('../records-manager/reclassification-page.ts'),
      view: (office) =>
        html`<reclassification-page .office=${office} .managementNumber=${managementNumber}></reclassification-page>`,
    }),
  },
  {
    path: /^\/office\/record-files$/,
    page: () => ({
      frame: 'boxes',
      title: '기록물철',
      load: () => import('../records-manager/record-files-page.ts'),
      view: (office) => html`<record-files-page .office=${office}></record-files-page>`,
    }),
  },
  {
    path: /^\/office\/number-proof$/,
    page: () => ({
      frame: 'boxes',
      title: '번호 증명',
      load: () => import('../records-manager/number-proof-page.ts'),
      view: (office) => html`<number-proof-page .office=${office}></number-proof-page>`,
    }),
  },
  {
    path: /^\/office\/stopped-publications$/,
    page: () => ({
      frame: 'boxes',
      title: '공개 보류',
      load: () => import('../officer/stopped-publications-page.ts'),
      view: (office) => html`<stopped-publications-page .office=${office}></stopped-publications-page>`,
    }),
  },
  {
    path: /^\/office\/publication-queue$/,
    page: () => ({
      frame: 'boxes',
      title: '공개 대기열',
      load: () => import('../officer/publication-queue-page.ts'),
      view: (office) => html`<publication-queue-page .office=${office}></publication-queue-page>`,
    }),
  },
  {
    path: /^\/office\/publication-policy$/,
    page: () => ({
      frame: 'boxes',
      title: '공개 방침',
      load: () => import('../officer/publication-policy-page.ts'),
      view: (office) => html`<publication-policy-page .office=${office}></publication-policy-page>`,
    }),
  },
  {
    path: /^\/office\/closing-standards$/,
    page: () => ({
      frame: 'boxes',
      title: '비공개 세부기준',
      load: () => import('../officer/closing-standards-page.ts'),
      view: (office) => html`<closing-standards-page .office=${office}></closing-standards-page>`,
    }),
  },
  {
    path: /^\/office\/search$/,
    page: () => ({
      frame: 'boxes',
      title: '찾기',
      load: () => import('../officer/search-page.ts'),
      view: (office) => html`<search-page .office=${office}></search-page>`,
    }),
  },
  {
    path: /^\/office\/requests$/,
    page: () => ({
      frame: 'boxes',
      title: '정보공개 청구',
      load: () => import('../officer/requests-page.ts'),
      view: (office) => html`<requests-page .office=${office}></requests-page>`,
    }),
  },
  {
    path: /^\/office\/requests\/statistics$/,
    page: () => ({
      frame: 'boxes',
      title: '정보공개 운영실적',
      load: () => import('../officer/request-statistics-page.ts'),
      view: (office) => html`<request-statistics-page .office=${office}></request-statistics-page>`,
    }),
  },
  {
    path: /^\/office\/requests\/(\d{4}-\d{1,4}-\d{5,9})$/,
    page: (receiptNumber) => ({
      frame: 'boxes',
      title: '정보공개 청구 처리',
      load: () => import('../officer/request-page.ts'),
      view: (office) => html`<request-page .office=${office} .receiptNumber=${receiptNumber}></request-page>`,
    }),
  },
  {
    path: /^\/office\/lead-times$/,
    page: () => ({
      frame: 'boxes',
      title: '결재 소요시간',
      load: () => import('../officer/lead-times-page.ts'),
      view: (office) => html`<lead-times-page .office=${office}></lead-times-page>`,
    }),
  },
  {
    path: /^\/office\/administrator\/delegation$/,
    page: () => ({
      frame: 'boxes',
      title: '위임전결 규정',
      load: () => import('../administrator/delegation-page.ts'),
      view: (office) => html`<delegation-page .office=${office}></delegation-page>`,
    }),
  },
  {
    path: /^\/office\/settings$/,
    page: () => ({
      frame: 'boxes',
      title: '내 설정',
      load: () => import('../officer/settings-page.ts'),
      view: (office) => html`<settings-page .office=${office}></settings-page>`,
    }),
  },
  {
    path: /^\/office\/settings\/absence$/,
    page: () => ({
      frame: 'boxes',
      title: '부재 설정',
      load: () => import('../officer/absence-page.ts'),
      view: (office) => html`<absence-page .office=${office}></absence-page>`,
    }),
  },
  {
    path: /^\/office\/settings\/circulation-groups$/,
    page: () => ({
      frame: 'boxes',
      title: '공람 그룹',
      load: () => import('../officer/circulation-groups-page.ts'),
      view: (office) => html`<circulation-groups-page .office=${office}></circulation-groups-page>`,
    }),
  },
  {
    path: /^\/office\/handovers$/,
    page: () => ({
      frame: 'boxes',
      title: '인계·인수',
      load: () => import('../officer/handovers-page.ts'),
      view: (office) => html`<handovers-page .office=${office}></handovers-page>`,
    }),
  },
  {
    path: /^\/office\/handovers\/([0-9a-f-]{36})$/,
    page: (id) => ({
      frame: 'boxes',
      title: '업무 인계·인수서',
      load: () => import('../officer/handover-record-page.ts'),
      view: (office) => html`<handover-record-page .office=${office} .handoverId=${id}></handover-record-page>`,
    }),
  },
  {
    path: /^\/office\/administrator\/people\/([0-9a-f-]{36})\/handover$/,
    page: (personId) => ({
      frame: 'boxes',
      title: '대신 하는 인계',
      load: () => import('../administrator/leaver-handover-page.ts'),
      view: (office) => html`<leaver-handover-page .office=${office} .personId=${personId}></leaver-handover-page>`,
    }),
  },
  { path: /^\/office\/password$/, page: () => PASSWORD_PAGE },
  {
    path: /^\/office\/setup\/([\w-]+)$/,
    page: (token) => ({
      frame: 'alone',
      title: '처음 설정',
      withoutSession: true,
      load: () => import('../administrator/set-up-page.ts'),
      view: (office) => html`<set-up-page .office=${office} .token=${token}></set-up-page>`,
    }),
  },
];

/** Where the office has a page: what is said of all pages has to hold at each of them. */
export const PAGE_PATHS: readonly RegExp[] = ROUTES.map(({ path }) => path);

export const PASSWORD_PAGE: Page = {
  frame: 'alone',
  title: '비밀번호 바꾸기',
  load: () => import('../officer/password-page.ts'),
  view: (office) => html`<password-page .office=${office}></password-page>`,
};

export const SIGN_IN_PAGE: Page = {
  frame: 'alone',
  title: '로그인',
  load: () => import('../officer/sign-in-page.ts'),
  view: (office) => html`<sign-in-page .office=${office}></sign-in-page>`,
};

const UNKNOWN_PAGE: Page = {
  frame: 'alone',
  title: '없는 주소',
  load: () => Promise.resolve(),
  view: () =>
    html`<section class="alone">
      <h1 tabindex="-1">없는 주소입니다</h1>
      <p>주소를 확인해 주십시오. 문서함에서 다시 열 수 있습니다.</p>
      <p><a class="link" href=${HOME}>결재대기 열기</a></p>
    </section>`,
};

/** The page of a path; the office's own root is the box that asks for something. */
export function pageOf(path: string): Page {
  if (path === '/office' || path === '/office/') return boxPage('waiting');
  for (const route of ROUTES) {
    const found = route.path.exec(path);
    if (found) return route.page(found[1] ?? '');
  }
  return UNKNOWN_PAGE;
}

function boxPage(box: BoxName): Page {
  return {
    frame: 'boxes',
    title: BOX_TITLES[box],
    load: () => import('../officer/box-page.ts'),
    view: (office) => html`<box-page .office=${office} .box=${box}></box-page>`,
  };
}
