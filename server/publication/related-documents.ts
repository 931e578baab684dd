import type { Reader } from '../platform/database/connect.ts';
import { textTokens } from './search-words.ts';
import { type ListedDocument, listColumns } from './store.ts';

const MOST = 10;
/** So many of the newest of the same class, and of the same unit, are compared. */
const COMPARED = 300;
/** Two titles that share less are alike by chance: 결과보고 alone joins half an office. */
const LEAST_LIKENESS = 0.2;

/** What the titles are compared by. */
type Compared = { readonly managementNumber: string; readonly title: string; readonly keywords: readonly string[] };

/**
 * Public documents like this one, the likest first: of its class or its unit, by the pairs of letters that their
 * titles and keywords share.
 */
export async function findRelated(publicSql: Reader, managementNumber: string): Promise<ListedDocument[]> {
  const rows = await publicSql<Compared[]>`
    with this as (
      select * from public_site.document_search
      where agency_id = ${Number(managementNumber.slice(1, 5))} and management_number = ${managementNumber}
    ), near as (
      (select s.agency_id, s.management_number from this, public_site.document_search s
        where s.classification_path = this.classification_path and s.agency_id = this.agency_id
        order by s.produced_on desc, s.management_number desc limit ${COMPARED})
      union
      (select s.agency_id, s.management_number from this, public_site.document_search s
        where s.unit_name = this.unit_name and s.agency_id = this.agency_id
        order by s.produced_on desc, s.management_number desc limit ${COMPARED})
      union select agency_id, management_number from this
    )
    select management_number as "managementNumber", title, keywords
    from near join public_site.documents using (agency_id, management_number)`;
  const self = rows.find((row) => row.managementNumber === managementNumber);
  if (!self) return [];
  const alike = likest(self, rows);
  if (alike.length === 0) return [];
  return publicSql<ListedDocument[]>`
    select ${listColumns(publicSql)}, null as paper
    from unnest((select ${alike as string[]}::text[])) with ordinality as asked (management_number, place)
    join public_site.documents d on d.agency_id = substr(asked.management_number, 2, 4)::int
      and d.management_number = asked.management_number
    order by place`;
}

function likest(self: Compared, rows: readonly Compared[]): readonly string[] {
  const own = wordsOf(self);
  return rows
    .filter((row) => row !== self)
    .map((row) => ({ number: row.managementNumber, likeness: likeness(own, wordsOf(row)) }))
    .filter((row) => row.likeness >= LEAST_LIKENESS)
    .sort((a, b) => b.likeness - a.likeness || (a.number < b.number ? 1 : -1))
    .slice(0, MOST)
    .map(({ number }) => number);
}

function wordsOf({ title, keywords }: Compared): ReadonlySet<string> {
  return new Set(textTokens([title, ...keywords].join('\n')).filter((token) => [...token].length === 2));
}

/** The share of all their pairs that both have (Jaccard): 1 for the same words, 0 for none in common. */
function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let shared = 0;
  for (const token of one) if (other.has(token)) shared += 1;
  return shared === 0 ? 0 : shared / (one.size + other.size - shared);
}
