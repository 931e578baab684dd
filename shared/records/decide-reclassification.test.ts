import { describe, expect, it } from 'vitest';
import type { Disclosure } from '../disclosure/disclosure.ts';
import {
  decideReclassification,
  outcomeWords,
  type ReclassificationChoice,
  type RecordToDecide,
} from './decide-reclassification.ts';
import { LEGAL_RULES } from './recheck-rules.ts';

const OPEN: Disclosure = { level: 'open', grounds: [] };
const closed = (...grounds: Disclosure['grounds']): Disclosure => ({ level: 'closed', grounds });
const TODAY = '2027-01-15';

const record = (given: Partial<RecordToDecide> = {}, disclosure: Disclosure = closed(5)): RecordToDecide => ({
  title: '주민자치회 시범동 평가(안) 검토',
  hidesTitle: false,
  producedOn: '2026-03-03',
  reviewOn: null,
  checkedOn: null,
  closedUntil: null,
  markGrounds: [],
  fileNames: new Map([
    ['a', '회의자료.hwpx'],
    ['b', '속기록.hwpx'],
  ]),
  verbatim: { document: false, files: [] },
  standing: {
    disclosure,
    bodyOpen: false,
    liftedGrounds: [],
    attachments: [
      { id: 'a', disclosure: closed(5) },
      { id: 'b', disclosure: closed(5) },
    ],
  },
  ...given,
});

const choice = (given: Partial<ReclassificationChoice> = {}): ReclassificationChoice => ({
  outcome: 'open',
  grounds: [],
  bodyOpen: false,
  attachments: 'open',
  liftedGrounds: [],
  reviewOn: null,
  council: null,
  ...given,
});

const decide = (given: Partial<ReclassificationChoice>, of: RecordToDecide = record(), today = TODAY) =>
  decideReclassification(of, choice(given), LEGAL_RULES, today);

describe('공개 전환', () => {
  it('opens body and attachments, and needs no further day', () => {
    expect(decide({ reviewOn: '2028-01-01' })).toEqual({
      standing: {
        ...{ disclosure: OPEN, bodyOpen: true, liftedGrounds: [] },
        attachments: [
          { id: 'a', disclosure: OPEN },
          { id: 'b', disclosure: OPEN },
        ],
      },
      reviewOn: null,
      closedUntil: null,
    });
  });

  it('may leave attachments closed, which are then looked at again', () => {
    expect(decide({ attachments: 'asTheyAre' })).toMatchObject({ refused: 'review-day-missing' });
    expect(decide({ attachments: 'asTheyAre', reviewOn: '2027-12-31' })).toMatchObject({
      standing: { disclosure: OPEN, attachments: [{ disclosure: closed(5) }, { disclosure: closed(5) }] },
      reviewOn: '2027-12-31',
    });
    expect(decide({ attachments: 'closed' })).toMatchObject({ refused: 'grounds-missing' });
    const partly = { level: 'partiallyOpen', grounds: [5] } as const;
    expect(decide({ attachments: [{ id: 'a', disclosure: partly }] })).toMatchObject({ refused: 'file-open-in-part' });
  });

  it('says of marks in the body that they must be lifted too', () => {
    const marked = record({ markGrounds: [6] });
    expect(decide({}, marked)).toMatchObject({ refused: 'marks-stand', facts: { grounds: '6' } });
    expect(decide({ liftedGrounds: [5, 6] }, marked)).toMatchObject({ standing: { liftedGrounds: [6] } });
  });

  it('is refused where nothing is closed', () => {
    const open = record({ standing: { disclosure: OPEN, bodyOpen: true, liftedGrounds: [], attachments: [] } });
    expect(decide({}, open)).toMatchObject({ refused: 'nothing-changes' });
  });
});

describe('부분공개 전환', () => {
  const partly = { outcome: 'partiallyOpen', grounds: [6], reviewOn: '2027-12-31' } as const;

  it('says of body and attachments what is shown', () => {
    expect(decide({ ...partly, bodyOpen: true, attachments: 'closed' })).toMatchObject({
      standing: {
        disclosure: { level: 'partiallyOpen', grounds: [6] },
        bodyOpen: true,
        attachments: [{ disclosure: closed(6) }, { disclosure: closed(6) }],
      },
    });
    const named = [{ id: 'a', disclosure: OPEN }];
    expect(decide({ ...partly, bodyOpen: true, attachments: named })).toMatchObject({
      standing: { attachments: [{ id: 'a', disclosure: OPEN }, { disclosure: closed(5) }] },
    });
    expect(decide({ ...partly, attachments: [{ id: 'x', disclosure: OPEN }] })).toMatchObject({
      refused: 'attachment-unknown',
    });
  });

  it('keeps something back, on grounds that cover its marks', () => {
    expect(decide({ ...partly, bodyOpen: true })).toMatchObject({ refused: 'nothing-closed' });
    // A public title that keeps a name back closes something.
    expect(decide({ ...partly, bodyOpen: true }, record({ hidesTitle: true }))).toMatchObject({
      standing: { disclosure: { level: 'partiallyOpen' } },
    });
    expect(decide({ ...partly, grounds: [] })).toMatchObject({ refused: 'grounds-missing' });
    expect(decide({ ...partly, bodyOpen: true }, record({ markGrounds: [5] }))).toMatchObject({
      refused: 'closed-ground-missing',
    });
    expect(decide({ ...partly, bodyOpen: true }, record({ markGrounds: [6] }))).toMatchObject({
      standing: { bodyOpen: true, liftedGrounds: [] },
    });
  });
});

describe('그대로 둠', () => {
  it('has a day on which to look again, no further than the years of the rule', () => {
    expect(decide({ outcome: 'keep' })).toMatchObject({ refused: 'review-day-missing' });
    expect(decide({ outcome: 'keep', reviewOn: TODAY })).toMatchObject({ refused: 'review-day-past' });
    expect(decide({ outcome: 'keep', reviewOn: '2033-01-01' })).toMatchObject({
      refused: 'review-day-too-far',
      facts: { until: '2032-12-31' },
    });
    expect(decide({ outcome: 'keep', reviewOn: '2032-12-31' })).toMatchObject({
      standing: { disclosure: closed(5) },
      reviewOn: '2032-12-31',
    });
  });

  it('may change the grounds', () => {
    expect(decide({ outcome: 'keep', grounds: [6, 1], reviewOn: '2028-01-01' })).toMatchObject({
      standing: { disclosure: closed(1, 6) },
    });
  });
});

describe('그대로 공개', () => {
  const open = (given: Partial<RecordToDecide> = {}) =>
    record({
      standing: { disclosure: OPEN, bodyOpen: true, liftedGrounds: [], attachments: [] },
      ...given,
    });

  it('is the check of its year: made once, and of nothing that was made this year', () => {
    const kept = { standing: { disclosure: OPEN }, reviewOn: null, closedUntil: null };
    expect(decide({ outcome: 'keep' }, open())).toMatchObject(kept);
    expect(decide({ outcome: 'keep', reviewOn: '2028-01-01' }, open())).toMatchObject(kept);
    expect(decide({ outcome: 'keep' }, open({ checkedOn: TODAY }))).toMatchObject({ refused: 'nothing-kept-closed' });
    expect(decide({ outcome: 'keep' }, open({ producedOn: TODAY }))).toMatchObject({ refused: 'nothing-kept-closed' });
  });

  it('is told by how the record stands', () => {
    expect(outcomeWords('keep', { level: 'open' })).toBe('그대로 공개');
    expect(outcomeWords('keep', { level: 'partiallyOpen' })).toBe('그대로 부분공개');
    expect(outcomeWords('open', { level: 'closed' })).toBe('공개로 바꿈');
  });
});

describe('검토 종료 예정일 of an attachment', () => {
  const [first, second] = record().standing.attachments.map(({ id, disclosure }) => ({ id, disclosure }));
  if (!first || !second) throw new Error('two attachments');
  const withDays = (one: string, other: string) =>
    record({
      standing: {
        ...record().standing,
        attachments: [
          { ...first, reviewOn: one },
          { ...second, reviewOn: other },
        ],
      },
    });
  const keep = { outcome: 'keep', reviewOn: '2028-01-01' } as const;
  const attachments = (given: Partial<ReclassificationChoice>, of = withDays('2026-12-31', '2027-06-30')) => {
    const decided = decide({ ...keep, ...given }, of);
    return 'refused' in decided ? decided.refused : decided.standing.attachments;
  };

  it('is over with the decision once it has come, and stays while it lies ahead', () => {
    expect(attachments({})).toEqual([first, { ...second, reviewOn: '2027-06-30' }]);
    expect(attachments({ outcome: 'open', attachments: 'open' })).toEqual([
      { id: 'a', disclosure: OPEN },
      { id: 'b', disclosure: OPEN },
    ]);
  });

  it('may be set anew for one of them, or left to the record', () => {
    const fileReviews = [
      { id: 'a', reviewOn: '2029-01-01' },
      { id: 'b', reviewOn: null },
    ];
    expect(attachments({ fileReviews })).toEqual([{ ...first, reviewOn: '2029-01-01' }, second]);
    const stands = { outcome: 'closed', grounds: [5], reviewOn: '2028-01-01' } as const;
    expect(attachments(stands)).toBe('nothing-changes');
    expect(attachments({ ...stands, fileReviews })).toEqual([{ ...first, reviewOn: '2029-01-01' }, second]);
  });

  it('keeps to the rules of the record: ahead, within its years, 속기록 ten, thirty without a committee', () => {
    const named = (id: string, reviewOn: string, of?: RecordToDecide) =>
      attachments({ fileReviews: [{ id, reviewOn }] }, of);
    expect(named('a', TODAY)).toBe('review-day-past');
    expect(named('a', '2033-01-01')).toBe('review-day-too-far');
    expect(named('x', '2028-01-01')).toBe('attachment-unknown');
    const minutes = record({ producedOn: '2018-05-05' });
    expect(named('b', '2029-01-01', minutes)).toBe('verbatim-term-over');
    expect(named('a', '2029-01-01', minutes)).toMatchObject([{ reviewOn: '2029-01-01' }, {}]);
    const old = record({
      producedOn: '1998-05-05',
      fileNames: new Map([
        ['a', '도면.pdf'],
        ['b', '표.pdf'],
      ]),
    });
    expect(named('a', '2029-01-01', old)).toBe('part-review-too-far');
    expect(named('a', '2028-06-30', old)).toMatchObject([{ reviewOn: '2028-06-30' }, {}]);
  });
});

describe('the terms of the law', () => {
  const old = record({ producedOn: '1996-05-05' });

  it('lets nothing be closed beyond thirty years without a committee', () => {
    const council = { kind: 'recordsAppraisal', document: '기록관-12' } as const;
    const keep = { outcome: 'keep', reviewOn: '2030-12-31' } as const;
    const without = {
      ...old,
      fileNames: new Map([
        ['a', '도면.pdf'],
        ['b', '표.pdf'],
      ]),
    };
    expect(decide(keep, without, '2026-02-01')).toMatchObject({
      refused: 'extension-needs-council',
      facts: { until: '2026-12-31' },
    });
    expect(decide({ ...keep, council }, without, '2026-02-01')).toMatchObject({ closedUntil: '2030-12-31' });
    expect(decide({ ...keep, reviewOn: '2026-12-31' }, without, '2026-02-01')).toMatchObject({ closedUntil: null });
  });

  it('opens 속기록 after ten years, whoever would keep it', () => {
    const minutes = record({ producedOn: '2017-05-05' });
    expect(decide({ outcome: 'keep', reviewOn: '2028-01-01' }, minutes)).toMatchObject({
      refused: 'verbatim-term-over',
      facts: { until: '2027-12-31' },
    });
    expect(decide({ outcome: 'keep', reviewOn: '2027-12-31' }, minutes)).toMatchObject({ reviewOn: '2027-12-31' });
    // Where the drafter has marked one, the names of the others say nothing.
    const marked = { ...minutes, verbatim: { document: false, files: ['a'] } };
    const openedOf = (id: string) =>
      ({ outcome: 'partiallyOpen', grounds: [6], attachments: [{ id, disclosure: OPEN }] }) as const;
    expect(decide({ ...openedOf('b'), reviewOn: '2030-01-01' }, marked)).toMatchObject({
      refused: 'verbatim-term-over',
    });
    expect(decide({ ...openedOf('a'), reviewOn: '2030-01-01' }, marked)).toMatchObject({ reviewOn: '2030-01-01' });
    const opened = [{ id: 'b', disclosure: OPEN }];
    expect(
      decide({ outcome: 'partiallyOpen', grounds: [6], attachments: opened, reviewOn: '2030-01-01' }, minutes),
    ).toMatchObject({ standing: { attachments: [{ disclosure: closed(5) }, { disclosure: OPEN }] } });
  });
});

describe('passages with an expected end of their own', () => {
  const own = [
    { at: 0, grounds: [5] },
    { at: 3, grounds: [5] },
  ] as const;
  const days = ['2027-06-30', '2027-01-15'];
  const marked = (lifted: readonly (5 | 6)[] = []): RecordToDecide => {
    const of = record({ markGrounds: [5, 6], passages: own }, { level: 'partiallyOpen', grounds: [5, 6] });
    const passages = own.map((one, at) => ({ ...one, reviewOn: days[at] ?? '' }));
    return { ...of, standing: { ...of.standing, bodyOpen: true, liftedGrounds: lifted, passages } };
  };
  const keep = { outcome: 'keep', attachments: 'asTheyAre', reviewOn: '2028-01-01' } as const;
  const passagesAfter = (given: Partial<ReclassificationChoice>, of = marked()) => {
    const decided = decide({ ...keep, ...given }, of);
    return 'refused' in decided ? decided.refused : decided.standing.passages;
  };
  const [ahead, come] = [
    { at: 0, grounds: [5], reviewOn: '2027-06-30' },
    { at: 3, grounds: [5] },
  ];

  it('stand while they lie ahead, whatever is lifted; one that has come is over and goes with the record', () => {
    expect(passagesAfter({})).toEqual([ahead, come]);
    expect(passagesAfter({ liftedGrounds: [5] })).toEqual([ahead, { at: 3, grounds: [] }]);
    // What was lifted before is not lifted anew by a decision that keeps it closed.
    expect(passagesAfter({}, marked([5]))).toEqual([ahead, come]);
  });

  it('are opened, closed again and given another day by themselves', () => {
    const opened = passagesAfter({ passages: [{ at: 3, closed: false, reviewOn: null }] });
    expect(opened).toEqual([ahead, { at: 3, grounds: [] }]);
    const before = marked();
    const of = { ...before, standing: { ...before.standing, passages: [ahead as never, { at: 3, grounds: [] }] } };
    expect(passagesAfter({ passages: [{ at: 3, closed: true, reviewOn: '2027-09-30' }] }, of)).toEqual([
      ahead,
      { at: 3, grounds: [5], reviewOn: '2027-09-30' },
    ]);
    expect(passagesAfter({ passages: [{ at: 1, closed: true, reviewOn: null }] })).toBe('passage-unknown');
    expect(passagesAfter({ passages: [{ at: 0, closed: true, reviewOn: TODAY }] })).toBe('review-day-past');
  });

  it('keep their grounds in the 공개구분, and come open with a record that is opened', () => {
    const partly = { outcome: 'partiallyOpen', grounds: [6], bodyOpen: true, liftedGrounds: [5] } as const;
    expect(passagesAfter(partly)).toBe('closed-ground-missing');
    expect(passagesAfter({ outcome: 'open', attachments: 'open', liftedGrounds: [6] })).toBe('marks-stand');
    expect(passagesAfter({ outcome: 'open', attachments: 'open', liftedGrounds: [5, 6] })).toEqual([
      { at: 0, grounds: [] },
      { at: 3, grounds: [] },
    ]);
  });
});
