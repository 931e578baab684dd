import { type Xml, xml } from '../kernel/xml.ts';
import type { PaperDocument } from '../paper/paper-document.ts';
import { bodyParagraphs } from './body-paragraphs.ts';
import { headTable, jointTables, titleTable } from './form-head.ts';
import { letterFoot } from './letter-foot.ts';
import { letterHead } from './letter-head.ts';
import { BODY, RUNNER } from './letters.ts';
import { PAGE, TEXT_WIDTH } from './measures.ts';
import { NAMESPACES } from './namespaces.ts';
import { type Pen, STYLE } from './pen.ts';

/** The one section of a document: page, head, title, body and, of a letter, its foot. */
export function sectionXml(pen: Pen, document: PaperDocument): Xml {
  const first = [pen.runOf([sectionProperties(), ...controls(pen, document)], BODY)];
  if (document.form === 'standardDraft') {
    const body = bodyParagraphs(pen, document.body.blocks, { hasLead: false });
    return xml`<hs:sec ${NAMESPACES}>${[...letterHead(pen, document, first), ...body, ...letterFoot(pen, document)]}</hs:sec>`;
  }
  return xml`<hs:sec ${NAMESPACES}>${[
    headTable(pen, document, first),
    ...jointTables(pen, document.boxes.joint ?? []),
    titleTable(pen, document),
    ...bodyParagraphs(pen, document.body.blocks),
  ]}</hs:sec>`;
}

/** WIDELY is upright to OWPML. The first page has its own head, so the running one begins with the second. */
function sectionProperties(): Xml {
  return xml`<hp:secPr id="" textDirection="HORIZONTAL" spaceColumns="1134" tabStop="8000" tabStopVal="4000" tabStopUnit="HWPUNIT" outlineShapeIDRef="0" memoShapeIDRef="0" textVerticalWidthHead="0" masterPageCnt="0"><hp:grid lineGrid="0" charGrid="0" wonggojiFormat="0"/><hp:startNum pageStartsOn="BOTH" page="0" pic="0" tbl="0" equation="0"/><hp:visibility hideFirstHeader="1" hideFirstFooter="0" hideFirstMasterPage="0" border="SHOW_ALL" fill="SHOW_ALL" hideFirstPageNum="0" hideFirstEmptyLine="0" showLineNumber="0"/><hp:lineNumberShape restartType="0" countBy="0" distance="0" startNumber="0"/><hp:pagePr landscape="WIDELY" width="${PAGE.width}" height="${PAGE.height}" gutterType="LEFT_ONLY"><hp:margin header="${PAGE.header}" footer="${PAGE.footer}" gutter="0" left="${PAGE.left}" right="${PAGE.right}" top="${PAGE.top}" bottom="${PAGE.bottom}"/></hp:pagePr>${NOTES}${PAGE_BORDERS}</hp:secPr>`;
}

const NOTES = xml`<hp:footNotePr><hp:autoNumFormat type="DIGIT" userChar="" prefixChar="" suffixChar=")" supscript="0"/><hp:noteLine length="-1" type="SOLID" width="0.12 mm" color="#000000"/><hp:noteSpacing betweenNotes="284" belowLine="568" aboveLine="852"/><hp:numbering type="CONTINUOUS" newNum="1"/><hp:placement place="EACH_COLUMN" beneathText="0"/></hp:footNotePr><hp:endNotePr><hp:autoNumFormat type="DIGIT" userChar="" prefixChar="" suffixChar=")" supscript="0"/><hp:noteLine length="0" type="NONE" width="0.12 mm" color="#000000"/><hp:noteSpacing betweenNotes="0" belowLine="576" aboveLine="864"/><hp:numbering type="CONTINUOUS" newNum="1"/><hp:placement place="END_OF_DOCUMENT" beneathText="0"/></hp:endNotePr>`;

const PAGE_BORDERS = ['BOTH', 'EVEN', 'ODD'].map(
  (type) =>
    xml`<hp:pageBorderFill type="${type}" borderFillIDRef="1" textBorder="PAPER" headerInside="0" footerInside="0" fillArea="PAPER"><hp:offset left="1417" right="1417" top="1417" bottom="1417"/></hp:pageBorderFill>`,
);

/** One column of text, the running head (title and number) and the page number in the middle below. */
function controls(pen: Pen, document: PaperDocument): Xml[] {
  const words = [document.title, document.documentNumber].filter((part) => part !== undefined).join('  ');
  const head = pen.paragraph([pen.run(words, RUNNER)], { align: 'LEFT', lineSpacing: 100 }, STYLE.text);
  return [
    xml`<hp:ctrl><hp:colPr id="" type="NEWSPAPER" layout="LEFT" colCount="1" sameSz="1" sameGap="0"/></hp:ctrl>`,
    xml`<hp:ctrl><hp:header id="1" applyPageType="BOTH"><hp:subList id="" textDirection="HORIZONTAL" lineWrap="BREAK" vertAlign="TOP" linkListIDRef="0" linkListNextIDRef="0" textWidth="${TEXT_WIDTH}" textHeight="${PAGE.header}" hasTextRef="0" hasNumRef="0">${head}</hp:subList></hp:header></hp:ctrl>`,
    xml`<hp:ctrl><hp:pageNum pos="BOTTOM_CENTER" formatType="DIGIT" sideChar="-"/></hp:ctrl>`,
  ];
}
