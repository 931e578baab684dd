import type { ClosingStandard } from '../../../shared/disclosure/closing-standards.ts';
import { DISCLOSURE_GROUNDS, type DisclosureGround, GROUND_LABELS } from '../../../shared/disclosure/disclosure.ts';
import { html, type SafeHtml } from '../../../shared/markup/html.ts';
import { agencyOrdinalOf } from '../../../shared/numbering/management-number.ts';
import type { StandardsOfDay } from '../standards/standards-store.ts';
import type { PublicAgency } from '../store.ts';
import type { Page } from './layout.ts';
import { dayMarkup } from './marks.ts';

const TITLE = '비공개 세부기준';

/** Where the standards of a document's agency stand: at one ground, or from the beginning. */
export function standardsAddress(managementNumber: string, ground?: DisclosureGround): string {
  return `/closing-standards/${agencyOrdinalOf(managementNumber)}${ground === undefined ? '' : `#ground-${ground}`}`;
}

/** Beside the grounds of what is closed: what the agency has said about them beforehand, the first of them at once. */
export function standardsLink(managementNumber: string, grounds: readonly DisclosureGround[]): SafeHtml {
  const [only] = grounds.length === 1 ? grounds : [];
  return html`<a href="${standardsAddress(managementNumber, only)}">${TITLE}</a>`;
}

/** The agencies of this site, each with its standards. */
export function standardsIndexPage(agencies: readonly PublicAgency[]): Page {
  return {
    title: TITLE,
    main: html`<div class="wrap"><section class="sec standards"><h1>${TITLE}</h1>${INTRODUCTION}${
      agencies.length === 0 && html`<p>아직 문서를 공개한 기관이 없습니다.</p>`
    }<ul class="near">${agencies.map(
      ({ agencyId, name }) => html`<li><a href="/closing-standards/${agencyId}">${name}</a></li>\n`,
    )}</ul></section></div>`,
  };
}

/** The standards of one agency by the grounds of the law; a ground without one stands there in the law's words. */
export function standardsPage(agency: PublicAgency, standing: StandardsOfDay | undefined): Page {
  const standards = standing?.standards ?? [];
  return {
    title: `${agency.name} ${TITLE}`,
    main: html`<div class="wrap"><section class="sec standards"><h1>${agency.name} ${TITLE}</h1>${INTRODUCTION}${
      standing
        ? html`<p class="sm">${dayMarkup(standing.validFrom)}부터 쓰는 기준입니다.</p>`
        : html`<p>이 기관은 아직 세부기준을 올리지 않았습니다. 아래는 법에서 정한 여덟 근거입니다. 세부기준은 기관에 물어보실 수 있습니다.</p>`
    }${DISCLOSURE_GROUNDS.map((ground) =>
      groundMarkup(
        ground,
        standards.filter((each) => each.ground === ground),
        standing !== undefined,
      ),
    )}</section></div>`,
  };
}

const INTRODUCTION = html`<p>공공기관은 비공개할 수 있는 정보의 범위를 미리 정하여 알립니다(「공공기관의 정보공개에 관한 법률」 제9조제3항). 기준에 있는 정보라도 문서마다 다시 살펴, 공개할 수 있는 부분은 공개합니다.</p>`;

function groundMarkup(ground: DisclosureGround, standards: readonly ClosingStandard[], isSet: boolean): SafeHtml {
  const name = `제9조제1항제${ground}호(${GROUND_LABELS[ground]})`;
  return html`<section class="blk" aria-labelledby="ground-${ground}"><h2 id="ground-${ground}">${name}</h2>${
    standards.length > 0 ? tableMarkup(name, standards) : isSet && html`<p>이 근거로 따로 정한 기준은 없습니다.</p>`
  }</section>\n`;
}

function tableMarkup(name: string, standards: readonly ClosingStandard[]): SafeHtml {
  return html`<div class="scroll" role="region" aria-label="${name}의 세부기준" tabindex="0"><table class="figures words"><thead><tr><th scope="col">부서·업무</th><th scope="col">비공개하는 정보</th><th scope="col">까닭</th></tr></thead><tbody>
${standards.map(
  ({ duty, information, why }) =>
    html`<tr><td>${duty === '' ? '기관 전체' : duty}</td><td>${information}</td><td>${why}</td></tr>\n`,
)}</tbody></table></div>`;
}
