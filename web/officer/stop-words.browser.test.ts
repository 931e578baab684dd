import { expect, it } from 'vitest';
import type { DocumentReply } from '../../shared/contract/approval.ts';
import { DOCUMENT } from '../client/office-under-test.ts';
import { suspectedOf } from './stop-words.ts';

it('writes what to look for in open files as it stands in the text, an account with its hyphens', () => {
  const account = { type: 'paragraph' as const, content: [{ text: '납부 계좌: 농협 301-1234-5678-91' }] };
  const released = { releasedAt: null, releasedBy: null, reason: null };
  const stopped: DocumentReply = {
    ...DOCUMENT,
    ...{ status: 'approved', disclosure: { level: 'partiallyOpen', grounds: [6] }, bodyOpen: false },
    paper: { ...DOCUMENT.paper, body: { v: 1, blocks: [account] } },
    publication: {
      ...DOCUMENT.publication,
      ...{ state: 'stopped', stop: { kinds: [], leaks: ['attachmentWord'], unread: [], ...released } },
    },
  };
  expect(suspectedOf(stopped)).toContain('닫은 글의 말을 공개하는 붙임에서 찾아보십시오: ‘301-1234-5678-91’.');
});
