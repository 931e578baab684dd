import { describe, expect, it } from 'vitest';
import { disclosureLabel, publicationCode, readDisclosure } from './disclosure.ts';
import { attachmentShown, publicView } from './public-view.ts';

describe('disclosure', () => {
  it('is printed with its grounds in ascending order', () => {
    expect(readDisclosure('closed', [6, 5])).toEqual({ level: 'closed', grounds: [5, 6] });
    expect(disclosureLabel({ level: 'open', grounds: [] })).toBe('공개');
    expect(disclosureLabel({ level: 'partiallyOpen', grounds: [5] })).toBe('부분공개(5)');
    expect(disclosureLabel({ level: 'closed', grounds: [5, 6] })).toBe('비공개(5,6)');
  });

  it('has the code of the exchange standard', () => {
    expect(publicationCode({ level: 'open', grounds: [] })).toBe('1NNNNNNNN');
    expect(publicationCode({ level: 'partiallyOpen', grounds: [5] })).toBe('2NNNNYNNN');
    expect(publicationCode({ level: 'closed', grounds: [5, 6] })).toBe('3NNNNYYNN');
  });

  it('needs a ground unless it is open, and takes none if it is', () => {
    expect(readDisclosure('partiallyOpen', [])).toMatchObject({ refused: 'grounds-missing' });
    expect(readDisclosure('open', [5])).toMatchObject({ refused: 'grounds-not-allowed' });
  });
});

describe('what a citizen may see', () => {
  const partly = { level: 'partiallyOpen', grounds: [5] } as const;
  const facts = { approved: true, withdrawn: false, disclosure: partly, bodyOpen: false };

  it('never includes a closed, withdrawn or unapproved document', () => {
    const nothing = { listed: false, readable: false, bodyShown: false };
    expect(publicView({ ...facts, disclosure: { level: 'closed', grounds: [5] }, bodyOpen: true })).toEqual(nothing);
    expect(publicView({ ...facts, withdrawn: true })).toEqual(nothing);
    expect(publicView({ ...facts, approved: false })).toEqual(nothing);
  });

  it('includes the body of a partly public document only where the drafter marked it open', () => {
    expect(publicView(facts)).toEqual({ listed: true, readable: true, bodyShown: false });
    expect(publicView({ ...facts, bodyOpen: true }).bodyShown).toBe(true);
  });

  it('includes an attachment only when it is open itself', () => {
    const view = publicView(facts);
    expect(attachmentShown(view, { level: 'open', grounds: [] })).toBe(true);
    expect(attachmentShown(view, partly)).toBe(false);
  });
});
