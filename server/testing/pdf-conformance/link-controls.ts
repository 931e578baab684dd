import { type PDFDict, PDFString } from 'pdf-lib';
import { element, elements, inner, type NegativeControl, nth, type Parts, refOf, remove, set } from './breaking.ts';
import { everyDict, nameOf } from './pdf-values.ts';

const link = ({ context }: Parts): PDFDict =>
  nth(
    everyDict(context).filter((dict) => nameOf(dict, 'Subtype') === 'Link'),
    0,
  );
const action = (parts: Parts): PDFDict => inner(link(parts), 'A');
const leadTo = (address: string) => (parts: Parts) => set(action(parts), 'URI', PDFString.of(address));

/** Ways to break a link: of every issued copy, the address at its foot is one. */
export const LINK_CONTROLS: readonly NegativeControl[] = [
  { rule: 'links-lead-out', how: 'a script', objects: leadTo('javascript:alert(1)') },
  { rule: 'links-lead-out', how: 'a file of the reader', objects: leadTo('file:///etc/passwd') },
  { rule: 'links-lead-out', how: 'letters beyond ASCII', objects: leadTo('https://example.go.kr/\u00e9') },
  { rule: 'links-lead-out', how: 'another page', objects: (parts) => set(action(parts), 'S', 'GoTo') },
  { rule: 'links-lead-out', how: 'a second action', objects: (parts) => set(action(parts), 'Next', { S: 'URI' }) },
  { rule: 'links-lead-out', how: 'a place too', objects: (parts) => set(link(parts), 'Dest', []) },
  { rule: 'links-shown', how: 'not printed', objects: (parts) => set(link(parts), 'F', 0) },
  { rule: 'links-shown', how: 'hidden', objects: (parts) => set(link(parts), 'F', 6) },
  { rule: 'links-shown', how: 'a border', objects: (parts) => remove(link(parts), 'Border') },
  {
    rule: 'links-shown',
    how: 'no extent',
    objects: (parts) => {
      set(link(parts), 'Rect', [9, 9, 9, 9]);
      remove(link(parts), 'QuadPoints');
    },
  },
  { rule: 'links-shown', how: 'beside the page', objects: (parts) => set(link(parts), 'Rect', [0, 0, 9_000, 800]) },
  { rule: 'links-shown', how: 'a part outside of it', objects: (parts) => set(link(parts), 'Rect', [0, 0, 9, 9]) },
  {
    rule: 'links-shown',
    how: 'of another page',
    objects: (parts) => set(link(parts), 'P', refOf(nth(parts.pages, 0))),
  },
  { rule: 'links-in-words', how: 'no words', objects: (parts) => remove(link(parts), 'Contents') },
  { rule: 'links-in-words', how: 'no way back', objects: (parts) => set(link(parts), 'StructParent', 0) },
  {
    rule: 'links-in-words',
    how: 'an element of another type',
    also: ['same-tag'],
    objects: (parts) => set(element(parts, 'Link'), 'S', 'Reference'),
  },
  {
    rule: 'links-in-words',
    how: 'a Link that leads nowhere',
    also: ['same-tag'],
    objects: (parts) => set(nth(elements(parts, 'P'), 0), 'S', 'Link'),
  },
];
