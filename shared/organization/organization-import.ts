import { groupBy } from '../kernel/group-by.ts';
import type { OrganizationCommand } from './organization-command.ts';
import type { OrganizationPlan, PlannedPerson } from './organization-csv.ts';
import type { Holding, OrganizationHistory, OrganizationPerson } from './organization-history.ts';

/** What turns the office of a day into the one a file describes (조직 가져오기), and who gets a new account. */
export type OrganizationImport = {
  readonly commands: readonly OrganizationCommand[];
  readonly accounts: readonly { readonly personId: string; readonly login: string }[];
};

export type ImportTerms = {
  /** Whose login is which: login -> person. */
  readonly logins: ReadonlyMap<string, string>;
  readonly newId: () => string;
};

/**
 * Compares the organisation standing on a day with a whole office from a file. Units are known by their code, posts
 * by unit and title, people by login, else by name and post, else by a name that only one of them has.
 */
export function organizationImport(
  standing: OrganizationHistory,
  plan: OrganizationPlan,
  terms: ImportTerms,
): OrganizationImport {
  return new Import(standing, plan, terms).finish();
}

const keyOf = (unitCode: string, title: string): string => `${unitCode}\n${title}`;

type PostName = PlannedPerson['posts'][number];
const samePost = (a: PostName, b: PostName): boolean => a.unitCode === b.unitCode && a.title === b.title;

class Import {
  readonly #standing: OrganizationHistory;
  readonly #plan: OrganizationPlan;
  readonly #terms: ImportTerms;
  readonly #unitIds = new Map<string, string>();
  /** The posts of a unit and title: several after a merger, of which the first is filled. */
  readonly #postIds = new Map<string, string[]>();
  readonly #holdings: ReadonlyMap<string, readonly Holding[]>;
  readonly #keyOfPost = new Map<string, string>();
  readonly #openings: OrganizationCommand[] = [];
  readonly #leavings: OrganizationCommand[] = [];
  readonly #takings: OrganizationCommand[] = [];
  readonly #closings: OrganizationCommand[] = [];
  readonly #closingPosts = new Set<string>();
  readonly #accounts: { personId: string; login: string }[] = [];
  readonly #matched = new Set<string>();
  readonly #byId: ReadonlyMap<string, OrganizationPerson>;
  readonly #byName: ReadonlyMap<string, readonly OrganizationPerson[]>;
  readonly #withAccount: ReadonlySet<string>;

  constructor(standing: OrganizationHistory, plan: OrganizationPlan, terms: ImportTerms) {
    this.#standing = standing;
    this.#plan = plan;
    this.#terms = terms;
    this.#byId = new Map(standing.people.map((person) => [person.id, person]));
    this.#byName = groupBy(standing.people, (person) => person.name);
    this.#withAccount = new Set(terms.logins.values());
    this.#holdings = groupBy(standing.holdings, (holding) => holding.personId);
    const codes = new Map(standing.units.map((unit) => [unit.unitId, unit.code]));
    for (const { postId, unitId, title } of standing.posts) {
      const key = keyOf(codes.get(unitId) ?? '', title);
      this.#keyOfPost.set(postId, key);
      this.#postIds.set(key, [...(this.#postIds.get(key) ?? []), postId]);
    }
  }

  finish(): OrganizationImport {
    this.#units();
    this.#posts();
    this.#people();
    const commands = [...this.#openings, ...this.#leavings, ...this.#takings, ...this.#closings];
    return { commands, accounts: this.#accounts };
  }

  #units(): void {
    const standing = new Map(this.#standing.units.map((unit) => [unit.code, unit]));
    for (const { code, name, parentCode } of this.#plan.units) {
      const unit = standing.get(code);
      const unitId = unit?.unitId ?? this.#terms.newId();
      this.#unitIds.set(code, unitId);
      const parentId = parentCode === null ? null : (this.#unitIds.get(parentCode) ?? null);
      if (!unit) this.#openings.push({ type: 'openUnit', unitId, code, name, parentId });
      else {
        if (unit.name !== name) this.#openings.push({ type: 'renameUnit', unitId, code, name });
        if (unit.parentId !== parentId) this.#openings.push({ type: 'moveUnit', unitId, parentId });
      }
    }
    const closing = this.#standing.units.filter((unit) => !this.#unitIds.has(unit.code));
    this.#closings.push(...closing.map(({ unitId }) => ({ type: 'closeUnit' as const, unitId })));
  }

  #posts(): void {
    const standing = new Map(this.#standing.posts.map((post) => [post.postId, post]));
    const planned = new Set<string>();
    for (const { unitCode, title, isHead } of this.#plan.posts) {
      const key = keyOf(unitCode, title);
      planned.add(key);
      const post = standing.get(this.#postIds.get(key)?.[0] ?? '');
      if (post) {
        if (post.isHead !== isHead) this.#openings.push({ type: 'changePost', postId: post.postId, title, isHead });
        continue;
      }
      const [postId, unitId] = [this.#terms.newId(), this.#unitIds.get(unitCode) ?? ''];
      this.#postIds.set(key, [postId]);
      this.#openings.push({ type: 'openPost', postId, unitId, title, isHead });
    }
    for (const { postId } of this.#standing.posts) {
      if (planned.has(this.#keyOfPost.get(postId) ?? '')) continue;
      this.#closingPosts.add(postId);
      // Posts end before their units do.
      this.#closings.unshift({ type: 'closePost', postId });
    }
  }

  #people(): void {
    // Who is named by a login is taken first: what is left of the names is then known with more certainty.
    const byLogin = (person: PlannedPerson) => this.#terms.logins.get(person.login ?? '') !== undefined;
    const others = this.#together(this.#plan.people.filter((person) => !byLogin(person)));
    const planned = [...this.#plan.people.filter(byLogin), ...others];
    for (const person of planned) this.#person(person, this.#find(person));
    for (const [personId, holdings] of this.#holdings) {
      if (!this.#matched.has(personId)) for (const { postId } of holdings) this.#leave(postId, personId);
    }
  }

  /** Without a login two lines are two people, unless one of that name holds both posts today (겸직). */
  #together(people: readonly PlannedPerson[]): readonly PlannedPerson[] {
    const together = new Map<string, PlannedPerson>();
    const alone: PlannedPerson[] = [];
    for (const person of people) {
      const [known, ...others] = person.login === null ? this.#holdersOf(person) : [];
      const before = known && together.get(known.id);
      const isTwice = before?.posts.some((post) => person.posts.some((own) => samePost(post, own)));
      if (!known || others.length > 0 || isTwice) alone.push(person);
      else together.set(known.id, before ? { ...before, posts: [...before.posts, ...person.posts] } : person);
    }
    return [...together.values(), ...alone];
  }

  #holdersOf({ name, posts }: PlannedPerson): readonly OrganizationPerson[] {
    const keys = new Set(posts.map((post) => keyOf(post.unitCode, post.title)));
    return (this.#byName.get(name) ?? []).filter(
      ({ id }) =>
        !this.#withAccount.has(id) &&
        (this.#holdings.get(id) ?? []).some(({ postId }) => keys.has(this.#keyOfPost.get(postId) ?? '')),
    );
  }

  #person(planned: PlannedPerson, known: OrganizationPerson | undefined): void {
    const { name, login } = planned;
    const [phone, email] = [planned.phone || (known?.phone ?? ''), planned.email || (known?.email ?? '')];
    const id = known?.id ?? this.#terms.newId();
    this.#matched.add(id);
    if (!known) this.#openings.push({ type: 'addPerson', id, name, phone, email });
    else if (known.name !== name || known.phone !== phone || known.email !== email) {
      this.#openings.push({ type: 'changePerson', id, name, phone, email });
    }
    if (login !== null && !this.#terms.logins.has(login)) this.#accounts.push({ personId: id, login });
    this.#seat(id, new Set(planned.posts.map((post) => keyOf(post.unitCode, post.title))));
  }

  /** An acting (직무대리) is no post of one's own, so a list that leaves it out does not end it. */
  #seat(personId: string, keys: ReadonlySet<string>): void {
    const held = this.#holdings.get(personId) ?? [];
    const kept = held.filter(({ postId, kind }) => {
      const isNamed = keys.has(this.#keyOfPost.get(postId) ?? '');
      return !this.#closingPosts.has(postId) && (isNamed || kind === 'acting');
    });
    for (const { postId } of held.filter((holding) => !kept.includes(holding))) this.#leave(postId, personId);
    const keptKeys = new Set(kept.map(({ postId }) => this.#keyOfPost.get(postId)));
    let hasOwn = kept.some(({ kind }) => kind === 'regular');
    for (const key of keys) {
      const [postId] = this.#postIds.get(key) ?? [];
      if (keptKeys.has(key) || postId === undefined) continue;
      const kind = hasOwn ? 'concurrent' : 'regular';
      this.#takings.push({ type: 'takePost', postId, personId, kind, until: null });
      hasOwn = true;
    }
  }

  #leave(postId: string, personId: string): void {
    this.#leavings.push({ type: 'leavePost', postId, personId });
  }

  #find(planned: PlannedPerson): OrganizationPerson | undefined {
    const { login, name } = planned;
    const known = login === null ? undefined : this.#terms.logins.get(login);
    if (known !== undefined) return this.#byId.get(known);
    const namesakes = (this.#byName.get(name) ?? []).filter(
      ({ id }) => !this.#matched.has(id) && (login === null || !this.#withAccount.has(id)),
    );
    const keys = new Set(planned.posts.map((post) => keyOf(post.unitCode, post.title)));
    const inPlace = namesakes.filter((person) =>
      (this.#holdings.get(person.id) ?? []).some(({ postId }) => keys.has(this.#keyOfPost.get(postId) ?? '')),
    );
    if (inPlace.length > 0) return inPlace[0];
    return namesakes.length === 1 ? namesakes[0] : undefined;
  }
}
