import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contentHash } from './content-hash.ts';
import { keptLetter } from './kept-letter.ts';
import {
  LETTER_LIMITS,
  type Letter,
  letterFault,
  type Recipient,
  recipientLine,
  recipientList,
  scopeOf,
  senderOf,
} from './letter.ts';
import { usualHeadTitle } from './letterhead.ts';
import type { DocumentContent } from './official-document.ts';

const OWN = 3;
const SENDER = { agencyId: OWN, agencyHead: '한빛시장', unitHead: '자치행정과장' };
const place = fc.option(fc.record({ agencyId: fc.constantFrom(OWN, 4) }), { nil: undefined });
const recipient: fc.Arbitrary<Recipient> = fc
  .tuple(fc.constantFrom('가나구청장', '다라과장', '마바재단이사장'), fc.option(fc.constant('민원과장')), place)
  .map(([name, handledBy, at]) => ({ name, ...(handledBy ? { handledBy } : {}), ...(at ? { place: at } : {}) }));
const letter: fc.Arbitrary<Letter> = fc.record({
  recipients: fc.array(recipient, { maxLength: 4 }),
  mark: fc.constantFrom('stamped', 'omitted'),
});

test('whom a letter goes to says in whose name, and a seal never stands between units nor a signature outside', () => {
  fc.assert(
    fc.property(letter, (given) => {
      const sender = senderOf(given, SENDER);
      const isInside = given.recipients.every((each) => each.place?.agencyId === OWN);
      if (given.recipients.length === 0) expect([scopeOf(given, OWN), sender]).toEqual(['internalApproval', undefined]);
      else if (isInside) expect(sender).toMatchObject({ name: '자치행정과장' });
      else expect(sender).toMatchObject({ name: '한빛시장' });
      const allowed = isInside ? ['signature', '서명생략'] : ['seal', '관인생략'];
      if (sender) expect(sender.mark).toBe(allowed[given.mark === 'stamped' ? 0 : 1]);
      expect(recipientList(given)).toHaveLength(given.recipients.length > 1 ? given.recipients.length : 0);
      expect(recipientLine(given) === '수신자 참조').toBe(given.recipients.length > 1);
    }),
  );
});

test('one recipient stands after 수신 with the unit that handles it', () => {
  const one: Letter = { recipients: [{ name: '행정안전부장관', handledBy: '정보공개과장' }], mark: 'omitted' };
  expect(recipientLine(one)).toBe('행정안전부장관(정보공개과장)');
  expect(recipientLine({ recipients: [], mark: 'omitted' })).toBe('내부결재');
});

test('every limit is refused in words, at its edge', () => {
  const fault = (recipients: readonly Recipient[], via?: string) =>
    letterFault({ recipients, ...(via === undefined ? {} : { via }), mark: 'omitted' })?.refused;
  const many = (count: number) => Array.from({ length: count }, (_, at) => ({ name: `제${at}기관장` }));
  expect(fault(many(LETTER_LIMITS.recipients))).toBeUndefined();
  expect(fault(many(LETTER_LIMITS.recipients + 1))).toBe('recipients-too-many');
  expect(fault([{ name: '가'.repeat(LETTER_LIMITS.name) }])).toBeUndefined();
  expect(fault([{ name: '가'.repeat(LETTER_LIMITS.name + 1) }])).toBe('recipient-too-long');
  expect(fault([{ name: '가', handledBy: '나'.repeat(LETTER_LIMITS.name + 1) }])).toBe('recipient-too-long');
  expect(fault([{ name: '가' }], '나'.repeat(LETTER_LIMITS.via + 1))).toBe('via-too-long');
  expect(fault([{ name: '' }])).toBe('recipient-missing');
});

test('a letter is kept in one line of each text, and nothing that was left blank', () => {
  const typed: Letter = { recipients: [{ name: ' 가나\u200b구청장\n', handledBy: ' ' }], via: ' ', mark: 'stamped' };
  expect(keptLetter(typed)).toEqual({ recipients: [{ name: '가나구청장' }], mark: 'stamped' });
});

test('a letter moves the hash of a document, and a document without one keeps the hash it had', () => {
  const content: DocumentContent = {
    ...{ title: '제목', publicTitle: '제목', body: { v: 1, blocks: [] }, summary: '', keywords: [] },
    ...{ disclosure: { level: 'open', grounds: [] }, bodyOpen: false, licence: 'none', unitTaskId: null },
    attachments: [],
  };
  const hash = (given: DocumentContent) => contentHash(given, (bytes) => Buffer.from(bytes).toString('utf8'));
  expect(hash(content)).not.toContain('letter');
  const sent = (name: string) => hash({ ...content, letter: { recipients: [{ name }], mark: 'omitted' } });
  expect(new Set([hash(content), sent('가'), sent('나')]).size).toBe(3);
});

test('the usual name of a head is the agency’s with 장', () => {
  expect(['한빛시', '한빛시사회서비스원', '감사원장'].map(usualHeadTitle)).toEqual([
    '한빛시장',
    '한빛시사회서비스원장',
    '감사원장',
  ]);
});
