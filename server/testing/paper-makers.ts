import { PaperSigner } from '../authenticity/index.ts';
import type { PaperMakers, Renderer } from '../rendering/index.ts';
import type { TestOffice } from './test-office.ts';

/** Whoever makes papers in an office: its own signer, with a renderer of the test. */
export function makersOf({ services }: Pick<TestOffice, 'services'>, renderer: Renderer): PaperMakers {
  return { renderer, signer: new PaperSigner(services.config, services.clock, () => undefined) };
}
