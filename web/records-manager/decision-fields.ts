import { html, nothing } from 'lit';
import type { DisclosureHistory, ReclassifyRecords } from '../../shared/contract/reclassification.ts';
import {
  DISCLOSURE_GROUNDS,
  DISCLOSURE_LEVEL_LABELS,
  type DisclosureGround,
  GROUND_LABELS,
} from '../../shared/disclosure/disclosure.ts';
import type { ClosedPlace } from '../../shared/disclosure/own-closings.ts';
import { closedName } from '../../shared/disclosure/withheld.ts';
import { type CalendarDay, officialDate } from '../../shared/kernel/calendar-day.ts';
import { COUNCIL_LABELS, type CouncilKind, OUTCOME_LABELS } from '../../shared/records/decide-reclassification.ts';

type Choice = ReclassifyRecords['choice'];

/** The decision as the form holds it. */
export type Decision = {
  readonly outcome: Choice['outcome'];
  readonly grounds: readonly DisclosureGround[];
  readonly bodyOpen: boolean;
  readonly attachments: Choice['attachments'];
  readonly liftedGrounds: readonly DisclosureGround[];
  /** Empty while nobody has chosen one. */
  readonly reviewOn: string;
  /** 검토 종료 예정일 that was chosen for an attachment, by its id. */
  readonly fileReviews: Readonly<Record<string, string>>;
  /** What was chosen for passages with a day of their own and for places one by one, by their place. */
  readonly passages: Readonly<Record<number, { readonly closed: boolean; readonly reviewOn: string }>>;
  readonly council: CouncilKind | null;
  readonly councilDocument: string;
};

type Change = (part: Partial<Decision>) => void;
type Standing = DisclosureHistory['standing']['attachments'];

/** The marks of a single record: their grounds, which of them are lifted already, and what they close. */
export type Marks = Pick<DisclosureHistory, 'markGrounds'> & {
  readonly liftedGrounds: readonly DisclosureGround[];
  readonly places: readonly ClosedPlace[];
  /** Before this place stand the passages that are closed alike, from it on each closed place. */
  readonly alikeCount: number;
  /** What is decided on by itself, as it stands. */
  readonly standing: OwnPassages;
};

const OUTCOMES: readonly (readonly [Decision['outcome'], string])[] = [
  ['asSuggested', '제안대로'],
  ['open', OUTCOME_LABELS.open],
  ['partiallyOpen', OUTCOME_LABELS.partiallyOpen],
  ['keep', OUTCOME_LABELS.keep],
  ['closed', OUTCOME_LABELS.closed],
];

export function outcomeChoices({ outcome }: Decision, change: Change) {
  return html`<fieldset class="outcomes">
    <legend>결정</legend>
    ${OUTCOMES.map(
      ([value, label]) => html`<label>
        <input
          type="radio"
          name="outcome"
          value=${value}
          .checked=${outcome === value}
          @change=${() => change({ outcome: value, attachments: value === 'open' ? 'open' : 'asTheyAre' })}
        />
        ${label}
      </label>`,
    )}
  </fieldset>`;
}

export function groundFields({ outcome, grounds }: Decision, change: Change) {
  if (outcome === 'open' || outcome === 'asSuggested') return nothing;
  const toggle = (ground: DisclosureGround, on: boolean) =>
    change({ grounds: DISCLOSURE_GROUNDS.filter((each) => (each === ground ? on : grounds.includes(each))) });
  return html`<fieldset class="grounds">
    <legend>비공개 근거${outcome === 'keep' ? html` <small>고르지 않으면 지금의 근거 그대로</small>` : nothing}</legend>
    ${DISCLOSURE_GROUNDS.map(
      (ground) => html`<label class="ground">
        <input
          type="checkbox"
          .checked=${grounds.includes(ground)}
          @change=${(event: Event) => toggle(ground, (event.target as HTMLInputElement).checked)}
        />
        <b>${ground}호</b> ${GROUND_LABELS[ground]}
      </label>`,
    )}
  </fieldset>`;
}

/** 비공개 표시 of the body, opened ground by ground; of a single record only those that it has, with what they close. */
export function markChoices(decision: Decision, change: Change, single: Marks | undefined, days: ReviewDays) {
  const { outcome, liftedGrounds } = decision;
  if (outcome === 'asSuggested' || outcome === 'closed') return nothing;
  const before = outcome === 'keep' ? (single?.liftedGrounds ?? []) : [];
  const offered = (single?.markGrounds ?? DISCLOSURE_GROUNDS).filter((ground) => !before.includes(ground));
  const places = single?.places.filter((place) => !isPassageItself(place, single)) ?? [];
  const along = places.filter(({ alike }) => alike === undefined);
  if (offered.length === 0 && places.length === 0) return nothing;
  const toggle = (ground: DisclosureGround, on: boolean) =>
    change({
      liftedGrounds: DISCLOSURE_GROUNDS.filter((each) => (each === ground ? on : liftedGrounds.includes(each))),
    });
  return html`<fieldset class="grounds marks">
    <legend>본문의 비공개 표시를 풂 <small>고른 근거의 표시만 풀립니다.</small></legend>
    ${offered.map((ground) => {
      const count = single && along.filter(({ grounds }) => grounds.includes(ground)).length;
      return html`<label class="ground">
        <input
          type="checkbox"
          name="liftedGrounds"
          value=${ground}
          .checked=${liftedGrounds.includes(ground)}
          @change=${(event: Event) => toggle(ground, (event.target as HTMLInputElement).checked)}
        />
        <b>${ground}호</b> ${GROUND_LABELS[ground]}${count === undefined ? nothing : html` <small>${count}곳</small>`}
      </label>`;
    })}
    ${single && places.length > 0 ? placeList(decision, change, single, { places, days, lifted: [...before, ...liftedGrounds] }) : nothing}
  </fieldset>`;
}

/** 부분공개 (공개법 제14조): each place with what would keep it closed; whatever is closed alike, one alone is opened. */
function placeList(
  decision: Decision,
  change: Change,
  single: Marks,
  offered: Pick<Marks, 'places'> & { readonly days: ReviewDays; readonly lifted: readonly DisclosureGround[] },
) {
  const { places, days, lifted } = offered;
  const chosen = shownChoices(decision, single);
  const newly = lifted.filter((ground) => !single.liftedGrounds.includes(ground));
  const standingOf = (at: number | undefined) => single.standing.find((one) => one.at === at);
  return html`<details>
    <summary>표시한 곳 ${places.length}곳 <small>한 곳만 열 수도 있습니다.</small></summary>
    <p class="small">
      같은 말이 두 곳에 있으면, 한 곳만 열어도 그 말을 공개용 제목·요약·붙임 이름에서는 더 가리지 않습니다.
    </p>
    <ul class="plain-list small passages">
      ${places.map(({ at, grounds, alike, words }) => {
        const byGround = grounds.filter((ground) => !lifted.includes(ground));
        const isAlikeOpened = alike !== undefined && chosen[alike]?.closed === false;
        const along = isAlikeOpened ? [] : (standingOf(alike)?.grounds ?? byGround);
        const stands = standingOf(at)?.grounds.filter((ground) => !newly.includes(ground)) ?? along;
        const own = chosen[at];
        const left = own === undefined ? stands : !own.closed ? [] : stands.length > 0 ? stands : grounds;
        const isOpen = left.length === 0;
        const reviewOn = standingOf(at)?.reviewOn ?? standingOf(alike)?.reviewOn;
        // Back where it stands is no choice: it goes on with those that are closed alike, and by their day.
        const choose = (open: boolean) => {
          const { [at]: _before, ...others } = decision.passages;
          const choice = { closed: !open, reviewOn: dayAhead(reviewOn, days) };
          change({ passages: open === (stands.length === 0) ? others : { ...others, [at]: choice } });
        };
        return html`<li>
          <label>
            <input
              type="checkbox"
              name="openedPlaces"
              value=${at}
              .checked=${isOpen}
              ?disabled=${decision.outcome === 'open'}
              @change=${(event: Event) => choose((event.target as HTMLInputElement).checked)}
            />
            ${words} <b>${isOpen ? '열림' : closedName(left)}</b>
          </label>
        </li>`;
      })}
    </ul>
  </details>`;
}

/** The only place of a passage with a day of its own is decided on as that passage, unless it stands alone already. */
function isPassageItself({ at, alike }: ClosedPlace, { places, standing }: Marks): boolean {
  if (alike === undefined || standing.some((one) => one.at === at)) return false;
  return places.filter((one) => one.alike === alike).length === 1;
}

/** What was chosen of that which the form shows: a record that is closed or opened has no places one by one. */
function shownChoices({ outcome, passages }: Decision, { alikeCount }: Marks): Decision['passages'] {
  if (outcome === 'asSuggested' || outcome === 'open') return {};
  if (outcome !== 'closed') return passages;
  return Object.fromEntries(Object.entries(passages).filter(([at]) => Number(at) < alikeCount));
}

/** Whether anything is left of a passage with a day of its own that is not decided on place by place. */
function isLeft(decision: Decision, marks: Marks, at: number): boolean {
  const chosen = shownChoices(decision, marks);
  const isAlone = (place: ClosedPlace) =>
    chosen[place.at] !== undefined || marks.standing.some((one) => one.at === place.at);
  return marks.places.some((place) => place.alike === at && !isAlone(place));
}

const ALL_ATTACHMENTS: readonly (readonly [Exclude<Choice['attachments'], object>, string])[] = [
  ['asTheyAre', '그대로'],
  ['open', '모두 공개'],
  ['closed', '모두 비공개'],
];

/** What becomes of body and attachments; of a single record each attachment by itself. */
export function attachmentChoices(decision: Decision, change: Change, single: Standing | undefined) {
  const { outcome, attachments, bodyOpen } = decision;
  if (outcome === 'keep' || outcome === 'closed') return nothing;
  const ways = ALL_ATTACHMENTS.filter(([way]) => way !== 'closed' || outcome === 'partiallyOpen');
  return html`${
    outcome === 'partiallyOpen'
      ? html`<label class="check">
          <input
            type="checkbox"
            .checked=${bodyOpen}
            @change=${(event: Event) => change({ bodyOpen: (event.target as HTMLInputElement).checked })}
          />
          본문을 시민에게 공개
        </label>`
      : nothing
  }
    <label class="field narrow">
      붙임
      <select
        name="attachments"
        @change=${(event: Event) => change({ attachments: wayOf((event.target as HTMLSelectElement).value, single) })}
      >
        ${ways.map(([way, label]) => html`<option value=${way} ?selected=${attachments === way}>${label}</option>`)}
        ${single && single.length > 0 ? html`<option value="each" ?selected=${typeof attachments !== 'string'}>하나씩 정함</option>` : nothing}
      </select>
    </label>
    ${typeof attachments === 'string' || !single ? nothing : eachAttachment(decision, change, single)}`;
}

function wayOf(value: string, single: Standing = []): Choice['attachments'] {
  if (value === 'each') return single.map(({ id, disclosure }) => ({ id, disclosure }));
  return ALL_ATTACHMENTS.find(([way]) => way === value)?.[0] ?? 'asTheyAre';
}

function eachAttachment({ attachments, grounds }: Decision, change: Change, single: Standing) {
  const chosen = typeof attachments === 'string' ? [] : attachments;
  const choose = (id: string, level: 'open' | 'closed') => {
    const before = single.find((one) => one.id === id)?.disclosure.grounds ?? [];
    const own = grounds.length > 0 ? grounds : before;
    const disclosure = { level, grounds: level === 'open' ? [] : [...own] };
    change({ attachments: chosen.map((one) => (one.id === id ? { id, disclosure } : one)) });
  };
  return html`<fieldset class="attachment-choices">
    <legend>붙임마다</legend>
    ${single.map(({ id, name }) => {
      const level = chosen.find((one) => one.id === id)?.disclosure.level ?? 'closed';
      return html`<div class="attachment-choice">
        <span id="attachment-${id}">${name}</span>
        <select
          aria-labelledby="attachment-${id}"
          @change=${(event: Event) => choose(id, (event.target as HTMLSelectElement).value === 'open' ? 'open' : 'closed')}
        >
          <option value="open" ?selected=${level === 'open'}>${DISCLOSURE_LEVEL_LABELS.open}</option>
          <option value="closed" ?selected=${level !== 'open'}>${DISCLOSURE_LEVEL_LABELS.closed}</option>
        </select>
      </div>`;
    })}
  </fieldset>`;
}

/** Of a single record: the attachments that this decision leaves closed, each with the day it may have by itself. */
export function fileReviewFields(decision: Decision, change: Change, single: Standing = [], days: ReviewDays) {
  const files = single.filter((file) => staysClosed(decision, file));
  if (files.length === 0) return nothing;
  const { fileReviews } = decision;
  return html`<fieldset class="attachment-choices">
    <legend>붙임마다 다시 볼 날 <small>비우면 문서와 함께 다시 봅니다.</small></legend>
    ${files.map(({ id, name, reviewOn }) => {
      const own = fileReviews[id] ?? dayAhead(reviewOn, days);
      return html`<label class="attachment-choice">
        <span>${name}${reviewOn !== undefined && reviewOn < days.min ? html` <small class="late">${officialDate(reviewOn)} 지남</small>` : nothing}</span>
        <input
          type="date"
          min=${days.min}
          max=${days.max}
          .value=${own}
          @input=${(event: Event) => change({ fileReviews: { ...fileReviews, [id]: (event.target as HTMLInputElement).value } })}
        />
      </label>`;
    })}
  </fieldset>`;
}

type OwnPassages = NonNullable<DisclosureHistory['standing']['passages']>;

/** Of a single record: the passages that have a day of their own, each opened or kept by itself. */
export function passageFields(decision: Decision, change: Change, marks: Marks | undefined, days: ReviewDays) {
  const { outcome, passages } = decision;
  const single = marks?.standing.filter(({ at }) => at < marks.alikeCount && isLeft(decision, marks, at)) ?? [];
  if (single.length === 0 || outcome === 'asSuggested' || outcome === 'open') return nothing;
  return html`<fieldset class="attachment-choices">
    <legend>예정일을 따로 정한 곳 <small>날을 비우면 문서와 함께 다시 봅니다.</small></legend>
    ${single.map((passage) => {
      const { at, name, reviewOn } = passage;
      const isOver = reviewOn !== undefined && reviewOn < days.min;
      const own = passages[at] ?? passageAsItStands(passage, days);
      const choose = (part: Partial<typeof own>) => change({ passages: { ...passages, [at]: { ...own, ...part } } });
      return html`<div class="attachment-choice">
        <span id="passage-${at}">${name}${isOver ? html` <small class="late">${officialDate(reviewOn)} 지남</small>` : nothing}</span>
        <select
          aria-labelledby="passage-${at}"
          @change=${(event: Event) => choose({ closed: (event.target as HTMLSelectElement).value === 'closed' })}
        >
          <option value="open" ?selected=${!own.closed}>${DISCLOSURE_LEVEL_LABELS.open}</option>
          <option value="closed" ?selected=${own.closed}>${DISCLOSURE_LEVEL_LABELS.closed}</option>
        </select>
        <input
          type="date"
          aria-label="${name} 다시 볼 날"
          min=${days.min}
          max=${days.max}
          ?disabled=${!own.closed}
          .value=${own.reviewOn}
          @input=${(event: Event) => choose({ reviewOn: (event.target as HTMLInputElement).value })}
        />
      </div>`;
    })}
  </fieldset>`;
}

function passageAsItStands({ grounds, reviewOn }: OwnPassages[number], days: ReviewDays) {
  return { closed: grounds.length > 0, reviewOn: dayAhead(reviewOn, days) };
}

/** A day that may be chosen, as a date field has it; one that has come is over. */
function dayAhead(day: CalendarDay | undefined, { min }: ReviewDays): string {
  return day !== undefined && day >= min ? day : '';
}

/** What was chosen of those and of places one by one; the others go as the rule has it. */
export function chosenPassages(decision: Decision, marks: Marks | undefined) {
  if (!marks) return [];
  return Object.entries(shownChoices(decision, marks)).flatMap(([place, { closed, reviewOn }]) => {
    const at = Number(place);
    if (at < marks.alikeCount && !isLeft(decision, marks, at)) return [];
    return [{ at, closed, reviewOn: closed ? reviewOn || null : null }];
  });
}

/** What was typed of the days of attachments; an emptied day is the one of the record. */
export function chosenFileReviews(decision: Decision, single: Standing = []) {
  return single.flatMap((file) => {
    const day = decision.fileReviews[file.id];
    return day !== undefined && staysClosed(decision, file) ? [{ id: file.id, reviewOn: day || null }] : [];
  });
}

type ReviewDays = { readonly min: CalendarDay; readonly max: CalendarDay };

function staysClosed({ outcome, attachments }: Decision, { id, disclosure }: Standing[number]): boolean {
  const stands = disclosure.level !== 'open';
  if (outcome === 'asSuggested' || outcome === 'keep' || outcome === 'closed' || attachments === 'asTheyAre') {
    return outcome !== 'asSuggested' && stands;
  }
  if (typeof attachments === 'string') return attachments === 'closed';
  return (attachments.find((one) => one.id === id)?.disclosure ?? disclosure).level !== 'open';
}

/** 심의: asked for by the extension beyond thirty years, welcome with every decision. */
export function councilFields({ council, councilDocument }: Decision, change: Change) {
  const kinds = Object.entries(COUNCIL_LABELS) as [CouncilKind, string][];
  return html`<details class="council" ?open=${council !== null}>
    <summary>심의를 거친 결정 <small>30년 뒤에도 닫아 두려면 필요합니다.</small></summary>
    <div class="form-row">
      <label class="field">
        위원회
        <select
          name="council"
          @change=${(event: Event) => {
            const { value } = event.target as HTMLSelectElement;
            change({ council: kinds.find(([kind]) => kind === value)?.[0] ?? null });
          }}
        >
          <option value="">거치지 않음</option>
          ${kinds.map(([kind, label]) => html`<option value=${kind} ?selected=${council === kind}>${label}</option>`)}
        </select>
      </label>
      <label class="field">
        결과 문서의 번호
        <input
          name="councilDocument"
          maxlength="100"
          autocomplete="off"
          ?disabled=${council === null}
          ?required=${council !== null}
          .value=${councilDocument}
          @input=${(event: Event) => change({ councilDocument: (event.target as HTMLInputElement).value })}
        />
      </label>
    </div>
  </details>`;
}
