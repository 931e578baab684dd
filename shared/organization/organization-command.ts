import type { CalendarDay } from '../kernel/calendar-day.ts';
import type { HoldingKind, OrganizationPerson } from './organization-history.ts';

/**
 * One change of the organisation (조직 변경) from a day on. What is new is named by its maker, so that the commands of
 * one act can speak of it.
 */
export type OrganizationCommand =
  | {
      readonly type: 'openUnit';
      readonly unitId: string;
      readonly code: string;
      readonly name: string;
      readonly parentId: string | null;
    }
  | { readonly type: 'renameUnit'; readonly unitId: string; readonly code: string; readonly name: string }
  | { readonly type: 'moveUnit'; readonly unitId: string; readonly parentId: string | null }
  | { readonly type: 'closeUnit'; readonly unitId: string }
  /** 통합: posts and lower units go over; the head posts of the merged units end, and with them who holds them. */
  | { readonly type: 'mergeUnits'; readonly unitIds: readonly string[]; readonly intoUnitId: string }
  /** 분리: posts and lower units named in a part go there; the unit itself may end. */
  | {
      readonly type: 'splitUnit';
      readonly unitId: string;
      readonly parts: readonly UnitPart[];
      readonly closes: boolean;
    }
  | {
      readonly type: 'openPost';
      readonly postId: string;
      readonly unitId: string;
      readonly title: string;
      readonly isHead: boolean;
    }
  | { readonly type: 'changePost'; readonly postId: string; readonly title: string; readonly isHead: boolean }
  | { readonly type: 'movePost'; readonly postId: string; readonly unitId: string }
  | { readonly type: 'closePost'; readonly postId: string }
  /** 보임. `until` is the first day no longer held, as an acting (직무대리) or a dispatch (파견) ends by itself. */
  | {
      readonly type: 'takePost';
      readonly postId: string;
      readonly personId: string;
      readonly kind: HoldingKind;
      readonly until: CalendarDay | null;
    }
  | { readonly type: 'leavePost'; readonly postId: string; readonly personId: string }
  | ({ readonly type: 'addPerson' } & OrganizationPerson)
  | ({ readonly type: 'changePerson' } & OrganizationPerson);

/** One of the units that a split (분리) makes. */
export type UnitPart = {
  readonly unitId: string;
  readonly code: string;
  readonly name: string;
  readonly postIds: readonly string[];
  readonly childUnitIds: readonly string[];
};
