import { readXmlTree, type XmlElement } from '../../../shared/testing/xml-tree.ts';

/** An element of a metadata packet; its name stands with its namespace in braces: `{uri}local`. */
export type XmlNode = {
  readonly name: string;
  readonly prefix: string;
  readonly kids: readonly XmlNode[];
  readonly text: string;
};

const PACKET_ENDS = /^<\?xpacket [^>]*\?>|<\?xpacket [^>]*\?>$/g;

/** Reads a packet without its head and end; throws where it is no well-formed XML. */
export function readPacket(packet: string): XmlNode {
  return named(readXmlTree(packet.replace(PACKET_ENDS, '').trim()), new Map());
}

function named(element: XmlElement, around: ReadonlyMap<string, string>): XmlNode {
  const spaces = new Map(around);
  for (const [key, value] of element.attributes) if (key.startsWith('xmlns:')) spaces.set(key.slice(6), value);
  const [prefix = '', local = ''] = element.name.split(':');
  const kids = element.children.map((child) => named(child, spaces));
  return { name: `{${spaces.get(prefix) ?? ''}}${local}`, prefix, kids, text: element.text };
}
