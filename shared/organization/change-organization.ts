import type { CalendarDay } from '../kernel/calendar-day.ts';
import { type Refusal, refuse } from '../kernel/refusal.ts';
import type { OrganizationCommand } from './organization-command.ts';
import { type OrganizationFault, organizationFaults } from './organization-faults.ts';
import type { Holding, OrganizationHistory } from './organization-history.ts';
import { printedNameFault } from './printed-names.ts';
import { VersionedThings } from './versioned-things.ts';

/** Why a change of the organisation is not made (조직을 바꿀 수 없는 까닭). */
export type OrganizationRefusal =
  | OrganizationFault
  | Refusal<
      | 'unit-unknown'
      | 'post-unknown'
      | 'person-unknown'
      | 'post-title-taken'
      | 'period-is-empty'
      | 'not-holding'
      | 'glyph-missing'
    >;

/** From which day the commands hold, and how a new holding is named. */
export type ChangeTerms = { readonly on: CalendarDay; readonly newId: () => string };

/**
 * The organisation after the commands, or why it cannot be. Faults that stood before do not hinder: an office that
 * was brought in with two heads must be able to mend it one by one.
 */
export function changeOrganization(
  before: OrganizationHistory,
  commands: readonly OrganizationCommand[],
  terms: ChangeTerms,
): OrganizationHistory | OrganizationRefusal {
  const change = new OrganizationChange(before, terms);
  for (const command of commands) {
    const refusal = printedNameFault(before, command) ?? change.apply(command);
    if (refusal) return refusal;
  }
  const after = change.finish();
  const known = new Set(organizationFaults(before, terms.on).map(faultKey));
  return organizationFaults(after, terms.on).find((fault) => !known.has(faultKey(fault))) ?? after;
}

const faultKey = ({ refused, facts }: OrganizationFault): string => JSON.stringify([refused, { ...facts, on: '' }]);

type Of<Type extends OrganizationCommand['type']> = Extract<OrganizationCommand, { type: Type }>;
type Outcome = OrganizationRefusal | undefined;

class OrganizationChange {
  readonly #on: CalendarDay;
  readonly #newId: () => string;
  readonly #units: VersionedThings<'unitId', OrganizationHistory['units'][number]>;
  readonly #posts: VersionedThings<'postId', OrganizationHistory['posts'][number]>;
  readonly #holdings = new Map<string, Holding[]>();
  readonly #people: Map<string, OrganizationHistory['people'][number]>;
  #sort = 0;

  constructor(before: OrganizationHistory, { on, newId }: ChangeTerms) {
    this.#on = on;
    this.#newId = newId;
    this.#units = new VersionedThings('unitId', before.units);
    this.#posts = new VersionedThings('postId', before.posts);
    this.#people = new Map(before.people.map((person) => [person.id, person]));
    for (const holding of before.holdings) this.#hold(holding);
    for (const { sort } of [...before.units, ...before.posts]) this.#sort = Math.max(this.#sort, sort);
  }

  finish(): OrganizationHistory {
    return {
      units: this.#units.all(),
      posts: this.#posts.all(),
      holdings: [...this.#holdings.values()].flat(),
      people: [...this.#people.values()],
    };
  }

  apply(command: OrganizationCommand): Outcome {
    switch (command.type) {
      case 'openUnit':
        return this.#openUnit(command);
      case 'renameUnit':
        return this.#changeUnit(command.unitId, { code: command.code, name: command.name });
      case 'moveUnit':
        return this.#changeUnit(command.unitId, { parentId: command.parentId });
      case 'closeUnit':
        return this.#closeUnit(command.unitId);
      case 'mergeUnits':
        return this.#mergeUnits(command);
      case 'splitUnit':
        return this.#splitUnit(command);
      case 'openPost':
        return this.#openPost(command);
      case 'changePost':
        return this.#changePost(command.postId, { title: command.title, isHead: command.isHead });
      case 'movePost':
        return this.#movePost(command.postId, command.unitId);
      case 'closePost':
        return this.#posts.cut(command.postId, this.#on) ? undefined : this.#unknown('post-unknown');
      case 'takePost':
        return this.#takePost(command);
      case 'leavePost':
        return this.#leavePost(command);
      case 'addPerson':
      case 'changePerson':
        return this.#writePerson(command);
    }
  }

  #openUnit({ unitId, code, name, parentId }: Omit<Of<'openUnit'>, 'type'>): Outcome {
    if (parentId !== null && !this.#units.on(parentId, this.#on)) return this.#unknown('unit-unknown');
    this.#units.open({ unitId, code, name, parentId, sort: this.#nextSort(), from: this.#on, to: null });
    return undefined;
  }

  #changeUnit(unitId: string, changes: Partial<OrganizationHistory['units'][number]>): Outcome {
    const { parentId } = changes;
    if (parentId && !this.#units.on(parentId, this.#on)) return this.#unknown('unit-unknown');
    return this.#units.change(unitId, this.#on, changes) ? undefined : this.#unknown('unit-unknown');
  }

  /** Empty posts end with their unit; whoever still holds one must be moved first, which the faults then say. */
  #closeUnit(unitId: string): Outcome {
    if (!this.#units.cut(unitId, this.#on)) return this.#unknown('unit-unknown');
    for (const post of this.#postsOf(unitId)) {
      const isHeld = (this.#holdings.get(post.postId) ?? []).some(({ to }) => to === null || to > this.#on);
      if (!isHeld) this.#posts.cut(post.postId, this.#on);
    }
    return undefined;
  }

  #mergeUnits({ unitIds, intoUnitId }: Of<'mergeUnits'>): Outcome {
    if (!this.#units.on(intoUnitId, this.#on)) return this.#unknown('unit-unknown');
    for (const unitId of unitIds) {
      if (unitId === intoUnitId) continue;
      for (const child of this.#units.standing(this.#on)) {
        if (child.parentId === unitId) this.#units.change(child.unitId, this.#on, { parentId: intoUnitId });
      }
      for (const post of this.#postsOf(unitId)) {
        if (post.isHead) this.#endPost(post.postId);
        else this.#posts.change(post.postId, this.#on, { unitId: intoUnitId });
      }
      if (!this.#units.cut(unitId, this.#on)) return this.#unknown('unit-unknown');
    }
    return undefined;
  }

  #splitUnit({ unitId, parts, closes }: Of<'splitUnit'>): Outcome {
    const unit = this.#units.on(unitId, this.#on);
    if (!unit) return this.#unknown('unit-unknown');
    for (const part of parts) {
      const { code, name } = part;
      // A part may take over the code of a unit that ends with the split.
      this.#openUnit({ unitId: part.unitId, code, name, parentId: unit.parentId });
      for (const postId of part.postIds) {
        const refusal = this.#movePost(postId, part.unitId);
        if (refusal) return refusal;
      }
      for (const childId of part.childUnitIds) {
        const refusal = this.#changeUnit(childId, { parentId: part.unitId });
        if (refusal) return refusal;
      }
    }
    if (!closes) return undefined;
    for (const post of this.#postsOf(unitId)) if (post.isHead) this.#endPost(post.postId);
    return this.#closeUnit(unitId);
  }

  #openPost({ postId, unitId, title, isHead }: Of<'openPost'>): Outcome {
    if (!this.#units.on(unitId, this.#on)) return this.#unknown('unit-unknown');
    if (this.#isTitleTaken(unitId, title, postId)) return refuse('post-title-taken', { post: title });
    this.#posts.open({ postId, unitId, title, isHead, sort: this.#nextSort(), from: this.#on, to: null });
    return undefined;
  }

  #changePost(postId: string, changes: { readonly title: string; readonly isHead: boolean }): Outcome {
    const post = this.#posts.on(postId, this.#on);
    if (!post) return this.#unknown('post-unknown');
    const isNew = post.title !== changes.title;
    if (isNew && this.#isTitleTaken(post.unitId, changes.title, postId)) {
      return refuse('post-title-taken', { post: changes.title });
    }
    this.#posts.change(postId, this.#on, changes);
    return undefined;
  }

  #movePost(postId: string, unitId: string): Outcome {
    if (!this.#units.on(unitId, this.#on)) return this.#unknown('unit-unknown');
    return this.#posts.change(postId, this.#on, { unitId }) ? undefined : this.#unknown('post-unknown');
  }

  /** The one who only acted in the post does so until somebody takes it. */
  #takePost({ postId, personId, kind, until }: Of<'takePost'>): Outcome {
    if (!this.#posts.on(postId, this.#on)) return this.#unknown('post-unknown');
    if (!this.#people.has(personId)) return this.#unknown('person-unknown');
    if (until !== null && until <= this.#on) return refuse('period-is-empty', { on: this.#on });
    if (kind !== 'acting') this.#endHoldings(postId, (holding) => holding.kind === 'acting');
    this.#hold({ id: this.#newId(), postId, personId, kind, from: this.#on, to: until });
    return undefined;
  }

  #leavePost({ postId, personId }: Of<'leavePost'>): Outcome {
    const ended = this.#endHoldings(postId, (holding) => holding.personId === personId);
    return ended ? undefined : refuse('not-holding', { on: this.#on });
  }

  #writePerson({ type, id, name, phone, email }: Of<'addPerson' | 'changePerson'>): Outcome {
    if (type === 'changePerson' && !this.#people.has(id)) return this.#unknown('person-unknown');
    this.#people.set(id, { id, name, phone, email });
    return undefined;
  }

  #endPost(postId: string): void {
    this.#endHoldings(postId, () => true);
    this.#posts.cut(postId, this.#on);
  }

  /** Ends holdings of a post on the day; one that would begin later never begins. */
  #endHoldings(postId: string, ends: (holding: Holding) => boolean): boolean {
    const on = this.#on;
    const held = this.#holdings.get(postId) ?? [];
    const isEnding = (holding: Holding) => (holding.to === null || holding.to > on) && ends(holding);
    this.#holdings.set(
      postId,
      held.flatMap((holding) => {
        if (!isEnding(holding)) return [holding];
        return holding.from < on ? [{ ...holding, to: on }] : [];
      }),
    );
    return held.some(isEnding);
  }

  #hold(holding: Holding): void {
    const held = this.#holdings.get(holding.postId);
    if (held) held.push(holding);
    else this.#holdings.set(holding.postId, [holding]);
  }

  #postsOf(unitId: string) {
    return this.#posts.standing(this.#on).filter((post) => post.unitId === unitId);
  }

  #isTitleTaken(unitId: string, title: string, exceptPostId: string): boolean {
    return this.#postsOf(unitId).some((post) => post.title === title && post.postId !== exceptPostId);
  }

  #nextSort(): number {
    this.#sort += 1;
    return this.#sort;
  }

  #unknown(code: 'unit-unknown' | 'post-unknown' | 'person-unknown'): OrganizationRefusal {
    return refuse(code, { on: this.#on });
  }
}
