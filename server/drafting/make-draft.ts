import { randomUUID } from 'node:crypto';
import type { DraftMade } from '../../shared/contract/drafting.ts';
import { dayInKorea } from '../../shared/kernel/calendar-day.ts';
import {
  HIGHEST_MANAGEMENT_SERIAL,
  managementNumber as printManagementNumber,
} from '../../shared/numbering/management-number.ts';
import { insertDocument, type WorkingText } from '../document/index.ts';
import { listPostsOf } from '../organization/index.ts';
import { keepAnswer, once, type RequestKey } from '../platform/http/idempotency.ts';
import type { Signed } from '../platform/http/policy.ts';
import { Problem } from '../platform/http/problems.ts';
import type { Services } from '../platform/services.ts';
import { takeManagementSerial } from '../registration/index.ts';

/** A new draft: empty, but with its management number from the first moment. 공개 is the default (공개법 제3조). */
const NEW_TEXT: WorkingText = {
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
};

/** 기안 시작. */
export function makeDraft(services: Services, signed: Signed, key: RequestKey): Promise<DraftMade> {
  const { sql } = services.database;
  return once(sql, key, async () => {
    const at = services.clock.now();
    const [post] = await listPostsOf(sql, signed.agencyId, signed.personId, dayInKorea(at));
    if (!post) throw new Problem('not-permitted', { who: '직위가 있는 사람' });
    return sql.begin(async (tx) => {
      const serial = await takeManagementSerial(tx, signed.agencyId);
      if (serial > HIGHEST_MANAGEMENT_SERIAL) throw new Problem('series-exhausted');
      const managementNumber = printManagementNumber(signed.agencyId, serial);
      const answer: DraftMade = { managementNumber, revision: 1, savedAt: at.toISOString() };
      const draft = {
        agencyId: signed.agencyId,
        id: randomUUID(),
        managementNumber,
        drafterPersonId: signed.personId,
        drafterPostId: post.postId,
        unitId: post.unitId,
        at,
      };
      await Promise.all([keepAnswer(tx, key, answer, at), insertDocument(tx, draft, NEW_TEXT)]);
      return answer;
    });
  });
}
