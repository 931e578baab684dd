import { randomUUID } from 'node:crypto';
import { mayReadRequest } from '../../shared/access/request-access.ts';
import type { DecisionProposed, ProposeDecision } from '../../shared/contract/requests.ts';
import { DISCLOSURE_GROUNDS } from '../../shared/disclosure/disclosure.ts';
import type { AccessRestriction } from '../../shared/document/access-restriction.ts';
import { bodyToEditorJson } from '../../shared/document/body-to-editor-json.ts';
import { LETTER_LIMITS } from '../../shared/document/letter.ts';
import { oneParagraph } from '../../shared/document/official-document.ts';
import { dayInKorea } from '../../shared/kernel/calendar-day.ts';
import { isRefusal } from '../../shared/kernel/refusal.ts';
import {
  decisionNotice,
  NOTICE_PUBLIC_TITLES,
  NOTICE_RESTRICTION,
  noticeTitle,
} from '../../shared/requests/decision-notice.ts';
import type { InformationRequest } from '../../shared/requests/information-request.ts';
import type { DecisionTerms } from '../../shared/requests/request-events.ts';
import type { SkippedReview } from '../../shared/requests/review.ts';
import { opensAgainstWish } from '../../shared/requests/third-parties.ts';
import { findDocument, type WorkingText } from '../document/index.ts';
import { insertDraft, NEW_TEXT } from '../drafting/index.ts';
import { listPostsOf } from '../organization/index.ts';
import { keepAnswer, once, type RequestKey } from '../platform/http/idempotency.ts';
import type { Signed } from '../platform/http/policy.ts';
import { Problem, refused } from '../platform/http/problems.ts';
import { accessRequest, actingOfficer } from './access.ts';
import { performOnRequest, type RequestServices } from './act-on-request.ts';
import { type FoundRequest, insertDecision } from './store.ts';

type Proposed = {
  readonly signed: Signed;
  readonly receiptNumber: string;
  readonly body: ProposeDecision;
  readonly key: RequestKey;
};

/**
 * 결정: a draft of the notice, filled in from the request, which goes up as any other. What was decided stands in the
 * request's stream, and takes effect when the document is approved.
 */
export function proposeDecision(services: RequestServices, asked: Proposed): Promise<DecisionProposed> {
  const { signed, receiptNumber, body, key } = asked;
  const { sql } = services.database;
  return once(sql, key, async () => {
    const { found, reader } = await accessRequest(services, signed, receiptNumber);
    const at = services.clock.now();
    const [by, [post]] = await Promise.all([
      actingOfficer(services, signed),
      listPostsOf(sql, signed.agencyId, signed.personId, dayInKorea(at)),
    ]);
    if (!post) throw new Problem('not-permitted', { who: '직위가 있는 사람' });
    const terms = cleanTerms(body.terms);
    const { agencyId, personId: drafterPersonId } = signed;
    const draft = { agencyId, drafterPersonId, drafterPostId: post.postId, unitId: post.unitId, at };
    return sql.begin(async (tx) => {
      let answer: DecisionProposed | undefined;
      const done = await performOnRequest(services, tx, found, { at, personId: signed.personId }, async (held, now) => {
        // It may have gone to somebody else while this was waiting; and the notice says what stands now, not before.
        if (!mayReadRequest(reader, { agencyId, handler: now.handler })) throw new Problem('not-found');
        const { managementNumber } = await insertDraft(tx, draft, noticeText(held, now, body, terms), async (made) => {
          await keepAnswer(tx, key, { managementNumber: made.managementNumber }, at);
          return undefined;
        });
        answer = { managementNumber };
        return { command: { type: 'propose', by, ...matterOf(body), managementNumber, terms }, personal: null };
      });
      if (isRefusal(done)) throw refused(done);
      const document = answer && (await findDocument(tx, agencyId, answer.managementNumber));
      if (!answer || !document) throw new Error('a draft that was just made is not there');
      await insertDecision(tx, agencyId, { documentId: document.id, requestId: found.id, paperId: randomUUID() });
      return answer;
    });
  });
}

function matterOf({ matter, party }: ProposeDecision) {
  return matter === 'partyObjection' && party !== undefined ? { matter, party } : { matter };
}

/** 열람제한: a notice names a citizen, so its unit reads it no more than it reads the request itself. */
function noticeRestriction({ handler }: InformationRequest): AccessRestriction {
  const people = handler?.person ? [{ id: handler.person.id, name: handler.person.name }] : [];
  return { reason: NOTICE_RESTRICTION, until: null, units: [], people };
}

function partyName({ events }: FoundRequest, party: number | undefined): string {
  const notified = events.find(({ event }) => event.type === 'ThirdPartyNotified' && event.party === party);
  const name = notified?.personal?.name;
  if (name === undefined) throw new Problem('party-unknown');
  return name;
}

function skippedFor({ parties, skippedReview }: InformationRequest, party: number | undefined): SkippedReview | null {
  if (party === undefined) return skippedReview;
  return parties.find((each) => each.party === party)?.objection?.skippedReview ?? null;
}

function cleanTerms({ grounds, reason, ...terms }: ProposeDecision['terms']): DecisionTerms {
  return {
    ...terms,
    grounds: DISCLOSURE_GROUNDS.filter((ground) => grounds.includes(ground)),
    reason: oneParagraph(reason),
  };
}

/** The draft: addressed to the requester, 비공개(6), and known to the public list by what it is and no more. */
function noticeText(
  found: FoundRequest,
  request: InformationRequest,
  { matter, party }: ProposeDecision,
  terms: DecisionTerms,
): WorkingText {
  const first = found.events[0];
  const requester = first?.personal?.requester;
  if (first?.event.type !== 'RequestFiled' || !requester) throw new Problem('request-over');
  const { form, method } = first.event;
  const recipient = matter === 'partyObjection' ? partyName(found, party) : requester.name;
  const body = decisionNotice(
    {
      receiptNumber: found.receiptNumber,
      filedOn: dayInKorea(new Date(first.event.at)),
      wanted: first.personal?.wanted ?? '',
      form,
      method,
      matter,
      isAgainstWish: opensAgainstWish(request, terms),
      skippedReview: skippedFor(request, party),
    },
    terms,
  );
  return {
    ...NEW_TEXT,
    title: noticeTitle(matter, found.receiptNumber),
    publicTitle: NOTICE_PUBLIC_TITLES[matter],
    editorJson: JSON.stringify(bodyToEditorJson(body)),
    disclosure: { level: 'closed', grounds: [6] },
    restriction: noticeRestriction(request),
    letter: { recipients: [{ name: [...recipient].slice(0, LETTER_LIMITS.name).join('') }], mark: 'omitted' },
  };
}
