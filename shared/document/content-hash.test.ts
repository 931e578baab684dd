import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Run } from './body.ts';
import { canonicalContent, canonicalJson, contentHash, utf8Bytes } from './content-hash.ts';
import type { DocumentContent } from './official-document.ts';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

const CONTENT: DocumentContent = {
  title: '동절기 안부확인 결과 보고',
  publicTitle: '동절기 안부확인 결과 보고',
  body: { v: 1, blocks: [{ type: 'item', kind: 'square', level: 0, content: [{ text: '개요', bold: true }] }] },
  summary: '안부확인 결과',
  keywords: ['돌봄', '안부'],
  disclosure: { level: 'partiallyOpen', grounds: [5] },
  bodyOpen: true,
  licence: 'kogl1',
  unitTaskId: 'task-1',
  attachments: [],
};

describe('the canonical text of a document', () => {
  it('spells the example of RFC 8785 as the RFC does', () => {
    const example = {
      numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '\u20ac$\u000f\u000aA\'\u0042\u0022\u005c\\"/',
      literals: [null, true, false],
    };
    expect(canonicalJson(example)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
        '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  it('orders keys by their UTF-16 code units, as section 3.2.3 of RFC 8785 shows', () => {
    const keys = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\u{1f600}': 5, '\u0080': 6, '\u00f6': 7 };
    expect(canonicalJson(keys)).toBe('{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}');
  });

  it('agrees with the canonicalize package on any JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'grapheme' }), (value) => {
        expect(canonicalJson(value)).toBe(canonicalize(value));
      }),
    );
  });

  it('refuses what JSON cannot say instead of hashing something else', () => {
    expect(() => canonicalJson({ size: Number.NaN })).toThrow(TypeError);
    expect(() => canonicalJson('\ud800')).toThrow(TypeError);
    expect(() => canonicalJson([() => 0])).toThrow(TypeError);
  });

  it('does not move when a caller adds a field that is no part of the content', () => {
    const padded = { ...CONTENT, storedAt: 'somewhere' } as DocumentContent;
    expect(canonicalContent(padded)).toBe(canonicalContent(CONTENT));
  });

  it('hashes its UTF-8 bytes, so that any tool can recompute the hash from the text', () => {
    const expected = createHash('sha256').update(canonicalContent(CONTENT), 'utf8').digest('hex');
    expect(contentHash(CONTENT, sha256)).toBe(expected);
  });

  it('changes when the disclosure of the document changes', () => {
    const closed: DocumentContent = { ...CONTENT, disclosure: { level: 'closed', grounds: [5] } };
    expect(contentHash(closed, sha256)).not.toBe(contentHash(CONTENT, sha256));
  });

  it('covers why a passage is closed and until when, each by itself', () => {
    const hashes = [undefined, {}, { reason: '내부검토 중임' }, { until: '2026-12-31' }].map((closing) => {
      const run: Run = { text: '예정가격', closed: [5], ...(closing ? { closing } : {}) };
      return contentHash({ ...CONTENT, body: { v: 1, blocks: [{ type: 'heading', content: [run] }] } }, sha256);
    });
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});

describe('UTF-8 bytes', () => {
  it('are those of the platform for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(utf8Bytes(text)).toEqual(new Uint8Array(Buffer.from(text, 'utf8')));
      }),
    );
  });
});
