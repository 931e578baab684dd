import { type Xml, xml } from '../kernel/xml.ts';
import { BODY, HEADING, TABLE_CELL, TITLE } from './letters.ts';
import { NAMESPACES } from './namespaces.ts';
import { type Pen, STYLE } from './pen.ts';
import type { BoxStyle, CharStyle, ParaStyle, Side } from './style-book.ts';
import { RULE_UNDER_HEADING } from './style-book.ts';

const LANGUAGES = ['HANGUL', 'LATIN', 'HANJA', 'JAPANESE', 'OTHER', 'SYMBOL', 'USER'] as const;
/** Both stand on every computer that has Hancom Office; 바탕체 is of one width, so that hanging lines are exact. */
const FACES = { serif: '바탕체', sans: '맑은 고딕' } as const;
const NO_FRAME_ID = 2;
const LINE_SPACING = 160;

const FONT_FACES = xml`<hh:fontfaces itemCnt="${LANGUAGES.length}">${LANGUAGES.map(
  (language) =>
    xml`<hh:fontface lang="${language}" fontCnt="${Object.keys(FACES).length}">${Object.values(FACES).map(
      (face, id) =>
        xml`<hh:font id="${id}" face="${face}" type="TTF" isEmbedded="0"><hh:typeInfo familyType="FCAT_GOTHIC" weight="6" proportion="0" contrast="0" strokeVariation="1" armStyle="1" letterform="1" midline="1" xHeight="1"/></hh:font>`,
    )}</hh:fontface>`,
)}</hh:fontfaces>`;

/** header.xml: every shape that the section has used, so it is written after the section. */
export function headXml(pen: Pen): Xml {
  const named = namedStyles(pen);
  const { chars, paras, boxes } = pen.styles;
  return xml`<hh:head ${NAMESPACES} version="1.4" secCnt="1"><hh:beginNum page="1" footnote="1" endnote="1" pic="1" tbl="1" equation="1"/><hh:refList>${FONT_FACES}<hh:borderFills itemCnt="${
    boxes.length
  }">${boxes.map((box, index) => borderFill(box, index + 1))}</hh:borderFills><hh:charProperties itemCnt="${chars.length}">${chars.map(
    charProperties,
  )}</hh:charProperties><hh:tabProperties itemCnt="1"><hh:tabPr id="0" autoTabLeft="0" autoTabRight="0"/></hh:tabProperties><hh:paraProperties itemCnt="${
    paras.length
  }">${paras.map((para, index) => paraProperties(pen, para, index))}</hh:paraProperties><hh:styles itemCnt="${named.length}">${named}</hh:styles></hh:refList><hh:compatibleDocument targetProgram="HWP201X"><hh:layoutCompatibility/></hh:compatibleDocument><hh:docOption><hh:linkinfo path="" pageInherit="0" footnoteInherit="0"/></hh:docOption><hh:trackchageConfig flags="56"/></hh:head>`;
}

/** What people see in the list of styles when they go on writing in the file. */
function namedStyles(pen: Pen): Xml[] {
  const list: readonly (readonly [keyof typeof STYLE, string, string, ParaStyle, CharStyle])[] = [
    ['text', '바탕글', 'Normal', { align: 'JUSTIFY' }, BODY],
    ['title', '문서 제목', 'Document Title', { align: 'CENTER' }, TITLE],
    ['heading', '장 제목', 'Section Heading', { align: 'LEFT', keepWithNext: true }, HEADING],
    ['item', '항목', 'Item', { align: 'JUSTIFY' }, BODY],
    ['cell', '표 내용', 'Table Text', { align: 'LEFT', lineSpacing: 140 }, TABLE_CELL],
    ['enclosures', '붙임', 'Enclosures', { align: 'JUSTIFY' }, BODY],
  ];
  return list.map(
    ([key, name, english, para, letters]) =>
      xml`<hh:style id="${STYLE[key]}" type="PARA" name="${name}" engName="${english}" paraPrIDRef="${pen.styles.para(
        para,
      )}" charPrIDRef="${pen.styles.char(letters)}" nextStyleIDRef="${STYLE[key]}" langID="1042" lockForm="0"/>`,
  );
}

function charProperties({ face, height, bold, underline }: CharStyle, id: number): Xml {
  const font = Object.keys(FACES).indexOf(face);
  return xml`<hh:charPr id="${id}" height="${height}" textColor="#000000" shadeColor="none" useFontSpace="0" useKerning="0" symMark="NONE" borderFillIDRef="${NO_FRAME_ID}"><hh:fontRef ${forAll(font)}/><hh:ratio ${forAll(100)}/><hh:spacing ${forAll(0)}/><hh:relSz ${forAll(100)}/><hh:offset ${forAll(0)}/>${
    bold && xml`<hh:bold/>`
  }<hh:underline type="${underline ? 'BOTTOM' : 'NONE'}" shape="SOLID" color="#000000"/><hh:strikeout shape="NONE" color="#000000"/><hh:outline type="NONE"/><hh:shadow type="NONE" color="#C0C0C0" offsetX="10" offsetY="10"/></hh:charPr>`;
}

function forAll(value: number): Xml {
  return xml`hangul="${value}" latin="${value}" hanja="${value}" japanese="${value}" other="${value}" symbol="${value}" user="${value}"`;
}

/**
 * What Hancom Office does with these two words is the contrary of what they say, and of the schema: for KEEP_WORD it
 * fills a line with letters, for BREAK_WORD it keeps words whole (docs/decisions/0040-the-foot-of-the-hwpx.md).
 */
const HANGUL_BREAKS = { word: 'BREAK_WORD', syllable: 'KEEP_WORD' } as const;

/** Lengths stand twice: a `case` for the programs of today, and the double of it for those before 2016. */
function paraProperties({ styles, breaking }: Pen, para: ParaStyle, id: number): Xml {
  const breaks = HANGUL_BREAKS[breaking ?? 'word'];
  const frame = para.ruled ? styles.box(RULE_UNDER_HEADING) : NO_FRAME_ID;
  return xml`<hh:paraPr id="${id}" tabPrIDRef="0" condense="0" fontLineHeight="0" snapToGrid="0" suppressLineNumbers="0" checked="0"><hh:align horizontal="${
    para.align
  }" vertical="BASELINE"/><hh:heading type="NONE" idRef="0" level="0"/><hh:breakSetting breakLatinWord="KEEP_WORD" breakNonLatinWord="${breaks}" widowOrphan="1" keepWithNext="${
    para.keepWithNext ? 1 : 0
  }" keepLines="0" pageBreakBefore="0" lineWrap="BREAK"/><hh:autoSpacing eAsianEng="0" eAsianNum="0"/><hp:switch><hp:case hp:required-namespace="http://www.hancom.co.kr/hwpml/2016/HwpUnitChar">${spacing(
    para,
    1,
  )}</hp:case><hp:default>${spacing(para, 2)}</hp:default></hp:switch><hh:border borderFillIDRef="${frame}" offsetLeft="0" offsetRight="0" offsetTop="0" offsetBottom="0" connect="0" ignoreMargin="0"/></hh:paraPr>`;
}

function spacing(para: ParaStyle, times: number): Xml {
  const { left = 0, hanging = 0, before = 0, after = 0, lineSpacing = LINE_SPACING } = para;
  const length = (value: number) => Math.round(value) * times;
  return xml`<hh:margin><hc:intent value="${hanging === 0 ? 0 : -length(hanging)}" unit="HWPUNIT"/><hc:left value="${length(
    left,
  )}" unit="HWPUNIT"/><hc:right value="0" unit="HWPUNIT"/><hc:prev value="${length(before)}" unit="HWPUNIT"/><hc:next value="${length(
    after,
  )}" unit="HWPUNIT"/></hh:margin><hh:lineSpacing type="PERCENT" value="${lineSpacing}" unit="HWPUNIT"/>`;
}

function borderFill(box: BoxStyle, id: number): Xml {
  return xml`<hh:borderFill id="${id}" threeD="0" shadow="0" centerLine="NONE" breakCellSeparateLine="0"><hh:slash type="NONE" Crooked="0" isCounter="0"/><hh:backSlash type="NONE" Crooked="0" isCounter="0"/><hh:leftBorder ${side(box.left)}/><hh:rightBorder ${side(box.right)}/><hh:topBorder ${side(box.top)}/><hh:bottomBorder ${side(box.bottom)}/><hh:diagonal type="SOLID" width="0.1 mm" color="#000000"/>${
    box.fill !== undefined &&
    xml`<hc:fillBrush><hc:winBrush faceColor="${box.fill}" hatchColor="#000000" alpha="0"/></hc:fillBrush>`
  }</hh:borderFill>`;
}

function side(border: Side | undefined): Xml {
  const { width, color } = border ?? { width: '0.1 mm', color: '#000000' };
  return xml`type="${border ? 'SOLID' : 'NONE'}" width="${width}" color="${color}"`;
}
