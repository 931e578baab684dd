import { groupBy } from '../kernel/group-by.ts';
import type { ORGANIZATION_COLUMNS } from './organization-csv.ts';
import type { OrganizationHistory } from './organization-history.ts';

/** A line of the organisation's file (조직 파일), as the import reads it. */
export type OrganizationRow = Readonly<Record<(typeof ORGANIZATION_COLUMNS)[number], string>>;

/**
 * The office of a day as the file that the import would find no difference in: a line for each person in each post,
 * one for a vacant post, one for a unit without posts. `logins`: person -> login.
 */
export function organizationRows(
  standing: OrganizationHistory,
  logins: ReadonlyMap<string, string>,
): readonly OrganizationRow[] {
  const codes = new Map(standing.units.map(({ unitId, code }) => [unitId, code]));
  const people = new Map(standing.people.map((person) => [person.id, person]));
  const postsOf = groupBy(standing.posts, (post) => post.unitId);
  const holdingsOf = groupBy(standing.holdings, (holding) => holding.postId);
  return standing.units.flatMap(({ unitId, code, name, parentId }) => {
    const unit = { ...EMPTY, 부서코드: code, 부서: name, 상위부서코드: codes.get(parentId ?? '') ?? '' };
    const posts = [...(postsOf.get(unitId) ?? [])].sort(
      (a, b) => Number(b.isHead) - Number(a.isHead) || a.sort - b.sort,
    );
    if (posts.length === 0) return [unit];
    return posts.flatMap(({ postId, title, isHead }) => {
      const post = { ...unit, 직위: title, 부서장: isHead ? 'Y' : '' };
      const holders = (holdingsOf.get(postId) ?? []).flatMap(({ personId }) => people.get(personId) ?? []);
      if (holders.length === 0) return [post];
      return holders.map((person) => ({
        ...post,
        이름: person.name,
        아이디: logins.get(person.id) ?? '',
        전화번호: person.phone,
        전자우편: person.email,
      }));
    });
  });
}

const EMPTY: OrganizationRow = {
  부서코드: '',
  부서: '',
  상위부서코드: '',
  직위: '',
  부서장: '',
  이름: '',
  아이디: '',
  전화번호: '',
  전자우편: '',
};
