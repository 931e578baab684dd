import { describe, expect, it } from 'vitest';
import { attributes, escapeHtml, html, isSafeAddress, join, linkedData, raw } from './html.ts';

const hostile = `"><script>alert('1')</script>&amp;\``;

describe('safe markup', () => {
  it('escapes what a person wrote, in text and in attributes', () => {
    expect(html`<p title="${hostile}">${hostile}</p>`.toString()).toBe(
      `<p title="${escapeHtml(hostile)}">${escapeHtml(hostile)}</p>`,
    );
    expect(escapeHtml(hostile)).not.toMatch(/[<>"'`]/);
  });

  it('takes markup as markup, lists one after the other, and prints nothing for what is absent', () => {
    expect(
      html`<ul>${['a', '<b>'].map((word) => html`<li>${word}</li>`)}</ul>${false}${null}${undefined}${0}`.toString(),
    ).toBe('<ul><li>a</li><li>&lt;b&gt;</li></ul>0');
    expect(join([html`<i>1</i>`, '<2>'], html`<br>`).toString()).toBe('<i>1</i><br>&lt;2&gt;');
    expect(html`${raw('<b>ours</b>')}`.toString()).toBe('<b>ours</b>');
  });

  it('refuses markup inside an attribute, because a quote of it would end the attribute', () => {
    expect(() => html`<p title="${html`a"b`}"></p>`).toThrow(TypeError);
  });

  it('refuses a template whose value stands where no escaping can make it safe', () => {
    expect(() => html`<p class=${'x'}></p>`).toThrow(TypeError);
    expect(() => html`<${'p'}>`).toThrow(TypeError);
    expect(() => html`<p ${'onclick=alert(1)'}></p>`).toThrow(TypeError);
    expect(() => html`<p onclick="${'alert(1)'}"></p>`).toThrow(TypeError);
    expect(() => html`<p style="${'color:red'}"></p>`).toThrow(TypeError);
    expect(() => html`<script>${'alert(1)'}</script>`).toThrow(TypeError);
    expect(() => html`<p class='${'x'}'></p>`).toThrow(TypeError);
  });

  it('leads only to web addresses and places of this site', () => {
    for (const fit of ['https://example.go.kr/a?b', 'http://a', 'mailto:a@b.kr', '/search?q=1', '#a', '?page=2', '/']) {
      expect(isSafeAddress(fit), fit).toBe(true);
      expect(html`<a href="${fit}">x</a>`.toString()).toContain('href="');
    }
    for (const unfit of [
      'javascript:alert(1)',
      ' javascript:alert(1)',
      'JaVaScRiPt:1',
      'java\nscript:1',
      'data:text/html,x',
      '//evil.example',
      '/\\evil.example',
      'vbscript:x',
      '',
    ]) {
      expect(isSafeAddress(unfit), unfit).toBe(false);
      expect(() => html`<a href="${unfit}">x</a>`).toThrow(TypeError);
      expect(() => html`<a${attributes({ href: unfit })}>x</a>`).toThrow(TypeError);
    }
    expect(html`<a href="/search?q=${'"><b>'}">x</a>`.toString()).toBe('<a href="/search?q=&quot;&gt;&lt;b&gt;">x</a>');
  });

  it('writes attributes that are there, and refuses handlers and styles', () => {
    expect(
      html`<th${attributes({ scope: 'col', colspan: 2, hidden: true, id: undefined, lang: false })}></th>`.toString(),
    ).toBe('<th scope="col" colspan="2" hidden></th>');
    expect(() => attributes({ onclick: 'x' })).toThrow(TypeError);
    expect(() => attributes({ style: 'x' })).toThrow(TypeError);
    expect(() => attributes({ 'a b': 'x' })).toThrow(TypeError);
  });

  it('puts data into a page so that nothing in them can end the block', () => {
    const block = linkedData({ name: `</script><script>alert(1)</script><!-- & ${hostile}` }).toString();
    const text = block.slice(block.indexOf('>') + 1, block.lastIndexOf('</script>'));
    expect(text).not.toMatch(/[<>&]/);
    expect(JSON.parse(text)).toEqual({ name: `</script><script>alert(1)</script><!-- & ${hostile}` });
  });
});
