import { type Refusal, refuse } from '../kernel/refusal.ts';
import type { Body, ImageBlock } from './body.ts';

/** The pictures (그림) of a body in their order; one that is shown twice is there twice. */
export function bodyPictures({ blocks }: Pick<Body, 'blocks'>): ImageBlock[] {
  return blocks.filter((block) => block.type === 'image');
}

/** A picture that says nothing to who does not see it: asked at the submission, because a draft may be unfinished. */
export function pictureFault(body: Body): Refusal<'picture-not-described'> | undefined {
  const place = bodyPictures(body).findIndex(({ alt, decorative }) => !decorative && alt === '');
  return place < 0 ? undefined : refuse('picture-not-described', { place: place + 1 });
}
