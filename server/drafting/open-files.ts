import { attachmentShown, viewOnceApproved } from '../../shared/disclosure/public-view.ts';
import { listAttachments } from '../document/index.ts';
import type { OriginalFile } from '../originals/index.ts';
import type { Reader } from '../platform/database/connect.ts';
import type { ReadText } from './freeze-text.ts';

/** The attached files that citizens would be handed out with these texts, as they stand. */
export async function openFiles(sql: Reader, texts: readonly ReadText[]): Promise<readonly OriginalFile[]> {
  const files = await Promise.all(
    texts.map(async ({ agencyId, documentId, content }) => {
      const view = viewOnceApproved(content);
      const shown = content.attachments.filter(({ disclosure }) => attachmentShown(view, disclosure));
      if (shown.length === 0) return [];
      const stored = await listAttachments(sql, agencyId, documentId);
      return stored.filter(({ id }) => shown.some((file) => file.id === id)).map((file) => ({ agencyId, ...file }));
    }),
  );
  return files.flat();
}
