/** 그날의 부서와 그 사람들: a unit of one day with its posts and who holds them. */
export type StaffedUnit = {
  readonly id: string;
  readonly parentId: string | null;
  readonly name: string;
  readonly posts: readonly {
    readonly id: string;
    readonly title: string;
    readonly isHead: boolean;
    readonly holders: readonly { readonly personId: string; readonly name: string }[];
  }[];
};
