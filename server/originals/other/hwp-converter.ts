import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { HwpDocument, initSync } from '@rhwp/core';

/** A file in the converter. It asks a browser how wide a text is: nothing that is read depends on the answer. */
export function opened(file: Uint8Array): HwpDocument {
  Object.assign(globalThis, { measureTextWidth: (_font: string, text: string) => text.length * 10 });
  initSync({ module: readFileSync(fileURLToPath(import.meta.resolve('@rhwp/core/rhwp_bg.wasm'))) });
  return new HwpDocument(file);
}

/** A .hwpx as a .hwp. */
export function hwpOf(hwpx: Uint8Array): Buffer {
  const document = opened(hwpx);
  const bytes = Buffer.from(document.exportHwp());
  document.free();
  return bytes;
}
