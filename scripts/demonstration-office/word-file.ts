import { zipSync } from 'fflate';
import { type Xml, xml, xmlFile } from '../../shared/kernel/xml.ts';
import type { PlannedAttachment } from './planned-office.ts';

/** A text of Word with its numbered lines, one table under them, and what somebody has noted beside the title. */
export type WordText = {
  readonly title: string;
  readonly lines: readonly string[];
  /** The first row heads the others; an empty place goes on from the cell above. */
  readonly rows: readonly (readonly string[])[];
  readonly comment: { readonly by: string; readonly text: string };
};

const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const KIND = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** 워드 문서, as small as Word still opens it: its text, its styles, the numbers of its lines and one comment. */
export function wordFile(name: string, disclosure: string, text: WordText): PlannedAttachment {
  const parts: readonly (readonly [string, Xml])[] = [
    ['[Content_Types].xml', kindsOf(['document.main', 'styles', 'numbering', 'comments'])],
    ['_rels/.rels', relations('', ['officeDocument', 'word/document.xml'])],
    [
      'word/_rels/document.xml.rels',
      relations('', ['styles', 'styles.xml'], ['numbering', 'numbering.xml'], ['comments', 'comments.xml']),
    ],
    ['word/document.xml', documentOf(text)],
    ['word/styles.xml', STYLES],
    ['word/numbering.xml', NUMBERING],
    ['word/comments.xml', commentsOf(text)],
  ];
  const time = { mtime: new Date(1980, 0, 1) };
  const entries = parts.map(([part, content]) => [part, [new TextEncoder().encode(xmlFile(content)), time] as const]);
  return { name, disclosure, bytes: zipSync(Object.fromEntries(entries)) };
}

function kindsOf(parts: readonly string[]): Xml {
  const overrides = parts.map(
    (part) => xml`<Override PartName="/word/${part.replace(/\..*$/, '')}.xml" ContentType="${KIND}.${part}+xml"/>`,
  );
  return xml`<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides}</Types>`;
}

function relations(folder: string, ...targets: readonly (readonly [kind: string, target: string])[]): Xml {
  const each = targets.map(
    ([kind, target], at) => xml`<Relationship Id="rId${at + 1}" Type="${OFFICE}/${kind}" Target="${folder}${target}"/>`,
  );
  return xml`<Relationships xmlns="${PACKAGE}/relationships">${each}</Relationships>`;
}

const run = (text: string): Xml => xml`<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
const paragraph = (text: string): Xml => xml`<w:p>${run(text)}</w:p>`;

function documentOf({ title, lines, rows }: WordText): Xml {
  const head = xml`<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:commentRangeStart w:id="0"/>${run(title)}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p>`;
  const numbered = lines.map(
    (line) => xml`<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>${run(line)}</w:p>`,
  );
  const edges = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(
    (edge) => xml`<w:${edge} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`,
  );
  const columns = (rows[0] ?? []).map(() => xml`<w:gridCol w:w="2400"/>`);
  const table = xml`<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblBorders>${edges}</w:tblBorders></w:tblPr><w:tblGrid>${columns}</w:tblGrid>${rows.map((row, at) => rowOf(rows, row, at))}</w:tbl>`;
  return xml`<w:document xmlns:w="${WORD}"><w:body>${head}${numbered}${table}${paragraph('')}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>`;
}

function rowOf(rows: WordText['rows'], row: readonly string[], at: number): Xml {
  const cells = row.map((text, column) => {
    const goesOn = at > 0 && text === '';
    const begins = !goesOn && at > 0 && rows[at + 1]?.[column] === '';
    const merge = goesOn ? xml`<w:vMerge/>` : begins ? xml`<w:vMerge w:val="restart"/>` : xml``;
    return xml`<w:tc><w:tcPr><w:tcW w:w="2400" w:type="dxa"/>${merge}</w:tcPr>${paragraph(text)}</w:tc>`;
  });
  return xml`<w:tr>${at === 0 ? xml`<w:trPr><w:tblHeader/></w:trPr>` : xml``}${cells}</w:tr>`;
}

function commentsOf({ comment: { by, text } }: WordText): Xml {
  return xml`<w:comments xmlns:w="${WORD}"><w:comment w:id="0" w:author="${by}">${paragraph(text)}</w:comment></w:comments>`;
}

const STYLES = xml`<w:styles xmlns:w="${WORD}"><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style></w:styles>`;
const NUMBERING = xml`<w:numbering xmlns:w="${WORD}"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/><w:pPr><w:ind w:left="420" w:hanging="420"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`;
