import type { CalendarDay } from '../kernel/calendar-day.ts';
import { coversDay, type Period } from './organization-history.ts';

type Versioned<Key extends string> = Period & { readonly [K in Key]: string };

/** Units or posts while they are being changed: the versions of each, in the order of time. */
export class VersionedThings<Key extends string, Version extends Versioned<Key>> {
  readonly #key: Key;
  readonly #versions = new Map<string, Version[]>();

  constructor(key: Key, versions: readonly Version[]) {
    this.#key = key;
    for (const version of [...versions].sort((a, b) => (a.from < b.from ? -1 : 1))) this.open(version);
  }

  all(): Version[] {
    return [...this.#versions.values()].flat();
  }

  on(id: string, day: CalendarDay): Version | undefined {
    return this.#versions.get(id)?.find((version) => coversDay(version, day));
  }

  standing(day: CalendarDay): Version[] {
    const standing: Version[] = [];
    for (const versions of this.#versions.values()) {
      for (const version of versions) if (coversDay(version, day)) standing.push(version);
    }
    return standing;
  }

  open(version: Version): void {
    const versions = this.#versions.get(version[this.#key]);
    if (versions) versions.push(version);
    else this.#versions.set(version[this.#key], [version]);
  }

  /** Ends a thing on a day; what was planned for it afterwards is gone. False where it does not stand on that day. */
  cut(id: string, day: CalendarDay): boolean {
    if (!this.on(id, day)) return false;
    this.#put(
      id,
      (this.#versions.get(id) ?? []).flatMap((version) => {
        if (version.from >= day) return [];
        return version.to === null || version.to > day ? [{ ...version, to: day }] : [version];
      }),
    );
    return true;
  }

  /**
   * Changes a thing from a day on. A planned later change of the same fact stays as planned; all else goes on with
   * the new value. False where the thing does not stand on that day.
   */
  change(id: string, day: CalendarDay, changes: Partial<Version>): boolean {
    const now = this.on(id, day);
    if (!now) return false;
    const earlier = (this.#versions.get(id) ?? []).filter((version) => version.from < day);
    const later = (this.#versions.get(id) ?? []).filter((version) => version.from > day);
    const goingOn = new Set(Object.keys(changes) as (keyof Version)[]);
    const split = [{ ...now, ...changes, from: day }];
    for (const version of later) {
      for (const key of goingOn) if (version[key] !== now[key]) goingOn.delete(key);
      const kept = Object.fromEntries([...goingOn].map((key) => [key, changes[key]])) as Partial<Version>;
      split.push({ ...version, ...kept });
    }
    const before = earlier.map((version) => (version.from === now.from ? { ...version, to: day } : version));
    this.#put(id, joined([...before, ...split]));
    return true;
  }

  #put(id: string, versions: Version[]): void {
    if (versions.length > 0) this.#versions.set(id, versions);
    else this.#versions.delete(id);
  }
}

/** Two neighbours that say the same are one version. */
function joined<Version extends Period>(versions: readonly Version[]): Version[] {
  const result: Version[] = [];
  for (const version of versions) {
    const last = result.at(-1);
    if (last?.to === version.from && saysTheSame(last, version)) result.splice(-1, 1, { ...last, to: version.to });
    else result.push(version);
  }
  return result;
}

function saysTheSame<Version extends Period>(one: Version, other: Version): boolean {
  const keys = (Object.keys(one) as (keyof Version)[]).filter((key) => key !== 'from' && key !== 'to');
  return keys.every((key) => one[key] === other[key]);
}
