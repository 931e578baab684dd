import { describe, expect, it } from 'vitest';
import { DRAFTER } from '../client/office-under-test.ts';
import { keywordsOf } from './draft-filing.ts';
import { draftChecks, withTitle } from './draft-form.ts';
import { NEW_DRAFT, UNITS, WHOLE_DRAFT } from './draft-under-test.ts';
import { seatsOf } from './line-editor-seats.ts';

const faults = (draft: typeof NEW_DRAFT) =>
  draftChecks(draft, draft.attachments, DRAFTER, seatsOf(UNITS, draft.line))
    .filter(({ fault }) => fault !== undefined)
    .map(({ name }) => name);

describe('상신 전 점검', () => {
  it('names everything a new draft still lacks', () => {
    expect(faults(NEW_DRAFT)).toEqual(['제목', '본문', '결재선', '단위과제']);
  });

  it('finds nothing in a whole draft', () => {
    expect(faults(WHOLE_DRAFT)).toEqual([]);
  });

  it('asks for grounds of a closed document and of a closed file', () => {
    const [file] = WHOLE_DRAFT.attachments;
    const closed = { level: 'closed' as const, grounds: [] };
    expect(faults({ ...WHOLE_DRAFT, disclosure: closed })).toEqual(['공개구분']);
    expect(faults({ ...WHOLE_DRAFT, attachments: file ? [{ ...file, disclosure: closed }] : [] })).toEqual([
      '붙임 공개구분',
    ]);
  });

  it('asks what a 부분공개 closes: the body, a passage, a file, or a word of the title', () => {
    const open = { ...WHOLE_DRAFT, bodyOpen: true, publicTitle: WHOLE_DRAFT.title };
    const files = WHOLE_DRAFT.attachments.map((file) => ({
      ...file,
      disclosure: { level: 'open' as const, grounds: [] },
    }));
    expect(faults({ ...open, attachments: files })).toEqual(['공개구분']);
    expect(faults({ ...open, attachments: files, bodyOpen: false })).toEqual([]);
    expect(faults({ ...open, attachments: files, publicTitle: '운영 계획' })).toEqual([]);
    expect(faults(open)).toEqual([]);
    const text = { type: 'text', text: '나비솔', marks: [{ type: 'closed', attrs: { grounds: [5] } }] };
    const marked = { type: 'doc', content: [{ type: 'paragraph', content: [text] }] };
    expect(faults({ ...open, attachments: files, editorJson: marked })).toEqual([]);
  });

  it('tells in words what the server would refuse in the body', () => {
    const bad = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: '가\ue000' }] }] };
    const [body] = draftChecks({ ...WHOLE_DRAFT, editorJson: bad }, [], DRAFTER, []).filter(
      ({ name }) => name === '본문',
    );
    expect(body?.fault).toContain('U+E000');
  });
});

describe('글자 점검', () => {
  it('names a letter that no font has and what it stands beside, part by part: it could not be printed', () => {
    const text = {
      type: 'doc',
      content: [{ type: 'paragraph', content: [{ type: 'text', text: '안내 😀와 ᄒᆞᆫ글 漢' }] }],
    };
    const checkOf = (parts: object) =>
      draftChecks({ ...WHOLE_DRAFT, ...parts }, [], DRAFTER, []).find(({ name }) => name === '글자');
    const inTitle = checkOf({ title: '보고 𐌰와 😀', editorJson: text });
    expect(inTitle).toMatchObject({ place: 'draft-title' });
    expect(inTitle?.fault).toContain(
      '제목에 종이의 글꼴에 없는 글자가 있습니다: 𐌰(U+10330), 😀(U+1F600). “보고 𐌰와 😀”에서',
    );
    expect(checkOf({ editorJson: text })?.fault).toContain('본문에 종이의 글꼴에 없는 글자가 있습니다: 😀(U+1F600)');
    expect(checkOf({ publicTitle: '보고 😀' })).toMatchObject({ place: 'public-title' });
    expect(checkOf({ title: '보고 ₂ⁿ⅓ ✅▸⬜' })).toBeUndefined();
  });

  it('asks for no letters of the words that only describe a picture, and for those of its caption', () => {
    const faults = (alt: string, caption: string) => {
      const shown = {
        sha256: 'a'.repeat(64),
        mediaType: 'image/png',
        width: 12,
        height: 8,
        share: 75,
        align: 'center',
      };
      const content = [{ type: 'caption', content: [{ type: 'text', text: caption }] }];
      const image = { type: 'image', attrs: { ...shown, alt, decorative: false }, content };
      const editorJson = { type: 'doc', content: [image] };
      return draftChecks({ ...WHOLE_DRAFT, editorJson }, [], DRAFTER, []).flatMap(({ name, fault }) =>
        name === '글자' ? (fault ?? []) : [],
      );
    };
    expect(faults('웃는 얼굴 😀', '표지')).toEqual([]);
    expect(faults('웃는 얼굴', '표지 😀').join()).toContain('😀(U+1F600)');
  });

  it('looks at the recipients and 경유 of a letter too: they are printed as well', () => {
    const letter = { recipients: [{ name: '이웃 😀' }], via: '경유 𐌰', mark: 'omitted' as const };
    const check = draftChecks({ ...WHOLE_DRAFT, letter }, [], DRAFTER, []).find(({ name }) => name === '글자');
    expect(check).toMatchObject({ place: 'letter-heading' });
    expect(check?.fault).toContain('😀(U+1F600), 𐌰(U+10330)');
  });

  it('looks at what the 문서관리카드 alone prints', () => {
    const placeOf = (more: Partial<typeof WHOLE_DRAFT>, files = WHOLE_DRAFT.attachments) =>
      draftChecks({ ...WHOLE_DRAFT, ...more }, files, DRAFTER, []).find(({ name }) => name === '글자')?.place;
    const renamed = WHOLE_DRAFT.attachments.map((file) => ({ ...file, name: '회의 😀 자료.pdf' }));
    expect([renamed.length > 0, placeOf({}, renamed)]).toEqual([true, 'attachments-heading']);
    expect(placeOf({ summary: '잘 되었음 😀' })).toBe('summary-heading');
    expect(placeOf({ keywords: ['점검', '𐌰'] })).toBe('summary-heading');
    const closed = { level: 'closed' as const, grounds: [5 as const] };
    expect(placeOf({ disclosure: closed, closedReason: '내부검토 중임 😀' })).toBe('disclosure-heading');
    // What was written before the document was opened is no part of it any more.
    expect(placeOf({ disclosure: { level: 'open', grounds: [] }, closedReason: '내부검토 중임 😀' })).toBeUndefined();
  });
});

describe('the public title', () => {
  it('goes along with the title until it is written on its own', () => {
    const first = withTitle(NEW_DRAFT, '겨울 운영 계획');
    expect(first.publicTitle).toBe('겨울 운영 계획');
    expect(withTitle({ ...first, publicTitle: '운영 계획' }, '겨울 운영 계획 보고').publicTitle).toBe('운영 계획');
  });
});

describe('keywords', () => {
  it('are parted by commas, each once, within what the record takes', () => {
    expect(keywordsOf(' 돌봄, 안부,돌봄 ,, 겨울')).toEqual(['돌봄', '안부', '겨울']);
    expect(keywordsOf(Array.from({ length: 30 }, (_each, at) => `말${at}`).join(','))).toHaveLength(20);
  });
});
