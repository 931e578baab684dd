import { randomUUID } from 'node:crypto';
import type { DraftMade } from '../../shared/contract/drafting.ts';
import { dayInKorea } from '../../shared/kernel/calendar-day.ts';
import {
  HIGHEST_MANAGEMENT_SERIAL,
  managementNumber as printManagementNumber,
} from '../../shared/numbering/management-number.ts';
import { insertDocument, type NewDocument, type WorkingText } from '../document/index.ts';
import { listPostsOf } from '../organization/index.ts';
import type { Tx } from '../platform/database/connect.ts';
import { keepAnswer, once, type RequestKey } from '../platform/http/idempotency.ts';
import type { Signed } from '../platform/http/policy.ts';
import { Problem } from '../platform/http/problems.ts';
import type { Services } from '../platform/services.ts';
import { takeManagementSerial } from '../registration/index.ts';

/** A new draft: empty, but with its management number from the first moment. 공개 is the default (공개법 제3조). */
export const NEW_TEXT: WorkingText = {
  title: '',
  publicTitle: '',
  editorJson: JSON.stringify({ type: 'doc', content: [{ type: 'paragraph' }] }),
  summary: '',
  keywords: [],
  disclosure: { level: 'open', grounds: [] },
  bodyOpen: false,
  licence: 'none',
  unitTaskId: null,
  line: [],
  matter: null,
  kind: null,
  drafterMarks: [],
  dueOn: null,
  embargoUntil: null,
  reviewUntil: null,
  closedReason: null,
  restriction: null,
  isVerbatim: false,
  letter: null,
};

/** 기안 시작. */
export function makeDraft(services: Services, signed: Signed, key: RequestKey): Promise<DraftMade> {
  const { sql } = services.database;
  return once(sql, key, async () => {
    const at = services.clock.now();
    const [post] = await listPostsOf(sql, signed.agencyId, signed.personId, dayInKorea(at));
    if (!post) throw new Problem('not-permitted', { who: '직위가 있는 사람' });
    const { agencyId, personId: drafterPersonId } = signed;
    const draft = { agencyId, drafterPersonId, drafterPostId: post.postId, unitId: post.unitId, at };
    return sql.begin((tx) =>
      insertDraft(tx, draft, NEW_TEXT, async (made) => {
        await keepAnswer(tx, key, made, at);
        return undefined;
      }),
    );
  });
}

/**
 * A draft with its management number, which is taken first of all. `before` runs when the number is known and says
 * which bundle (일괄기안) the draft belongs to, if any.
 */
export async function insertDraft(
  tx: Tx,
  draft: Omit<NewDocument, 'id' | 'managementNumber' | 'bundle'>,
  text: WorkingText,
  before: (made: DraftMade) => Promise<NewDocument['bundle'] | undefined>,
): Promise<DraftMade> {
  const { agencyId, at } = draft;
  const serial = await takeManagementSerial(tx, agencyId);
  if (serial > HIGHEST_MANAGEMENT_SERIAL) throw new Problem('series-exhausted');
  const managementNumber = printManagementNumber(agencyId, serial);
  const made: DraftMade = { managementNumber, revision: 1, savedAt: at.toISOString() };
  const bundle = await before(made);
  await insertDocument(tx, { ...draft, id: randomUUID(), managementNumber, ...(bundle ? { bundle } : {}) }, text);
  return made;
}
