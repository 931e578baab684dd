import type { ImageBlock } from '../document/body.ts';
import { html, type SafeHtml } from './html.ts';
import { runsMarkup } from './item-list.ts';
import { alignClass } from './table.ts';

/** Where a reader's program finds the bytes of a picture; where it finds none, the picture stands in words. */
export type PictureAddress = (picture: Pick<ImageBlock, 'sha256' | 'mediaType'>) => string;

/**
 * A picture with its caption. Its size keeps its place free until it has come, and it comes when it is near. What only
 * adorns has an empty `alt`, so that readers aloud pass over it.
 */
export function pictureMarkup(block: ImageBlock, addressOf: PictureAddress | undefined): SafeHtml {
  const { share, align, caption } = block;
  return html`<figure class="picture share-${share} ${alignClass(align)}">${imageMarkup(block, addressOf)}${
    caption.length > 0 && html`<figcaption>${runsMarkup(caption)}</figcaption>`
  }</figure>`;
}

function imageMarkup(block: ImageBlock, addressOf: PictureAddress | undefined): SafeHtml {
  const { alt, width, height } = block;
  if (!addressOf) return html`<p class="picture-words">${pictureWords(block)}</p>`;
  return html`<img src="${addressOf(block)}" alt="${alt}" width="${width}" height="${height}" loading="lazy" decoding="async">`;
}

/** `[그림: 연도별 방문자 수]`; nothing for what only adorns. */
export function pictureWords({ alt, decorative }: ImageBlock): string {
  return decorative ? '' : `[그림: ${alt}]`;
}
