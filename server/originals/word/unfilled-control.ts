import { elementAt, type XmlElement } from '../package/xml-tree.ts';
import { isOn } from './word-styles.ts';

/** A control holds its placeholder until somebody writes into it. */
export function isUnfilled(control: XmlElement): boolean {
  const placeholder = elementAt(control, 'sdtPr', 'showingPlcHdr');
  return placeholder !== undefined && isOn(placeholder);
}
