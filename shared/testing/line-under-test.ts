import type { ApprovalEvent } from '../approval/approval-events.ts';
import type { ApprovalLine } from '../approval/approval-line.ts';
import type { repeatedEvent } from '../approval/bundle.ts';
import type { decide } from '../approval/decide-act.ts';
import type { SignatureBoxes } from '../approval/signature-boxes.ts';

/** The approval line under test: the product's own, or one with a fault. */
export type LineUnderTest = {
  readonly decide: typeof decide;
  readonly evolve: (line: ApprovalLine, event: ApprovalEvent) => ApprovalLine;
  readonly boxes: (line: ApprovalLine) => SignatureBoxes;
  /** 일괄기안: what an event of the first text is on the stream of another. */
  readonly repeat: typeof repeatedEvent;
};
