import { PDFContext, PDFRawStream, type PDFRef } from 'pdf-lib';
import { type BodySetting, bodyFlow, UNDER_TITLE } from './body-flow.ts';
import { drawFurniture, drawHead, titleFlow } from './brief-draft.ts';
import { writeCatalog, writeInfo } from './catalog-objects.ts';
import { writeEmbeddedFiles } from './embedded-files.ts';
import { type FlowEntry, fillSheets } from './flow.ts';
import type { PaperFonts } from './font/face.ts';
import { type Deflate, embedFonts } from './font-objects.ts';
import type { IssuedCopy } from './issued-copy.ts';
import { letterFootFlow } from './letter-foot.ts';
import { drawLetterHead, letterTitleFlow } from './letter-head.ts';
import { GlyphCase } from './letters.ts';
import { reserveLinks, writeLinks } from './link-objects.ts';
import { mm, PAGE } from './measures.ts';
import type { PaperFacts } from './metadata-packet.ts';
import { writeOutline } from './outline-objects.ts';
import { type PaintedPage, paintSheet } from './paint.ts';
import type { BriefDraft, PaperDocument, PaperPictures, StandardDraft } from './paper-document.ts';
import { PictureCase, type PictureFault } from './picture.ts';
import { newSheet, type Sheet } from './sheet.ts';
import { type SignatureField, writeSignatureField } from './signature-field.ts';
import { writeTags } from './tag-objects.ts';
import { addTag, newTag, type Tag } from './tags.ts';
import { drawVerification } from './verification-foot.ts';
import { type FileParts, writeFile } from './write-file.ts';

export type RenderedPaper = { readonly bytes: Uint8Array; readonly pages: number };

/** The body of a letter begins close under the rule of its title. */
const UNDER_RULE: BodySetting = { hasLead: false, before: mm(3.5) };

/** Why a paper is not drawn at all: a blank in it would falsify the record. */
export type PaperRefusal = PictureFault;

/** What a paper is drawn with; `pictures` are all that it shows, `issued` makes it an archive copy. */
export type PaperParts = {
  readonly fonts: PaperFonts;
  readonly deflate: Deflate;
  readonly pictures?: PaperPictures;
  readonly issued?: IssuedCopy;
};

/** A document laid out on its pages, with the structure that screen readers follow. */
export type PaperLayout = { readonly sheets: readonly Sheet[]; readonly root: Tag; readonly glyphs: GlyphCase };

/**
 * The paper (지면) of a document as a PDF file. Pure: the same document gives the same bytes at any time.
 * A picture whose bytes are not there refuses the whole paper; a character that no face can draw is named in its place.
 */
export function renderPaper(document: PaperDocument, parts: PaperParts): RenderedPaper | PaperRefusal {
  const author = `${document.agencyName} ${document.unitName}`;
  const facts = { title: document.title, author, identity: parts.issued?.identity };
  return renderLayout(layOutPaper(document, parts.fonts, parts.issued), facts, parts);
}

/** What has its place already, as a file; `facts` is what the file says about itself. */
export function renderLayout(layout: PaperLayout, facts: PaperFacts, parts: PaperParts): RenderedPaper | PaperRefusal {
  const context = PDFContext.create();
  const pictures = new PictureCase();
  layout.glyphs.number(layout.sheets.flatMap(({ texts }) => texts.map(({ letters }) => letters)));
  const painted = layout.sheets.map((sheet, page) => paintSheet(pictures, sheet, page));
  const drawn = pictures.write(context, parts.pictures ?? new Map(), parts.deflate);
  if ('refused' in drawn) return drawn;
  const written = writeObjects(context, facts, layout, { painted, pictures: drawn.objects }, parts);
  return { bytes: writeFile(context, written, parts.deflate), pages: painted.length };
}

/** Where everything stands, without a word of PDF: what tests of the layout read. */
export function layOutPaper(document: PaperDocument, fonts: PaperFonts, issued?: IssuedCopy): PaperLayout {
  const glyphs = new GlyphCase(fonts);
  const root = newTag('Document');
  const first = newSheet();
  const sheets =
    document.form === 'standardDraft'
      ? fillSheets(...letterFlow(glyphs, document, first, root))
      : fillSheets(...briefFlow(glyphs, document, first, root));
  const last = sheets.at(-1);
  if (issued && last) drawVerification(glyphs, last, root, issued.address);
  drawFurniture(glyphs, document, sheets);
  return { sheets, root, glyphs };
}

/** What stands on the first sheet before the text begins, and where it does. */
type Begun = readonly [entries: readonly FlowEntry[], first: Sheet, top: number];

function briefFlow(glyphs: GlyphCase, document: BriefDraft, first: Sheet, root: Tag): Begun {
  const top = drawHead(glyphs, document, first, root);
  const setting = { ...UNDER_TITLE, hasEnd: !document.isCard };
  return [[...titleFlow(glyphs, document, root), ...bodyFlow(glyphs, document.body, root, setting)], first, top];
}

function letterFlow(glyphs: GlyphCase, document: StandardDraft, first: Sheet, root: Tag): Begun {
  const top = drawLetterHead(glyphs, document, first, root);
  const head = letterTitleFlow(glyphs, document, root);
  const body = bodyFlow(glyphs, document.body, root, UNDER_RULE);
  const last = body.at(-1);
  // The foot does not stand alone on a page: the last lines of the text go there with it.
  if (last?.kind === 'strip' && document.body.blocks.at(-1)?.type !== 'table')
    body.splice(-1, 1, { ...last, glued: true });
  return [[...head, ...body, ...letterFootFlow(glyphs, document, root)], first, top];
}

type PaintedParts = {
  readonly painted: readonly PaintedPage[];
  readonly pictures: Readonly<Record<string, PDFRef>>;
};

function writeObjects(
  context: PDFContext,
  facts: PaperFacts,
  layout: PaperLayout,
  { painted, pictures }: PaintedParts,
  { deflate, issued }: PaperParts,
): FileParts {
  const field = issued && !issued.isUnsigned ? reserveField(context, layout.root, painted.length - 1) : undefined;
  const links = reserveLinks(context, painted);
  const overlays = [...(field ? [field] : []), ...links];
  const treeRef = context.nextRef();
  const fonts = embedFonts(context, layout.glyphs, deflate);
  const resources = context.register(
    context.obj({ Font: fonts, ...(Object.keys(pictures).length > 0 ? { XObject: { ...pictures } } : {}) }),
  );
  const pages = painted.map((page, index) => {
    const { width, height } = layout.sheets[index]?.page ?? PAGE;
    const annotations = overlays.filter((overlay) => overlay.page === index).map(({ ref }) => ref);
    const contents = context.register(PDFRawStream.of(context.obj({ Filter: 'FlateDecode' }), deflate(page.content)));
    const ref = context.register(
      context.obj({
        Type: 'Page',
        Parent: treeRef,
        MediaBox: [0, 0, rounded(width), rounded(height)],
        Resources: resources,
        Contents: contents,
        StructParents: index,
        Tabs: 'S',
        ...(annotations.length > 0 ? { Annots: annotations } : {}),
      }),
    );
    return { ref, painted: page };
  });
  context.assign(treeRef, context.obj({ Type: 'Pages', Kids: pages.map(({ ref }) => ref), Count: pages.length }));
  const pageRefs = pages.map(({ ref }) => ref);
  const outline = writeOutline(context, layout.sheets, pageRefs);
  const tags = writeTags(context, layout.root, pages, overlays);
  if (field) writeSignatureField(context, field, pageRefs);
  writeLinks(context, links, pageRefs, pageRefs.length + overlays.length - links.length);
  const files = issued && writeEmbeddedFiles(context, issued.files, deflate);
  const root = writeCatalog(context, facts, { pages: treeRef, tags, outline, form: field?.form, files });
  return { root, info: writeInfo(context, facts), plain: new Set(field ? [field.ref, field.form] : []) };
}

function reserveField(context: PDFContext, root: Tag, page: number): SignatureField {
  return { ref: context.nextRef(), form: context.nextRef(), tag: addTag(root, 'Form'), page };
}

function rounded(points: number): number {
  return Math.round(points * 100) / 100;
}
