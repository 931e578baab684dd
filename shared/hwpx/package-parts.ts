import { HWPX_MEDIA_TYPE } from '../kernel/hwpx-media-type.ts';
import { xml, xmlFile } from '../kernel/xml.ts';
import type { PaperDocument } from '../paper/paper-document.ts';
import { NAMESPACES } from './namespaces.ts';
import type { PackedPicture } from './pen.ts';

/** Those parts of the package that are the same for every document. `tagetApplication` is Hancom's own spelling. */
export const FIXED_PARTS = {
  mimetype: HWPX_MEDIA_TYPE,
  version: xmlFile(
    xml`<hv:HCFVersion xmlns:hv="http://www.hancom.co.kr/hwpml/2011/version" tagetApplication="WORDPROCESSOR" major="5" minor="1" micro="0" buildNumber="1" os="1" xmlVersion="1.4" application="gyeol" appVersion="1"/>`,
  ),
  settings: xmlFile(
    xml`<ha:HWPApplicationSetting xmlns:ha="http://www.hancom.co.kr/hwpml/2011/app" xmlns:config="urn:oasis:names:tc:opendocument:xmlns:config:1.0"><ha:CaretPosition listIDRef="0" paraIDRef="0" pos="0"/></ha:HWPApplicationSetting>`,
  ),
  rdf: xmlFile(
    xml`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""><ns0:hasPart xmlns:ns0="http://www.hancom.co.kr/hwpml/2016/meta/pkg#" rdf:resource="Contents/header.xml"/></rdf:Description><rdf:Description rdf:about="Contents/header.xml"><rdf:type rdf:resource="http://www.hancom.co.kr/hwpml/2016/meta/pkg#HeaderFile"/></rdf:Description><rdf:Description rdf:about=""><ns0:hasPart xmlns:ns0="http://www.hancom.co.kr/hwpml/2016/meta/pkg#" rdf:resource="Contents/section0.xml"/></rdf:Description><rdf:Description rdf:about="Contents/section0.xml"><rdf:type rdf:resource="http://www.hancom.co.kr/hwpml/2016/meta/pkg#SectionFile"/></rdf:Description><rdf:Description rdf:about=""><rdf:type rdf:resource="http://www.hancom.co.kr/hwpml/2016/meta/pkg#Document"/></rdf:Description></rdf:RDF>`,
  ),
  container: xmlFile(
    xml`<ocf:container xmlns:ocf="urn:oasis:names:tc:opendocument:xmlns:container" xmlns:hpf="http://www.hancom.co.kr/schema/2011/hpf"><ocf:rootfiles><ocf:rootfile full-path="Contents/content.hpf" media-type="application/hwpml-package+xml"/><ocf:rootfile full-path="Preview/PrvText.txt" media-type="text/plain"/><ocf:rootfile full-path="META-INF/container.rdf" media-type="application/rdf+xml"/></ocf:rootfiles></ocf:container>`,
  ),
  manifest: xmlFile(xml`<odf:manifest xmlns:odf="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>`),
} as const;

/** content.hpf: what is in the package and in which order it is read. The day is the document's, never the clock's. */
export function contentPackage(document: PaperDocument, pictures: readonly PackedPicture[]): string {
  const creator = `${document.agencyName} ${document.unitName}`;
  // Hancom calls a JPEG `image/jpg`, and spells `isEmbeded` so.
  const items = pictures.map(
    ({ id, href, mediaType }) =>
      xml`<opf:item id="${id}" href="${href}" media-type="${mediaType === 'image/png' ? mediaType : 'image/jpg'}" isEmbeded="1"/>`,
  );
  const day = `${document.writtenOn}T00:00:00Z`;
  return xmlFile(
    xml`<opf:package ${NAMESPACES} version="" unique-identifier="" id=""><opf:metadata><opf:title>${document.title}</opf:title><opf:language>ko</opf:language><opf:meta name="creator" content="text">${creator}</opf:meta><opf:meta name="subject" content="text"/><opf:meta name="description" content="text"/><opf:meta name="lastsaveby" content="text">gyeol</opf:meta><opf:meta name="CreatedDate" content="text">${day}</opf:meta><opf:meta name="ModifiedDate" content="text">${day}</opf:meta><opf:meta name="date" content="text">${day}</opf:meta><opf:meta name="keyword" content="text"/></opf:metadata><opf:manifest><opf:item id="header" href="Contents/header.xml" media-type="application/xml"/>${items}<opf:item id="section0" href="Contents/section0.xml" media-type="application/xml"/><opf:item id="settings" href="settings.xml" media-type="application/xml"/></opf:manifest><opf:spine><opf:itemref idref="header" linear="yes"/><opf:itemref idref="section0" linear="yes"/></opf:spine></opf:package>`,
  );
}
