import { Type } from 'typebox';
import { MAX_BUNDLED_TEXTS } from '../approval/bundle.ts';
import { ContentHash, ManagementNumber } from './document-parts.ts';

const exact = { additionalProperties: false } as const;

/** 일괄기안: the other texts (안) as they were on the screen of whoever decides on all of them. */
export const ShownTexts = Type.Array(
  Type.Object({ managementNumber: ManagementNumber, contentHash: ContentHash }, exact),
  {
    maxItems: MAX_BUNDLED_TEXTS,
  },
);

/** 일괄기안: the texts (안) that are decided on together, in their order; the first is the lead. */
export const BundleShape = Type.Array(
  Type.Object(
    {
      managementNumber: ManagementNumber,
      title: Type.String(),
      version: Type.Integer(),
      contentHash: ContentHash,
      documentNumber: Type.Union([Type.String(), Type.Null()]),
    },
    exact,
  ),
);
