import type { ApprovalRecord } from '../approval/index.ts';
import type { Services } from '../platform/services.ts';
import { drawPaper, keepPaper, type PaperMakers } from './freeze-paper.ts';
import type { FrozenPaper } from './store.ts';

/** The frozen paper of an approved document, drawn now where its turn has not come; or why it cannot be drawn. */
export async function freezeNow(services: Services, makers: PaperMakers, record: ApprovalRecord): Promise<FrozenPaper> {
  const { sql } = services.database;
  const drawn = await drawPaper(sql, services, makers, record);
  return sql.begin((tx) => keepPaper(tx, services, record, drawn));
}
