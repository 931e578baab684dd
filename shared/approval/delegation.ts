import { type Refusal, refuse } from '../kernel/refusal.ts';
import { wonText } from '../kernel/won.ts';
import type { PrintedOfficer } from './approval-events.ts';
import {
  decidingPlace,
  holdersOf,
  type Ladder,
  type OfficeOfDay,
  type PostPlace,
  placeOf,
  rungOf,
} from './delegation-ladder.ts';

/**
 * The delegation table (위임전결규정) drives the line (영 제10조②): who decides which matter, up to which amount.
 * Raising or lowering the approver against it is what 영 제67조 punishes, so every seat tells its reason.
 */

/** One row of the table: a matter (단위사무), perhaps one band of its amounts, and the post that decides it. */
export type DelegationRule = {
  readonly code: string;
  readonly name: string;
  /** From the widest class down to the one right above the matter. */
  readonly path: readonly string[];
  /** 이상, in won; null with a null `belowWon` when the amount does not matter. */
  readonly fromWon: number | null;
  /** 미만, in won. */
  readonly belowWon: number | null;
  /** The rung of the ladder that decides. */
  readonly decidedBy: string;
  /** The rungs that review on the way; null = every rung between the drafter and whoever decides. */
  readonly reviewedBy: readonly string[] | null;
  /** Cooperating units by code or name; their heads get a seat. */
  readonly cooperation: readonly string[];
  /** 중요한 문서: whoever was acted for must be told afterwards (사후보고, 영 제10조③). */
  readonly important: boolean;
  /** Where the rule stands: 별표 1 제3호. */
  readonly reference: string;
};

/** A regulation as of one day: its title, the agency's ladder of posts, and its rows. */
export type DelegationTable = {
  readonly title: string;
  readonly ladder: Ladder;
  readonly rules: readonly DelegationRule[];
};

export type DelegationQuestion = {
  readonly matterCode: string;
  readonly amountWon: number | null;
  readonly drafter: PrintedOfficer;
  /** The organisation as of the day of the draft. */
  readonly office: OfficeOfDay;
};

/** A seat that the table gives, with the reason printed beside it (위임전결규정 별표 1, 500만원 이상: 과장 전결). */
export type DelegatedSeat = {
  readonly act: 'review' | 'cooperate' | 'approve' | 'delegatedApprove';
  readonly officer: PrintedOfficer;
  readonly reason: string;
  /** Who else holds that post there: the drafter may take one of them instead (the team leader of another team). */
  readonly others: readonly PrintedOfficer[];
};

/** A seat that the table would give and nobody gets, and why. */
export type OmittedSeat = { readonly seat: string; readonly reason: string };

/** The line that the table gives for a draft. The drafter's own seat is not in it. */
export type DelegatedLine = {
  /** 위임전결규정 별표 1 제3호, 500만원 이상: 과장 전결 */
  readonly rule: string;
  readonly important: boolean;
  readonly seats: readonly DelegatedSeat[];
  readonly omitted: readonly OmittedSeat[];
};

export type DelegationRefusal =
  | 'matter-unknown'
  | 'matter-amount-missing'
  | 'matter-amount-without-rule'
  | 'deciding-post-vacant'
  | 'drafter-would-decide';

/** The line of a matter for a drafter, or why the table gives none. The last seat decides; nobody has two. */
export function lineFor(
  table: DelegationTable,
  question: DelegationQuestion,
): DelegatedLine | Refusal<DelegationRefusal> {
  const rule = ruleFor(table.rules, question.matterCode, question.amountWon);
  if ('refused' in rule) return rule;
  const text = ruleText(table, rule);
  const { office, drafter } = question;
  const decides = table.ladder.findIndex((rung) => rung.name === rule.decidedBy);
  const own = rungOf(table.ladder, office, drafter) ?? table.ladder.length;
  const place = decides < 0 ? undefined : decidingPlace(table.ladder, office, drafter, decides);
  const holders = place?.holders ?? [];
  // Nobody decides on their own draft: a document signed twice by one person has been seen by one.
  if (decides >= own || holders.some((officer) => officer.personId === drafter.personId)) {
    return refuse('drafter-would-decide', { rule: text });
  }
  const [officer, ...others] = holders;
  if (!officer) return refuse('deciding-post-vacant', { rule: text, post: rule.decidedBy });
  const act = decides === 0 ? 'approve' : 'delegatedApprove';
  const builder = new LineBuilder(sourceText(table, rule), drafter, officer);
  for (const rung of reviewRungs(table.ladder, rule, decides, own)) {
    builder.review(
      table.ladder[rung]?.name ?? '',
      placeOf(table.ladder, office, drafter, rung),
      rule.reviewedBy !== null,
    );
  }
  builder.cooperate(rule.cooperation, office);
  const last = { act, officer, reason: text, others } as const;
  return { rule: text, important: rule.important, seats: [...builder.seats, last], omitted: builder.omitted };
}

/** The row of a matter that holds for an amount. A table that was published has no two. */
export function ruleFor(
  rules: readonly DelegationRule[],
  code: string,
  amountWon: number | null,
): DelegationRule | Refusal<DelegationRefusal> {
  const bands = rules.filter((rule) => rule.code === code);
  const [first] = bands;
  if (!first) return refuse('matter-unknown', { code });
  if (!bands.some(hasBand)) return first;
  if (amountWon === null) return refuse('matter-amount-missing', { matter: first.name });
  const band = bands.find((rule) => (rule.fromWon ?? 0) <= amountWon && amountWon < (rule.belowWon ?? Infinity));
  return band ?? refuse('matter-amount-without-rule', { matter: first.name, amount: wonText(amountWon) });
}

export function hasBand(rule: DelegationRule): boolean {
  return rule.fromWon !== null || rule.belowWon !== null;
}

/** 500만원 이상 2,000만원 미만, or nothing where the amount does not matter. */
export function bandText({ fromWon, belowWon }: Pick<DelegationRule, 'fromWon' | 'belowWon'>): string {
  const parts = [
    fromWon === null ? '' : `${wonText(fromWon)} 이상`,
    belowWon === null ? '' : `${wonText(belowWon)} 미만`,
  ];
  return parts.filter((part) => part !== '').join(' ');
}

/** 위임전결규정 별표 1 제3호, 500만원 이상: 과장 전결 */
export function ruleText(table: DelegationTable, rule: DelegationRule): string {
  const act = rule.decidedBy === table.ladder[0]?.name ? '결재' : '전결';
  return `${sourceText(table, rule)}: ${rule.decidedBy} ${act}`;
}

function sourceText({ title }: DelegationTable, rule: DelegationRule): string {
  const place = `${title} ${rule.reference === '' ? rule.name : rule.reference}`;
  const band = bandText(rule);
  return band === '' ? place : `${place}, ${band}`;
}

/** From the rung right above the drafter to the one right below whoever decides. */
function reviewRungs(ladder: Ladder, rule: DelegationRule, decides: number, own: number): number[] {
  const between = ladder.map((_rung, index) => index).filter((index) => index > decides && index < own);
  const { reviewedBy } = rule;
  const asked = reviewedBy ? between.filter((index) => reviewedBy.includes(ladder[index]?.name ?? '')) : between;
  return asked.reverse();
}

/** Puts people on the line once each; whoever is on it already is told about instead. */
class LineBuilder {
  readonly #reviews: DelegatedSeat[] = [];
  readonly #cooperations: DelegatedSeat[] = [];
  readonly omitted: OmittedSeat[] = [];
  readonly #source: string;
  readonly #drafter: PrintedOfficer;
  readonly #decider: PrintedOfficer;
  readonly #taken: Set<string>;

  constructor(source: string, drafter: PrintedOfficer, decider: PrintedOfficer) {
    this.#source = source;
    this.#drafter = drafter;
    this.#decider = decider;
    this.#taken = new Set([drafter.personId, decider.personId]);
  }

  /** A unit beside ours is asked when our own unit has said what it wants, before it goes further up. */
  get seats(): readonly DelegatedSeat[] {
    const ours = this.#reviews.findLastIndex(({ officer }) => officer.unitId === this.#drafter.unitId);
    return [...this.#reviews.slice(0, ours + 1), ...this.#cooperations, ...this.#reviews.slice(ours + 1)];
  }

  review(rung: string, place: PostPlace | undefined, isAsked: boolean): void {
    const seat = `${rung} 검토`;
    const omission = this.#whyNotReviewed(rung, place);
    if (place && omission === undefined) this.#seat('review', seat, place.holders);
    // An office without team leaders skips them in silence; a rule that names them is told about.
    else if (omission !== undefined && (place || isAsked)) this.#omit(seat, omission);
  }

  #whyNotReviewed(rung: string, place: PostPlace | undefined): string | undefined {
    if (!place) return `기안 부서와 그 위에 ${rung} 직위가 없습니다`;
    if (place.holders.length === 0) return `${place.title} 직위에 사람이 없습니다`;
    const isDrafter = place.holders.some((officer) => officer.personId === this.#drafter.personId);
    return isDrafter ? '기안자가 그 직위도 맡고 있습니다' : undefined;
  }

  cooperate(units: readonly string[], office: OfficeOfDay): void {
    for (const named of units) {
      const seat = `${named} 협조`;
      const unit = office.units.find(({ code }) => code === named) ?? office.units.find(({ name }) => name === named);
      if (!unit) {
        this.#omit(seat, '지금 그 부서가 없습니다. 협조할 사람을 직접 넣어 주십시오');
        continue;
      }
      if (unit.id === this.#drafter.unitId) {
        this.#omit(seat, '기안 부서입니다');
        continue;
      }
      const head = unit.posts.find((post) => post.isHead);
      const holders = head ? holdersOf(unit, head) : [];
      if (holders.length === 0) this.#omit(seat, '부서장 직위에 사람이 없습니다. 협조할 사람을 직접 넣어 주십시오');
      else this.#seat('cooperate', `${unit.name} 협조`, holders);
    }
  }

  #seat(act: DelegatedSeat['act'], seat: string, holders: readonly PrintedOfficer[]): void {
    const free = holders.filter((officer) => !this.#taken.has(officer.personId));
    const [officer, ...others] = free;
    if (!officer) {
      const isDecider = holders.some(({ personId }) => personId === this.#decider.personId);
      this.#omit(seat, isDecider ? '같은 사람이 결재합니다' : '같은 사람이 결재선에 이미 있습니다');
      return;
    }
    this.#taken.add(officer.personId);
    const seats = act === 'review' ? this.#reviews : this.#cooperations;
    seats.push({ act, officer, reason: `${this.#source}: ${seat}`, others });
  }

  #omit(seat: string, reason: string): void {
    this.omitted.push({ seat, reason });
  }
}
