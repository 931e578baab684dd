import { readFileSync } from 'node:fs';
import path from 'node:path';
import { zipSync } from 'fflate';
import { CHECKOUT } from '../../server/platform/checkout.ts';
import { packHwpx } from '../../server/rendering/pack-hwpx.ts';
import { type Xml, type XmlHole, xml, xmlFile } from '../../shared/kernel/xml.ts';
import type { PlannedAttachment } from './planned-office.ts';
import { writtenBody } from './written-body.ts';

/** Two starts make the same bytes. */
const NO_TIME = { mtime: new Date(1980, 0, 1) };

/** 압축파일: other attachments bundled into one. */
export function zipFile(
  name: string,
  disclosure: string,
  files: readonly Omit<PlannedAttachment, 'disclosure'>[],
): PlannedAttachment {
  const bytes = zipSync(Object.fromEntries(files.map((file) => [file.name, [file.bytes, NO_TIME] as const])));
  return { name, disclosure, bytes };
}

/** 한글 문서: written by the product itself, as its own paper is. */
export function hwpxFile(name: string, disclosure: string, title: string, body: string): PlannedAttachment {
  const bytes = packHwpx({
    form: 'briefDraft',
    agencyName: '한별시',
    unitName: '자치행정과',
    title,
    body: writtenBody(body),
    writtenOn: '2026-11-04',
    disclosureLabel: '공개',
    boxes: { signRow: [], cooperation: [] },
    managementNumber: '',
  });
  return { name, disclosure, bytes };
}

/** 한글 문서 as older programs keep it: such a .hwpx of ours, converted once and kept in the folder of files. */
export function hwpFile(name: string, disclosure: string, file: string): PlannedAttachment {
  return { name, disclosure, bytes: readFileSync(path.join(CHECKOUT, 'scripts/demonstration-office/files', file)) };
}

/** 발표 자료: a slide has its title and its lines. */
export function slidesFile(
  name: string,
  disclosure: string,
  slides: readonly (readonly [title: string, ...lines: string[]])[],
): PlannedAttachment {
  const pages = slides.map(([title, ...lines], at) => {
    const items = lines.map((line) => xml`<text:list-item>${paragraph(line)}</text:list-item>`);
    return xml`<draw:page draw:name="page${at + 1}">${frame('title', 1, paragraph(title))}${
      items.length > 0 && frame('outline', 5, xml`<text:list>${items}</text:list>`)
    }</draw:page>`;
  });
  const body = xml`<office:presentation>${pages}</office:presentation>`;
  return { name, disclosure, bytes: openDocument('presentation', body) };
}

/** 표 계산 문서: the column of that place is folded away, as officials often leave one. */
export function sheetFile(
  name: string,
  disclosure: string,
  rows: readonly (readonly string[])[],
  hiddenColumn: number,
): PlannedAttachment {
  const columns = (rows[0] ?? []).map((_, at) =>
    at === hiddenColumn ? xml`<table:table-column table:visibility="collapse"/>` : xml`<table:table-column/>`,
  );
  const cell = (text: string) =>
    xml`<table:table-cell office:value-type="string">${paragraph(text)}</table:table-cell>`;
  const lines = rows.map((row) => xml`<table:table-row>${row.map(cell)}</table:table-row>`);
  const table = xml`<table:table table:name="집행 현황">${columns}${lines}</table:table>`;
  const body = xml`<office:spreadsheet>${table}</office:spreadsheet>`;
  return { name, disclosure, bytes: openDocument('spreadsheet', body) };
}

const paragraph = (text: string): Xml => xml`<text:p>${text}</text:p>`;

const frame = (kind: string, fromTop: number, inside: XmlHole): Xml =>
  xml`<draw:frame presentation:class="${kind}" svg:x="2cm" svg:y="${fromTop}cm" svg:width="24cm" svg:height="3cm"><draw:text-box>${inside}</draw:text-box></draw:frame>`;

const NAMES = 'urn:oasis:names:tc:opendocument:xmlns';

/** An OpenDocument file as small as other programs still open: its kind, its list of parts and its content. */
function openDocument(kind: 'presentation' | 'spreadsheet', body: Xml): Uint8Array {
  const type = `application/vnd.oasis.opendocument.${kind}`;
  const content = xml`<office:document-content office:version="1.3" xmlns:office="${NAMES}:office:1.0" xmlns:text="${NAMES}:text:1.0" xmlns:table="${NAMES}:table:1.0" xmlns:draw="${NAMES}:drawing:1.0" xmlns:presentation="${NAMES}:presentation:1.0" xmlns:svg="${NAMES}:svg-compatible:1.0"><office:body>${body}</office:body></office:document-content>`;
  const parts = xml`<manifest:manifest xmlns:manifest="${NAMES}:manifest:1.0" manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:media-type="${type}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>`;
  const encoder = new TextEncoder();
  return zipSync({
    mimetype: [encoder.encode(type), { ...NO_TIME, level: 0 }],
    'content.xml': [encoder.encode(xmlFile(content)), NO_TIME],
    'META-INF/manifest.xml': [encoder.encode(xmlFile(parts)), NO_TIME],
  });
}
