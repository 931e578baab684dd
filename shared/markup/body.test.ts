import { describe, expect, it } from 'vitest';
import type { Block, Body, ItemBlock, ItemLevel } from '../document/body.ts';
import { plainText } from '../document/plain-text.ts';
import { holdsForAnyBody } from '../testing/random-bodies.ts';
import { cell, head } from '../testing/written-paper.ts';
import { bodyMarkup } from './body.ts';

/** What a reader of the page sees: tags gone, entities read. */
function textOf(markup: string): string {
  const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#96': '`' };
  return markup.replace(/<[^>]*>/g, '').replace(/&([a-z#0-9]+);/g, (whole, name: string) => entities[name] ?? whole);
}

const withoutSpace = (text: string) => text.replace(/\s+/g, '');
const body = (...blocks: readonly Block[]): Body => ({ v: 1, blocks });
const item = (level: ItemLevel, text: string, kind: ItemBlock['kind'] = 'number'): ItemBlock => ({
  type: 'item',
  kind,
  level,
  content: [{ text }],
});

describe('the markup of a body', () => {
  it('prints the same text as the plain text of the record, whatever was written', () => {
    holdsForAnyBody((written) => {
      expect(withoutSpace(textOf(bodyMarkup(written).toString()))).toBe(withoutSpace(plainText(written)));
    }, 500);
  });

  it('opens every element it closes and lets no letter of the text become markup', () => {
    holdsForAnyBody((written) => {
      const open: string[] = [];
      for (const [, close, name] of bodyMarkup(written)
        .toString()
        .matchAll(/<(\/?)([a-z0-9]+)(?: [a-z-]+="[^"<>]*")*>/g)) {
        if (name === 'col') continue;
        if (close) expect(open.pop()).toBe(name);
        else open.push(name ?? '');
      }
      expect(open).toEqual([]);
      expect(bodyMarkup(written).toString()).not.toMatch(/<(script|img)|javascript:|data:text/);
    }, 100);
  });

  it('hangs items as nested lists with their labels as text and 끝. after the last word', () => {
    const markup = bodyMarkup(
      body({ type: 'heading', content: [{ text: '개요' }] }, item(0, 'a'), item(1, 'b', 'dash'), item(0, 'c')),
    ).toString();
    expect(markup).toBe(
      '<h2 class="section"><span class="label">Ⅰ </span>개요</h2>\n' +
        '<ul class="items" role="list"><li><p class="item level-0 kind-number"><span class="label">1. </span>a</p>' +
        '<ul class="items" role="list"><li><p class="item level-1 kind-dash"><span class="label">- </span>b</p></li></ul></li>' +
        '<li><p class="item level-0 kind-number"><span class="label">2. </span>c<span class="end">\u00a0\u00a0끝.</span></p></li></ul>',
    );
  });

  it('gives a lone item no label', () => {
    expect(bodyMarkup(body(item(0, 'a'))).toString()).toContain('<p class="item level-0 unlabelled">a');
  });

  it('links only to fit addresses and keeps the words of the others', () => {
    const markup = bodyMarkup(
      body({
        type: 'paragraph',
        content: [
          { text: '나쁨', href: 'javascript:alert(1)' },
          { text: '좋음', href: 'https://a.kr/' },
        ],
      }),
    ).toString();
    expect(markup).toContain('나쁨<a href="https://a.kr/" rel="noopener">좋음</a>');
  });

  it('says what each header cell of a table heads, and repeats names only where rows and columns are simple', () => {
    const markup = bodyMarkup(
      body({
        type: 'table',
        columns: [0.3333, 0.6667],
        rows: [{ cells: [head('과제'), head('기한')] }, { cells: [head('ㄱ'), cell('12. 24.', { align: 'center' })] }],
      }),
    ).toString();
    expect(markup).toContain('<col width="33.33%"><col width="66.67%">');
    expect(markup).toContain('<thead><tr><th scope="col">과제</th><th scope="col">기한</th></tr></thead>');
    expect(markup).toContain('<th scope="row">ㄱ</th><td class="align-center" data-name="기한">12. 24.</td>');
    expect(markup).toContain('<p class="end-below">끝.</p>');
  });

  it('keeps a header whose span reaches into the body out of the table head', () => {
    const markup = bodyMarkup(
      body({
        type: 'table',
        columns: [0.5, 0.5],
        rows: [{ cells: [head('ㄱ', { rowspan: 2 }), head('ㄴ')] }, { cells: [cell('1')] }],
      }),
    ).toString();
    expect(markup).not.toContain('<thead>');
    expect(markup).toContain('<th scope="rowgroup" rowspan="2">ㄱ</th>');
  });

  it('knows no row and no column in which no cell begins, and makes every span so much smaller', () => {
    const markup = bodyMarkup(
      body({
        type: 'table',
        columns: [0.2, 0.2, 0.6],
        rows: [
          { cells: [cell('가', { rowspan: 2, colspan: 2 }), cell('나', { rowspan: 2 })] },
          { cells: [] },
          { cells: [cell('다', { colspan: 2 }), cell('라')] },
        ],
      }),
    ).toString();
    expect(markup).toContain('<col width="40%"><col width="60%"></colgroup>');
    expect(markup).toMatch(/<tbody><tr><td[^>]*>가<.td><td[^>]*>나<.td><.tr><tr><td[^>]*>다<.td><td[^>]*>라<.td><.tr>/);
    expect(markup).not.toMatch(/rowspan|colspan|<tr><.tr>/);
  });

  it('writes 이하 빈칸 into its row below one that is merged whole', () => {
    const rows = [{ cells: [cell('가', { rowspan: 2 })] }, { cells: [] }, { cells: [cell('')] }, { cells: [cell('')] }];
    const markup = bodyMarkup(body({ type: 'table', columns: [1], rows })).toString();
    expect(markup.match(/<tr>/g)).toHaveLength(3);
    expect(textOf(markup)).toContain('이하 빈칸');
  });

  it('closes a half-filled table with 이하 빈칸 and no 끝.', () => {
    const markup = bodyMarkup(
      body({
        type: 'table',
        columns: [1],
        rows: [{ cells: [cell('이름')] }, { cells: [cell('')] }, { cells: [cell('')] }],
      }),
    ).toString();
    expect(textOf(markup)).toContain('이하 빈칸');
    expect(markup.match(/<td[^>]*><\/td>/g)).toHaveLength(1);
    expect(markup).not.toContain('끝.');
  });

  it('stands amounts right and short codes in the middle, as the paper does, unless the cell says otherwise', () => {
    const markup = bodyMarkup(
      body({
        type: 'table',
        columns: [0.4, 0.3, 0.3],
        rows: [
          { cells: [head('사업'), head('금액'), head('부서')] },
          { cells: [cell('동 소식지를 함께 펴내는 사업'), cell('12,300원'), cell('자치행정과')] },
          { cells: [cell('야간 상담'), cell('800원', { align: 'left' }), cell('민원여권과')] },
        ],
      }),
    ).toString();
    expect(markup).toContain('<td data-name="사업">동 소식지를');
    expect(markup).toContain('<td class="align-right" data-name="금액">12,300원');
    expect(markup).toContain('<td class="align-left" data-name="금액">800원');
    expect(markup).toContain('<td class="align-center" data-name="부서">자치행정과');
  });

  it('writes 붙임 as it was typed, numbers several enclosures and closes the last', () => {
    const one = bodyMarkup(body({ type: 'enclosures', colon: true, items: [[{ text: '회의자료 1부.' }]] })).toString();
    expect(textOf(one)).toContain('붙임 :');
    expect(one).toContain('<dd>회의자료 1부.<span class="end">');
    const two = textOf(
      bodyMarkup(body({ type: 'enclosures', items: [[{ text: 'ㄱ' }], [{ text: 'ㄴ' }]] })).toString(),
    );
    expect(withoutSpace(two)).toBe('붙임1.ㄱ2.ㄴ끝.');
  });
});
