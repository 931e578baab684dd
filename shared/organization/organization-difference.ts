import type { CalendarDay } from '../kernel/calendar-day.ts';
import { HOLDING_LABELS, type OrganizationHistory, organizationOn } from './organization-history.ts';

/** What becomes of a unit, a post or a person by a change (조직 변경 내역). */
export type DifferenceKind =
  | 'unitOpened'
  | 'unitRenamed'
  | 'unitMoved'
  | 'unitClosed'
  | 'postOpened'
  | 'postRenamed'
  | 'postMoved'
  | 'postClosed'
  | 'personAdded'
  | 'personChanged'
  | 'personTook'
  | 'personMoved'
  | 'personLeft';

/** One line of what a change makes different: what it is called, what it was and what it becomes; '' for nothing. */
export type DifferenceLine = {
  readonly kind: DifferenceKind;
  readonly subject: string;
  readonly was: string;
  readonly becomes: string;
};

/** What is different on a day between two histories: units, then posts, then people, each in the tree's order. */
export function organizationDifference(
  before: OrganizationHistory,
  after: OrganizationHistory,
  on: CalendarDay,
): readonly DifferenceLine[] {
  const was = new Standing(organizationOn(before, on));
  const is = new Standing(organizationOn(after, on));
  return [...unitLines(was, is), ...postLines(was, is), ...peopleLines(was, is)];
}

type Unit = OrganizationHistory['units'][number];
type Post = OrganizationHistory['posts'][number];

/** One day's organisation, found by id and printed as people say it. */
class Standing {
  readonly units: ReadonlyMap<string, Unit>;
  readonly posts: ReadonlyMap<string, Post>;
  readonly people: ReadonlyMap<string, OrganizationHistory['people'][number]>;
  readonly held = new Map<string, Map<string, string>>();

  constructor(standing: OrganizationHistory) {
    this.units = new Map([...standing.units].sort((a, b) => a.sort - b.sort).map((unit) => [unit.unitId, unit]));
    this.posts = new Map([...standing.posts].sort((a, b) => a.sort - b.sort).map((post) => [post.postId, post]));
    this.people = new Map(standing.people.map((person) => [person.id, person]));
    for (const { personId, postId, kind } of standing.holdings) {
      const post = this.posts.get(postId);
      if (!post) continue;
      const own = this.held.get(personId) ?? new Map<string, string>();
      own.set(
        `${postId} ${kind}`,
        kind === 'regular' ? this.post(post) : `${this.post(post)}(${HOLDING_LABELS[kind]})`,
      );
      this.held.set(personId, own);
    }
  }

  unit(unitId: string | null): string {
    return unitId === null ? '(맨 위)' : (this.units.get(unitId)?.name ?? '');
  }

  post(post: Post): string {
    return `${this.unit(post.unitId)} ${post.title}`.trim();
  }
}

function unitLines(was: Standing, is: Standing): DifferenceLine[] {
  const named = (unit: Unit) => `${unit.name}(${unit.code})`;
  const opened = [...is.units.values()].filter((unit) => !was.units.has(unit.unitId));
  const changed = [...is.units.values()].flatMap((unit) => {
    const before = was.units.get(unit.unitId);
    if (!before) return [];
    const lines: DifferenceLine[] = [];
    if (named(before) !== named(unit)) lines.push(line('unitRenamed', before.name, named(before), named(unit)));
    if (before.parentId !== unit.parentId) {
      lines.push(line('unitMoved', unit.name, was.unit(before.parentId), is.unit(unit.parentId)));
    }
    return lines;
  });
  const closed = [...was.units.values()].filter((unit) => !is.units.has(unit.unitId));
  return [
    ...opened.map((unit) => line('unitOpened', named(unit), '', is.unit(unit.parentId))),
    ...changed,
    ...closed.map((unit) => line('unitClosed', named(unit), was.unit(unit.parentId), '')),
  ];
}

function postLines(was: Standing, is: Standing): DifferenceLine[] {
  const named = (post: Post) => (post.isHead ? `${post.title}(부서장)` : post.title);
  const opened = [...is.posts.values()].filter((post) => !was.posts.has(post.postId));
  const changed = [...is.posts.values()].flatMap((post) => {
    const before = was.posts.get(post.postId);
    if (!before) return [];
    const lines: DifferenceLine[] = [];
    if (named(before) !== named(post)) lines.push(line('postRenamed', was.post(before), named(before), named(post)));
    if (before.unitId !== post.unitId) {
      lines.push(line('postMoved', post.title, was.unit(before.unitId), is.unit(post.unitId)));
    }
    return lines;
  });
  const closed = [...was.posts.values()].filter((post) => !is.posts.has(post.postId));
  return [
    ...opened.map((post) => line('postOpened', named(post), '', is.unit(post.unitId))),
    ...changed,
    ...closed.map((post) => line('postClosed', named(post), was.unit(post.unitId), '')),
  ];
}

function peopleLines(was: Standing, is: Standing): DifferenceLine[] {
  return [...is.people.values()].flatMap((person) => {
    const before = was.people.get(person.id);
    const lines: DifferenceLine[] = [];
    const facts = [person.name, person.phone, person.email].filter((fact) => fact !== '').join(', ');
    if (!before) lines.push(line('personAdded', person.name, '', facts));
    else {
      const known = [before.name, before.phone, before.email].filter((fact) => fact !== '').join(', ');
      if (known !== facts) lines.push(line('personChanged', before.name, known, facts));
    }
    return [...lines, ...holdingLines(person.name, was.held.get(person.id), is.held.get(person.id))];
  });
}

function holdingLines(
  name: string,
  was: ReadonlyMap<string, string> = new Map(),
  is: ReadonlyMap<string, string> = new Map(),
): DifferenceLine[] {
  const lost = [...was].filter(([key]) => !is.has(key)).map(([, printed]) => printed);
  const won = [...is].filter(([key]) => !was.has(key)).map(([, printed]) => printed);
  if (lost.length === 0 && won.length === 0) return [];
  const kind = lost.length === 0 ? 'personTook' : won.length === 0 ? 'personLeft' : 'personMoved';
  return [line(kind, name, lost.join(', '), won.join(', '))];
}

function line(kind: DifferenceKind, subject: string, was: string, becomes: string): DifferenceLine {
  return { kind, subject, was, becomes };
}
