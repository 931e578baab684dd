import { html, nothing } from 'lit';
import type { RestrictionShape } from '../../shared/contract/document-parts.ts';
import type { OrganizationReply } from '../../shared/contract/organization.ts';
import { CLOSED_REASON_LIMIT, proposedReason } from '../../shared/disclosure/closed-reason.ts';
import {
  DISCLOSURE_GROUNDS,
  DISCLOSURE_LEVEL_LABELS,
  DISCLOSURE_LEVELS,
  type Disclosure,
  type DisclosureGround,
  GROUND_LABELS,
} from '../../shared/disclosure/disclosure.ts';
import { LICENCE_LABELS, LICENCES, type Licence } from '../../shared/disclosure/licence.ts';
import { DOCUMENT_LIMITS } from '../../shared/document/official-document.ts';
import { dayInKorea } from '../../shared/kernel/calendar-day.ts';
import type { Office } from '../client/office.ts';
import '../document/restriction-fields.ts';
import type { DisclosedForm, DraftForm } from './draft-form.ts';
import { embargoField, reviewUntilField } from './draft-public-days.ts';
import './ground-standards.ts';

type Change = (part: Partial<DisclosedForm>) => void;

/** 공개구분: the level, its grounds, what a citizen may read, and under which title and licence. */
export function disclosureSection(form: DisclosedForm, now: Date, change: Change, office?: Office) {
  const { disclosure } = form;
  return html`<section aria-labelledby="disclosure-heading">
    <h2 id="disclosure-heading" tabindex="-1">공개구분</h2>
    <fieldset class="choices">
      <legend class="visually-hidden">공개구분</legend>
      ${DISCLOSURE_LEVELS.map(
        (level) => html`<label>
          <input
            type="radio"
            name="disclosure"
            value=${level}
            .checked=${disclosure.level === level}
            @change=${() => change({ disclosure: { level, grounds: level === 'open' ? [] : disclosure.grounds } })}
          />
          ${DISCLOSURE_LEVEL_LABELS[level]}
        </label>`,
      )}
    </fieldset>
    ${
      disclosure.level === 'open'
        ? nothing
        : groundChoices('문서의 비공개 근거', disclosure.grounds, (grounds) =>
            change({ disclosure: { level: disclosure.level, grounds: [...grounds] } }),
          )
    }
    ${
      disclosure.level === 'open' || !office
        ? nothing
        : html`<ground-standards .office=${office} .grounds=${disclosure.grounds}></ground-standards>`
    }
    ${
      disclosure.level === 'open'
        ? nothing
        : reasonField('비공개 사유', disclosure, form.closedReason, {
            typed: (closedReason) => change({ closedReason }),
          })
    }
    ${disclosure.level === 'partiallyOpen' ? bodyOpenChoice(form, change) : nothing} ${publicTitleField(form, change)}
    ${embargoField(form, now, change)} ${reviewUntilField(form, now, change)} ${licenceField(form, change)}
    ${verbatimChoice(form, change)}
  </section>`;
}

/** 열람제한: who of the office reads it once it is approved. */
export function restrictionSection(
  form: DraftForm,
  now: Date,
  units: OrganizationReply['units'],
  change: (part: Partial<DraftForm>) => void,
) {
  return html`<section aria-labelledby="restriction-heading">
    <h2 id="restriction-heading" tabindex="-1">열람제한</h2>
    <p class="small">시민 공개와는 따로, 결재가 끝난 뒤 우리 부서 안에서도 읽는 사람을 정합니다.</p>
    <restriction-fields
      .restriction=${form.restriction ?? null}
      .units=${units}
      .today=${dayInKorea(now)}
      @restriction-changed=${(event: CustomEvent<RestrictionShape | null>) => change({ restriction: event.detail })}
    ></restriction-fields>
  </section>`;
}

/** The eight grounds of the law as check boxes; also used for each attachment. */
export function groundChoices(
  name: string,
  chosen: Disclosure['grounds'],
  choose: (grounds: readonly DisclosureGround[]) => void,
) {
  const toggle = (ground: DisclosureGround, on: boolean) =>
    choose(DISCLOSURE_GROUNDS.filter((each) => (each === ground ? on : chosen.includes(each))));
  return html`<fieldset class="grounds">
    <legend class="visually-hidden">${name}</legend>
    ${DISCLOSURE_GROUNDS.map(
      (ground) => html`<label class="ground">
        <input
          type="checkbox"
          .checked=${chosen.includes(ground)}
          @change=${(event: Event) => toggle(ground, (event.target as HTMLInputElement).checked)}
        />
        <b>${ground}호</b> ${GROUND_LABELS[ground]}
      </label>`,
    )}
  </fieldset>`;
}

/** 비공개 사유: begins with what the grounds propose and follows them until somebody writes another. */
export function reasonField(
  label: string,
  { grounds }: Pick<Disclosure, 'grounds'>,
  reason: string | null | undefined,
  write: { readonly typed?: (reason: string) => void; readonly left?: (reason: string) => void },
) {
  const text = (event: Event) => (event.target as HTMLTextAreaElement).value;
  return html`<label class="field">
    ${label} <small>시민에게는 근거만 보이고 이 글은 직원만 봅니다.</small>
    <textarea
      rows="3"
      maxlength=${CLOSED_REASON_LIMIT}
      placeholder="비우면 근거의 사유로 적힙니다."
      .value=${reason ?? proposedReason(grounds)}
      @input=${(event: Event) => write.typed?.(text(event))}
      @change=${(event: Event) => write.left?.(text(event))}
    ></textarea>
  </label>`;
}

function bodyOpenChoice(form: DisclosedForm, change: Change) {
  return html`<label class="check body-open">
    <input
      type="checkbox"
      .checked=${form.bodyOpen}
      @change=${(event: Event) => change({ bodyOpen: (event.target as HTMLInputElement).checked })}
    />
    본문을 시민에게 공개
  </label>`;
}

/** 속기록·녹음: what citizens read after ten years at the latest (기록령 제18조③). */
function verbatimChoice(form: DisclosedForm, change: Change) {
  if (form.disclosure.level === 'open') return nothing;
  return html`<label class="check">
    <input
      type="checkbox"
      .checked=${form.isVerbatim ?? false}
      @change=${(event: Event) => change({ isVerbatim: (event.target as HTMLInputElement).checked })}
    />
    이 문서가 속기록·녹음 기록임 <small>10년이 지나면 공개로 재분류하도록 알립니다.</small>
  </label>`;
}

function publicTitleField(form: DisclosedForm, change: Change) {
  return html`<label class="field">
    공개용 제목 <small>시민에게 보이는 제목입니다. 이름이나 비공개 내용이 있으면 고쳐 주십시오.</small>
    <input
      id="public-title"
      maxlength=${DOCUMENT_LIMITS.title}
      autocomplete="off"
      .value=${form.publicTitle}
      @input=${(event: Event) => change({ publicTitle: (event.target as HTMLInputElement).value })}
    />
  </label>`;
}

function licenceField(form: DisclosedForm, change: Change) {
  return html`<label class="field">
    이용조건
    <select @change=${(event: Event) => change({ licence: (event.target as HTMLSelectElement).value as Licence })}>
      ${LICENCES.map(
        (licence) =>
          html`<option value=${licence} ?selected=${licence === form.licence}>${LICENCE_LABELS[licence]}</option>`,
      )}
    </select>
  </label>`;
}
