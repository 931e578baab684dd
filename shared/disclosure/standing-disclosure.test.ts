import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Body, Run } from '../document/body.ts';
import { holdsForMarkedBodies } from '../testing/marked-bodies.ts';
import { closedPassages, groundsUsed } from './closed-passages.ts';
import { DISCLOSURE_GROUNDS } from './disclosure.ts';
import { standingContent, withoutMarks } from './standing-disclosure.ts';

const closed = (text: string, ...grounds: NonNullable<Run['closed']>): Run => ({ text, closed: grounds });

describe('the marks of a body, opened ground by ground', () => {
  const body: Body = {
    v: 1,
    blocks: [
      {
        type: 'paragraph',
        content: [closed('예정가격', 5), { text: ' 은 ' }, closed('강나루', 6), closed('의견', 5, 6)],
      },
    ],
  };

  it('opens what is closed on nothing else, and leaves the other grounds of the rest', () => {
    expect(closedPassages(withoutMarks(body, [5]))).toMatchObject([{ text: '강나루의견', grounds: [6] }]);
    expect(closedPassages(withoutMarks(body, [6]))).toMatchObject([
      { text: '예정가격', grounds: [5] },
      { text: '의견', grounds: [5] },
    ]);
    expect(closedPassages(withoutMarks(body, [5, 6]))).toEqual([]);
    expect(withoutMarks(body, [])).toBe(body);
  });

  it('stands as it was marked where the whole is closed again, so that no title tells what a decision once opened', () => {
    const content = { disclosure: { level: 'open' as const, grounds: [] }, bodyOpen: true, body, attachments: [] };
    const standing = { ...content, liftedGrounds: [5, 6] as const };
    expect(closedPassages(standingContent(content, standing).body)).toEqual([]);
    const disclosure = { level: 'closed' as const, grounds: [5 as const] };
    expect(standingContent(content, { ...standing, disclosure, bodyOpen: false }).body).toEqual(body);
  });

  it('leaves exactly the grounds that were not lifted, in every kind of block', async () => {
    const choices = fc.sample(fc.subarray([...DISCLOSURE_GROUNDS]), { numRuns: 50, seed: 7 });
    let next = 0;
    await holdsForMarkedBodies((marked) => {
      next += 1;
      const lifted = choices[next % choices.length] ?? [];
      const left = groundsUsed(marked).filter((ground) => !lifted.includes(ground));
      expect(groundsUsed(withoutMarks(marked, lifted))).toEqual(left);
      // What a decision of before has opened on every ground has no mark left.
      const opened = withoutMarks(marked, DISCLOSURE_GROUNDS);
      expect(groundsUsed(opened)).toEqual([]);
      // Nor a reason: citizens read this.
      expect(JSON.stringify(opened)).not.toContain('closing');
    }, 300);
  });
});
