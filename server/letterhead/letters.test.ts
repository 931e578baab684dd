import { encode } from 'fast-png';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DocumentReply } from '../../shared/contract/approval.ts';
import type { DraftReply, SaveDraft } from '../../shared/contract/drafting.ts';
import type { LetterheadsReply, SendingReply, SetLetterhead } from '../../shared/contract/letterhead.ts';
import type { OrganizationReply } from '../../shared/contract/organization.ts';
import { openTestOffice, type TestOffice } from '../testing/test-office.ts';
import { approveDocument, submitDraft, writeDraft, writeTexts } from '../testing/written-document.ts';

type Letter = NonNullable<SaveDraft['letter']>;

let office: TestOffice;
beforeAll(async () => {
  office = await openTestOffice({ at: '2026-03-03T00:00:00Z' });
});
afterAll(() => office.close());

/** A picture of one colour, as an administrator would upload it. */
function picture(width: number, height: number, red = 200): string {
  const data = new Uint8Array(width * height * 4).map((_, at) => [red, 0, 0, 255][at % 4] ?? 0);
  return Buffer.from(encode({ width, height, data, channels: 4 })).toString('base64');
}

const NOTHING = { headTitle: '', zipCode: '', address: '', homepage: '', phone: '', fax: '', motto: '', footer: '' };
const setLetterhead = async (given: Partial<SetLetterhead>) =>
  (await office.as('administrator')).attempt('POST', '/api/letterheads', {
    ...{ unitId: null, validFrom: '2026-03-03', ...NOTHING, logo: null, symbol: null, reason: '처음 정함' },
    ...given,
  });
const registerSeal = async (given: object = {}) =>
  (await office.as('administrator')).attempt('POST', '/api/seals', {
    ...{ personId: null, name: '시험시장인', sizeMm: 27, png: picture(60, 60), reason: '처음 등록' },
    ...given,
  });

const outside = (name: string, mark: Letter['mark'] = 'omitted'): Letter => ({ recipients: [{ name }], mark });
const paperOf = async (number: string) => {
  const { paper } = await (await office.as('drafter')).get<DocumentReply>(`/api/documents/${number}`);
  return paper.form === 'standardDraft' ? paper : undefined;
};
const codeOf = (sent: Promise<unknown>) => sent.then(() => 'done').catch((error: { code: string }) => error.code);

describe('whom a letter is sent to says who sends it', () => {
  test('a document without recipients is a report as before, and one on form 1 is an 내부결재 of nobody', async () => {
    const plain = await writeDraft(office);
    await approveDocument(office, plain);
    expect(await paperOf(plain)).toBeUndefined();
    const inner = await writeDraft(office, { letter: { recipients: [], mark: 'stamped' } });
    await approveDocument(office, inner);
    expect((await paperOf(inner))?.letter).toMatchObject({ recipientLine: '내부결재' });
    expect((await paperOf(inner))?.letter).not.toHaveProperty('senderName');
  });

  test('a unit of the agency gets it from the unit head, by the name that its head has on the day', async () => {
    const { units } = await (await office.as('drafter')).get<OrganizationReply>('/api/organization');
    const care = units.find(({ name }) => name === '지역돌봄복지과');
    const { agencyId } = await (await office.as('drafter')).get<SendingReply>('/api/letters/sending');
    const place = { agencyId, unitId: care?.id ?? '' };
    const letter: Letter = { recipients: [{ name: '국무총리', place }], mark: 'omitted' };
    const number = await writeDraft(office, { letter });
    await approveDocument(office, number);
    expect((await paperOf(number))?.letter).toMatchObject({
      recipientLine: '지역돌봄복지과장',
      senderName: '자치행정과장',
      mark: { kind: 'omitted', label: '서명생략' },
      enforcement: { day: '2026-03-03' },
      contact: { phone: '02-000-1102', email: 'drafter@city.example' },
    });
  });

  test('several are listed at the foot, and whoever is outside gets it from the head of the agency', async () => {
    const letter: Letter = {
      recipients: [{ name: ' 행정안전부장관 ', handledBy: '정보공개과장' }, { name: '한별재단이사장' }],
      via: '시험도지사',
      mark: 'omitted',
    };
    const number = await writeDraft(office, { letter });
    await approveDocument(office, number);
    expect((await paperOf(number))?.letter).toMatchObject({
      recipientLine: '수신자 참조',
      recipientList: ['행정안전부장관(정보공개과장)', '한별재단이사장'],
      viaLine: '시험도지사',
      senderName: '시험시장',
      mark: { kind: 'omitted', label: '관인생략' },
    });
  });

  test('what is not ready is refused at the submission, and kept as a draft', async () => {
    const refused = async (letter: Letter) => codeOf(submitDraft(office, await writeDraft(office, { letter })));
    expect(await refused({ recipients: [{ name: ' ' }], mark: 'omitted' })).toBe('recipient-missing');
    const twice = [{ name: '가나구청장' }, { name: '가나구청장 ' }];
    expect(await refused({ recipients: twice, mark: 'omitted' })).toBe('recipient-twice');
    expect(await refused({ recipients: [], via: '시험도지사', mark: 'omitted' })).toBe('via-without-recipient');
    const gone = { agencyId: 0, unitId: '11111111-1111-4111-8111-111111111111' };
    expect(await refused({ recipients: [{ name: '없는과장', place: gone }], mark: 'omitted' })).toBe('recipient-gone');
    const number = await writeDraft(office, { letter: outside('가나구청장', 'stamped') });
    expect(await codeOf(submitDraft(office, number))).toBe('seal-missing');
    const kept = await (await office.as('drafter')).get<DraftReply>(`/api/drafts/${number}`);
    expect(kept.letter).toEqual(outside('가나구청장', 'stamped'));
  });
});

describe('the seal and the letterhead', () => {
  test('are those of the day: no seal before the approval, and none that came later', async () => {
    expect((await registerSeal()).statusCode).toBe(200);
    await setLetterhead({
      address: '시험시 첫째로 1',
      zipCode: '01234',
      motto: '함께 걷는 시험시',
      logo: { png: picture(80, 40) },
    });
    const number = await writeDraft(office, { letter: outside('가나구청장', 'stamped') });
    await submitDraft(office, number);
    const before = await paperOf(number);
    expect(before?.letter.mark).toEqual({ kind: 'seal', sizeMm: 27 });
    const other = await writeDraft(office, { letter: outside('다라구청장', 'stamped') });
    await approveDocument(office, other);
    const approved = await paperOf(other);
    expect(approved?.letter.mark).toMatchObject({ kind: 'seal', sizeMm: 27, image: { width: 60, height: 60 } });

    office.clock.set(new Date('2026-03-04T00:00:00Z'));
    expect((await registerSeal({ sizeMm: 30, png: picture(70, 70, 90), reason: '닳아서 다시 새김' })).statusCode).toBe(
      200,
    );
    await setLetterhead({ validFrom: '2026-03-04', address: '시험시 둘째로 2', headTitle: '시험특례시장' });
    expect(await paperOf(other)).toEqual(approved);
    expect(approved?.letter.contact).toMatchObject({ zipCode: '01234', address: '시험시 첫째로 1' });
    const later = await writeDraft(office, { letter: outside('가나구청장', 'stamped') });
    await approveDocument(office, later);
    expect((await paperOf(later))?.letter).toMatchObject({
      senderName: '시험특례시장',
      mark: { kind: 'seal', sizeMm: 30, image: { width: 70 } },
      contact: { zipCode: '', address: '시험시 둘째로 2' },
      letterhead: {},
    });
  });

  test('a register tells every seal with who registered it, when and why; the old one is retired by the new one', async () => {
    const register = await (await office.as('administrator')).get<LetterheadsReply>('/api/letterheads');
    expect(register.seals.map(({ sequence, retiredAt, reason }) => [sequence, retiredAt, reason])).toEqual([
      [2, null, '닳아서 다시 새김'],
      [1, '2026-03-04T00:00:00.000Z', '처음 등록'],
    ]);
    expect(register.rows.map(({ state, address }) => [state, address])).toEqual([
      ['valid', '시험시 둘째로 2'],
      ['past', '시험시 첫째로 1'],
    ]);
    await expect(office.services.database.sql`delete from seal_register`).rejects.toThrow('appended only');
    await expect(office.services.database.sql`update letterheads set address = ''`).rejects.toThrow('appended only');
  });

  test('what is no picture, too large, in the past or not an administrator’s is refused in words', async () => {
    const code = async (sent: ReturnType<typeof registerSeal>) => (await sent).json<{ code: string }>().code;
    expect(await code(registerSeal({ png: 'aGVsbG8=' }))).toBe('letter-picture-unreadable');
    const cut = Buffer.from(picture(60, 60), 'base64').subarray(0, 90).toString('base64');
    expect(await code(registerSeal({ png: cut }))).toBe('letter-picture-unreadable');
    expect(await code(registerSeal({ png: picture(10, 60) }))).toBe('letter-picture-size');
    expect(await code(registerSeal({ sizeMm: 200 }))).toBe('seal-size-bad');
    expect(await code(setLetterhead({ validFrom: '2026-03-01' }))).toBe('policy-begins-later');
    expect(await code(setLetterhead({ validFrom: '2026-03-05', zipCode: '1234' }))).toBe('zip-code-bad');
    const unprintable = (await setLetterhead({ validFrom: '2026-03-05', address: '시험시 \uf018길' })).json();
    expect(unprintable).toMatchObject({ code: 'glyph-missing', facts: { place: '주소', letters: 'U+F018' } });
    const { unitId } = await office.officer('drafter');
    // One that is kept from before goes on, and holds up nothing else of its form.
    await office.services.database.sql`
      insert into letterheads
      select (jsonb_populate_record(old, '{"sequence": 900, "valid_from": "2026-09-01", "motto": "옛\uf018말"}')).*
      from letterheads old where unit_id is null order by sequence desc limit 1`;
    const kept = { validFrom: '2026-09-02', motto: '옛\uf018말' };
    expect((await setLetterhead({ ...kept, fax: '\u{1f600}' })).json()).toMatchObject({ facts: { place: '팩스' } });
    expect((await setLetterhead({ ...kept, motto: '옛\uf018 말' })).json()).toMatchObject({
      facts: { place: '머리말' },
    });
    expect((await setLetterhead({ ...kept, fax: '02-1' })).statusCode).toBe(200);
    expect(await code(setLetterhead({ unitId, validFrom: '2026-03-05', motto: '우리 과' }))).toBe('invalid-input');
    for (const url of ['/api/letterheads', '/api/seals']) {
      expect((await (await office.as('drafter')).attempt('POST', url, {})).statusCode).toBe(403);
    }
  });

  test('a picture is for whoever of the office can name it, and for nobody outside', async () => {
    const { seals } = await (await office.as('administrator')).get<LetterheadsReply>('/api/letterheads');
    const url = `/api/letter-pictures/${seals[0]?.picture.sha256}`;
    const answer = await (await office.as('drafter')).attempt('GET', url);
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'image/png']);
    expect((await office.visitor().inject({ method: 'GET', url })).statusCode).toBe(401);
    const unknown = `/api/letter-pictures/${'0'.repeat(64)}`;
    expect((await (await office.as('drafter')).attempt('GET', unknown)).statusCode).toBe(404);
  });

  test('a unit head’s signature needs to be registered, and the head on the line', async () => {
    const { units } = await (await office.as('drafter')).get<OrganizationReply>('/api/organization');
    const { agencyId } = await (await office.as('drafter')).get<SendingReply>('/api/letters/sending');
    const unitId = units.find(({ name }) => name === '지역돌봄복지과')?.id ?? '';
    const letter: Letter = { recipients: [{ name: '-', place: { agencyId, unitId } }], mark: 'stamped' };
    const number = await writeDraft(office, { letter });
    expect(await codeOf(submitDraft(office, number))).toBe('signature-missing');
    const { personId } = await office.officer('section-chief');
    await registerSeal({ personId, name: '한가람 서명', sizeMm: 20, png: picture(90, 50) });
    await approveDocument(office, number);
    expect((await paperOf(number))?.letter.mark).toMatchObject({ kind: 'signature', image: { width: 90 } });
    const without = await writeDraft(office, { letter, line: [['approve', 'director']] });
    expect(await codeOf(submitDraft(office, without))).toBe('signature-not-on-line');
  });
});

test('the texts of a bundle each have their own recipients, and none', async () => {
  const [lead, second] = await writeTexts(office, [
    { title: '알림', letter: outside('가나구청장') },
    { title: '보고' },
  ]);
  await approveDocument(office, lead);
  expect((await paperOf(lead))?.letter.recipientLine).toBe('가나구청장');
  expect(await paperOf(second ?? '')).toBeUndefined();
});

test('citizens read whom a letter went to, without the seal, and never who the citizen is that it answers', async () => {
  const letter = outside('홍길동', 'stamped');
  const copyOf = async (number: string) => {
    await approveDocument(office, number);
    await office.services.outbox.drainAll();
    const answer = await office.visitor().inject({ method: 'GET', url: `/documents/${number}.md` });
    expect((await office.visitor().inject({ method: 'GET', url: `/documents/${number}.pdf` })).statusCode).toBe(200);
    return answer.body;
  };
  const plain = await copyOf(await writeDraft(office, { letter: outside('가나구청장', 'stamped') }));
  expect(plain).toContain('수신: 가나구청장');
  expect(plain).toContain('시험특례시장(관인)');
  const kind = { kind: 'civilPetition', seriesId: null } as const;
  const petition = await copyOf(await writeDraft(office, { letter, kind }));
  expect(petition).toContain('수신: 민원인');
  expect(petition).not.toContain('홍길동');
});
