import { deflateSync } from 'node:zlib';
import { PDFDict, PDFDocument, PDFName, PDFString } from 'pdf-lib';
import { expect, it } from 'vitest';
import { conformanceFaults } from '../../server/testing/pdf-conformance/check-conformance.ts';
import { everyDict, itemsOf, nameOf } from '../../server/testing/pdf-conformance/pdf-values.ts';
import { redactBody } from '../disclosure/redact.ts';
import type { Body, Run } from '../document/body.ts';
import { isRefusal } from '../kernel/refusal.ts';
import { PAPER_FONTS } from '../testing/paper-fonts.ts';
import { writtenPaper } from '../testing/written-paper.ts';
import { renderPaper } from './render-paper.ts';

const HREF = 'https://example.go.kr/library';
const bodyOf = (...content: Run[]): Body => ({ v: 1, blocks: [{ type: 'paragraph', content }] });

/** The paper of a body, and all that stood in it before it was packed. */
function drawn(body: Body): { bytes: Uint8Array; everything: string } {
  const streams: string[] = [];
  const deflate = (bytes: Uint8Array) => {
    streams.push(Buffer.from(bytes).toString('latin1'));
    return deflateSync(bytes);
  };
  const paper = renderPaper(writtenPaper([], { body }), { fonts: PAPER_FONTS, deflate });
  if (isRefusal(paper)) throw new Error(`refused: ${JSON.stringify(paper)}`);
  return { bytes: paper.bytes, everything: streams.join('\n') };
}

async function linksIn(bytes: Uint8Array): Promise<{ address: string; quads: number; page: number }[]> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  return document.getPages().flatMap(({ node }, page) =>
    itemsOf(node, 'Annots').flatMap((link) => {
      if (!(link instanceof PDFDict) || nameOf(link, 'Subtype') !== 'Link') return [];
      const address = document.context.lookup(link.lookup(PDFName.of('A'), PDFDict).get(PDFName.of('URI')), PDFString);
      return [{ address: address.decodeText(), quads: itemsOf(link, 'QuadPoints').length / 8, page }];
    }),
  );
}

it('words that lead somewhere are one link, also where they run over lines and change their look', async () => {
  const words = '자세한 내용은 누리집에서 볼 수 있으며 신청도 그곳에서 받음. '.repeat(3).trim();
  const { bytes } = drawn(
    bodyOf(
      { text: '안내: ' },
      { text: words, href: HREF },
      { text: '(굵게)', bold: true, href: HREF },
      { text: ' 참고' },
    ),
  );
  expect(await linksIn(bytes)).toEqual([{ address: HREF, quads: 3, page: 0 }]);
  expect(await conformanceFaults(bytes)).toEqual([]);
});

it('a link over two pages is touched on both, and is one element to who hears it', async () => {
  const { bytes } = drawn(bodyOf({ text: '누리집 '.repeat(700), href: HREF }));
  expect((await linksIn(bytes)).map(({ page }) => page)).toEqual([0, 1]);
  const { context } = await PDFDocument.load(bytes, { updateMetadata: false });
  const elements = everyDict(context).filter((dict) => nameOf(dict, 'S') === 'Link');
  expect(elements).toHaveLength(1);
  expect(await conformanceFaults(bytes)).toEqual([]);
});

it('an address is written in the letters of ASCII, and brackets do not end it', async () => {
  const { bytes } = drawn(
    bodyOf(
      { text: '길', href: 'https://example.go.kr/시청/(가)\u{20bb7}?q=1' },
      { text: ', ' },
      { text: '편지', href: 'mailto:a@example.go.kr' },
    ),
  );
  const path = encodeURI('/시청/(가)\u{20bb7}?q=1');
  expect((await linksIn(bytes)).map(({ address }) => address)).toEqual([
    `https://example.go.kr${path}`,
    'mailto:a@example.go.kr',
  ]);
  expect(await conformanceFaults(bytes)).toEqual([]);
});

it('what is no address of the model, or has no words, leads nowhere', async () => {
  const { bytes } = drawn(
    bodyOf(
      { text: '스크립트', href: 'javascript:alert(1)' },
      { text: ' ', href: HREF },
      { text: '파일', href: 'file:///x' },
    ),
  );
  expect(await linksIn(bytes)).toEqual([]);
});

it('the address of a closed passage is nowhere in the bytes of the public copy', async () => {
  const closed = redactBody(
    bodyOf(
      { text: '담당: ' },
      { text: '홍길동', href: 'https://example.go.kr/people/hong', closed: [6] },
      { text: ' 또는 ' },
      { text: '안내', href: `https://example.go.kr/${encodeURIComponent('홍길동')}` },
      { text: ', 누리집', href: HREF },
    ),
  );
  const { bytes, everything } = drawn(closed);
  expect((await linksIn(bytes)).map(({ address }) => address)).toEqual([HREF]);
  expect(everything).toContain(HREF);
  for (const secret of ['people/hong', encodeURIComponent('홍길동'), '길동'])
    expect(`${everything}${Buffer.from(bytes).toString('latin1')}`).not.toContain(secret);
});
