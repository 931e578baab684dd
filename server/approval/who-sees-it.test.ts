import { afterAll, describe, expect, test } from 'vitest';
import type { BoxPage } from '../../shared/contract/approval.ts';
import type { Problem } from '../../shared/contract/problem.ts';
import { type Cast, openTestOffice } from '../testing/test-office.ts';
import {
  approveDocument,
  editorText,
  saveDraft,
  signAs,
  submitDraft,
  writeDraft,
} from '../testing/written-document.ts';

const office = await openTestOffice();
afterAll(office.close);

// The first account of a test's office holds all roles; here it has handed two of them on.
for (const login of ['administrator', 'outside-administrator'] as const)
  await office.giveRoles(login, ['administrator']);

const NOBODY_HAS_IT = 'D0000999999999';
const EVERYBODY: readonly Cast[] = [
  'drafter',
  'colleague',
  'team-leader',
  'section-chief',
  'director',
  'cooperator',
  'administrator',
  'outsider',
  'outside-administrator',
];

async function readers(managementNumber: string): Promise<Cast[]> {
  const able: Cast[] = [];
  for (const who of EVERYBODY) {
    const response = await (await office.as(who)).attempt('GET', `/api/documents/${managementNumber}`);
    expect([200, 404]).toContain(response.statusCode);
    if (response.statusCode === 200) able.push(who);
  }
  return able;
}

const EDITED = editorText('고친 글');

/** Every request that names a document, with a body its route takes. */
const DOORS: readonly (readonly ['GET' | 'POST' | 'PUT' | 'DELETE', string, object?])[] = [
  ['GET', '/api/documents/:n'],
  ['POST', '/api/documents/:n/signature', { contentHash: '0'.repeat(64) }],
  ['POST', '/api/documents/:n/rejection', { contentHash: '0'.repeat(64), reason: '까닭' }],
  ['POST', '/api/documents/:n/recall', {}],
  ['POST', '/api/documents/:n/reading'],
  ['POST', '/api/documents/:n/report', { note: '보고' }],
  ['POST', '/api/documents/:n/opening', { version: 1 }],
  ['POST', '/api/documents/:n/edition', { baseHash: '0'.repeat(64), title: '제목', editorJson: EDITED }],
  ['GET', '/api/documents/:n/versions/1'],
  ['GET', '/api/documents/:n/paper.pdf'],
  ['GET', '/api/documents/:n/attachments/00000000-0000-4000-8000-000000000000'],
  ['GET', '/api/drafts/:n'],
  ['GET', '/api/drafts/:n/paper.pdf'],
  ['DELETE', '/api/drafts/:n'],
  ['POST', '/api/drafts/:n/submission', { revision: 1 }],
  [
    'PUT',
    '/api/drafts/:n',
    {
      revision: 1,
      title: '남의 기안',
      publicTitle: '',
      editorJson: { type: 'doc', content: [] },
      summary: '',
      keywords: [],
      disclosure: { level: 'open', grounds: [] },
      bodyOpen: false,
      licence: 'none',
      unitTaskId: null,
      line: [],
    },
  ],
];

describe('a document is seen', () => {
  test('by its drafter alone while it is a draft, and then only as a draft', async () => {
    const number = await writeDraft(office);
    expect(await readers(number)).toEqual([]);
    expect((await (await office.as('drafter')).attempt('GET', `/api/drafts/${number}`)).statusCode).toBe(200);
  });

  test('by those on its line once it is submitted, by its unit once it is approved, by no administrator ever', async () => {
    const number = await writeDraft(office, {
      line: [
        ['cooperate', 'cooperator'],
        ['approve', 'section-chief'],
      ],
    });
    await submitDraft(office, number);
    expect(await readers(number)).toEqual(['drafter', 'section-chief', 'cooperator']);
    await signAs(office, 'cooperator', number);
    expect(await readers(number)).toEqual(['drafter', 'section-chief', 'cooperator']);
    await signAs(office, 'section-chief', number);
    expect(await readers(number)).toEqual(['drafter', 'colleague', 'team-leader', 'section-chief', 'cooperator']);
  });

  test('no longer by somebody who is not on the line any more', async () => {
    const number = await writeDraft(office, {
      line: [
        ['cooperate', 'cooperator'],
        ['approve', 'section-chief'],
      ],
    });
    await submitDraft(office, number);
    await (await office.as('drafter')).post(`/api/documents/${number}/recall`, {});
    await saveDraft(office, number, { line: [['approve', 'section-chief']] });
    await submitDraft(office, number);
    expect(await readers(number)).toEqual(['drafter', 'section-chief']);
  });
});

describe('an approved document of another unit', () => {
  test.each(['disclosureOfficer', 'recordsManager'] as const)(
    'is read by the %s of the agency, and only when approved',
    async (role) => {
      for (const login of ['director', 'outsider'] as const) await office.giveRoles(login, [role]);
      const number = await writeDraft(office);
      await submitDraft(office, number);
      expect(await readers(number)).not.toContain('director');
      await signAs(office, 'team-leader', number);
      await signAs(office, 'section-chief', number);
      const able = await readers(number);
      for (const login of ['director', 'outsider'] as const) await office.giveRoles(login, []);
      expect(able).toEqual(['drafter', 'colleague', 'team-leader', 'section-chief', 'director']);
      expect(await readers(number)).not.toContain('director');
    },
  );
});

describe('a document that somebody may not see', () => {
  test.each(DOORS.map(([method, path, body]) => ({ method, path, body })))(
    'is to $method $path as one that nobody has',
    async ({ method, path, body }) => {
      const draft = await writeDraft(office, { title: '비밀스러운 제목' });
      const submitted = await writeDraft(office, { title: '비밀스러운 제목' });
      await submitDraft(office, submitted);
      const approved = await writeDraft(office, {
        title: '비밀스러운 제목',
        disclosure: { level: 'closed', grounds: [5] },
      });
      await approveDocument(office, approved);
      for (const who of ['director', 'administrator', 'outsider', 'outside-administrator'] as const) {
        const client = await office.as(who);
        const answer = async (number: string) => {
          const response = await client.attempt(method, path.replace(':n', number), body);
          const { requestId, ...rest } = response.json<Problem>();
          expect(requestId).toEqual(expect.any(String));
          expect(response.body).not.toContain('비밀스러운');
          return {
            status: response.statusCode,
            headers: { ...response.headers, date: '', 'content-length': '' },
            rest,
          };
        };
        const nowhere = await answer(NOBODY_HAS_IT);
        expect(nowhere).toMatchObject({ status: 404, rest: { code: 'not-found' } });
        for (const number of [draft, submitted, approved]) expect(await answer(number)).toEqual(nowhere);
      }
    },
  );

  test('stands in no box of theirs', async () => {
    await approveDocument(office, await writeDraft(office, { title: '비밀스러운 제목' }));
    for (const who of ['director', 'administrator', 'outsider', 'outside-administrator', 'cooperator'] as const) {
      for (const box of ['waiting', 'upcoming', 'progress', 'done', 'returned', 'drafted', 'saved']) {
        const client = await office.as(who);
        const { rows } = await client.get<BoxPage>(`/api/boxes/${box}`);
        expect(rows.filter((row) => row.title.includes('비밀스러운'))).toEqual([]);
      }
    }
  });
});
