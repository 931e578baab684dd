import type { ApprovalRecord } from '../approval/index.ts';
import type { Services } from '../platform/services.ts';
import { drawPaper, keepPaper } from './freeze-paper.ts';
import type { Renderer } from './rendering-pool.ts';
import type { FrozenPaper } from './store.ts';

/** The frozen paper of an approved document, drawn now where its turn has not come; or why it cannot be drawn. */
export async function freezeNow(services: Services, renderer: Renderer, record: ApprovalRecord): Promise<FrozenPaper> {
  const { sql } = services.database;
  const drawn = await drawPaper(sql, services, renderer, record);
  return sql.begin((tx) => keepPaper(tx, services, record, drawn));
}
