import type { Tx } from '../../server/platform/database/connect.ts';
import type { Rows } from './bulk-rows.ts';

/** Parents before their children, as the foreign keys demand. */
const ORDER = [
  'documents',
  'document_versions',
  'approval_events',
  'approval_seats',
  'integrity_leaves',
  'outbox_deliveries',
  'filings',
  'registrations',
  'publications',
  'publication_schedules',
  'publication_acts',
  'recheck_records',
  'public_site.documents',
  'public_site.document_search',
];

/** Writes all rows with one statement a table. A table that is not known here would be lost in silence: it throws. */
export async function insertRows(tx: Tx, rows: Rows): Promise<void> {
  const unknown = [...rows.keys()].filter((table) => !ORDER.includes(table));
  if (unknown.length > 0) throw new Error(`no place in the order for ${unknown.join(', ')}`);
  await Promise.all(
    ORDER.flatMap((table) => {
      const some = rows.get(table);
      if (!some) return [];
      return tx`
        insert into ${tx(table)}
        select * from jsonb_populate_recordset(null::${tx(table)}, ${JSON.stringify(some)}::text::jsonb)`;
    }),
  );
}
