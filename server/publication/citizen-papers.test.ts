import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PublicDocument } from '../../shared/contract/publication.ts';
import { citizensPaper } from '../rendering/index.ts';
import { type Renderer, RenderingPool } from '../rendering/rendering-pool.ts';
import { makersOf } from '../testing/paper-makers.ts';
import { SHARED_PAINTER } from '../testing/shared-painter.ts';
import { openTestOffice, type TestOffice } from '../testing/test-office.ts';
import { approveDocument, writeDraft } from '../testing/written-document.ts';
import { CitizenPapers } from './citizen-papers.ts';
import { PapersAhead } from './papers-ahead.ts';
import { CopyReader } from './read-copy.ts';
import { readPdf } from './read-pdf.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await openTestOffice();
});
afterAll(() => office.close());

async function publish(given: Parameters<typeof writeDraft>[1] = {}): Promise<string> {
  const managementNumber = await writeDraft(office, given);
  await approveDocument(office, managementNumber);
  await office.services.outbox.drainAll();
  return managementNumber;
}

const visit = (url: string) => office.visitor().inject({ method: 'GET', url });

function readerOf(painter: Renderer): CopyReader {
  const makers = makersOf(office, painter);
  return new CopyReader(office.services, {
    issue: (copy) => citizensPaper(office.services, makers, copy),
    packHwpx: (paper, pictures) => painter.packHwpx(paper, pictures),
  });
}

test('a paper that stops the painter stops it once, however many citizens ask for it', async () => {
  const number = await publish();
  let started = 0;
  const pool = new RenderingPool({
    onStart(child) {
      started += 1;
      child.kill('SIGKILL');
    },
  });
  const reader = readerOf(pool);
  for (let asked = 0; asked < 3; asked += 1) {
    await expect(reader.paper(number)).rejects.toMatchObject({ code: 'unavailable' });
  }
  // The pool gives a paper two processes; the second and the third reader cost none.
  expect(started).toBe(2);
  await pool.close();
});

test('citizens who ask for many papers at once leave room for the officials’ own', async () => {
  const numbers = [];
  for (let count = 0; count < 10; count += 1) numbers.push(await publish());
  const reader = readerOf(SHARED_PAINTER);
  const asked = await Promise.allSettled(numbers.map((number) => reader.paper(number)));
  expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(8);
  expect(asked.filter(({ status }) => status === 'rejected')).toMatchObject([
    { reason: { code: 'unavailable' } },
    { reason: { code: 'unavailable' } },
  ]);
  const again = await Promise.allSettled(numbers.map((number) => reader.paper(number)));
  expect(again.every(({ status }) => status === 'fulfilled')).toBe(true);
});

test('a paper that could not be signed is made anew soon, and kept once it is signed', async () => {
  let [now, made, isFinal] = [0, 0, false];
  const maker = {
    async issue() {
      made += 1;
      return { bytes: Uint8Array.of(made), isFinal };
    },
    packHwpx: async () => new Uint8Array(),
  };
  const papers = new CitizenPapers(maker, () => now);
  const number = await publish();
  const paper = (await new CopyReader(office.services, maker).copy(number)).paper;
  if (!paper) throw new Error('a text that citizens read');
  const copy = {
    agencyId: 1,
    eventId: 'e',
    documentKey: 'd',
    kind: 'citizens' as const,
    paper,
    pictures: async () => new Map(),
  };
  const take = async () => (await papers.take('e', 'pdf', async () => copy))[0];
  expect([await take(), await take()]).toEqual([1, 1]);
  now = 30_000;
  isFinal = true;
  expect(await take()).toBe(2);
  now = 3_000_000_000;
  expect(await take()).toBe(2);
});

test('papers are drawn ahead, the newest first, each once; what cannot be drawn stands in nobody’s way', async () => {
  const { publicSql } = office.services.database;
  const numbers: string[] = [];
  for (const title of ['첫째', '둘째', '셋째']) numbers.push(await publish({ title }));
  const closed = await publish({ title: '닫힌 본문', disclosure: { level: 'partiallyOpen', grounds: [5] } });
  const reader = readerOf(SHARED_PAINTER);
  const asked: string[] = [];
  let broken = numbers[1];
  const ahead = new PapersAhead(publicSql, async (number) => {
    asked.push(number);
    if (number === broken) throw new Error('a paper that cannot be drawn');
    await reader.paper(number);
  });
  const left = await ahead.make();
  const own = asked.filter((number) => numbers.includes(number));
  expect(own).toEqual([...numbers].reverse());
  expect([asked.length, asked.includes(closed)]).toEqual([left, false]);
  // At this edition nothing is missing but what was tried in vain; nobody is asked again.
  expect(await ahead.make()).toBe(0);
  expect(asked).toHaveLength(left);
  // A new document is a new edition: its paper alone is drawn.
  const fourth = await publish({ title: '넷째' });
  expect([await ahead.make(), asked.slice(left)]).toEqual([1, [fourth]]);
  // The next start tries once more what could not be drawn.
  broken = undefined;
  const again: string[] = [];
  const next = new PapersAhead(publicSql, async (number) => {
    again.push(number);
    await reader.paper(number);
  });
  expect([await next.make(), again]).toEqual([1, [numbers[1]]]);
  expect(await next.make()).toBe(0);
});

test('a draft’s closed passages are in no page, data, file or search of the citizens, nor in its letter', async () => {
  const closed = { type: 'closed', attrs: { grounds: [6] } };
  const address = `/documents/${await publish({
    title: '이웃의 요청',
    summary: '나비솔의 요청을 처리함',
    editorJson: {
      type: 'doc',
      content: [
        {
          type: 'paragraph',
          content: [
            { type: 'text', text: '민원인 ' },
            { type: 'text', text: '나비솔', marks: [closed] },
            { type: 'text', text: ' 씨의 요청을 처리함' },
          ],
        },
      ],
    },
    disclosure: { level: 'partiallyOpen', grounds: [6] },
    bodyOpen: true,
    letter: { recipients: [{ name: '솔내도지사', handledBy: '나비솔' }], via: '나비솔의 대리인', mark: 'omitted' },
  })}`;
  for (const ending of ['', '.json', '.txt', '.md']) {
    const { statusCode, body } = await visit(`${address}${ending}`);
    expect([statusCode, body.includes('제9조제1항제6호에 따라 비공개')], ending).toEqual([200, true]);
    expect(body, ending).not.toContain('나비솔');
  }
  const { texts, codes } = readPdf((await visit(`${address}.pdf`)).rawPayload);
  expect([...texts, ...codes].join('\n')).not.toContain('나비솔');
  expect(texts.join('')).toContain('솔내도지사');
  const hwpx = unzipSync((await visit(`${address}.hwpx`)).rawPayload);
  for (const bytes of Object.values(hwpx)) expect(Buffer.from(bytes).toString()).not.toContain('나비솔');
  expect((await visit(`/search?q=${encodeURIComponent('나비솔')}`)).body).toContain('찾은 문서가 없습니다');
  expect((await visit(`/search?q=${encodeURIComponent('이웃의 요청')}`)).body).toContain(address);
  const { letter } = (await visit(`${address}.json`)).json<PublicDocument>();
  const mark = '[제9조제1항제6호에 따라 비공개]';
  expect(letter?.slice(0, 2)).toEqual([
    { name: '수신', value: `솔내도지사(${mark})` },
    { name: '경유', value: `${mark}의 대리인` },
  ]);
});
