import type { ReadBlock } from '../../../shared/originals/read-document.ts';
import type { OpenPackage } from '../package/open-package.ts';
import { elementsOf } from '../package/xml-tree.ts';
import type { Read } from '../read.ts';
import { type OpenOdf, openOdf } from './open-odf.ts';

/** An .odt: its text with computed numbers, then notes and comments, between the heads and feet of its pages. */
export async function readOdt(file: OpenPackage): Promise<Read> {
  const odf = await openOdf(file, 'text');
  const { content, text, tally, properties } = odf;
  const headers = marginsOf(odf, 'header');
  const body = text.blocks(content);
  const footers = marginsOf(odf, 'footer');
  // Asked last: a foot has notes and comments too.
  const blocks = [...headers, ...body, ...text.takeFound(), ...footers];
  return {
    parts: [{ kind: 'text', name: '', blocks }],
    facts: [],
    properties,
    leftOut: tally.leftOut,
    aside: tally.aside,
  };
}

/** Heads and feet of all kinds of pages: first, left, right. */
export function marginsOf({ master, text }: OpenOdf, kind: 'header' | 'footer'): readonly ReadBlock[] {
  return elementsOf(master, 'master-page').flatMap((page) =>
    elementsOf(page)
      .filter(({ name }) => name === kind || name === `${kind}-first` || name === `${kind}-left`)
      .flatMap((margin): ReadBlock[] => {
        // A sheet has three regions side by side.
        const regions = elementsOf(margin).filter(({ name }) => name.startsWith('region-'));
        const content = (regions.length === 0 ? [margin] : regions).flatMap((each) => text.blocks(each));
        return content.length === 0 ? [] : [{ type: 'frame', kind, content }];
      }),
  );
}
