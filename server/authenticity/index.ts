/** 진본성: the agency's signature on its papers, and the register of every file that was handed out. */
export { addressHash, documentKey, makePaperAddress } from './paper-address.ts';
export { PaperSigner, type SigningName } from './paper-signer.ts';
export {
  type FoundFile,
  type FoundPaper,
  findFile,
  findPaperByAddress,
  findPublicPaper,
  insertFile,
  insertPaper,
  upsertStanding,
} from './store.ts';
