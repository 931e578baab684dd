import { refuse } from '../../shared/kernel/refusal.ts';
import type { ReadingFault, ReadingRefusal } from '../../shared/originals/reading-fault.ts';

/** Thrown to leave a reader from any depth; only `read-original.ts` catches it. */
export class ReadingStopped extends Error {
  readonly refusal: ReadingRefusal;

  constructor(fault: ReadingFault) {
    super(fault);
    this.refusal = refuse(fault);
  }
}
