import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DocumentReply } from '../../shared/contract/approval.ts';
import type { DraftReply } from '../../shared/contract/drafting.ts';
import type { NotificationsReply } from '../../shared/contract/live.ts';
import type { StoppedReply } from '../../shared/contract/publication-acts.ts';
import { openTestOffice, type TestOffice } from '../testing/test-office.ts';
import { approveDocument, editorText, submitDraft, writeBundle, writeDraft } from '../testing/written-document.ts';

const NUMBER = '900101-1234568';
const WITH_NUMBER = { editorJson: editorText(`대상자의 주민등록번호는 ${NUMBER}입니다.`) };

let office: TestOffice;
beforeAll(async () => {
  office = await openTestOffice({ at: '2026-03-03T00:00:00Z' });
});
afterAll(() => office.close());

/** Approved and delivered: what citizens can read of it, they can read now. */
async function approve(given: Parameters<typeof writeDraft>[1]): Promise<string> {
  const managementNumber = await writeDraft(office, given);
  await approveDocument(office, managementNumber, ['residentNumber']);
  await office.services.outbox.drainAll();
  return managementNumber;
}

const visit = (managementNumber: string) =>
  office.visitor().inject({ method: 'GET', url: `/documents/${managementNumber}` });
const release = (managementNumber: string) => `/api/documents/${managementNumber}/publication/release`;
const seenBy = async (who: 'drafter' | 'administrator', managementNumber: string) =>
  (await office.as(who)).get<DocumentReply>(`/api/documents/${managementNumber}`);

const waiting = async () => {
  const { documents } = await (await office.as('administrator')).get<StoppedReply>('/api/publication-stops');
  return documents.map(({ managementNumber }) => managementNumber);
};

/** What the disclosure officer was told of it. */
const toldOfStops = async (managementNumber: string) => {
  const officer = await office.as('administrator');
  const { items } = await officer.get<NotificationsReply>('/api/notifications?after=0');
  return items.flatMap((item) =>
    'managementNumber' in item && item.managementNumber === managementNumber ? [item.kind] : [],
  );
};

describe('개인정보 점검 at the submission', () => {
  it('refuses whatever the client has shown, and records what the drafter confirms', async () => {
    const lead = await writeDraft(office, { title: '점검하지 않는 프로그램으로 올린 보고', ...WITH_NUMBER });
    for (const confirmed of [undefined, [], ['mobilePhone' as const]]) {
      await expect(submitDraft(office, lead, 'drafter', confirmed)).rejects.toThrow('personal-data-left');
    }
    const drafter = await office.as('drafter');
    const { revision } = await drafter.get<DraftReply>(`/api/drafts/${lead}`);
    const refused = await drafter.attempt('POST', `/api/drafts/${lead}/submission`, { revision });
    expect(refused.json()).toMatchObject({ facts: { found: '주민등록번호', kinds: 'residentNumber' } });
    await submitDraft(office, lead, 'drafter', ['mobilePhone', 'residentNumber']);
    const { history } = await seenBy('drafter', lead);
    expect(history.map(({ text }) => text)).toEqual(['개인정보 점검: 공개본에 남은 것을 확인하고 올림(주민등록번호)']);
  });

  it('asks nothing for what citizens are not shown, and looks into every text of a bundle (일괄기안)', async () => {
    const closed = { disclosure: { level: 'partiallyOpen' as const, grounds: [6 as const] }, bodyOpen: false };
    const quiet = await writeDraft(office, { title: '닫힌 본문의 보고', ...WITH_NUMBER, ...closed });
    await submitDraft(office, quiet, 'drafter', ['residentNumber']);
    expect((await seenBy('drafter', quiet)).history.map(({ text }) => text)).toEqual([null]);
    const line = [['delegatedApprove', 'section-chief']] as const;
    const [lead = ''] = await writeBundle(office, ['제1안의 일', `제2안의 ${NUMBER}`], line);
    await expect(submitDraft(office, lead)).rejects.toThrow('personal-data-left');
    await submitDraft(office, lead, 'drafter', ['residentNumber']);
  });

  it('asks for the title of a closed document, which may be listed', async () => {
    const closed = { disclosure: { level: 'closed' as const, grounds: [6 as const] }, bodyOpen: false };
    const draft = await writeDraft(office, { title: `민원인 ${NUMBER} 신고`, ...closed });
    await expect(submitDraft(office, draft)).rejects.toThrow('personal-data-left');
  });

  it('asks for a likely name there too, which nothing else of a closed document tells', async () => {
    const closed = { disclosure: { level: 'closed' as const, grounds: [6 as const] }, bodyOpen: false };
    const title = '민원인 박영희 소음 신고';
    const draft = await writeDraft(office, { title, ...closed });
    await expect(submitDraft(office, draft)).rejects.toThrow('personal-data-left');
    await submitDraft(office, draft, 'drafter', ['personName']);
    const { history } = await seenBy('drafter', draft);
    expect(history.map(({ text }) => text)).toEqual(['개인정보 점검: 공개본에 남은 것을 확인하고 올림(성명)']);
    const open = await writeDraft(office, { title });
    await submitDraft(office, open);
  });
});

describe('개인정보 점검 before publication', () => {
  it('stops a document with a certain finding, and the document page tells why', async () => {
    const managementNumber = await approve({ title: '주민등록번호가 남은 보고', ...WITH_NUMBER });
    expect((await visit(managementNumber)).statusCode).toBe(404);
    const { publication, may } = await seenBy('drafter', managementNumber);
    expect(publication).toMatchObject({
      ...{ state: 'stopped', at: '2026-03-03T00:00:00.000Z' },
      stop: { kinds: ['residentNumber'], leaks: [], unread: [], releasedAt: null, releasedBy: null, reason: null },
    });
    expect(may.releasePublication).toBe(false);
    expect((await seenBy('administrator', managementNumber)).may.releasePublication).toBe(true);
    expect(await waiting()).toEqual([managementNumber]);
    expect(await toldOfStops(managementNumber)).toEqual(['stopped']);
    expect((await (await office.as('drafter')).attempt('GET', '/api/publication-stops')).statusCode).toBe(403);
  });

  it('lets through what the disclosure keeps from citizens, and what is only likely', async () => {
    const closed = await approve({
      ...{ title: '닫힌 본문', ...WITH_NUMBER, summary: NUMBER },
      ...{ disclosure: { level: 'partiallyOpen', grounds: [6] }, bodyOpen: false },
    });
    const named = await approve({ title: '이름이 있는 보고', editorJson: editorText('민원인 홍길동 씨의 요청') });
    for (const managementNumber of [closed, named]) {
      const page = await visit(managementNumber);
      expect(page.statusCode).toBe(200);
      expect(page.body).not.toContain(NUMBER);
    }
  });

  it('is overridden by the disclosure officer alone, with a reason that stays, and once', async () => {
    const managementNumber = await approve({ title: '공개하기로 한 보고', ...WITH_NUMBER });
    const [drafter, officer] = [await office.as('drafter'), await office.as('administrator')];
    expect((await drafter.attempt('POST', release(managementNumber), { reason: '급함' })).statusCode).toBe(403);
    expect((await officer.attempt('POST', release(managementNumber), { reason: ' ' })).json()).toMatchObject({
      code: 'reason-missing',
    });
    expect((await visit(managementNumber)).statusCode).toBe(404);

    const twice = await Promise.all(
      [1, 2].map(() => officer.attempt('POST', release(managementNumber), { reason: '법령에 따라 공고하는 번호임' })),
    );
    expect(twice.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
    const page = await visit(managementNumber);
    expect(page.body).toContain(NUMBER);
    expect(await waiting()).not.toContain(managementNumber);
    expect(await toldOfStops(managementNumber)).toEqual(['stopped', 'stopDecided']);
    const { publication } = await seenBy('drafter', managementNumber);
    expect(publication).toMatchObject({
      state: 'public',
      stop: { kinds: ['residentNumber'], reason: '법령에 따라 공고하는 번호임' },
    });
    expect(publication.stop?.releasedBy).not.toBe('');
  });

  it('stays stopped for good once it has been decided not to publish', async () => {
    const managementNumber = await approve({ title: '공개하지 않기로 한 보고', ...WITH_NUMBER });
    const officer = await office.as('administrator');
    await officer.post(`/api/documents/${managementNumber}/publication/withdrawal`, { reason: '개인정보가 있음' });
    const late = await officer.attempt('POST', release(managementNumber), { reason: '다시 공개' });
    expect(late.json()).toMatchObject({ code: 'not-stopped' });
    expect((await seenBy('drafter', managementNumber)).publication.state).toBe('withdrawn');
    expect((await visit(managementNumber)).statusCode).toBe(404);
    expect(await waiting()).not.toContain(managementNumber);
  });

  it('stops a document for a number into which Enter was typed', async () => {
    const lines = ['대상자의 주민등록번호는 900101-', '1234568입니다.'];
    const content = lines.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] }));
    const parted = await approve({ title: '끊어 적은 번호', editorJson: { type: 'doc', content } });
    expect((await visit(parted)).statusCode).toBe(404);
    expect((await seenBy('drafter', parted)).publication.stop?.kinds).toEqual(['residentNumber']);
  });
});
