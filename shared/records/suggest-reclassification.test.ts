import { describe, expect, it } from 'vitest';
import type { Disclosure } from '../disclosure/disclosure.ts';
import type { StandingDisclosure } from '../disclosure/standing-disclosure.ts';
import type { CalendarDay } from '../kernel/calendar-day.ts';
import type { MarkedVerbatim } from './decide-reclassification.ts';
import type { WithheldRecord } from './recheck-reasons.ts';
import { LEGAL_RULES } from './recheck-rules.ts';
import { choiceAsSuggested, suggestionWords, suggestReclassification } from './suggest-reclassification.ts';

const OPEN: Disclosure = { level: 'open', grounds: [] };
const closed = (...grounds: Disclosure['grounds']): Disclosure => ({ level: 'closed', grounds });
const partly = (...grounds: Disclosure['grounds']): Disclosure => ({ level: 'partiallyOpen', grounds });

const NONE: MarkedVerbatim = { document: false, files: [] };
const MINUTES: MarkedVerbatim = { document: false, files: ['minutes'] };

const suggested = (day: CalendarDay, given: Partial<WithheldRecord>, verbatim = NONE) =>
  suggestReclassification(
    {
      ...{ producedOn: '2026-03-03', disclosure: closed(6), withholdsFiles: false, isVerbatim: verbatim !== NONE },
      ...{ reviewOn: null, checkedOn: null, closedUntil: null },
      ...given,
    },
    verbatim,
    LEGAL_RULES,
    day,
  );

describe('the suggestion for a record', () => {
  it('opens what only grounds with an end had closed, and keeps the grounds that are left', () => {
    const ended = { reviewOn: '2026-06-30' };
    const nothing = { openedFiles: [] };
    const ofFive = suggested('2026-07-01', { ...ended, disclosure: closed(5) });
    expect(ofFive).toEqual({ outcome: 'open', grounds: [], ...nothing });
    const ofBoth = suggested('2026-07-01', { ...ended, disclosure: closed(5, 6) });
    expect(ofBoth).toEqual({ outcome: 'keep', grounds: [6], ...nothing });
    expect(suggested('2027-01-05', {})).toEqual({ outcome: 'keep', grounds: [6], ...nothing });
    expect(suggested('2057-01-01', {})).toEqual({ outcome: 'open', grounds: [], ...nothing });
  });

  it('opens a record that is 속기록 itself after ten years', () => {
    expect(suggested('2036-01-05', {}, { document: true, files: [] })).toMatchObject({ outcome: 'open' });
  });

  it('opens of a record with 속기록 among its attachments that attachment alone', () => {
    // Given a closed, a partly closed and an open record, whose attachment is the 속기록
    const stands = [closed(6), partly(6), OPEN].map((disclosure) => ({ disclosure, withholdsFiles: true }));
    // When its ten years are over
    const found = stands.map((given) => suggested('2036-01-05', given, MINUTES));
    // Then the attachment is to be opened, and the record only so far that the attachment can be read
    expect(found).toEqual([
      { outcome: 'partiallyOpen', grounds: [6], openedFiles: ['minutes'] },
      { outcome: 'keep', grounds: [6], openedFiles: ['minutes'] },
      { outcome: 'keep', grounds: [], openedFiles: ['minutes'] },
    ]);
    expect(suggested('2035-12-31', { disclosure: closed(6) }, MINUTES).openedFiles).toEqual([]);
  });

  it('says so in words', () => {
    const named = { grounds: [6], openedFiles: ['회의 속기록.hwpx'] } as const;
    expect(suggestionWords({ ...named, outcome: 'partiallyOpen' }, closed(6))).toBe(
      '속기록인 붙임만 공개: 회의 속기록.hwpx · 부분공개(6)',
    );
    expect(suggestionWords({ ...named, outcome: 'keep' }, partly(6))).toBe('속기록인 붙임만 공개: 회의 속기록.hwpx');
    expect(suggestionWords({ outcome: 'keep', grounds: [6], openedFiles: [] }, closed(6))).toBe('');
  });
});

describe('the choice that follows the suggestion', () => {
  const standing = (disclosure: Disclosure, other: Disclosure, bodyOpen = true): StandingDisclosure => ({
    ...{ disclosure, bodyOpen, marksLifted: false },
    attachments: [
      { id: 'minutes', disclosure: closed(6) },
      { id: 'other', disclosure: other },
    ],
  });
  const follow = (before: StandingDisclosure, markGrounds: Disclosure['grounds'] = []) =>
    choiceAsSuggested(
      { standing: before, markGrounds },
      suggested('2036-01-05', { disclosure: before.disclosure, withholdsFiles: true }, MINUTES),
      { attachments: 'open', liftsMarks: true, bodyOpen: true },
    );
  const minutes = { id: 'minutes', disclosure: OPEN };

  it('lets out nothing but the 속기록 of a closed record: what nobody could read in it stays closed', () => {
    // Given a closed record with an attachment that is open by itself
    // When the suggestion is followed, whatever else the form had chosen
    // Then body, marks and the other attachment stay closed
    expect(follow(standing(closed(6), OPEN))).toEqual({
      ...{ outcome: 'partiallyOpen', grounds: [6], bodyOpen: false, liftsMarks: false },
      attachments: [minutes, { id: 'other', disclosure: closed(6) }],
    });
  });

  it('opens all of a record whose years are over, and closes nothing that was open in it', () => {
    const whole = { outcome: 'open', grounds: [], openedFiles: ['minutes'] } as const;
    const asked = { attachments: 'asTheyAre', liftsMarks: true, bodyOpen: true } as const;
    expect(choiceAsSuggested({ standing: standing(closed(6), OPEN), markGrounds: [] }, whole, asked)).toMatchObject({
      outcome: 'open',
      attachments: [minutes, { id: 'other', disclosure: OPEN }],
    });
  });

  it('leaves a partly open record and an open one as they are but for the 속기록', () => {
    const attachments = [minutes, { id: 'other', disclosure: closed(6) }];
    expect(follow(standing(partly(6), closed(6)))).toMatchObject({
      outcome: 'partiallyOpen',
      grounds: [6],
      attachments,
    });
    expect(follow(standing(OPEN, closed(6)))).toMatchObject({ outcome: 'open', grounds: [], attachments });
  });

  it('makes a record open of which the 속기록 was the last that was closed, and not while marks stand', () => {
    expect(follow(standing(partly(6), OPEN))).toMatchObject({ outcome: 'open', grounds: [] });
    expect(follow(standing(partly(6), OPEN), [6])).toMatchObject({ outcome: 'partiallyOpen', grounds: [6] });
    expect(follow(standing(partly(6), OPEN, false))).toMatchObject({ outcome: 'partiallyOpen', bodyOpen: false });
  });
});
