import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DraftReply, SaveDraft } from '../../shared/contract/drafting.ts';
import type { Problem } from '../../shared/contract/problem.ts';
import { readyAct, rowCounts } from '../testing/act-requests.ts';
import { openTestOffice } from '../testing/test-office.ts';
import { editorText, sentBack, submitDraft, writeDraft } from '../testing/written-document.ts';

const office = await openTestOffice();
afterAll(office.close);

const NOBODY = '00000000-0000-4000-8000-000000000009';
let number: string;
let good: SaveDraft;
beforeAll(async () => {
  number = await writeDraft(office);
  good = sentBack(await (await office.as('drafter')).get<DraftReply>(`/api/drafts/${number}`));
});

/** Refused in Korean, with nothing written. */
async function refusal(draft: object): Promise<[number, string]> {
  const before = await rowCounts(office);
  const response = await (await office.as('drafter')).attempt('PUT', `/api/drafts/${number}`, draft);
  const problem = response.json<Problem>();
  expect(problem.message).toMatch(/[가-힣].*[다오]\.$/);
  expect(await rowCounts(office)).toEqual(before);
  const kept = await (await office.as('drafter')).get<DraftReply>(`/api/drafts/${number}`);
  expect(kept.revision).toBe(good.revision);
  return [response.statusCode, problem.code];
}

const doc = (...content: unknown[]) => ({ type: 'doc', content });
const paragraph = (...content: unknown[]) => ({ type: 'paragraph', content });
const linked = (href: unknown) =>
  doc(paragraph({ type: 'text', text: '여기', marks: [{ type: 'link', attrs: { href } }] }));
const nested = (levels: number) => {
  let inner: unknown = paragraph({ type: 'text', text: '깊은 곳' });
  for (let level = 0; level < levels; level += 1) inner = { type: 'tableCell', content: [inner] };
  return doc(inner);
};

describe('a body that the editor cannot have made', () => {
  test.each([
    ['an unknown node', doc({ type: 'script', content: [] }), 'body-unknown-node'],
    ['a picture of an address', doc(paragraph({ type: 'image', attrs: { src: 'x' } })), 'body-unknown-attribute'],
    ['an unknown attribute', doc({ type: 'paragraph', attrs: { onclick: 'x' } }), 'body-unknown-attribute'],
    ['a style', doc({ type: 'paragraph', attrs: { style: 'color:red' } }), 'body-unknown-attribute'],
    ['a level that there is not', doc({ type: 'item', attrs: { kind: 'number', level: 8 } }), 'body-unknown-attribute'],
    ['a link that runs a script', linked('javascript:alert(1)'), 'body-bad-link'],
    ['one in capitals behind a tab', linked('\tJaVaScRiPt:alert(1)'), 'body-bad-link'],
    ['a link of data', linked('data:text/html,<script>'), 'body-bad-link'],
    ['a link with somebody before the host', linked('https://gov.kr@evil.example/'), 'body-bad-link'],
    ['a link that is a number', linked(1), 'body-bad-link'],
    ['a NUL', editorText('가\u0000나'), 'body-bad-text'],
    ['a direction mark', editorText('가\u202e나'), 'body-bad-text'],
    ['half a letter', editorText('가\ud800나'), 'body-bad-text'],
    ['a letter of private use', editorText('가\ue000나'), 'body-bad-text'],
    ['a table in a table', doc({ type: 'table', content: [{ type: 'table' }] }), 'body-bad-structure'],
    [
      'a table whose cells overlap',
      doc({
        type: 'table',
        content: [
          { type: 'tableRow', content: [{ type: 'tableCell', attrs: { rowspan: 2 } }, { type: 'tableCell' }] },
          { type: 'tableRow', content: [{ type: 'tableCell', attrs: { colspan: 2 } }] },
        ],
      }),
      'body-bad-table',
    ],
    [
      'a span of a million cells',
      doc({
        type: 'table',
        content: [{ type: 'tableRow', content: [{ type: 'tableCell', attrs: { colspan: 1_000_000 } }] }],
      }),
      'body-bad-table',
    ],
    ['a hundred levels', nested(100), 'body-too-deep'],
    ['no body', null, 'body-bad-structure'],
    ['a text', '본문', 'body-bad-structure'],
    ['a list of bodies', [doc()], 'body-bad-structure'],
    ['a prototype', JSON.parse('{"type":"doc","content":[{"type":"constructor"}]}'), 'body-unknown-node'],
  ])('%s', async (_what, editorJson, code) => {
    expect(await refusal({ ...good, editorJson })).toEqual([400, code]);
  });

  test.each([
    ['more nodes than anybody writes', doc(...Array.from({ length: 20_001 }, () => paragraph())), 'body-too-large'],
    [
      'more text than anybody reads',
      doc(...Array.from({ length: 30 }, () => paragraph({ type: 'text', text: '가'.repeat(19_000) }))),
      'body-too-large',
    ],
    ['one endless paragraph', editorText('가'.repeat(20_001)), 'body-too-large'],
  ])('%s', async (_what, editorJson, code) => {
    expect(await refusal({ ...good, editorJson })).toEqual([413, code]);
  });
});

describe('a draft of the wrong shape', () => {
  const without = (name: string) => Object.fromEntries(Object.entries(good).filter(([key]) => key !== name));

  test.each([
    'revision',
    'title',
    'publicTitle',
    'editorJson',
    'summary',
    'keywords',
    'disclosure',
    'bodyOpen',
    'licence',
    'unitTaskId',
    'line',
  ])('without %s', async (name) => {
    expect(await refusal(without(name))).toEqual([400, 'invalid-input']);
  });

  test.each([
    ['an unknown field', { approved: true }],
    ['a field with an endless name', { ['가'.repeat(100_000)]: 1 }],
    ['a revision that no counter reaches', { revision: 1e300 }],
    ['a revision beyond four bytes', { revision: 2_147_483_648 }],
    ['a revision as a text', { revision: '2' }],
    ['a revision before the first', { revision: -1 }],
    ['a title that is a number', { title: 1 }],
    ['a title of ten thousand letters and one', { title: '가'.repeat(10_001) }],
    ['a summary beyond its limit', { summary: '가'.repeat(1_001) }],
    ['too many keywords', { keywords: Array.from({ length: 21 }, (_, index) => `말${index}`) }],
    ['a hundred thousand keywords', { keywords: Array(100_000).fill('말') }],
    ['a ground that there is not', { disclosure: { level: 'closed', grounds: [9] } }],
    ['a ground twice', { disclosure: { level: 'closed', grounds: [5, 5] } }],
    ['a level that there is not', { disclosure: { level: 'secret', grounds: [] } }],
    ['a licence that there is not', { licence: 'mine' }],
    ['a unit task that is no id', { unitTaskId: "'; drop table documents; --" }],
    [
      'a line of a hundred seats',
      { line: Array.from({ length: 100 }, () => ({ act: 'review', postId: 'x', personId: 'x' })) },
    ],
    ['a seat of nobody', { line: [{ act: 'approve', postId: 'x\u0000', personId: '' }] }],
    ['a seat that drafts', { line: [{ act: 'draft', postId: NOBODY, personId: NOBODY }] }],
  ])('%s', async (_what, wrong) => {
    expect(await refusal({ ...good, ...wrong })).toEqual([400, 'invalid-input']);
  });

  test('a seat or a unit task that nobody of this agency has is told at the submission, not lost', async () => {
    const line = [{ act: 'approve' as const, postId: NOBODY, personId: NOBODY }];
    const draft = await writeDraft(office);
    const client = await office.as('drafter');
    const saved = await client.attempt('PUT', `/api/drafts/${draft}`, { ...good, revision: 2, line });
    expect(saved.statusCode).toBe(200);
    await expect(submitDraft(office, draft)).rejects.toMatchObject({ status: 409, code: 'seat-unknown' });
  });
});

describe('an act on the line with words that are none', () => {
  test.each([
    ['half a letter', '가\ud800', '가'],
    ['a NUL', '가\u0000나', '가 나'],
    ['a direction mark', '가\u202e나', '가나'],
  ])('%s in an opinion is left out of the record', async (_what, opinion, kept) => {
    const draft = await writeDraft(office);
    await submitDraft(office, draft);
    const sign = await readyAct(office, 'team-leader', 'signature', draft, { opinion });
    expect((await sign()).status).toBe(200);
    const reject = await readyAct(office, 'section-chief', 'rejection', draft, { reason: opinion });
    expect((await reject()).status).toBe(200);
    const client = await office.as('drafter');
    const { history } = await client.get<{ history: { text: string | null }[] }>(`/api/documents/${draft}`);
    expect(history.slice(1).map((row) => row.text)).toEqual([kept, kept]);
  });

  test.each([
    ['an opinion beyond its limit', 'signature', { opinion: '가'.repeat(2_001) }],
    ['a hash that is none', 'signature', { contentHash: 'x' }],
    ['an unknown field', 'signature', { at: '2020-01-01' }],
    ['no reason', 'rejection', {}],
    ['a reason that is a list', 'rejection', { reason: ['가'] }],
  ] as const)('%s is refused', async (_what, act, body) => {
    const draft = await writeDraft(office);
    await submitDraft(office, draft);
    const answer = await (await readyAct(office, 'team-leader', act, draft, body))();
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid-input' } });
  });
});
